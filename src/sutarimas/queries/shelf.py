"""Lists of records for the desk: every shelf, and one shelf page by page."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from sutarimas.analysis.search import query_terms
from sutarimas.formats.shelves import shelf, shelves
from sutarimas.queries.entry import public
from sutarimas.queries.labels import add_label, record_label, shelf_label
from sutarimas.queries.paging import cut
from sutarimas.queries.telling import cells, heads
from sutarimas.queries.words import say
from sutarimas.records.models import Entry


@dataclass(frozen=True, kw_only=True)
class EntryLine:
    """A record in a list."""

    id: UUID
    shelf: str
    code: str
    title: str
    carried: bool
    changed_at: datetime
    changed_by: str
    cells: tuple[str, ...]

    @property
    def label(self) -> str:
        """What the link to it says, whatever it has."""
        return self.title or " · ".join(x for x in self.cells if x) or self.code or self.shelf


@dataclass(frozen=True, kw_only=True)
class ShelfCard:
    """A shelf with how many records stand on it; `only` is the record of a single one."""

    name: str
    title: str
    about: str
    count: int
    only: UUID | None


@dataclass(frozen=True, kw_only=True)
class ShelfGroup:
    """Shelves of one part of the work."""

    title: str
    cards: tuple[ShelfCard, ...]


#: Every shelf once, in the order of the work.
_GROUPS: Mapping[str, str] = {
    "start": "identity place.territory finance.contracts promises",
    "ground": "place.areas place.series place.observations surveys tallies meetings voices"
    " evidence",
    "needs": "needs.groups needs.items needs.swot needs.ranking",
    "plan": "goals.goals goals.objectives goals.actions goals.alternatives goals.assumptions"
    " goals.principles indicators",
    "money": "finance finance.lines finance.stated",
    "people": "people.organisations people.persons people.bodies people.mandates",
    "checked": "prose pictures acts parameters waivers",
    "public": "files publications consultations proposals decisions editions",
    "delivery": "delivery.evaluations delivery.risks delivery.duties",
}


def shelf_groups(strategy_id: UUID, *, lang: str) -> tuple[ShelfGroup, ...]:
    """Every shelf, filled or not, grouped as the work goes."""
    cards = {x.name: x for x in _cards(strategy_id, lang=lang)}
    return tuple(
        ShelfGroup(
            title=say(lang, f"about.group_{name}"), cards=tuple(cards[x] for x in names.split())
        )
        for name, names in _GROUPS.items()
    )


def _cards(strategy_id: UUID, *, lang: str) -> tuple[ShelfCard, ...]:
    rows = Entry.objects.filter(strategy_id=strategy_id).values_list("shelf", "id")
    counts: Counter[str] = Counter()
    first: dict[str, UUID] = {}
    for name, key in rows:
        counts[name] += 1
        first.setdefault(name, key)
    return tuple(
        ShelfCard(
            name=one.name,
            title=shelf_label(one.name, lang),
            about=about(one.name, lang),
            count=counts[one.name],
            only=first.get(one.name) if one.single else None,
        )
        for one in shelves()
    )


@dataclass(frozen=True, kw_only=True)
class ShelfPage:
    """One page of a shelf; `add` is said on the button for a new record."""

    shelf: str
    title: str
    about: str
    add: str
    heads: tuple[str, ...]
    lines: tuple[EntryLine, ...]
    total: int
    page: int
    pages: int


def shelf_page(
    strategy_id: UUID,
    name: str,
    *,
    lang: str,
    query: str = "",
    carried: bool = False,
    page: int = 1,
) -> ShelfPage:
    """Records of a shelf in reading order; `page` counts from 1. KeyError for no such shelf."""
    one = shelf(name)
    rows = Entry.objects.filter(strategy_id=strategy_id, shelf=one.name)
    if carried:
        rows = rows.filter(carried=True)
    rows = matching(rows, query)
    total = rows.count()
    at = cut(total, page=page)
    found = rows.order_by("place", "id")[at.part]
    return ShelfPage(
        shelf=one.name,
        title=shelf_label(one.name, lang),
        about=about(one.name, lang),
        add="" if one.single else add_label(one.name, lang),
        heads=heads(one, lang),
        lines=tuple(line_of(x, lang) for x in found),
        total=total,
        page=at.page,
        pages=at.pages,
    )


def matching(rows: "QuerySet[Entry]", query: str) -> "QuerySet[Entry]":
    """Rows that hold every word of a query, in any of its forms."""
    for term in query_terms(query):
        rows = rows.filter(terms__contains=f" {term}")
    return rows


def line_of(row: Entry, lang: str) -> EntryLine:
    tree = public(row.shelf, json.loads(row.body))
    return EntryLine(
        id=row.pk,
        shelf=row.shelf,
        code=row.code,
        title=record_label(tree, lang),
        carried=row.carried,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
        cells=cells(shelf(row.shelf), tree, lang),
    )


def about(name: str, lang: str) -> str:
    """What a shelf is for."""
    return say(lang, f"about.{name.replace('.', '__')}")
