"""The document as the plain data that `strategy.typ` sets: text stays text, never code."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

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
    Reference,
    Row,
    Run,
    Table,
    anchor,
)
from sutarimas.document.render import paper
from sutarimas.document.render.paper_columns import widths
from sutarimas.document.render.paper_sources import Marked, Marks, register
from sutarimas.document.render.paper_text import clean, filled, language, outside, plain

Data = dict[str, Any]

#: The width of the text in points: A4 upright and lying, without the margins of `strategy.typ`.
ROOM = {Orientation.PORTRAIT: 453.5, Orientation.LANDSCAPE: 700.1}
#: A cell or note with more letters may be split between pages, or it might not fit on one.
_LONG = 1500
#: Charts drawn upright are shown smaller on a lying page, or they would fill it.
_SHARE = {Orientation.PORTRAIT: 100, Orientation.LANDSCAPE: 78}


def pdf_data(document: Document, *, brief: bool, size: float) -> Data:
    """Everything the template needs, as JSON types."""
    day = date.fromisoformat(document.day)
    cover = document.cover
    return {
        "brief": brief,
        "chapters": _Sheets(document).chapters(),
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
            case Chart():
                return self._chart(block)
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
            "text": self.inline(block.text),
        }

    def _paragraph(self, block: Paragraph) -> Data:
        return {
            "kind": "paragraph",
            "id": self._id(block.id),
            "text": self.inline(self.register.marked(block)),
            "byline": clean(block.byline),
        }

    def _list(self, block: ListBlock) -> Data:
        return {
            "kind": "list",
            "id": self._id(block.id),
            "ordered": block.ordered,
            "items": [self._item(item) for item in block.items],
        }

    def _item(self, item: Item) -> Data:
        marks = self.register.marks([item.source] if item.source else ())
        return {
            "text": self.inline((*item.text, marks)),
            "items": [self._item(child) for child in item.items],
        }

    def _table(self, block: Table) -> Data:
        return {
            "kind": "table",
            "id": self._id(block.id),
            "caption": self._caption(paper.label(block, self.document), block.caption),
            "table": self._grid(block),
            "note": self.inline((Run(text=block.note),)),
            "basis": self._basis(self.register.after_table(paper.basis(block))),
        }

    def _basis(self, marks: Marks) -> list[Data]:
        if not marks:
            return []
        links: list[Run] = []
        for mark in marks:
            links += [Run(text=", "), Run(text=mark.label, to=mark.to)]
        return self.inline((Run(text=f"{self.document.word('basis')}: "), *links[1:]))

    def _grid(self, block: Table) -> Data:
        texts = [[plain(cell) for cell in row.cells] for row in block.rows]
        found = widths(block.columns, texts, room=ROOM[self.orientation])
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
        data: Data = {"text": [self._sourced(run) for run in text]}
        return data | ({"long": True} if len(plain(text)) > _LONG else {})

    def _sourced(self, run: Run) -> Data:
        """A run in a cell: its figure leads to the datum without a mark that would widen it."""
        id_ = anchor(run.source) if run.source else ""
        data = self._run(run)
        return data | {"to": id_, "q": 1} if id_ in self.register.ids and not run.to else data

    def _chart(self, block: Chart) -> Data:
        short = paper.short_table(block, self.document)
        data: Data = {
            "kind": "chart",
            "id": self._id(block.id),
            "alt": clean(block.spec.description),
            "caption": self._caption(paper.label(block, self.document), block.spec.title),
            "svg": paper.picture(block, self.document),
            "share": _SHARE[self.orientation],
            "note": self._below_chart(block, in_annex=short is None),
            "basis": [],
        }
        return data | ({"table": self._grid(short)} if short else {})

    def _below_chart(self, block: Chart, *, in_annex: bool) -> list[Data]:
        marks = self.register.marks(block.sources)
        found = self.inline((Run(text=block.spec.source_line), marks))
        target = paper.chart_data_id(block)
        if in_annex and target in self.register.ids:
            text, _, after = self.document.word("chart_data_at").partition("{page}")
            return [*found, {"t": f" {text}"}, {"page": target}, {"t": after}]
        return found

    def _caption(self, label: str, text: str) -> list[Data]:
        if not text:
            return []
        return self.inline((Run(text=f"{label}. " if label else "", strong=True), Run(text=text)))

    def _note(self, block: Note) -> Data:
        return {
            "kind": "note",
            "id": self._id(block.id),
            "tone": block.kind.value,
            "title": clean(block.title),
            "text": self.inline((*block.text, self._unseen(block))),
            "long": len(plain(block.text)) > _LONG,
        }

    def _unseen(self, block: Note) -> Marks:
        shown = {run.to for run in block.text}
        return self.register.marks(ref for ref in block.sources if anchor(ref) not in shown)

    def _entry(self, block: Reference) -> Data:
        lines = [self._labelled(name, value) for name, value in block.details]
        for word, links in (("basis", block.onward), ("back", block.used_by)):
            if links:
                lines.append(self._labelled(self.document.word(word), _separated(links)))
        return {
            "kind": "entry",
            "id": self._id(block.id),
            "label": self.register.number(block.id) or clean(block.target.code),
            "title": self.inline(block.title),
            "lines": lines,
            "long": sum(len(plain(value)) for _, value in block.details) > _LONG,
        }

    def _labelled(self, name: str, value: Inline) -> list[Data]:
        return self.inline((Run(text=f"{name}: "), *value))

    def inline(self, text: Marked) -> list[Data]:
        """Runs and marks, empty ones left out."""
        return [
            self._run(one) if isinstance(one, Run) else _marks(one)
            for one in text
            if (one.text if isinstance(one, Run) else one)
        ]

    def _run(self, run: Run) -> Data:
        data: Data = {"t": clean(run.text)}
        if run.strong:
            data["s"] = 1
        if run.emphasis:
            data["e"] = 1
        if run.to in self.register.ids and run.to:
            data["to"] = run.to
        elif outside(run.href):
            data["href"] = outside(run.href)
        if language(run.lang):
            data["lang"] = run.lang
        return data


def _marks(marks: Marks) -> Data:
    return {"m": [{"t": clean(mark.label), "to": mark.to} for mark in marks]}


def _separated(links: Iterable[Run]) -> Inline:
    found: list[Run] = []
    for link in links:
        found += [Run(text="; "), link]
    return tuple(found[1:])
