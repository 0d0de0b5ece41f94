"""The DOCX: whole, editable, reproducible, and opening in LibreOffice with filled contents."""

import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx as python_docx
import ooxml_integrity
import pytest
from docx.document import Document as Opened
from lxml import etree
from pypdf import PdfReader

from sutarimas.document.blocks import Chapter, Document
from sutarimas.document.render.docx import docx
from sutarimas.document.render.docx_names import Bookmarks
from sutarimas.document.render.paper import with_chart_data
from sutarimas.document.render.pdf import typeset
from tests.document.render.sample import HASH, document, heading, sample
from tests.document.render.sample_hostile import hostile
from tests.document.render.sample_long import stress

MAKERS: dict[str, Callable[[], Document]] = {
    "lt": lambda: sample("lt"),
    "en": lambda: sample("en"),
    "hostile": hostile,
    "long": lambda: stress(60),
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAGES = {"territory": 3, "territory-trend": 3, "territory-opinion": 4, "money": 5, "sources": 7}


@cache
def made(name: str) -> bytes:
    return docx(MAKERS[name](), pages=PAGES)


@cache
def opened(name: str) -> Opened:
    return python_docx.Document(BytesIO(made(name)))


def part(name: str, path: str) -> etree._Element:
    with ZipFile(BytesIO(made(name))) as archive:
        return etree.fromstring(archive.read(path))


def every(name: str, tag: str) -> list[etree._Element]:
    return list(part(name, "word/document.xml").iter(f"{W}{tag}"))


def words(element: etree._Element) -> str:
    return "".join(x.text or "" for x in element.iter(f"{W}t"))


def styled(name: str, style: str) -> list[str]:
    return [p.text for p in opened(name).paragraphs if p.style and p.style.name == style]


@pytest.mark.parametrize("name", MAKERS)
def test_the_package_is_whole(name: str, tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(made(name))
    findings = ooxml_integrity.check(str(file))
    assert [x for x in findings if x.severity != ooxml_integrity.INFO] == []


def test_the_same_document_gives_the_same_bytes() -> None:
    assert docx(sample(), pages=PAGES) == made("lt")


def test_headings_are_real_and_their_numbers_are_counted_by_word() -> None:
    assert styled("lt", "Heading 1")[:3] == [
        "Teritorija ir gyventojai",
        "Finansinis planas",
        "Šaltiniai",
    ]
    assert "Vienišumas" in styled("lt", "Heading 3")
    numbering = part("lt", "word/numbering.xml")
    kinds = [child.tag for child in numbering]
    assert kinds == sorted(kinds, key=lambda tag: tag == f"{W}num")
    bound = [x.get(f"{W}val") for x in numbering.iter(f"{W}pStyle")]
    assert bound == ["Heading1", "Heading2", "Heading3"]


def test_a_number_that_word_would_not_give_is_typed() -> None:
    chapter = Chapter(
        key="c",
        blocks=(
            heading("a", 1, "Pirmas", "1"),
            heading("b", 1, "Priedas", "A"),
            heading("c", 1, "Be numerio"),
            heading("d", 1, "Antras", "2"),
        ),
    )
    file = python_docx.Document(BytesIO(docx(document(chapter), pages={})))
    found = [p.text for p in file.paragraphs if p.style and p.style.name == "Heading 1"]
    assert found == ["Pirmas", "A\tPriedas", "Be numerio", "Antras"]


def test_the_contents_show_the_pages_they_were_given() -> None:
    contents = next(iter(part("lt", "word/document.xml").iter(f"{W}sdtContent")))
    lines = [words(p) for p in contents.iter(f"{W}p")]
    assert lines[:5] == [
        "Turinys",
        "1Teritorija ir gyventojai3",
        "1.1Gyventojų skaičiaus kaita3",
        "1.2Ką sako gyventojai4",
        "2Finansinis planas5",
    ]
    codes = "".join(x.text or "" for x in contents.iter(f"{W}instrText"))
    assert "TOC " in codes
    assert "PAGEREF territory_trend" in codes


def test_captions_are_counted_by_fields() -> None:
    codes = " ".join(x.text or "" for x in every("lt", "instrText"))
    assert codes.count("SEQ lentelė") == 2
    assert codes.count("SEQ pav") == 4
    assert "1\u00a0lentelė. Lėšos pagal veiksmus ir metus" in styled("lt", "Table Caption")
    assert "Table\u00a01. Lėšos pagal veiksmus ir metus" in styled("en", "Table Caption")


def test_tables_have_a_header_row_a_name_and_rows_that_stay_whole() -> None:
    tables = every("lt", "tbl")
    assert len(tables) == 4
    for table in tables:
        first, *others = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(x.find(f"{W}trPr/{W}tblHeader") is None for x in others)
        assert all(x.find(f"{W}trPr/{W}cantSplit") is not None for x in others)
    names = [x.get(f"{W}val") for x in every("lt", "tblCaption")]
    assert "Lėšos pagal veiksmus ir metus" in names


def test_every_picture_tells_what_it_shows() -> None:
    space = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    told = [x.get("descr") for x in part("lt", "word/document.xml").iter(f"{space}docPr")]
    assert told[0] == "Europos Sąjungos emblema"
    assert "Nuo 5 306 gyventojų 2015 m. iki 4 712 gyventojų 2026 m." in told
    assert len(told) == 5
    assert all(told)


@pytest.mark.parametrize("name", MAKERS)
def test_every_inner_link_has_a_place_to_land(name: str) -> None:
    placed = [x.get(f"{W}name") or "" for x in every(name, "bookmarkStart")]
    led = {x.get(f"{W}anchor") for x in every(name, "hyperlink")} - {None}
    assert len(placed) == len({x.casefold() for x in placed})
    assert max(map(len, placed)) <= 40
    assert led <= set(placed)
    assert led


def test_block_ids_are_kept_for_the_way_back() -> None:
    kept = part("lt", "customXml/item1.xml")
    ids = {x.get("id"): x.get("bookmark") for x in kept}
    assert kept.get("fingerprint") == HASH
    for chapter in with_chart_data(sample()).chapters:
        for block in chapter.blocks:
            assert block.id in ids
    placed = {x.get(f"{W}name") for x in every("lt", "bookmarkStart")}
    assert set(ids.values()) == placed


def test_names_of_bookmarks_are_kept_apart() -> None:
    names = Bookmarks()
    ids = ("P-01", "p-01", "P_01", "1.1.1", "x" * 60, "x" * 61, "ąž č")
    found = [names.name(id_) for id_ in ids]
    assert len({x.casefold() for x in found}) == len(ids)
    assert all(re.fullmatch(r"[^\W\d]\w{0,39}", x) for x in found)
    assert names.name("P-01") == found[0]


def test_the_language_is_set_for_spelling_and_a_foreign_phrase_keeps_its_own() -> None:
    styles = part("lt", "word/styles.xml")
    lang = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert lang is not None
    assert lang.get(f"{W}val") == "lt-LT"
    foreign = [words(r) for r in every("lt", "r") if r.find(f"{W}rPr/{W}lang") is not None]
    assert foreign == ["leave no one behind"]


def test_its_properties_name_the_group_and_the_day() -> None:
    about = opened("lt").core_properties
    assert about.author == "Ežerynės miesto vietos veiklos grupė"
    assert about.title == sample().title
    assert about.created is not None
    assert about.created.date().isoformat() == "2026-11-24"
    assert about.comments == ""


def test_a_landscape_chapter_has_a_section_of_its_own() -> None:
    sizes = [(x.get(f"{W}w"), x.get(f"{W}orient")) for x in every("lt", "pgSz")]
    assert sizes == [
        ("11906", None),
        ("11906", None),
        ("16838", "landscape"),
        ("11906", None),
    ]


def test_every_numbered_list_begins_at_one() -> None:
    used = {x.get(f"{W}val") for x in every("lt", "numId")} - {"0", "2"}
    restarted = {
        num.get(f"{W}numId")
        for num in part("lt", "word/numbering.xml").iter(f"{W}num")
        if num.find(f"{W}lvlOverride/{W}startOverride") is not None
    }
    assert len(used) == 2
    assert used == restarted


def test_hostile_text_is_text_and_leads_nowhere() -> None:
    assert any(
        '#panic("x") *ne* $a$ @lbl <b>&amp;</b>' in x for x in styled("hostile", "Heading 1")
    )
    with ZipFile(BytesIO(made("hostile"))) as archive:
        assert b"javascript:" not in archive.read("word/_rels/document.xml.rels")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_with_filled_contents(tmp_path: Path) -> None:
    file = tmp_path / "strategy.docx"
    pages = typeset(sample()).pages
    file.write_bytes(docx(sample(), pages=pages))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(file),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    reader = PdfReader(tmp_path / "strategy.pdf")
    contents = " ".join(reader.pages[1].extract_text().split())
    for title, id_ in (("Teritorija ir gyventojai", "territory"), ("Šaltiniai", "sources")):
        assert re.search(rf"{title}[. ]*{pages[id_]}\b", contents)
    text = " ".join(" ".join(p.extract_text().split()) for p in reader.pages)
    assert "1 Teritorija ir gyventojai" in text
    assert "1.2.1 Vienišumas" in text
