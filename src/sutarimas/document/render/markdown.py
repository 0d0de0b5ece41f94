"""The document as CommonMark with pipe tables: for reading anywhere and comparing versions."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from html import unescape
from typing import Any

from sutarimas.document.blocks import (
    Align,
    Block,
    Chart,
    Document,
    Heading,
    Item,
    ListBlock,
    Note,
    Paragraph,
    Picture,
    Reference,
    Row,
    Run,
    Table,
)
from sutarimas.document.charts import OutlineItem, outline, table
from sutarimas.document.language import language
from sutarimas.document.render.html_frame import Frame, frame_of
from sutarimas.document.render.markdown_inline import basis, inline, name, opened, plain, quoted

#: What keeps two lists apart that follow each other.
_APART = "<!-- -->"
_NAME = re.compile(r'<a id="([^"]*)"></a>\n*')


def markdown(document: Document) -> str:
    """The whole document as text, UTF-8, ending in one newline."""
    frame = frame_of(document)
    parts = [*_cover(document), *_body(document, frame)]
    parts.append(f"{plain(document.word('fingerprint'))}: `{document.fingerprint}`")
    return _reached("\n\n".join(part for part in parts if part)) + "\n"


def _body(document: Document, frame: Frame) -> Iterator[str]:
    before: Block | None = None
    for block in (x for chapter in document.chapters for x in chapter.blocks):
        if isinstance(block, ListBlock) and isinstance(before, ListBlock):
            yield _APART
        yield _block(block, frame)
        before = block


def _reached(text: str) -> str:
    """The text with only those names of places that some link leads to."""
    led = set(re.findall(r"\(<#([^>]*)>\)", text))
    return _NAME.sub(lambda x: x[0] if quoted(unescape(x[1])) in led else "", text)


def _cover(document: Document) -> Iterator[str]:
    cover = document.cover
    yield f"# {plain(cover.title)}"
    yield opened(f"{plain(cover.subtitle)}. {plain(cover.lag)}")
    yield "\n".join(f"- {opened(plain(label))}: {plain(value)}" for label, value in cover.facts)
    yield f"> {opened(plain(cover.notice))}" if cover.notice else ""
    yield opened(inline((Run(text=cover.funding, strong=True),)))


def _block(block: Block, frame: Frame) -> str:
    return _WRITERS[type(block)](block, frame)


def _heading(block: Heading, _frame: Frame) -> str:
    number = f"{plain(block.number)} " if block.number else ""
    return f"{name(block.id)}\n\n{'#' * min(block.level + 1, 6)} {number}{inline(block.text)}"


def _paragraph(block: Paragraph, _frame: Frame) -> str:
    byline = f"\n\n{opened(inline((Run(text=block.byline, emphasis=True),)))}"
    text = opened(inline(block.text) + basis(block.sources, block.text))
    return f"{name(block.id)}\n\n{text}{byline if block.byline else ''}"


def _list(block: ListBlock, _frame: Frame) -> str:
    lines = "\n".join(_items(block.items, ordered=block.ordered, indent=""))
    return f"{name(block.id)}\n\n{lines}"


def _items(items: tuple[Item, ...], *, ordered: bool, indent: str) -> Iterator[str]:
    for index, item in enumerate(items, start=1):
        mark = f"{index}. " if ordered else "- "
        source = (item.source,) if item.source else ()
        yield f"{indent}{mark}{opened(inline(item.text) + basis(source, item.text))}"
        yield from _items(item.items, ordered=ordered, indent=indent + " " * len(mark))


def _grid(head: list[str], ends: list[bool], rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"| {' | '.join('---:' if x else '---' for x in ends)} |"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines)


def _table(block: Table, frame: Frame) -> str:
    label = f"{frame.label(block.number, frame.table)}. " if block.number else ""
    head = [plain(x.title) or " " for x in block.columns]
    ends = [x.align is Align.END for x in block.columns]
    rows = [_cells(row) for row in block.rows]
    note = f"\n\n{opened(plain(block.note))}" if block.note else ""
    return f"{_title(block.id, label + block.caption)}{_grid(head, ends, rows)}{note}"


def _cells(row: Row) -> list[str]:
    cells = [inline(cell) for cell in row.cells]
    return [name(row.id) + cells[0], *cells[1:]]


def _title(id_: str, text: str) -> str:
    return f"{name(id_)}\n\n{opened(inline((Run(text=text, strong=True),)))}\n\n"


def _chart(block: Chart, frame: Frame) -> str:
    def number(value: Decimal) -> str:
        return language(frame.lang).number(value)

    told = outline(block.spec, number=number)
    if told:
        body = "\n".join(_told(told, 0))
    else:
        figures = table(block.spec, number=number)
        rows = [[plain(x) for x in row] for row in figures.rows]
        body = _grid([plain(x) for x in figures.head], list(figures.numeric), rows)
    title = f"{frame.label(block.number, frame.chart)} {block.spec.title}"
    source = opened(plain(block.spec.source_line) + basis(block.sources, ()))
    return f"{_title(block.id, title)}{body}\n\n{source}"


def _picture(block: Picture, frame: Frame) -> str:
    """The words of a picture; the text stands alone and has no place for bytes."""
    title = f"{frame.label(block.number, frame.chart)} {block.title}"
    told = "\n\n".join(opened(plain(x)) for x in (block.alt, block.source_line) if x)
    return f"{_title(block.id, title)}{told}"


def _told(items: tuple[OutlineItem, ...], depth: int) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * depth}- {opened(plain(item.text))}"
        yield from _told(item.children, depth + 1)


def _note(block: Note, _frame: Frame) -> str:
    title = (Run(text=f"{block.title} ", strong=True),) if block.title else ()
    text = opened(inline((*title, *block.text)) + basis(block.sources, block.text))
    return f"{name(block.id)}\n\n> {text}"


def _reference(block: Reference, frame: Frame) -> str:
    title = "".join(run.text for run in block.title)
    lines = [f"- {opened(f'{plain(label)}: {inline(value)}')}" for label, value in block.details]
    lines += [f"- → {inline((run,))}" for run in block.onward]
    if block.used_by:
        lines.append(f"- {plain(frame.back)}: {', '.join(inline((x,)) for x in block.used_by)}")
    return _title(block.id, title) + "\n".join(lines)


_WRITERS: dict[type[Any], Callable[[Any, Frame], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    ListBlock: _list,
    Table: _table,
    Chart: _chart,
    Picture: _picture,
    Note: _note,
    Reference: _reference,
}
