"""The document as CommonMark with pipe tables: for reading anywhere and comparing versions."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from sutarimas.document.blocks import (
    Align,
    Block,
    Chart,
    Document,
    Heading,
    Inline,
    Item,
    ListBlock,
    Note,
    Paragraph,
    Reference,
    Run,
    Table,
    anchor,
)
from sutarimas.document.charts import OutlineItem, outline, table
from sutarimas.document.language import language
from sutarimas.document.render.escape import clean, safe_href
from sutarimas.document.render.html_frame import Frame, frame_of

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
#: At the start of a line these would open a list, a heading or a rule.
_OPENING = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def markdown(document: Document) -> str:
    """The whole document as text, UTF-8, ending in one newline."""
    frame = frame_of(document)
    parts = [*_cover(document)]
    parts += [_block(x, frame) for chapter in document.chapters for x in chapter.blocks]
    parts.append(f"{document.word('fingerprint')}: `{document.fingerprint}`")
    return "\n\n".join(part for part in parts if part) + "\n"


def plain(text: str) -> str:
    """Text that Markdown takes as it stands."""
    spaced = " ".join(clean(text).split("\n"))
    return _OPENING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", spaced))


def _cover(document: Document) -> Iterator[str]:
    cover = document.cover
    yield f"# {plain(cover.title)}"
    yield f"{plain(cover.subtitle)}. {plain(cover.lag)}"
    yield "\n".join(f"- {plain(label)}: {plain(value)}" for label, value in cover.facts)
    yield f"> {plain(cover.notice)}" if cover.notice else ""
    yield f"**{plain(cover.funding)}**"


def inline(text: Inline) -> str:
    """Runs as Markdown; bound numbers and references are links inside the document."""
    return "".join(_run(run) for run in text)


def _run(run: Run) -> str:
    text = plain(run.text)
    if run.strong:
        text = f"**{text}**"
    if run.emphasis:
        text = f"*{text}*"
    if run.source is not None:
        return f"[{text}](#{anchor(run.source)})"
    if run.to:
        return f"[{text}](#{run.to})"
    address = safe_href(run.href) if run.href else ""
    return f"[{text}](<{address}>)" if address else text


def _block(block: Block, frame: Frame) -> str:
    return _WRITERS[type(block)](block, frame)


def _heading(block: Heading, _frame: Frame) -> str:
    number = f"{block.number} " if block.number else ""
    return f'<a id="{block.id}"></a>\n\n{"#" * (block.level + 1)} {number}{inline(block.text)}'


def _paragraph(block: Paragraph, _frame: Frame) -> str:
    led = {run.source for run in block.text}
    left = [ref for ref in block.sources if ref not in led]
    codes = ", ".join(f"[{plain(ref.code)}](#{anchor(ref)})" for ref in left[:4])
    basis = f" ({codes})" if codes else ""
    byline = f"\n\n*{plain(block.byline)}*" if block.byline else ""
    return f"{inline(block.text)}{basis}{byline}"


def _list(block: ListBlock, _frame: Frame) -> str:
    return "\n".join(_items(block.items, ordered=block.ordered, depth=0))


def _items(items: tuple[Item, ...], *, ordered: bool, depth: int) -> Iterator[str]:
    for index, item in enumerate(items, start=1):
        mark = f"{index}." if ordered else "-"
        yield f"{' ' * 3 * depth}{mark} {inline(item.text)}"
        yield from _items(item.items, ordered=ordered, depth=depth + 1)


def _grid(head: list[str], ends: list[bool], rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"| {' | '.join('---:' if x else '---' for x in ends)} |"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines)


def _table(block: Table, frame: Frame) -> str:
    label = f"{frame.label(block.number, frame.table)}. " if block.number else ""
    head = [plain(x.title) or " " for x in block.columns]
    ends = [x.align is Align.END for x in block.columns]
    rows = [[inline(cell) for cell in row.cells] for row in block.rows]
    note = f"\n\n{plain(block.note)}" if block.note else ""
    return f"**{plain(label + block.caption)}**\n\n{_grid(head, ends, rows)}{note}"


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
    return f"**{plain(title)}**\n\n{body}\n\n{plain(block.spec.source_line)}"


def _told(items: tuple[OutlineItem, ...], depth: int) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * depth}- {plain(item.text)}"
        yield from _told(item.children, depth + 1)


def _note(block: Note, _frame: Frame) -> str:
    title = f"**{plain(block.title)}** " if block.title else ""
    return f"> {title}{inline(block.text)}"


def _reference(block: Reference, frame: Frame) -> str:
    lines = [f'<a id="{block.id}"></a>\n\n**{inline(block.title)}**', ""]
    lines += [f"- {plain(label)}: {inline(value)}" for label, value in block.details]
    lines += [f"- → {inline((run,))}" for run in block.onward]
    if block.used_by:
        lines.append(f"- {plain(frame.back)}: {', '.join(inline((x,)) for x in block.used_by)}")
    return "\n".join(lines)


_WRITERS: dict[type[Any], Callable[[Any, Frame], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    ListBlock: _list,
    Table: _table,
    Chart: _chart,
    Note: _note,
    Reference: _reference,
}
