"""The PDF: Typst sets the document as PDF/UA-1 and PDF/A-2a, the same bytes every time."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import typst

from sutarimas.document.blocks import Document
from sutarimas.document.render.letters import shown_only
from sutarimas.document.render.paper import with_chart_data
from sutarimas.document.render.pdf_data import pdf_data

HERE = Path(str(files("sutarimas.document.render")))
FONTS = HERE / "fonts"
REGULAR = FONTS / "SourceSans3-Regular.ttf"
#: How Typst says that a letter is in none of its fonts.
_NO_GLYPH = "could not be displayed"

#: Letter sizes in points: of the strategy, and of the brief from the best to the smallest allowed.
SIZE = 10.5
BRIEF_SIZES = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5)


@dataclass(frozen=True, kw_only=True)
class Typeset:
    """A set document: the file, and the page on which each heading stands."""

    pdf: bytes
    pages: Mapping[str, int]


def pdf(document: Document, *, brief: bool = False) -> bytes:
    """The document as PDF; `brief` sets it on one page without cover and contents."""
    return typeset(document, brief=brief).pdf


def typeset(document: Document, *, brief: bool = False) -> Typeset:
    """The PDF with the pages of its headings."""
    if brief:
        return _brief(document)
    return _set(with_chart_data(document), brief=False, size=SIZE)[0]


def _brief(document: Document) -> Typeset:
    """The largest letters with which the brief stays on one page."""
    *larger, smallest = BRIEF_SIZES
    for size in larger:
        found, pages = _set(document, brief=True, size=size)
        if pages == 1:
            return found
    return _set(document, brief=True, size=smallest)[0]


def _set(document: Document, *, brief: bool, size: float) -> tuple[Typeset, int]:
    """The set document and how many pages it has."""
    data = json.dumps(
        pdf_data(document, brief=brief, size=size), ensure_ascii=False, sort_keys=True
    )
    try:
        return _compiled(data, day=document.day)
    except typst.TypstError as error:
        if _NO_GLYPH not in str(error):
            raise
        return _compiled(shown_only(data, REGULAR), day=document.day)


def _compiled(data: str, *, day: str) -> tuple[Typeset, int]:
    compiler = typst.Compiler(
        input=str(HERE / "strategy.typ"),
        root=str(HERE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"d": data},
    )
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
    made = compiler.compile(pdf_standards=["ua-1", "a-2a"], timestamp=int(moment.timestamp()))
    told = json.loads(compiler.query("<pages>", field="value", one=True))
    if not isinstance(made, bytes):
        raise TypeError("Typst gave no file.")
    return Typeset(pdf=made, pages=dict(told["headings"])), int(told["count"])
