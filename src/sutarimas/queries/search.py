"""What a search finds among the records and texts of a strategy."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sutarimas.analysis.search import excerpt, query_terms
from sutarimas.formats.shelves import shelves
from sutarimas.queries.entry import public
from sutarimas.queries.labels import shelf_label
from sutarimas.queries.paging import cut
from sutarimas.queries.shelf import EntryLine, line_of, matching
from sutarimas.records.models import Entry


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A record that a search found, with the words around what was looked for."""

    line: EntryLine
    title: str
    before: str
    hit: str
    after: str


@dataclass(frozen=True, kw_only=True)
class KindCount:
    """How many of one shelf's records a search found."""

    shelf: str
    title: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Found:
    """One page of what a search found."""

    hits: tuple[Hit, ...]
    kinds: tuple[KindCount, ...]
    total: int
    page: int
    pages: int


def search(strategy_id: UUID, query: str, *, lang: str, only: str = "", page: int = 1) -> Found:
    """Records that hold every word of a query, of one shelf when asked; none without a word."""
    rows = Entry.objects.filter(strategy_id=strategy_id)
    rows = matching(rows, query) if query_terms(query) else rows.none()
    counts = Counter(rows.values_list("shelf", flat=True))
    total = counts[only] if only else counts.total()
    rows = rows.filter(shelf=only) if only else rows
    at = cut(total, page=page)
    found = rows.order_by("shelf", "place", "id")[at.part]
    return Found(
        hits=tuple(_hit(x, query, lang) for x in found),
        kinds=tuple(
            KindCount(shelf=x.name, title=shelf_label(x.name, lang), count=counts[x.name])
            for x in shelves()
            if counts[x.name]
        ),
        total=total,
        page=at.page,
        pages=at.pages,
    )


def _hit(row: Entry, query: str, lang: str) -> Hit:
    tree = public(row.shelf, json.loads(row.body))
    texts = [x for x in _texts(tree) if excerpt(x, query)[1]]
    before, hit, after = excerpt(texts[0] if texts else "", query)
    return Hit(
        line=line_of(row, lang),
        title=shelf_label(row.shelf, lang),
        before=before,
        hit=hit,
        after=after,
    )


def _texts(tree: Any) -> Iterable[str]:
    if isinstance(tree, str):
        yield " ".join(tree.split())
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from _texts(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _texts(value)
