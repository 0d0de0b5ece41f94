"""Records of a strategy for the desk: lists of them, and one with all it is tied to."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from sutarimas.analysis.search import excerpt, query_terms
from sutarimas.domain.refs import Kind
from sutarimas.formats.shelves import Shelf, Tree, shelf, shelves
from sutarimas.queries.labels import record_label, shelf_label
from sutarimas.records.models import Entry, Revision

PAGE = 50
#: Shelves whose records are written by an act of their own, and the page of that act.
WRITTEN_ELSEWHERE = {
    "prose": "text",
    "waivers": "checks",
    "parameters": "parameters",
    "editions": "publish",
}


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


@dataclass(frozen=True, kw_only=True)
class ShelfCard:
    """A shelf with how many records stand on it; `only` is the record of a single one."""

    name: str
    title: str
    count: int
    only: UUID | None


def shelf_cards(strategy_id: UUID, *, lang: str) -> tuple[ShelfCard, ...]:
    """Every shelf in the order of the value, filled or not."""
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
            count=counts[one.name],
            only=first.get(one.name) if one.single else None,
        )
        for one in shelves()
    )


@dataclass(frozen=True, kw_only=True)
class ShelfPage:
    """One page of a shelf."""

    shelf: str
    title: str
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
    pages = max(1, -(-total // PAGE))
    at = min(max(page, 1), pages)
    found = rows.order_by("place", "id")[(at - 1) * PAGE : at * PAGE]
    return ShelfPage(
        shelf=one.name,
        title=shelf_label(one.name, lang),
        lines=tuple(_line(x, lang) for x in found),
        total=total,
        page=at,
        pages=pages,
    )


def matching(rows: "QuerySet[Entry]", query: str) -> "QuerySet[Entry]":
    """Rows that hold every word of a query, in any of its forms."""
    for term in query_terms(query):
        rows = rows.filter(terms__contains=f" {term}")
    return rows


def _line(row: Entry, lang: str) -> EntryLine:
    tree = public(row.shelf, json.loads(row.body))
    return EntryLine(
        id=row.pk,
        shelf=row.shelf,
        code=row.code,
        title=record_label(tree, lang),
        carried=row.carried,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
    )


def public(name: str, tree: Tree) -> Tree:
    """A record without what must not be shown to everybody at the desk."""
    private = private_fields(shelf(name))
    return {key: value for key, value in tree.items() if key not in private}


def private_fields(one: Shelf) -> frozenset[str]:
    """Names of the private fields of a shelf's records."""
    declared = one.record.__dataclass_fields__
    return frozenset(name for name, f in declared.items() if f.metadata.get("private"))


@dataclass(frozen=True, kw_only=True)
class EntryRow:
    """A record as it is kept."""

    id: UUID
    shelf: Shelf
    code: str
    lang: str
    tree: Tree
    version: int
    carried: bool
    changed_at: datetime
    changed_by: str

    @property
    def ref(self) -> str:
        """How other records and comments name it; records without a kind by their shelf."""
        if self.shelf.kind is None:
            return f"{self.shelf.name}:{self.code or self.id}"
        code = f"{self.code}/{self.lang}" if self.shelf.kind is Kind.SECTION else self.code
        return f"{self.shelf.kind}:{code}"


def entry(strategy_id: UUID, key: UUID) -> EntryRow | None:
    """One record of a strategy; None when there is none."""
    row = Entry.objects.filter(strategy_id=strategy_id, pk=key).first()
    if row is None:
        return None
    return EntryRow(
        id=row.pk,
        shelf=shelf(row.shelf),
        code=row.code,
        lang=row.lang,
        tree=json.loads(row.body),
        version=row.version,
        carried=row.carried,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
    )


@dataclass(frozen=True, kw_only=True)
class Option:
    """A record that can be picked: the value of the choice, and what people read."""

    value: str
    label: str


def options(
    strategy_id: UUID, kinds: Iterable[str], *, lang: str
) -> Mapping[str, tuple[Option, ...]]:
    """Records that a form may point to, by kind; kind „any“ offers whole references."""
    wanted = set(kinds)
    rows = Entry.objects.filter(strategy_id=strategy_id).exclude(kind="")
    if "any" not in wanted:
        rows = rows.filter(kind__in=wanted)
    found: dict[str, list[Option]] = {kind: [] for kind in wanted}
    shown = rows.order_by("place", "id").values_list("kind", "code", "shelf", "body", "lang")
    for kind, code, name, body, section_lang in shown:
        if section_lang == "en":
            continue
        label = " ".join(x for x in (code, record_label(public(name, json.loads(body)), lang)) if x)
        if kind in wanted:
            found[kind].append(Option(value=code, label=label))
        if "any" in wanted and kind not in _TOO_MANY:
            found["any"].append(Option(value=f"{kind}:{code}", label=label))
    return {kind: tuple(x) for kind, x in found.items()}


#: Nobody picks from thousands: these are pointed to by typing the reference.
_TOO_MANY = frozenset({Kind.OBSERVATION, Kind.TALLY, Kind.LINE})


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A record that a search found, with the words around what was looked for."""

    line: EntryLine
    title: str
    before: str
    hit: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """One page of what a search found."""

    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int


def search(strategy_id: UUID, query: str, *, lang: str, page: int = 1) -> Found:
    """Records that hold every word of a query; none for a query without a word."""
    rows = Entry.objects.filter(strategy_id=strategy_id)
    rows = matching(rows, query) if query_terms(query) else rows.none()
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    at = min(max(page, 1), pages)
    found = rows.order_by("shelf", "place", "id")[(at - 1) * PAGE : at * PAGE]
    return Found(hits=tuple(_hit(x, query, lang) for x in found), total=total, page=at, pages=pages)


def _hit(row: Entry, query: str, lang: str) -> Hit:
    tree = public(row.shelf, json.loads(row.body))
    texts = [x for x in _texts(tree) if excerpt(x, query)[1]]
    before, hit, after = excerpt(texts[0] if texts else "", query)
    return Hit(
        line=_line(row, lang),
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


def keys_of(strategy_id: UUID, refs: Iterable[str]) -> Mapping[str, UUID]:
    """Entries by reference („need:P-01“); those that are not records of their own are left out."""
    wanted = [x.partition(":") for x in refs]
    if not wanted:
        return {}
    kinds = {kind for kind, _, _ in wanted}
    codes = {code for _, _, code in wanted}
    rows = Entry.objects.filter(Q(kind__in=kinds) & Q(code__in=codes), strategy_id=strategy_id)
    return {f"{kind}:{code}": key for kind, code, key in rows.values_list("kind", "code", "id")}


def free_code(strategy_id: UUID, shelf_name: str, code: str) -> str:
    """The code with the next free number: P-01 becomes P-02, 1.1 becomes 1.2."""
    taken = set(
        Entry.objects.filter(strategy_id=strategy_id, shelf=shelf_name).values_list(
            "code", flat=True
        )
    )
    stem = code.rstrip("0123456789")
    digits = code[len(stem) :]
    number = int(digits or "1")
    while True:
        number += 1
        found = f"{stem}{number:0{len(digits)}}" if digits else f"{code}-{number}"
        if found not in taken:
            return found


def position(strategy_id: UUID, row: EntryRow | None, shelf_name: str) -> int:
    """Where a record stands on its shelf, the first at 0; a new one comes last."""
    keys = Entry.objects.filter(strategy_id=strategy_id, shelf=shelf_name)
    pairs = sorted((place, str(key)) for place, key in keys.values_list("place", "id"))
    ordered = [key for _, key in pairs]
    return ordered.index(str(row.id)) if row and str(row.id) in ordered else len(ordered)


def shelf_once_of(strategy_id: UUID, key: UUID) -> str:
    """The shelf of a record that is there no longer; empty where there never was one."""
    rows = Revision.objects.filter(entry_key=key, change__strategy_id=strategy_id)
    return rows.values_list("shelf", flat=True).first() or ""
