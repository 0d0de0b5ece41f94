"""The document as the plain data that `strategy.typ` sets: text stays text, never code."""

from collections.abc import Sequence
from datetime import date

from sutarimas.document.blocks import (
    Align,
    Block,
    Chapter,
    Chart,
    Document,
    Heading,
    Inline,
    Item,
    ListBlock,
    Note,
    Orientation,
    Paragraph,
    Picture,
    Reference,
    Row,
    Run,
    Table,
    anchor,
)
from sutarimas.document.render import paper
from sutarimas.document.render.paper_columns import widths
from sutarimas.document.render.paper_sources import Marked, Marks, register
from sutarimas.document.render.paper_text import clean, plain
from sutarimas.document.render.pdf_inline import Data, caption_data, cell_data, inline_data
from sutarimas.domain.picture import media_type

#: What has more letters may be split between pages, or it might not fit on one.
_LONG = 1500
#: A table with no more rows than this stays on one page.
_SMALL = 10


def pdf_data(document: Document, *, brief: bool, size: float) -> Data:
    """Everything the template needs, as JSON types."""
    day = date.fromisoformat(document.day)
    cover = document.cover
    chapters = _Sheets(document).chapters()
    return {
        "brief": brief,
        "chapters": chapters,
        "contents": _contents(chapters),
        "cover": {
            "facts": [[clean(name), clean(value)] for name, value in cover.facts],
            "funding": clean(cover.funding),
            "lag": clean(cover.lag),
            "notice": clean(cover.notice),
            "subtitle": clean(cover.subtitle),
            "title": clean(cover.title),
        },
        "day": {"year": day.year, "month": day.month, "day": day.day},
        "edition": clean(document.edition),
        "emblem": paper.emblem(),
        "fingerprint": clean(document.fingerprint),
        "lang": document.lang,
        "size": size,
        "title": clean(document.title),
        "words": {x: document.word(x) for x in ("contents", "emblem", "fingerprint")},
    }


def _contents(chapters: Sequence[Data]) -> list[Data]:
    """Headings of the two levels that the contents show."""
    blocks = (block for chapter in chapters for block in chapter["blocks"])
    return [block for block in blocks if block["kind"] == "heading" and block["level"] <= 2]


def _letters(table: Table) -> int:
    return sum(len(plain(cell)) for row in table.rows for cell in row.cells)


class _Sheets:
    """One document on its way to data; remembers which ids have been given out."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.register = register(document)
        self.outline = paper.Outline()
        self.used: set[str] = set()
        self.orientation = Orientation.PORTRAIT

    def chapters(self) -> list[Data]:
        return [self._chapter(chapter) for chapter in self.document.chapters]

    def _chapter(self, chapter: Chapter) -> Data:
        self.orientation = chapter.orientation
        blocks = [self._block(block) for block in chapter.blocks]
        return {"landscape": chapter.orientation is Orientation.LANDSCAPE, "blocks": blocks}

    def _block(self, block: Block) -> Data:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case ListBlock():
                return self._list(block)
            case Table():
                return self._table(block)
            case Chart() | Picture():
                return self._figure(block)
            case Note():
                return self._note(block)
            case Reference():
                return self._entry(block)

    def _id(self, id_: str) -> str:
        """The id, "" when it was given out before: a label may stand only once."""
        if id_ in self.used:
            return ""
        self.used.add(id_)
        return id_

    def _heading(self, block: Heading) -> Data:
        return {
            "kind": "heading",
            "id": self._id(block.id),
            "level": self.outline.level(block.level),
            "number": clean(block.number),
            "text": self._inline(block.text),
        }

    def _paragraph(self, block: Paragraph) -> Data:
        return {
            "kind": "paragraph",
            "id": self._id(block.id),
            "text": self._inline(self.register.marked(block)),
            "byline": clean(block.byline),
            "leads": paper.leads(block),
        }

    def _list(self, block: ListBlock) -> Data:
        return {
            "kind": "list",
            "id": self._id(block.id),
            "ordered": block.ordered,
            "items": [self._item(item) for item in block.items],
        }

    def _item(self, item: Item) -> Data:
        marks = self.register.after_item(item)
        return {
            "text": self._inline((*item.text, marks)),
            "items": [self._item(child) for child in item.items],
        }

    def _table(self, block: Table) -> Data:
        return {
            "kind": "table",
            "id": self._id(block.id),
            "caption": caption_data(paper.label(block, self.document), block.caption),
            "table": self._grid(block),
            "whole": len(block.rows) <= _SMALL and _letters(block) <= _LONG,
            "note": self._inline((Run(text=block.note),)),
            "basis": self._basis(self.register.after_table(paper.basis(block))),
        }

    def _basis(self, marks: Marks) -> list[Data]:
        if not marks:
            return []
        links = paper.separated(((Run(text=mark.label, to=mark.to),) for mark in marks), ", ")
        return self._inline((Run(text=f"{self.document.word('basis')}: "), *links))

    def _grid(self, block: Table) -> Data:
        texts = [[plain(cell) for cell in row.cells] for row in block.rows]
        found = widths(block.columns, texts, room=paper.ROOM[self.orientation])
        return {
            "head": [clean(column.title) for column in block.columns],
            "right": [column.align is Align.END for column in block.columns],
            "rows": [self._row(row) for row in block.rows],
            "size": found.size,
            "widths": found.columns,
        }

    def _row(self, row: Row) -> Data:
        cells = [self._cell(cell) for cell in row.cells]
        if cells:
            cells[0]["first"] = True
            number = self.register.number(row.id)
            cells[0] |= {"no": number} if number else {}
        return {"id": self._id(row.id) if row.id else "", "strong": row.strong, "cells": cells}

    def _cell(self, text: Inline) -> Data:
        data: Data = {"text": cell_data(text, self.register)}
        return data | ({"long": True} if len(plain(text)) > _LONG else {})

    def _figure(self, block: Chart | Picture) -> Data:
        return self._photo(block) if isinstance(block, Picture) else self._chart(block)

    def _chart(self, block: Chart) -> Data:
        words = paper.words_only(block, self.document)
        short = paper.short_table(block, self.document)
        data: Data = {
            "kind": "told" if words else "chart",
            "id": self._id(block.id),
            "caption": caption_data(paper.label(block, self.document), block.spec.title),
            "note": self._below_chart(block, in_annex=not (words or short)),
            "basis": [],
        }
        if words:
            return data | {"words": self._block(words)}
        svg = paper.picture(block, self.document)
        data |= {"alt": clean(block.spec.description), "svg": svg}
        data["width"] = self._picture_width(svg)
        return data | ({"table": self._grid(short)} if short else {})

    def _photo(self, block: Picture) -> Data:
        return {
            "kind": "chart",
            "id": self._id(block.id),
            "caption": caption_data(paper.label(block, self.document), block.title),
            "note": self._inline((Run(text=block.source_line),)),
            "basis": [],
            "alt": clean(block.alt),
            # The data of the template is JSON, which has no bytes.
            "bytes": list(block.image),
            "format": media_type(block.image).removeprefix("image/").replace("jpeg", "jpg"),
            "width": paper.photo_size(block)[0],
        }

    def _picture_width(self, svg: str) -> float:
        width, height = paper.size(svg)
        room = paper.ROOM[Orientation.PORTRAIT]
        return round(min(room, paper.TALLEST[self.orientation] * width / height), 1)

    def _below_chart(self, block: Chart, *, in_annex: bool) -> list[Data]:
        marks = self.register.marks(block.sources)
        found = self._inline((Run(text=block.spec.source_line), marks))
        target = paper.chart_data_id(block)
        if in_annex and target in self.register.ids:
            text, _, after = self.document.word("chart_data_at").partition("{page}")
            return [*found, {"t": f" {text}"}, {"page": target}, {"t": after}]
        return found

    def _note(self, block: Note) -> Data:
        return {
            "kind": "note",
            "id": self._id(block.id),
            "tone": block.kind.value,
            "title": clean(block.title),
            "text": self._inline((*block.text, self._unseen(block))),
            "long": len(plain(block.text)) > _LONG,
        }

    def _unseen(self, block: Note) -> Marks:
        shown = {run.to for run in block.text}
        return self.register.marks(ref for ref in block.sources if anchor(ref) not in shown)

    def _entry(self, block: Reference) -> Data:
        label, title = paper.entry_title(block, self.register)
        return {
            "kind": "entry",
            "id": self._id(block.id),
            "label": clean(label),
            "title": self._inline(title),
            "lines": [self._inline(line) for line in paper.entry_lines(block, self.document)],
            "long": sum(len(plain(value)) for _, value in block.details) > _LONG,
        }

    def _inline(self, text: Marked) -> list[Data]:
        return inline_data(text, self.register)
