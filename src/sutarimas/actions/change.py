"""The one way records of a strategy change: checked as a whole, one transaction, one event.

After every change the value can be read and has no fault; a change that would leave one is
refused, and nothing of it is kept.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction

from sutarimas.actions.event import remember
from sutarimas.actions.refusals import Already, Conflict, Forbidden, Missing, Versions
from sutarimas.analysis.search import index_text
from sutarimas.domain.integrity import faults
from sutarimas.domain.rights import Right
from sutarimas.formats.faults import fault_problems
from sutarimas.formats.problems import Nowhere, Place, Unusable, problem
from sutarimas.formats.shelves import Row, Tree, kept_beside, read_record, row_of, shelf
from sutarimas.queries.access import Actor
from sutarimas.queries.strategy import read
from sutarimas.records.models import Change, Entry, Revision, Strategy

_STEP = 10  # between places, so that one record can be put between two


@dataclass(frozen=True, kw_only=True)
class Write:
    """One record to be written: a new one without `entry`, a removal without `tree`.

    A new one may bring its `key`, so that it is added once however often it is sent.
    `base_version` is the version the person started from; None asks for no comparison.
    `place` is the position on the shelf (0 is first); None keeps it, new ones come last.
    """

    shelf: str
    tree: Tree | None
    entry: UUID | None = None
    key: UUID | None = None
    base_version: int | None = None
    place: int | None = None
    carried: bool = False


def require(actor: Actor, right: Right) -> None:
    """Refuse an act that the role does not allow."""
    if not actor.may(right):
        raise Forbidden("forbidden", right=right)


@transaction.atomic
def change(
    *,
    actor: Actor,
    strategy_id: UUID,
    deed: str,
    writes: Sequence[Write],
    subject: str = "",
    right: Right = Right.WRITE,
    undoes: UUID | None = None,
) -> Change:
    """Write every record or none.

    `deed` names the act in the history („entry.changed“). Raises Forbidden, Missing, Conflict
    when somebody saved one of the records meanwhile, and Unusable with every problem found.
    """
    require(actor, right)
    strategy = held(actor, strategy_id)
    made = _begun(actor, strategy, deed, subject, undoes)
    clerk = _Clerk(actor, strategy, made)
    for write in writes:
        clerk.write(write)
    _refuse_faults(strategy_id)
    strategy.version += 1
    strategy.save(update_fields=["version"])
    remember(
        lag_id=actor.lag_id,
        kind=deed,
        subject=subject or str(strategy_id),
        content="\n".join(clerk.written),
        now=actor.now,
    )
    return made


def _begun(
    actor: Actor, strategy: Strategy, deed: str, subject: str, undoes: UUID | None
) -> Change:
    return Change.objects.create(
        lag_id=actor.lag_id,
        strategy=strategy,
        number=strategy.version + 1,
        deed=deed,
        subject=subject,
        at=actor.now,
        account_id=actor.account_id,
        by=actor.name,
        undoes_id=undoes,
    )


def held(actor: Actor, strategy_id: UUID) -> Strategy:
    """The strategy's row, held until the transaction ends, so that changes queue."""
    rows = Strategy.objects.select_for_update().filter(pk=strategy_id, lag_id=actor.lag_id)
    found = rows.first()
    if found is None:
        raise Missing("missing")
    return found


def _refuse_faults(strategy_id: UUID) -> None:
    value = read(strategy_id)
    if faults(value):
        raise Unusable(*fault_problems(value, Nowhere()))


class _Clerk:
    """Writes the records of one change and what they were before."""

    def __init__(self, actor: Actor, strategy: Strategy, made: Change) -> None:
        self.actor = actor
        self.strategy = strategy
        self.made = made
        self.written: list[str] = []

    def write(self, write: Write) -> None:
        """One record: added, changed or taken away."""
        if write.entry is None:
            self._add(write)
            return
        rows = Entry.objects.select_for_update()
        entry = rows.filter(pk=write.entry, strategy=self.strategy, shelf=write.shelf).first()
        if entry is None:
            raise Missing("missing")
        if write.base_version is not None and entry.version != write.base_version:
            raise Conflict(_versions(entry, write))
        if write.tree is None:
            self._remove(entry)
        else:
            self._replace(entry, write)

    def _add(self, write: Write) -> None:
        row = _read(write)
        earlier = Revision.objects.filter(entry_key=write.key).count() if write.key else 0
        if write.key and Entry.objects.filter(pk=write.key).exists():
            raise Already("already")
        after = Entry.objects.filter(strategy=self.strategy, shelf=write.shelf)
        last = after.order_by("-place").values_list("place", flat=True).first()
        place = (last or 0) + _STEP if write.place is None else write.place
        entry = Entry(
            id=write.key or uuid4(),
            lag_id=self.actor.lag_id,
            strategy=self.strategy,
            shelf=write.shelf,
            place=place,
            # One that comes back is not mistaken for what it was before it went.
            version=earlier + 1,
        )
        self._fill(entry, row, carried=write.carried)
        self._refuse_twice(entry)
        entry.save(force_insert=True)
        self._revise(entry, before="", after=entry.body)

    def _replace(self, entry: Entry, write: Write) -> None:
        row = _read(write)
        before, place = entry.body, entry.place
        if write.place is not None:
            entry.place = write.place
        entry.version += 1
        self._fill(entry, row, carried=write.carried)
        self._refuse_twice(entry)
        entry.save()
        self._revise(entry, before=before, after=entry.body, place_before=place)

    def _remove(self, entry: Entry) -> None:
        self._revise(entry, before=entry.body, after="", place_before=entry.place)
        entry.delete()

    def _refuse_twice(self, entry: Entry) -> None:
        """The database would refuse it too, but without words."""
        same = Entry.objects.filter(
            strategy=self.strategy, shelf=entry.shelf, code=entry.code, lang=entry.lang
        ).exclude(pk=entry.pk)
        if entry.code and same.exists():
            path = ("code",)
            raise Unusable(problem("fault_twice", Place(), path, value=entry.code))

    def _fill(self, entry: Entry, row: Row, *, carried: bool) -> None:
        kind = shelf(row.shelf).kind
        entry.kind = kind.value if kind else ""
        entry.code, entry.lang = row.code, row.lang
        entry.body = as_body(row.tree)
        entry.terms = terms_of(row)
        entry.carried = carried
        entry.changed_at, entry.changed_by = self.actor.now, self.actor.name

    def _revise(self, entry: Entry, *, before: str, after: str, place_before: int = 0) -> None:
        Revision.objects.create(
            lag_id=self.actor.lag_id,
            change=self.made,
            entry_key=entry.pk,
            shelf=entry.shelf,
            kind=entry.kind,
            code=entry.code,
            before=before,
            after=after,
            place_before=place_before,
            version_after=entry.version if after else 0,
        )
        self.written.append(f"{entry.shelf}/{entry.code}/{after}")


def _read(write: Write) -> Row:
    """The record in its one plain form; raises Unusable with every problem."""
    assert write.tree is not None  # noqa: S101 - removals do not come here
    record, problems = read_record(write.shelf, write.tree)
    if record is None:
        raise Unusable(*problems)
    return row_of(write.shelf, record)


def _versions(entry: Entry, write: Write) -> Versions:
    yours = "" if write.tree is None else as_body(write.tree)
    return Versions(
        subject=str(entry.pk),
        theirs=entry.body,
        yours=yours,
        version=entry.version,
        by=entry.changed_by,
    )


def as_body(tree: Tree) -> str:
    """A plain form as it is kept."""
    return json.dumps(tree, ensure_ascii=False, sort_keys=True)


def terms_of(row: Row) -> str:
    """The words by which a record is found."""
    bytes_ = kept_beside(shelf(row.shelf).record)
    return index_text(texts_of({x: y for x, y in row.public.items() if x not in bytes_}))


def texts_of(tree: object) -> tuple[str, ...]:
    """Every text of a plain form, for search."""
    if isinstance(tree, str):
        return (tree,)
    if isinstance(tree, dict):
        return tuple(x for item in tree.values() for x in texts_of(item))
    if isinstance(tree, list):
        return tuple(x for item in tree for x in texts_of(item))
    return ()
