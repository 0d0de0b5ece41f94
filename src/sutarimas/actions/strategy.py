"""Strategies come in whole: imported from a value, or begun anew."""

from uuid import UUID, uuid4

from django.db import transaction

from sutarimas.actions.change import as_body, require, terms_of
from sutarimas.actions.event import remember
from sutarimas.domain.rights import Right
from sutarimas.domain.strategy import Strategy as Value
from sutarimas.formats.shelves import Row, shelf, split
from sutarimas.queries.access import Actor
from sutarimas.records.models import Change, Entry, Strategy

_STEP = 10


@transaction.atomic
def take_in(
    *,
    actor: Actor,
    value: Value,
    slug: str = "",
    started_from: UUID | None = None,
    carried: bool = False,
) -> UUID:
    """Keep a whole value as a new strategy of the group and return its key.

    The group's strategies that were open are closed: a group works on one at a time.
    """
    require(actor, Right.TRANSFER)
    Strategy.objects.filter(lag_id=actor.lag_id, closed_at__isnull=True).update(closed_at=actor.now)
    strategy = _opened(actor, value, slug=slug, started_from=started_from)
    rows = (_entry(actor, strategy, n, row, carried=carried) for n, row in enumerate(split(value)))
    Entry.objects.bulk_create(rows, batch_size=500)
    remember(
        lag_id=actor.lag_id,
        kind="strategy.taken_in",
        subject=str(strategy.pk),
        content=value.content_hash,
        now=actor.now,
    )
    return strategy.pk


def _opened(actor: Actor, value: Value, *, slug: str, started_from: UUID | None) -> Strategy:
    """The strategy's row and the first act of its history."""
    strategy = Strategy.objects.create(
        lag_id=actor.lag_id,
        slug=free_slug(actor.lag_id, slug or value.identity.slug),
        title=value.identity.title[:300],
        version=1,
        started_from_id=started_from,
        created_at=actor.now,
    )
    Change.objects.create(
        lag_id=actor.lag_id,
        strategy=strategy,
        number=1,
        deed="strategy.taken_in",
        at=actor.now,
        account_id=actor.account_id,
        by=actor.name,
    )
    return strategy


def free_slug(lag_id: UUID, wanted: str) -> str:
    """The address itself, or with a number behind it where another strategy has it."""
    taken = set(Strategy.objects.filter(lag_id=lag_id).values_list("slug", flat=True))
    found, number = wanted[:50], 1
    while found in taken:
        number += 1
        found = f"{wanted[:50]}-{number}"
    return found


def _entry(actor: Actor, strategy: Strategy, number: int, row: Row, *, carried: bool) -> Entry:
    kind = shelf(row.shelf).kind
    return Entry(
        id=uuid4(),
        lag_id=actor.lag_id,
        strategy=strategy,
        shelf=row.shelf,
        kind=kind.value if kind else "",
        code=row.code,
        lang=row.lang,
        place=(number + 1) * _STEP,
        body=as_body(row.tree),
        terms=terms_of(row),
        carried=carried,
        changed_at=actor.now,
        changed_by=actor.name,
    )
