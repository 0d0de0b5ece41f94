"""Adding, changing, moving and taking away a single record."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sutarimas.actions.change import Write, as_body, change
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.domain import canonical
from sutarimas.domain.pointers import pointers
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.shelves import Tree, code_of, read_record, shelf, shelves
from sutarimas.queries.access import Actor
from sutarimas.queries.strategy import load
from sutarimas.records.models import Change, Entry

_STEP = 10


def add_entry(*, actor: Actor, strategy_id: UUID, shelf_name: str, tree: Tree) -> Change:
    """A new record, last on its shelf; raises Unusable. A single shelf takes no second one."""
    if shelf(shelf_name).single:
        raise Refused("single_shelf")
    return change(
        actor=actor,
        strategy_id=strategy_id,
        deed="entry.added",
        subject=_subject(shelf_name, tree),
        writes=[Write(shelf=shelf_name, tree=tree)],
    )


def save_entry(
    *, actor: Actor, strategy_id: UUID, key: UUID, tree: Tree, base_version: int
) -> Change:
    """A changed record; where its code changed, everything that points at it follows.

    Raises Missing, Conflict and Unusable.
    """
    entry = _entry(actor, strategy_id, key)
    write = Write(shelf=entry.shelf, tree=tree, entry=key, base_version=base_version)
    return change(
        actor=actor,
        strategy_id=strategy_id,
        deed="entry.changed",
        subject=_subject(entry.shelf, tree),
        writes=[write, *_followers(actor, strategy_id, entry, tree)],
    )


def remove_entry(
    *, actor: Actor, strategy_id: UUID, key: UUID, base_version: int, untie: bool = False
) -> Change:
    """Take a record away; with `untie` the pointers at it go in the same change.

    Raises Refused where a record alone on its shelf is meant, Unusable where it is still needed.
    """
    entry = _entry(actor, strategy_id, key)
    if shelf(entry.shelf).single:
        raise Refused("single_shelf")
    removal = Write(shelf=entry.shelf, tree=None, entry=key, base_version=base_version)
    untied = tuple(_untied(actor, strategy_id, entry)) if untie else ()
    return change(
        actor=actor,
        strategy_id=strategy_id,
        deed="entry.removed",
        subject=f"{entry.kind or entry.shelf}:{entry.code}",
        writes=[*untied, removal],
    )


def move_entry(*, actor: Actor, strategy_id: UUID, key: UUID, up: bool) -> Change | None:
    """Change places with the neighbour on the shelf; None where there is no neighbour."""
    entry = _entry(actor, strategy_id, key)
    rows = list(
        Entry.objects.filter(strategy_id=strategy_id, shelf=entry.shelf).order_by("place", "id")
    )
    at = next(n for n, row in enumerate(rows) if row.pk == entry.pk)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(rows):
        return None
    rows[at], rows[other] = rows[other], rows[at]
    return change(
        actor=actor,
        strategy_id=strategy_id,
        deed="entry.moved",
        subject=f"{entry.kind or entry.shelf}:{entry.code}",
        writes=[
            Write(
                shelf=row.shelf,
                tree=json.loads(row.body),
                entry=row.pk,
                place=(number + 1) * _STEP,
                carried=row.carried,
            )
            for number, row in enumerate(rows)
            if row.place != (number + 1) * _STEP
        ],
    )


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


def _entry(actor: Actor, strategy_id: UUID, key: UUID) -> Entry:
    found = Entry.objects.filter(pk=key, strategy_id=strategy_id, lag_id=actor.lag_id).first()
    if found is None:
        raise Missing("missing")
    return found


def _subject(shelf_name: str, tree: Tree) -> str:
    record, _ = read_record(shelf_name, tree)
    kind = shelf(shelf_name).kind
    return f"{kind or shelf_name}:{code_of(record) if record is not None else ''}"


@dataclass(frozen=True, kw_only=True)
class _Found:
    """A record that points at another one: where it stands and the paths of the pointers."""

    shelf: str
    code: str
    lang: str
    tree: Tree
    before: str
    paths: tuple[tuple[str | int, ...], ...]
    names: bool  # the pointers are whole references


def _pointing(strategy: Strategy, target: Ref) -> Iterator[_Found]:
    """Every record that points at a target, with the places of the pointers in its plain form."""
    for name, record in _shelved(strategy):
        paths = tuple(x.path for x in pointers(record) if x.target == target)
        if paths:
            yield _Found(
                shelf=name,
                code=code_of(record),
                lang=getattr(record, "lang", ""),
                tree=canonical.plain(record),
                before=as_body(canonical.plain(record)),
                paths=paths,
                names=any(x.text == str(target) for x in pointers(record) if x.target == target),
            )


def _shelved(strategy: Strategy) -> Iterator[tuple[str, Any]]:
    for one in shelves():
        value: Any = strategy
        for step in one.path:
            value = getattr(value, str(step))
        if one.name == "finance":
            continue
        for record in (value,) if one.single else value:
            yield one.name, record


def _followers(actor: Actor, strategy_id: UUID, entry: Entry, tree: Tree) -> Iterator[Write]:
    """Records that follow when a code changes."""
    record, _ = read_record(entry.shelf, tree)
    if record is None or not entry.kind or code_of(record) == entry.code:
        return
    old, new = Ref(Kind(entry.kind), entry.code), code_of(record)
    for found in _pointing(load(strategy_id), old):
        if (found.shelf, found.code, found.lang) == (entry.shelf, entry.code, entry.lang):
            continue
        for path in found.paths:
            _set(found.tree, path, f"{old.kind}:{new}" if found.names else new)
        yield _write(actor, strategy_id, found)


def _untied(actor: Actor, strategy_id: UUID, entry: Entry) -> Iterator[Write]:
    """Records that lose their pointers at one that goes."""
    if not entry.kind:
        return
    for found in _pointing(load(strategy_id), Ref(Kind(entry.kind), entry.code)):
        if (found.shelf, found.code) == (entry.shelf, entry.code):
            continue
        for path in sorted(found.paths, key=str, reverse=True):
            _cut(found.tree, path)
        yield _write(actor, strategy_id, found)


def _write(actor: Actor, strategy_id: UUID, found: _Found) -> Write:
    rows = Entry.objects.filter(
        strategy_id=strategy_id,
        lag_id=actor.lag_id,
        shelf=found.shelf,
        code=found.code,
        lang=found.lang,
    )
    # Records without a code, such as mandates, are told apart by all that they say.
    row = rows.get() if found.code else rows.get(body=found.before)
    return Write(shelf=found.shelf, tree=found.tree, entry=row.pk, carried=row.carried)


def _set(tree: Any, path: tuple[str | int, ...], code: str) -> None:
    """Put a code where a pointer stands; links keep the rest of theirs."""
    for step in path[:-1]:
        tree = tree[step]
    here = tree[path[-1]]
    if isinstance(here, dict):
        here["to"] = code
    else:
        tree[path[-1]] = code


def _cut(tree: Any, path: tuple[str | int, ...]) -> None:
    """Take a pointer out of its list, or empty its field."""
    for step in path[:-1]:
        tree = tree[step]
    del tree[path[-1]]
