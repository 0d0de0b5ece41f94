"""Adding, changing, moving and taking away a single record."""

import json
from uuid import UUID

from django.db import transaction

from sutarimas.actions.change import Write, as_body, change, held
from sutarimas.actions.following import followers, untied
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.domain.rights import Right
from sutarimas.formats.shelves import Tree, code_of, read_record, row_of, shelf
from sutarimas.queries.access import Actor
from sutarimas.queries.entry import WRITTEN_ELSEWHERE
from sutarimas.records.models import Change, Comment, Entry, Revision

_STEP = 10
_PARENTS = {"goals.objectives": "goal", "goals.actions": "objective"}


def add_entry(
    *, actor: Actor, strategy_id: UUID, shelf_name: str, tree: Tree, key: UUID | None = None
) -> Change:
    """A new record, last on its shelf; with a `key` a second sending adds nothing.

    Raises Unusable, Already for the second sending, and Refused for a shelf that takes no second
    record or is written elsewhere.
    """
    if shelf(shelf_name).single:
        raise Refused("single_shelf")
    _refuse_elsewhere(shelf_name)
    return change(
        actor=actor,
        strategy_id=strategy_id,
        deed="entry.added",
        subject=_subject(shelf_name, tree),
        writes=[Write(shelf=shelf_name, tree=tree, key=key)],
    )


@transaction.atomic
def save_entry(
    *, actor: Actor, strategy_id: UUID, key: UUID, tree: Tree, base_version: int
) -> Change | None:
    """A changed record; where its code changed, everything that points at it follows.

    None where it says already what is to be saved. What was carried over stays so until somebody
    who may confirm it saves it. Raises Missing, Conflict and Unusable.
    """
    held(actor, strategy_id)
    entry = _entry(actor, strategy_id, key)
    _refuse_elsewhere(entry.shelf)
    carried = entry.carried and not actor.may(Right.CONFIRM)
    if _says_already(entry, tree) and carried == entry.carried:
        return None
    base = entry.version if _only_moved_since(entry, base_version) else base_version
    write = Write(shelf=entry.shelf, tree=tree, entry=key, base_version=base, carried=carried)
    made = change(
        actor=actor,
        strategy_id=strategy_id,
        deed="entry.changed",
        subject=_subject(entry.shelf, tree),
        writes=[write, *followers(strategy_id=strategy_id, entry=entry, tree=tree)],
    )
    _let_comments_follow(strategy_id, entry, made.subject)
    return made


@transaction.atomic
def remove_entry(
    *, actor: Actor, strategy_id: UUID, key: UUID, base_version: int, untie: bool = False
) -> Change:
    """Take a record away; with `untie` the pointers at it go in the same change.

    Raises Refused where a record alone on its shelf is meant, Unusable where it is still needed.
    """
    held(actor, strategy_id)
    entry = _entry(actor, strategy_id, key)
    if shelf(entry.shelf).single:
        raise Refused("single_shelf")
    _refuse_elsewhere(entry.shelf)
    removal = Write(shelf=entry.shelf, tree=None, entry=key, base_version=base_version)
    loose = tuple(untied(strategy_id=strategy_id, entry=entry)) if untie else ()
    return change(
        actor=actor,
        strategy_id=strategy_id,
        deed="entry.removed",
        subject=f"{entry.kind or entry.shelf}:{entry.code}",
        writes=[*loose, removal],
    )


@transaction.atomic
def move_entry(*, actor: Actor, strategy_id: UUID, key: UUID, up: bool) -> Change | None:
    """Change places with the neighbour on the shelf; None where there is no neighbour.

    The neighbour of an objective or an action is the one under the same goal or objective.
    """
    held(actor, strategy_id)
    entry = _entry(actor, strategy_id, key)
    rows = list(
        Entry.objects.filter(strategy_id=strategy_id, shelf=entry.shelf).order_by("place", "id")
    )
    at = next(n for n, row in enumerate(rows) if row.pk == entry.pk)
    beside = [n for n, row in enumerate(rows) if _parent(row) == _parent(entry)]
    step = beside.index(at) + (-1 if up else 1)
    if not 0 <= step < len(beside):
        return None
    other = beside[step]
    rows[at], rows[other] = rows[other], rows[at]
    return change(
        actor=actor,
        strategy_id=strategy_id,
        deed="entry.moved",
        subject=f"{entry.kind or entry.shelf}:{entry.code}",
        writes=[
            _placed(row, (number + 1) * _STEP)
            for number, row in enumerate(rows)
            if row.place != (number + 1) * _STEP
        ],
    )


def _placed(row: Entry, place: int) -> Write:
    return Write(
        shelf=row.shelf,
        tree=json.loads(row.body),
        entry=row.pk,
        place=place,
        carried=row.carried,
    )


def _parent(entry: Entry) -> str:
    """What an objective or an action stands under; other records stand under nothing."""
    field = _PARENTS.get(entry.shelf)
    return str(json.loads(entry.body).get(field, "")) if field else ""


def _entry(actor: Actor, strategy_id: UUID, key: UUID) -> Entry:
    found = Entry.objects.filter(pk=key, strategy_id=strategy_id, lag_id=actor.lag_id).first()
    if found is None:
        raise Missing("missing")
    return found


def _refuse_elsewhere(shelf_name: str) -> None:
    """Some records are written by an act of their own, with rights of its own."""
    if shelf_name in WRITTEN_ELSEWHERE:
        raise Refused("written_elsewhere")


def _subject(shelf_name: str, tree: Tree) -> str:
    record, _ = read_record(shelf_name, tree)
    kind = shelf(shelf_name).kind
    return f"{kind or shelf_name}:{code_of(record) if record is not None else ''}"


def _says_already(entry: Entry, tree: Tree) -> bool:
    record, _ = read_record(entry.shelf, tree)
    return record is not None and as_body(row_of(entry.shelf, record).tree) == entry.body


def _only_moved_since(entry: Entry, base_version: int) -> bool:
    """Whether the record still says what the person started from, though it has been moved."""
    later = Revision.objects.filter(entry_key=entry.pk, version_after__gt=base_version)
    said = list(later.values_list("before", "after"))
    return len(said) == entry.version - base_version and all(was == now for was, now in said)


def _let_comments_follow(strategy_id: UUID, entry: Entry, subject: str) -> None:
    """What colleagues said stays with the record."""
    if entry.kind and subject != f"{entry.kind}:{entry.code}":
        said = Comment.objects.filter(strategy_id=strategy_id, subject=f"{entry.kind}:{entry.code}")
        said.update(subject=subject[:360])
