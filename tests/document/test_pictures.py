"""A picture in staff prose stands in every document, with its words."""

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from sutarimas.document.blocks import Document, Picture
from sutarimas.document.build import build
from sutarimas.document.render.docx import docx
from sutarimas.document.render.html import html
from sutarimas.document.render.markdown import markdown
from sutarimas.document.render.paper import photo_size
from sutarimas.document.render.pdf import SIZE, pdf
from sutarimas.document.render.pdf_data import pdf_data
from sutarimas.document.render.stored import PICTURES, stored_pages
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.book import check
from tests.pictures import picture_file, picture_of
from tests.world import example

DAY = date(2026, 6, 30)
CODE = "IL-01"


def shown(body: str, **words: str) -> Strategy:
    """The example with a picture and one section that says `body`."""
    strategy = example("ezeryne")
    section = replace(next(x for x in strategy.prose if x.lang == "lt"), body=body)
    prose = tuple(
        section if x.code == section.code and x.lang == "lt" else x for x in strategy.prose
    )
    prose = tuple(x for x in prose if x.code != section.code or x.lang == "lt")
    picture = replace(picture_of(CODE, size=(600, 400)), **words)  # type: ignore[arg-type]
    return replace(strategy, prose=prose, pictures=(picture,))


def made(body: str, *, lang: str = "lt", **words: str) -> Document:
    strategy = shown(body, **words)
    return build(strategy, check(strategy, on=DAY), on=DAY, lang=lang)


def pictures(document: Document) -> list[Picture]:
    return [x for one in document.chapters for x in one.blocks if isinstance(x, Picture)]


def test_a_picture_alone_in_its_paragraph_is_shown_and_numbered_among_the_charts() -> None:
    (one,) = pictures(made("[[picture:IL-01]]", made_by="Ona Onaitė"))
    assert (one.title, one.alt, one.source_line) == (
        "Stoties aikštė",
        "Aikštė be suolų",
        "Ona Onaitė",
    )
    assert one.number > 0
    assert (one.width, one.height) == (600, 400)


def test_within_a_sentence_its_caption_or_the_given_words_are_printed() -> None:
    text = markdown(made("Žr. [[picture:IL-01]] ir [[picture:IL-01|nuotrauką]]."))
    assert "Žr. Stoties aikštė ir nuotrauką." in text


def test_a_sentence_names_it_in_its_own_language() -> None:
    text = markdown(made("Žr. [[picture:IL-01]].", lang="en", title_en="Station square"))
    assert "Žr. Stoties aikštė." in text


def test_a_picture_that_is_not_there_is_passed_over() -> None:
    assert pictures(made("[[picture:IL-77]]")) == []


def test_in_another_language_it_speaks_that_language_or_says_which_one_it_speaks() -> None:
    (translated,) = pictures(
        made("[[picture:IL-01]]", lang="en", title_en="Square", alt_en="Empty")
    )
    assert (translated.title, translated.alt, translated.lang) == ("Square", "Empty", "")
    (foreign,) = pictures(made("[[picture:IL-01]]", lang="en"))
    assert (foreign.title, foreign.lang) == ("Stoties aikštė", "lt")


def test_the_page_that_stands_alone_holds_the_picture_and_escapes_its_words() -> None:
    document = made("[[picture:IL-01]]", alt='" onerror="x', title="<b>A</b>")
    page = html(document)
    image = picture_file(size=(600, 400)).getvalue()
    assert f'src="data:image/png;base64,{b64encode(image).decode()}"' in page
    assert 'onerror="x' not in page
    assert "<b>A</b>" not in page
    assert "&lt;b&gt;A&lt;/b&gt;" in page


def test_paper_holds_the_picture_with_words_for_those_who_do_not_see_it() -> None:
    document = made("[[picture:IL-01]]")
    chapters = pdf_data(document, brief=False, size=SIZE)["chapters"]
    (told,) = (x for one in chapters for x in one["blocks"] if "bytes" in x)
    assert told["alt"] == "Aikštė be suolų"
    # The standard of accessible PDF refuses a picture without words.
    assert pdf(document).startswith(b"%PDF")
    with ZipFile(BytesIO(docx(document, pages={}))) as archive:
        story = archive.read("word/document.xml").decode()
        images = [archive.read(x) for x in archive.namelist() if x.startswith("word/media/")]
    assert picture_file(size=(600, 400)).getvalue() in images
    assert 'descr="Aikštė be suolų"' in story


def test_a_jpeg_is_declared_in_the_docx() -> None:
    strategy = shown("[[picture:IL-01]]", data=picture_of(kind="JPEG").data)
    document = build(strategy, check(strategy, on=DAY), on=DAY, lang="lt")
    with ZipFile(BytesIO(docx(document, pages={}))) as archive:
        assert any(x.endswith(".jpeg") for x in archive.namelist())
        assert b'Extension="jpeg"' in archive.read("[Content_Types].xml")


def test_pages_of_an_edition_lead_to_the_picture_below_their_own_address() -> None:
    strategy = shown("[[picture:IL-01]]")
    pages = {x.name: x for x in stored_pages(strategy, check(strategy, on=DAY), lang="lt")}
    assert re.search(r'<img class="photo" src="\.\./pictures/IL-01"', pages["strategy"].html)
    assert pages[f"{PICTURES}/IL-01"].html == strategy.pictures[0].data


@pytest.mark.parametrize("size", [(60, 40), (5000, 10), (10, 5000), (1280, 800)])
def test_a_picture_fits_its_page_and_keeps_its_shape(size: tuple[int, int]) -> None:
    block = Picture(id="a", code="a", image=b"", width=size[0], height=size[1], title="", alt="")
    width, height = photo_size(block)
    assert width <= 453.5
    assert height <= 380
    assert width / max(height, 0.1) == pytest.approx(size[0] / size[1], rel=0.2)
