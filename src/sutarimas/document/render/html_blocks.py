"""Each block as a piece of HTML that can be stored and put into any page."""

import re
from collections.abc import Callable
from typing import Any

from sutarimas.document.blocks import (
    Align,
    Author,
    Block,
    Chart,
    Column,
    Heading,
    Item,
    ListBlock,
    Note,
    Paragraph,
    Picture,
    Reference,
    Row,
    Table,
)
from sutarimas.document.charts import ChartTable, OutlineItem, Width, draw, outline, table
from sutarimas.document.render.escape import html_text
from sutarimas.document.render.html_frame import Frame
from sutarimas.document.render.html_inline import inline, markers

#: What an id inside a drawing cannot hold.
_UNSAFE = re.compile(r"[^\w.-]")


def block_html(block: Block, frame: Frame) -> str:
    """One block as HTML."""
    return _WRITERS[type(block)](block, frame)


def _heading(block: Heading, frame: Frame) -> str:
    # The page's own title is h1, so chapters start at h2.
    tag = f"h{min(block.level + 1, 6)}"
    number = f'<span class="number">{html_text(block.number)}</span> ' if block.number else ""
    return f'<{tag} id="{html_text(block.id)}">{number}{inline(block.text, frame)}</{tag}>'


def _paragraph(block: Paragraph, frame: Frame) -> str:
    basis = markers(block.sources, block.text, frame)
    text = f'<p id="{html_text(block.id)}">{inline(block.text, frame)}{basis}</p>'
    if block.author is Author.STAFF_LOOSE and block.byline:
        text += f'<p class="byline">{html_text(block.byline)}</p>'
    return text


def _list(block: ListBlock, frame: Frame) -> str:
    return _items(block.items, frame, ordered=block.ordered, id_=block.id)


def _items(items: tuple[Item, ...], frame: Frame, *, ordered: bool, id_: str = "") -> str:
    tag = "ol" if ordered else "ul"
    named = f' id="{html_text(id_)}"' if id_ else ""
    inner = "".join(_item(item, frame, ordered=ordered) for item in items)
    return f"<{tag}{named}>{inner}</{tag}>"


def _item(item: Item, frame: Frame, *, ordered: bool) -> str:
    sources = (item.source,) if item.source else ()
    nested = _items(item.items, frame, ordered=ordered) if item.items else ""
    return f"<li>{inline(item.text, frame)}{markers(sources, item.text, frame)}{nested}</li>"


def _table(block: Table, frame: Frame) -> str:
    label = frame.label(block.number, frame.table)
    caption = html_text(f"{label}. {block.caption}" if block.number else block.caption)
    id_ = html_text(block.id)
    head = "".join(_head(column) for column in block.columns)
    body = "".join(_row(row, block.columns, frame) for row in block.rows)
    note = f'<p class="table-note">{html_text(block.note)}</p>' if block.note else ""
    return (
        f'<div class="table" role="region" tabindex="0" aria-labelledby="{id_}-caption">'
        f'<table id="{id_}"><caption id="{id_}-caption">{caption}'
        f"</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{note}"
    )


def _head(column: Column) -> str:
    end = ' class="end"' if column.align is Align.END else ""
    return f'<th scope="col"{end}>{html_text(column.title)}</th>'


def _row(row: Row, columns: tuple[Column, ...], frame: Frame) -> str:
    named = f' id="{html_text(row.id)}"' if row.id else ""
    strong = ' class="total"' if row.strong else ""
    cells = []
    for index, (cell, column) in enumerate(zip(row.cells, columns, strict=True)):
        end = ' class="end"' if column.align is Align.END else ""
        tag, scope = ("th", ' scope="row"') if index == 0 else ("td", "")
        cells.append(f"<{tag}{scope}{end}>{inline(cell, frame)}</{tag}>")
    return f"<tr{named}{strong}>{''.join(cells)}</tr>"


def _chart(block: Chart, frame: Frame) -> str:
    spec, number = block.spec, frame.number
    label = frame.label(block.number, frame.chart)
    chart_id = f"c-{_UNSAFE.sub('_', block.id)}"
    pictures = "".join(draw(spec, chart_id=chart_id, number=number, width=width) for width in Width)
    told = outline(spec, number=number)
    under = _outline(told) if told else _figures(block.id, table(spec, number=number), spec.title)
    basis = markers(block.sources, (), frame)
    return (
        f'<figure id="{html_text(block.id)}"><figcaption><span class="number">{html_text(label)}'
        f"</span> {html_text(spec.title)}</figcaption>{pictures}"
        f'<p class="source">{html_text(spec.source_line)}{basis}</p>'
        f"<details><summary>{html_text(frame.show_table)}</summary>{under}</details></figure>"
    )


def _picture(block: Picture, frame: Frame) -> str:
    label = frame.label(block.number, frame.chart)
    lang = f' lang="{block.lang}"' if block.lang else ""
    by = f'<p class="source">{html_text(block.source_line)}</p>' if block.source_line else ""
    return (
        f'<figure id="{html_text(block.id)}"{lang}><figcaption><span class="number">'
        f"{html_text(label)}</span> {html_text(block.title)}</figcaption>"
        f'<img class="photo" src="{html_text(frame.picture(block))}" alt="{html_text(block.alt)}"'
        f' width="{block.width}" height="{block.height}" loading="lazy">{by}</figure>'
    )


def _outline(items: tuple[OutlineItem, ...]) -> str:
    inner = "".join(
        f"<li>{html_text(x.text)}{_outline(x.children) if x.children else ''}</li>" for x in items
    )
    return f"<ul>{inner}</ul>"


def _figures(block_id: str, told: ChartTable, title: str) -> str:
    id_ = html_text(block_id)
    ends = ['class="end"' if numeric else "" for numeric in told.numeric]
    head = "".join(
        f'<th scope="col" {end}>{html_text(text)}</th>'
        for text, end in zip(told.head, ends, strict=True)
    )
    body = "".join(f"<tr>{_figure_row(row, ends)}</tr>" for row in told.rows)
    return (
        f'<div class="table" role="region" tabindex="0" aria-labelledby="{id_}-figures">'
        f'<table><caption id="{id_}-figures">{html_text(title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _figure_row(row: tuple[str, ...], ends: list[str]) -> str:
    first, *rest = zip(row, ends, strict=True)
    cells = "".join(f"<td {end}>{html_text(text)}</td>" for text, end in rest)
    return f'<th scope="row" {first[1]}>{html_text(first[0])}</th>{cells}'


def _note(block: Note, frame: Frame) -> str:
    title = f"<strong>{html_text(block.title)}</strong> " if block.title else ""
    basis = markers(block.sources, block.text, frame)
    return (
        f'<div class="note note-{block.kind}" id="{html_text(block.id)}">'
        f"<p>{title}{inline(block.text, frame)}{basis}</p></div>"
    )


def _reference(block: Reference, frame: Frame) -> str:
    details = "".join(
        f"<div><dt>{html_text(label)}</dt><dd>{inline(value, frame)}</dd></div>"
        for label, value in block.details
    )
    onward = "".join(f"<li>{inline((run,), frame)}</li>" for run in block.onward)
    back = ", ".join(inline((run,), frame) for run in block.used_by)
    parts = [f'<p class="entry">{inline(block.title, frame)}</p>'] if block.title else []
    parts += [f"<dl>{details}</dl>"] if details else []
    parts += [f'<ul class="onward">{onward}</ul>'] if onward else []
    parts += [f'<p class="back">{html_text(frame.back)}: {back}</p>'] if back else []
    return f'<div class="reference" id="{html_text(block.id)}">{"".join(parts)}</div>'


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
