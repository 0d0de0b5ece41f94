"""Records of a strategy as they are kept: finding one, and what a form can point to."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from sutarimas.domain.refs import Kind
from sutarimas.formats.shelves import Shelf, Tree, shelf
from sutarimas.queries.labels import record_label, shelf_label
from sutarimas.records.models import Entry, Revision

#: Shelves whose records are written by an act of their own, and the page of that act.
WRITTEN_ELSEWHERE = {
    "prose": "text",
    "waivers": "checks",
    "parameters": "parameters",
    "editions": "publish",
}


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
    ordered = rows.order_by("shelf", "place", "id")
    shown = ordered.values_list("kind", "code", "shelf", "body", "lang")
    for kind, code, name, body, section_lang in shown:
        if section_lang == "en":
            continue
        label = " ".join(x for x in (code, record_label(public(name, json.loads(body)), lang)) if x)
        if kind in wanted:
            found[kind].append(Option(value=code, label=label))
        if "any" in wanted and kind not in _TOO_MANY:
            whole = f"{shelf_label(name, lang)}: {label}"
            found["any"].append(Option(value=f"{kind}:{code}", label=whole))
    return {kind: tuple(x) for kind, x in found.items()}


#: Nobody picks from thousands: these are pointed to by typing the reference.
_TOO_MANY = frozenset({Kind.OBSERVATION, Kind.TALLY, Kind.LINE})


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


def only_entry(strategy_id: UUID, shelf_name: str) -> UUID | None:
    """The record of a shelf that holds just one."""
    rows = Entry.objects.filter(strategy_id=strategy_id, shelf=shelf_name)
    return rows.values_list("id", flat=True).first()


def tree_at(key: UUID, version: int) -> Tree | None:
    """A record as it stood in an earlier version; None where a later change does not tell."""
    rows = Revision.objects.filter(entry_key=key, version_after=version + 1)
    before = rows.order_by("-change__number").values_list("before", flat=True).first()
    return json.loads(before) if before else None
