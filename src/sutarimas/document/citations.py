"""Who cites what: every record a document leads to, and the places that lead to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sutarimas.document.blocks import (
    Block,
    Chapter,
    Chart,
    Heading,
    Inline,
    Item,
    ListBlock,
    Note,
    Paragraph,
    Picture,
    Reference,
    Run,
    Table,
    anchor,
)
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.strategy import Strategy

#: Parts of the strategy that are no record of a list but can be cited.
WHOLE = tuple(Ref(Kind.STRATEGY, x) for x in ("place", "plan", "goals", "needs", "delivery"))


@dataclass(frozen=True, kw_only=True)
class Place:
    """A block that cites a record, and the number of the heading it stands under."""

    block: str
    number: str


def texts(block: Block) -> Iterator[Inline]:
    """Every stretch of runs of a block."""
    match block:
        case Heading() | Paragraph() | Note():
            yield block.text
        case ListBlock():
            yield from _items(block.items)
        case Table():
            yield from (cell for row in block.rows for cell in row.cells)
        case Reference():
            yield block.title
            yield from (value for _, value in block.details)
            yield (*block.onward, *block.used_by)
        case Chart() | Picture():
            pass


def _items(items: Iterable[Item]) -> Iterator[Inline]:
    for item in items:
        yield item.text
        yield from _items(item.items)


def sources(block: Block) -> Iterator[Ref]:
    """Every record a block is marked with, rows and items included."""
    yield from block.sources
    if isinstance(block, Table):
        yield from (source for row in block.rows for source in row.sources)
    if isinstance(block, ListBlock):
        yield from _item_sources(block.items)
    yield from (run.source for run in runs_of(block) if run.source is not None)


def _item_sources(items: Iterable[Item]) -> Iterator[Ref]:
    for item in items:
        if item.source is not None:
            yield item.source
        yield from _item_sources(item.items)


def runs_of(block: Block) -> Iterator[Run]:
    """Every run of a block."""
    return (run for text in texts(block) for run in text)


def ids(chapters: Iterable[Chapter]) -> frozenset[str]:
    """Every id a link of the document can lead to."""
    found: set[str] = set()
    for block in (x for chapter in chapters for x in chapter.blocks):
        found.add(block.id)
        if isinstance(block, Table):
            found.update(row.id for row in block.rows if row.id)
    return frozenset(found)


def cited(strategy: Strategy, chapters: Iterable[Chapter]) -> Mapping[Ref, tuple[Place, ...]]:
    """Records that blocks rest on or lead to, with the places, in reading order."""
    known = {anchor(ref): ref for ref in (*WHOLE, *strategy.records)}
    found: dict[Ref, dict[Place, None]] = {}
    for chapter in chapters:
        number = ""
        for block in chapter.blocks:
            number = block.number if isinstance(block, Heading) and block.number else number
            led = (known[run.to] for run in runs_of(block) if run.to in known)
            for ref in (*sources(block), *led):
                found.setdefault(ref, {})[Place(block=block.id, number=number)] = None
    return {ref: tuple(places) for ref, places in found.items()}


def dangling(chapters: Iterable[Chapter]) -> tuple[str, ...]:
    """Targets inside the document that nothing answers to; empty in every good document."""
    listed = tuple(chapters)
    here = ids(listed)
    found: dict[str, None] = {}
    for block in (x for chapter in listed for x in chapter.blocks):
        found.update(dict.fromkeys(run.to for run in runs_of(block) if run.to))
        found.update(dict.fromkeys(anchor(ref) for ref in sources(block)))
    return tuple(x for x in found if x not in here)
