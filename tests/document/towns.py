"""The towns of the examples as chapters see them, read once."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from sutarimas.document.blocks import Block, Chapter, Heading, ListBlock, Paragraph, Row, Table
from sutarimas.document.build import build
from sutarimas.document.citations import texts
from sutarimas.document.scope import Scope
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.load import load
from sutarimas.rulebook.book import Report, check
from sutarimas.rulebook.params import pack

EXAMPLES = Path(__file__).parents[2] / "examples"
TOWNS = ("ezeryne", "ignalina", "elektrenai")
ON = date(2026, 11, 24)


@cache
def town(slug: str) -> Strategy:
    """A strategy of `examples/`."""
    return load(EXAMPLES / slug)


@cache
def report(slug: str) -> Report:
    """What the check of a town found."""
    return check(town(slug), on=ON)


def scope(slug: str, lang: str = "lt", **changed: object) -> Scope:
    """What a chapter of a town is given; `changed` replaces parts of the strategy."""
    strategy = replace(town(slug), **changed)  # type: ignore[arg-type]
    chosen = pack(strategy.identity.pack)
    return Scope(strategy=strategy, report=report(slug), pack=chosen, on=ON, lang=lang)


@cache
def chapters(slug: str, lang: str = "lt") -> tuple[Chapter, ...]:
    """Every chapter of a town's document."""
    return build(town(slug), report(slug), on=ON, lang=lang).chapters


def chapter(slug: str, key: str, lang: str = "lt") -> Chapter:
    """One chapter of a town's document."""
    return next(x for x in chapters(slug, lang) if x.key == key)


def said(found: Chapter | tuple[Block, ...]) -> str:
    """Everything a chapter says, a line for each stretch of text, spaces made plain."""
    blocks = found.blocks if isinstance(found, Chapter) else found
    lines = ("".join(run.text for run in text) for block in blocks for text in texts(block))
    return "\n".join(lines).replace("\u00a0", " ")


def rows(found: Chapter, id_: str) -> list[list[str]]:
    """The cells of a table as text."""
    return [cells(row) for row in one(found, id_).rows]


def cells(row: Row) -> list[str]:
    """The cells of a row as text, spaces made plain."""
    return ["".join(x.text for x in text).replace("\u00a0", " ") for text in row.cells]


def one(found: Chapter, id_: str) -> Table:
    """The table of that id."""
    table = next(x for x in found.blocks if x.id == id_)
    assert isinstance(table, Table)
    return table


def text_of(block: Heading | Paragraph) -> str:
    """A heading's or a paragraph's text, spaces made plain."""
    return "".join(x.text for x in block.text).replace("\u00a0", " ")


def listed(found: Chapter, id_: str) -> ListBlock:
    """The list of that id."""
    block = next(x for x in found.blocks if x.id == id_)
    assert isinstance(block, ListBlock)
    return block
