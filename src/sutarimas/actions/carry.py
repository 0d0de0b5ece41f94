"""Starting again from an earlier strategy, and confirming record by record what still holds."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any
from uuid import UUID

from django.db import transaction

from sutarimas.actions.change import held, require
from sutarimas.actions.event import remember
from sutarimas.actions.refusals import Missing
from sutarimas.actions.strategy import take_in
from sutarimas.domain.binding import unconfirmed
from sutarimas.domain.integrity import FaultKind, faults
from sutarimas.domain.prose import Section
from sutarimas.domain.refs import Link
from sutarimas.domain.rights import Right
from sutarimas.domain.strategy import Strategy
from sutarimas.queries.access import Actor
from sutarimas.queries.strategy import load
from sutarimas.records.models import Change, Entry, Revision
from sutarimas.records.models import Strategy as Row

#: What belongs to the earlier text and not to a new one: who decided on it, who answered it.
LEFT_BEHIND = (
    "consultations",
    "proposals",
    "decisions",
    "editions",
    "waivers",
    "promises",
    "publications",
)
_MOST = 500  # records confirmed at once


@dataclass(frozen=True, kw_only=True)
class NewStrategy:
    """What a strategy that is started again is called, and for which years."""

    title: str
    first_year: int
    last_year: int
    pack: str


def start_again(*, actor: Actor, strategy_id: UUID, wanted: NewStrategy) -> UUID:
    """Copy a strategy of the group as a new one, every record marked as carried over.

    Links lose their confirmations: somebody has to look at each of them again.
    """
    if not Row.objects.filter(pk=strategy_id, lag_id=actor.lag_id).exists():
        raise Missing("missing")
    earlier = load(strategy_id)
    identity = replace(
        earlier.identity,
        title=wanted.title,
        title_en="",
        first_year=wanted.first_year,
        last_year=wanted.last_year,
        period_label="",
        pack=wanted.pack,
        prepared_from=None,
        prepared_to=None,
        submitted_on=None,
    )
    emptied: dict[str, Any] = dict.fromkeys(LEFT_BEHIND, ())
    years = range(wanted.first_year, wanted.last_year + 1)
    finance = replace(
        earlier.finance,
        lines=tuple(x for x in earlier.finance.lines if x.year in years),
        stated=(),
    )
    value: Strategy = _loosened(replace(earlier, identity=identity, finance=finance, **emptied))
    return take_in(actor=actor, value=_whole(value), started_from=strategy_id, carried=True)


def _loosened(value: Any) -> Any:
    """A value whose links and bindings nobody has confirmed."""
    if isinstance(value, Link):
        return Link(to=value.to)
    if isinstance(value, tuple):
        return tuple(_loosened(x) for x in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {f.name: _loosened(getattr(value, f.name)) for f in fields(value) if f.init}
    if isinstance(value, Section):
        changed["body"] = unconfirmed(value.body)
    return replace(value, **changed)


def _whole(value: Strategy) -> Strategy:
    """The value without what pointed at things left behind."""
    gone = {fault.path[:2] for fault in faults(value) if fault.kind is FaultKind.DANGLING}
    keep: dict[str, Any] = {}
    for shelf in {str(path[0]) for path in gone if isinstance(path[1], int)}:
        records = getattr(value, shelf)
        keep[shelf] = tuple(x for n, x in enumerate(records) if (shelf, n) not in gone)
    return replace(value, **keep)


@transaction.atomic
def confirm_carried(*, actor: Actor, strategy_id: UUID, entries: Sequence[UUID]) -> int:
    """Confirm that carried records still hold, as they stand; returns how many were."""
    require(actor, Right.CONFIRM)
    strategy = held(actor, strategy_id)
    rows = list(Entry.objects.filter(strategy=strategy, carried=True, pk__in=list(entries)[:_MOST]))
    if not rows:
        return 0
    made = _change(actor, strategy, rows)
    Revision.objects.bulk_create(_revision(actor, made, x) for x in rows)
    Entry.objects.filter(pk__in=[x.pk for x in rows]).update(
        carried=False, changed_at=actor.now, changed_by=actor.name
    )
    remember(
        lag_id=actor.lag_id,
        kind="carried.confirmed",
        subject=str(strategy_id),
        content="\n".join(sorted(str(x.pk) for x in rows)),
        now=actor.now,
    )
    return len(rows)


def _change(actor: Actor, strategy: Row, rows: Sequence[Entry]) -> Change:
    strategy.version += 1
    strategy.save(update_fields=["version"])
    return Change.objects.create(
        lag_id=actor.lag_id,
        strategy=strategy,
        number=strategy.version,
        deed="carried.confirmed",
        subject=f"{rows[0].kind}:{rows[0].code}" if len(rows) == 1 else "",
        at=actor.now,
        account_id=actor.account_id,
        by=actor.name,
    )


def _revision(actor: Actor, made: Change, entry: Entry) -> Revision:
    return Revision(
        lag_id=actor.lag_id,
        change=made,
        entry_key=entry.pk,
        shelf=entry.shelf,
        kind=entry.kind,
        code=entry.code,
        before=entry.body,
        after=entry.body,
        place_before=entry.place,
        version_after=entry.version,
    )
