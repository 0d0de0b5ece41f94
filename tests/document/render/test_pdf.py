"""The PDF: conforming, reproducible, and saying what the document says."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from sutarimas.document.blocks import (
    Block,
    Chapter,
    Chart,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
    runs,
)
from sutarimas.document.charts import Branch
from sutarimas.document.render.pdf import Typeset, pdf, typeset
from tests.document.render.sample import document, heading, sample
from tests.document.render.sample_charts import tree
from tests.document.render.sample_hostile import hostile
from tests.document.render.sample_long import stress

MAKERS: dict[str, Callable[[], Document]] = {
    "lt": lambda: sample("lt"),
    "en": lambda: sample("en"),
    "hostile": hostile,
    "long": lambda: stress(60),
}


@cache
def made(name: str) -> Typeset:
    return typeset(MAKERS[name]())


@cache
def read(name: str) -> PdfReader:
    return PdfReader(BytesIO(made(name).pdf))


def text(name: str, place: int) -> str:
    """The words of a page, counted from 1."""
    return " ".join(read(name).pages[place - 1].extract_text().split())


def whole(name: str) -> str:
    return " ".join(text(name, n + 1) for n in range(len(read(name).pages)))


@pytest.mark.parametrize("name", MAKERS)
def test_it_conforms_to_pdf_ua_1(name: str, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(made(name).pdf)
    found = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert found.is_compliant, found.failures


def test_it_claims_pdf_a_2a_and_its_language() -> None:
    xmp = made("lt").pdf
    assert b"<pdfaid:part>2</pdfaid:part>" in xmp
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert str(read("lt").root_object["/Lang"]) == "lt"
    assert str(read("en").root_object["/Lang"]) == "en"
    assert read("lt").metadata.title == sample().title  # type: ignore[union-attr]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf(sample()) == made("lt").pdf
    assert pdf(replace(sample(), day="2026-11-25")) != made("lt").pdf


def test_headings_stand_on_the_pages_that_are_told() -> None:
    pages = made("lt").pages
    assert "1 Teritorija ir gyventojai" in text("lt", pages["territory"])
    assert "2 Finansinis planas" in text("lt", pages["money"])
    contents = text("lt", 2)
    for title, id_ in (("Teritorija ir gyventojai", "territory"), ("Šaltiniai", "sources")):
        assert re.search(rf"{title} [. ]*{pages[id_]}\b", contents)


def test_every_page_has_its_number_and_the_notice() -> None:
    count = len(read("lt").pages)
    for place in range(1, count + 1):
        assert f"{place} / {count}" in text("lt", place)
        assert "Ežerynė – išgalvotas miestas" in text("lt", place).replace("\u00a0", " ")


def test_captions_follow_the_language() -> None:
    assert "1 lentelė. Lėšos pagal veiksmus" in whole("lt")
    assert "1 pav. Gyventojų" in whole("lt")
    assert "Table 1. Lėšos" in whole("en")
    assert "Figure 1. Gyventojų" in whole("en")


def test_a_landscape_chapter_lies_on_its_side() -> None:
    lying = [
        n for n, p in enumerate(read("lt").pages, start=1) if p.mediabox.width > p.mediabox.height
    ]
    assert lying[0] == made("lt").pages["money"]
    assert made("lt").pages["sources"] not in lying


def test_the_header_row_is_repeated_and_rows_are_not_split() -> None:
    rows = tuple(Row(cells=(runs(f"Eilutė {n}. " + "oda " * 90), runs("5"))) for n in range(30))
    table = Table(
        id="t",
        caption="Ilga",
        columns=sample().chapters[1].blocks[2].columns[:2],  # type: ignore[union-attr]
        rows=rows,
        number=1,
    )
    chapter = Chapter(key="c", blocks=(heading("c", 1, "Skyrius", "1"), table))
    reader = PdfReader(BytesIO(pdf(document(chapter))))
    pages = [" ".join(p.extract_text().split()) for p in reader.pages][2:]
    assert len(pages) > 1
    for one in pages:
        assert "Veiksmas" in one
    told = re.findall(r"Eilutė (\d+)\. ((?:oda ?)+)", " ".join(pages))
    assert [(n, words.count("oda")) for n, words in told] == [(str(n), 90) for n in range(30)]


def test_long_chart_figures_are_printed_where_the_pointer_says() -> None:
    pointer = re.search(r"Tie patys skaičiai – (\d+) psl", whole("lt").replace("\u00a0", " "))
    assert pointer
    assert "5 306" in text("lt", int(pointer[1])).replace("\u00a0", " ")


def test_hostile_text_is_printed_as_it_is_and_leads_nowhere() -> None:
    found = whole("hostile")
    assert '#panic("x") *ne* $a$ @lbl <b>&amp;</b>' in found
    assert b"javascript:" not in made("hostile").pdf


def test_levels_and_ids_that_clash_do_no_harm() -> None:
    chapter = Chapter(
        key="c",
        blocks=(
            Heading(id="same", level=3, text=runs("Gilus")),
            Paragraph(id="same", text=runs("Tas pats vardas.")),
            Heading(id="", level=1, text=runs("Be vardo")),
        ),
    )
    assert typeset(document(chapter)).pages == {"same": 3}


@pytest.mark.parametrize("count", [5, 60])
def test_the_brief_stays_on_one_page(count: int) -> None:
    words = " ".join(["žodis"] * 6)
    blocks: tuple[Block, ...] = (heading("b", 1, "Trumpai ir paprastai"), *_sentences(words, count))
    brief = document(Chapter(key="b", blocks=blocks))
    reader = PdfReader(BytesIO(pdf(brief, brief=True)))
    assert len(reader.pages) == 1
    assert "Bendrai finansuoja" in reader.pages[0].extract_text()


def _sentences(words: str, count: int) -> tuple[Paragraph, ...]:
    per = 6
    return tuple(
        Paragraph(id=f"b{n}", text=runs(f"{words}. " * min(per, count - n)))
        for n in range(0, count, per)
    )


def test_a_long_strategy_has_its_chapters_in_order() -> None:
    told: Document = stress(60)
    pages = made("long").pages
    places = [pages[chapter.key] for chapter in told.chapters]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_a_drawing_too_tall_to_read_is_told_in_words() -> None:
    causes = tuple(Branch(f"Priežastis {n}: retas viešasis transportas.") for n in range(40))
    tall = replace(tree("lt"), causes=causes)
    chapter = Chapter(
        key="c", blocks=(heading("c", 1, "Skyrius", "1"), Chart(id="t", spec=tall, number=1))
    )
    reader = PdfReader(BytesIO(pdf(document(chapter))))
    told = " ".join(" ".join(p.extract_text().split()) for p in reader.pages)
    assert "1 pav. Vienišumas kyla" in told
    assert "Priežastis 39: retas viešasis transportas." in told
    assert "Diagramų skaičiai" not in told
