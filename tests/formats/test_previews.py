"""Previews carry nothing of the upload but its picture, its first words and its pages."""

import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from pypdf import PdfWriter

from sutarimas.formats.file_kinds import Kind
from sutarimas.formats.gists import MOST_LETTERS, MOST_LINES, Gist, gist
from sutarimas.formats.previews import LONGEST_SIDE, Preview, draw
from sutarimas.formats.problems import Unusable
from tests.formats.upload_samples import GOOD, PDF, W, container, docx, office, picture, xlsx

REMARK = "Slapta vieta"
_ORIENTATION, _GPS, _DESCRIPTION = 0x0112, 0x8825, 0x010E


def opened(preview: Preview) -> Image.Image:
    return Image.open(io.BytesIO(preview.data))


def photograph(*, orientation: int) -> bytes:
    """A wide picture, red on its left, as a phone saves it with a place and a remark."""
    image = Image.new("RGB", (2000, 1000), "blue")
    image.paste("red", (0, 0, 1000, 1000))
    exif = Image.Exif()
    exif[_ORIENTATION], exif[_DESCRIPTION] = orientation, REMARK
    exif[_GPS] = {1: "N", 2: (54.0, 40.0, 12.0)}
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif, comment=REMARK.encode(), icc_profile=b"p" * 200)
    return stream.getvalue()


def test_a_photograph_loses_its_place_and_camera() -> None:
    data = photograph(orientation=1)
    assert REMARK.encode() in data
    preview = draw(io.BytesIO(data))
    found = opened(preview)
    assert REMARK.encode() not in preview.data
    assert not found.getexif()
    assert not {"icc_profile", "comment", "exif"} & found.info.keys()
    assert (preview.width, preview.height) == found.size == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert preview.media_type == "image/jpeg"


def test_a_photograph_taken_sideways_is_turned_upright() -> None:
    found = opened(draw(io.BytesIO(photograph(orientation=6))))
    assert found.size == (LONGEST_SIDE // 2, LONGEST_SIDE)
    red, _, blue = found.getpixel((160, 20))  # type: ignore[misc]
    assert red > 200 > blue


def test_a_see_through_picture_stays_see_through_and_loses_its_words() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", REMARK)
    stream = io.BytesIO()
    Image.new("RGBA", (30, 20), (0, 0, 0, 0)).save(stream, "PNG", pnginfo=words)
    preview = draw(stream)
    assert preview.media_type == "image/png"
    assert REMARK.encode() not in preview.data
    assert opened(preview).getpixel((3, 3)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("name", "mode"),
    [("PNG", x) for x in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")]
    + [("JPEG", x) for x in ("L", "RGB", "CMYK")]
    + [("WEBP", x) for x in ("RGB", "RGBA")],
)
def test_pictures_of_every_form_are_drawn(name: str, mode: str) -> None:
    found = opened(draw(io.BytesIO(picture(name, (30, 20), mode))))
    assert found.size == (30, 20)
    assert found.mode in ("RGB", "RGBA")


@pytest.mark.parametrize("data", [b"", b"x", PDF, picture("PNG")[:40], picture("GIF")])
def test_what_cannot_be_decoded_is_refused(data: bytes) -> None:
    with pytest.raises(Unusable, match="cannot be opened"):
        draw(io.BytesIO(data))


@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.data())
@settings(max_examples=150)
def test_a_damaged_picture_is_drawn_or_refused(name: str, data: st.DataObject) -> None:
    whole = picture(name, (40, 30))
    at = data.draw(st.integers(0, len(whole) - 1))
    some = data.draw(st.binary(min_size=1, max_size=8))
    broken = whole[:at] + some + whole[at + len(some) :]
    try:
        found = draw(io.BytesIO(broken))
    except Unusable:
        return
    assert max(found.width, found.height) <= LONGEST_SIDE


def told(kind: Kind, data: bytes) -> Gist:
    return gist(kind, io.BytesIO(data))


def test_a_pdf_tells_its_pages_and_title() -> None:
    assert told(Kind.PDF, PDF) == Gist(pages=7, title="Tarybos (VVG) protokolas")


def test_a_pdf_that_grew_tells_its_last_number_of_pages() -> None:
    grown = PDF + b"1 0 obj\n<</Type /Pages /Count 9 /Kids[]>>\nendobj\n%%EOF"
    assert told(Kind.PDF, grown).pages == 9


@pytest.mark.parametrize("pages", [1, 40])
def test_a_pdf_of_another_program_tells_the_same(pages: int) -> None:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": "Ąžuolų\u00a0gatvė"})
    stream = io.BytesIO()
    writer.write(stream)
    assert told(Kind.PDF, stream.getvalue()) == Gist(pages=pages, title="Ąžuolų\u00a0gatvė")


def test_of_a_locked_pdf_nothing_is_made_up() -> None:
    assert told(Kind.PDF, b"%PDF-1.7\n/Type/ObjStm>>stream\nxxxx\n%%EOF") == Gist()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1257"])
def test_a_text_shows_its_first_lines_in_lithuanian(encoding: str) -> None:
    text = "\r\n".join(f"Šeimų ir ąžuolų – {x}" for x in range(30))
    lines = told(Kind.TEXT, text.encode(encoding)).text.split("\n")
    assert lines == [f"Šeimų ir ąžuolų – {x}" for x in range(MOST_LINES)]


def test_a_letter_cut_where_the_reading_stops_changes_nothing() -> None:
    for start in ("", "x"):
        assert set(told(Kind.CSV, (start + "š" * 100_000).encode()).text) <= {"x", "š"}


def test_a_word_document_shows_its_first_words_and_not_the_deleted_ones() -> None:
    body = (
        "<w:body><w:p><w:r><w:t>Pirma</w:t><w:tab/><w:t>eilutė</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>slapta</w:delText></w:r></w:del></w:p>"
        "<w:p><w:r><w:t>4\u00a0998</w:t></w:r></w:p></w:body>"
    )
    assert told(Kind.DOCX, docx(body)).text == "Pirma eilutė\n4\u00a0998"


def test_a_long_document_shows_no_more_than_its_beginning() -> None:
    body = "<w:p><w:r><w:t>" + "žodis " * 200_000 + "</w:t></w:r></w:p>"
    assert len(told(Kind.DOCX, docx(body)).text) in (MOST_LETTERS, MOST_LETTERS - 1)


def test_a_writer_document_shows_its_text_without_remarks() -> None:
    xml = (
        '<o:c xmlns:o="office" xmlns:text="text"><text:tracked-changes><text:p>senas</text:p>'
        "</text:tracked-changes><text:h>Antraštė</text:h><text:p>Pirma<text:s/><text:span>"
        "eilutė</text:span><o:annotation><text:p>pastaba</text:p></o:annotation></text:p></o:c>"
    )
    data = container(Kind.ODT, ("content.xml", xml))
    assert told(Kind.ODT, data).text == "Antraštė\nPirma eilutė"


def test_a_workbook_shows_the_names_of_its_sheets() -> None:
    assert told(Kind.XLSX, xlsx("Lėšos", "Šaltiniai")).text == "Lėšos\nŠaltiniai"
    xml = '<o:c xmlns:o="office" xmlns:t="t"><t:table t:name="Lėšos"/></o:c>'
    assert told(Kind.ODS, container(Kind.ODS, ("content.xml", xml))).text == "Lėšos"


def test_xml_with_definitions_of_its_own_is_refused() -> None:
    laughs = (
        '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
        f"<w:document {W}><w:p><w:t>&b;</w:t></w:p></w:document>"
    )
    with pytest.raises(Unusable, match="DTD"):
        told(Kind.DOCX, office(Kind.DOCX, "word/document.xml", laughs))


@pytest.mark.parametrize("xml", ["", "<a>", "<a></b>", "\x00", "<a>&x;</a>"])
def test_broken_xml_is_refused_or_empty(xml: str) -> None:
    data = office(Kind.DOCX, "word/document.xml", xml)
    with suppress(Unusable):
        assert told(Kind.DOCX, data) == Gist()


def test_a_document_without_its_main_part_is_refused() -> None:
    with pytest.raises(Unusable, match="cannot be opened"):
        told(Kind.ODT, docx())


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_of_every_kind_has_a_gist(name: str) -> None:
    data, kind = GOOD[name]
    has_words = kind in (Kind.PDF, Kind.DOCX, Kind.XLSX, Kind.CSV, Kind.MARKDOWN, Kind.TEXT)
    assert (told(kind, data) != Gist()) == has_words
