"""A file is what it contains; what can do harm stays outside, and the message says why."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sutarimas.formats.file_kinds import PICTURES, Kind, media_type
from sutarimas.formats.file_names import LONGEST_NAME, extension, safe_name
from sutarimas.formats.picture_size import picture_size
from sutarimas.formats.problems import Unusable
from sutarimas.formats.uploads import LARGEST, accept, sniff
from tests.formats.upload_samples import (
    GOOD,
    PDF,
    container,
    docx,
    office,
    picture,
    png_head,
    zipped,
)


def refusals(name: str, data: bytes) -> list[str]:
    with pytest.raises(Unusable) as caught:
        accept(name, io.BytesIO(data))
    assert caught.value.text("lt") != caught.value.text("en")
    return [x.kind for x in caught.value.problems]


@pytest.mark.parametrize("name", GOOD)
def test_a_file_of_an_allowed_kind_is_known_by_its_content(name: str) -> None:
    data, kind = GOOD[name]
    file = io.BytesIO(data)
    found = accept(name, file)
    assert (found.kind, found.size) == (kind, len(data))
    assert found.name == name.replace("JPG", "jpg")
    assert file.tell() == 0


@pytest.mark.parametrize("name", GOOD)
def test_a_name_that_says_something_else_is_refused_with_the_right_ending(name: str) -> None:
    data, kind = GOOD[name]
    with pytest.raises(Unusable) as caught:
        accept("kitas.doc", io.BytesIO(data))
    problem = caught.value.problems[0]
    assert problem.kind == "upload_name_differs"
    assert f".{extension(name)}" in problem.slots["right"].split(", ")
    assert sniff(io.BytesIO(data)) in (kind, Kind.TEXT)


def test_one_text_is_not_taken_for_another_kind() -> None:
    assert refusals("a.pdf", b"Tekstas") == ["upload_name_differs"]
    assert refusals("a.png", picture("JPEG")) == ["upload_name_differs"]
    assert refusals("be-galo", PDF) == ["upload_name_differs"]


def test_only_a_pdf_with_a_signature_and_signed_containers_count_as_signed() -> None:
    signed = PDF.replace(b"trailer", b"5 0 obj\n<</ByteRange[0 1 2 3]>>\nendobj\ntrailer")
    signs = {
        name: accept(name, io.BytesIO(data)).signed
        for name, data in (
            ("a.pdf", PDF),
            ("b.pdf", signed),
            ("c.adoc", GOOD["pasirašytas.adoc"][0]),
            ("d.docx", docx()),
        )
    }
    assert signs == {"a.pdf": False, "b.pdf": True, "c.adoc": True, "d.docx": False}


MACROS = office(Kind.DOCX, "word/document.xml", "<w/>", ("word/vbaProject.bin", b"x"))
DOCM = zipped(
    [
        ("[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled.main+xml"),
        ("word/document.xml", "<w/>"),
    ]
)
LOCKED_ODT = container(Kind.ODT, ("META-INF/manifest.xml", "<m:encryption-data/>"))
REFUSED = [
    ("a.txt", b"", "upload_empty"),
    ("a.exe", b"MZ\x90\x00\x03", "upload_program"),
    ("a.pdf", b"MZ\x90\x00\x03", "upload_program"),
    ("a.txt", b"#!/bin/sh\n", "upload_program"),
    ("a.bat", b"del *.*\r\n", "upload_program"),
    ("a.html", b"<!DOCTYPE html><p>", "upload_page"),
    ("a.txt", b"\xef\xbb\xbf \n<script>alert(1)</script>", "upload_page"),
    ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "upload_page"),
    ("a.svg", b"<?xml version='1.0'?><svg/>", "upload_page"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "upload_old_office"),
    ("a.gif", b"GIF89a\x01\x00", "upload_picture_kind"),
    ("a.heic", b"\x00\x00\x00\x18ftypheic\x00\x00", "upload_picture_kind"),
    ("a.mp4", b"\x00\x00\x00\x18ftypisom\x00\x00", "upload_unknown"),
    ("a.txt", "Tekstas".encode("utf-16"), "utf16"),
    ("a.txt", b"a\x00b", "upload_unknown"),
    ("a.eml", b"From: a@b.lt\nSubject: x\n\nLaba diena,", "upload_letter"),
    ("a.rar", b"Rar!\x1a\x07", "upload_archive"),
    ("a.zip", zipped([("a.pdf", PDF)]), "upload_archive"),
    ("a.zip", zipped([]), "upload_broken"),
    ("a.docx", docx()[:-5], "upload_broken"),
    ("a.docx", docx() + b"<html>", "upload_broken"),
    ("a.pdf", PDF[:-8], "upload_broken"),
    ("a.png", b"\x89PNG\r\n\x1a\n", "upload_broken"),
    ("a.jpg", b"\xff\xd8\xff\xe0\x00\x04ab", "upload_broken"),
    ("a.pdf", b"x\n" + PDF, "upload_joined"),
    ("a.pdf", PDF + zipped([("a.txt", "x")]), "upload_joined"),
    ("a.jpg", picture("JPEG") + docx(), "upload_joined"),
    ("a.docx", MACROS, "upload_macros"),
    ("a.docx", DOCM, "upload_macros"),
    ("a.odt", container(Kind.ODT, ("Basic/Standard/Module1.xml", "x")), "upload_macros"),
    ("a.odt", LOCKED_ODT, "upload_locked"),
    ("a.docx", docx("", ("../../x.xml", "x")), "zip_path"),
    ("a.docx", docx("", ("/etc/x", "x")), "zip_path"),
    ("a.docx", docx("", ("C:\\x.xml", "x")), "zip_path"),
    ("a.docx", docx("", ("..\\x.xml", "x")), "zip_path"),
    ("a.docx", docx("", ("a\u202ex.xml", "x")), "zip_path"),
    ("a.adoc", container(Kind.ADOC, ("b.exe", "x")), "upload_program_inside"),
    ("a.png", png_head(12_001, 10), "upload_picture_wide"),
    ("a.png", png_head(10_000, 5_001), "upload_picture_pixels"),
    ("a.png", png_head(0, 10), "upload_broken"),
]


@pytest.mark.parametrize(("name", "data", "kind"), REFUSED)
def test_what_may_not_come_in_is_refused_for_its_own_reason(
    name: str, data: bytes, kind: str
) -> None:
    assert refusals(name, data) == [kind]


@pytest.mark.parametrize(
    "data", [data for name, data, _ in REFUSED if name not in ("a.bat", "a.eml", "a.png", "a.jpg")]
)
def test_what_may_not_come_in_is_of_no_kind(data: bytes) -> None:
    assert sniff(io.BytesIO(data)) is None


def test_a_file_above_the_limit_is_refused_and_one_at_it_is_not() -> None:
    assert accept("a.txt", io.BytesIO(b"a" * LARGEST)).size == LARGEST
    assert refusals("a.txt", b"a" * (LARGEST + 1)) == ["upload_too_large"]
    with pytest.raises(Unusable):
        accept("a.txt", io.BytesIO(b"aaa"), largest=2)


def test_a_picture_at_the_limits_is_accepted() -> None:
    assert accept("a.png", io.BytesIO(png_head(12_000, 4_166))).kind is Kind.PNG


def test_an_archive_that_would_fill_the_disk_is_refused() -> None:
    zeros = zipped([("mimetype", "x"), ("a.xml", bytes(51 * 10**6))], packed=True)
    assert refusals("a.odt", zeros) == ["upload_bomb"]


def test_a_sheet_of_many_equal_cells_is_no_trap() -> None:
    cells = "<table:table-cell office:value='0'/>" * 250_000
    data = zipped([("mimetype", media_type(Kind.ODS)), ("content.xml", cells)], packed=True)
    assert len(cells) > 100 * len(data)
    assert accept("a.ods", io.BytesIO(data)).kind is Kind.ODS


def test_a_huge_archive_is_refused_even_if_it_is_hardly_packed() -> None:
    data = bytearray(container(Kind.ODT, ("content.xml", "x")))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (201 * 10**6).to_bytes(4, "little")
    assert refusals("a.odt", bytes(data)) == ["upload_bomb"]


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(docx())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert refusals("a.docx", bytes(data)) == ["upload_locked"]


def test_a_link_and_a_repeated_member_are_refused() -> None:
    link = zipfile.ZipInfo("word/link.xml")
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    stream = io.BytesIO(docx())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(link, "/etc/passwd")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", "<other/>")
    assert refusals("a.docx", stream.getvalue()) == ["upload_twice", "upload_link"]


def test_an_archive_of_countless_members_is_refused() -> None:
    many = zipped((f"{x}", "") for x in range(5001))
    assert refusals("a.docx", many) == ["upload_many_members"]


def test_something_before_the_first_member_is_another_file() -> None:
    start = zipped([("a.txt", "x")])[:40]
    assert refusals("a.docx", start + docx()) == ["upload_joined"]


@given(st.sampled_from(sorted(GOOD)), st.data())
def test_a_damaged_file_is_answered_and_never_crashes(name: str, data: st.DataObject) -> None:
    whole, _ = GOOD[name]
    at = data.draw(st.integers(0, len(whole) - 1))
    how = data.draw(st.sampled_from(["cut", "byte"]))
    byte = data.draw(st.binary(min_size=1, max_size=4))
    broken = whole[:at] if how == "cut" else whole[:at] + byte + whole[at + len(byte) :]
    with suppress(Unusable):
        assert accept(name, io.BytesIO(broken)).size == len(broken)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("size", [(1, 1), (300, 200), (1000, 3)])
def test_the_size_in_the_header_is_the_size_of_the_picture(
    name: str, size: tuple[int, int]
) -> None:
    assert Kind(name.lower()) in PICTURES
    assert picture_size(Kind(name.lower()), io.BytesIO(picture(name, size))) == size


@pytest.mark.parametrize(
    ("options", "mode"),
    [({"lossless": True}, "RGB"), ({}, "RGBA"), ({"exif": b"Exif\0\0x"}, "RGB")],
)
def test_every_form_of_webp_tells_its_size(options: dict[str, object], mode: str) -> None:
    stream = io.BytesIO()
    Image.new(mode, (33, 21)).save(stream, "WEBP", **options)
    assert picture_size(Kind.WEBP, stream) == (33, 21)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Šeimų sąrašas.docx", "Šeimų sąrašas.docx"),
        ("C:\\Darbai\\a.pdf", "a.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("a\r\nb\x00.PDF", "a b.pdf"),
        ("con.txt", "_con.txt"),
        ("COM1", "_COM1"),
        ("contract.txt", "contract.txt"),
        ('a<b>:"c|?*.txt', "a-b---c---.txt"),
        (".htaccess", "htaccess"),
        ("a. . ", "a"),
        ("e\u0307.txt", "ė.txt"),
        ("", "failas"),
        ("...", "failas"),
        ("/", "failas"),
        (".pdf", "pdf"),
    ],
)
def test_a_name_loses_what_is_dangerous_and_keeps_its_letters(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    found = safe_name("ž" * 300 + ".docx")
    assert found == "ž" * (LONGEST_NAME - 5) + ".docx"
    assert len(safe_name("😀" * 300 + ".pdf").encode()) <= 240


@given(st.text(max_size=400))
def test_any_name_becomes_one_that_stays_as_it_is(name: str) -> None:
    found = safe_name(name)
    assert 0 < len(found) <= LONGEST_NAME
    assert len(found.encode()) <= 255
    assert "/" not in found
    assert found.isprintable()
    assert safe_name(found) == found


def test_an_archive_of_office_parts_of_another_kind_is_no_workbook() -> None:
    template = office(Kind.PDF, "xl/workbook.xml", "<workbook/>")
    assert refusals("a.xlsx", template) == ["upload_archive"]
