"""Sealing what happened: a batch of events in an order that tells nothing, under one root."""

import json
from datetime import datetime
from secrets import SystemRandom
from uuid import UUID

from django.db import transaction

from sutarimas.domain import event as domain
from sutarimas.domain.merkle import Frontier
from sutarimas.queries.record_file import face
from sutarimas.records.models import Event, Lag, Seal


@transaction.atomic
def seal(*, lag_id: UUID, now: datetime) -> None:
    """Seal every event of a group that is not sealed yet; nothing where there is none."""
    # One seal of a group at a time: its row is held until the batch is written.
    Lag.objects.select_for_update().get(pk=lag_id)
    rows = list(Event.objects.filter(lag_id=lag_id, number__isnull=True))
    if not rows:
        return
    SystemRandom().shuffle(rows)
    batch = domain.seal(_frontier(lag_id), [face(x) for x in rows], sealed_on=now.date())
    made = Seal.objects.create(
        lag_id=lag_id,
        tree_size=batch.seal.tree_size,
        root=batch.seal.root,
        sealed_on=batch.seal.sealed_on,
        frontier=_kept(batch.frontier),
    )
    for row, event in zip(rows, batch.events, strict=True):
        row.number, row.seal = event.number, made
    Event.objects.bulk_update(rows, ["number", "seal"], batch_size=500)


def seal_all(*, now: datetime) -> None:
    """Seal what waits in every group."""
    waiting = Event.objects.filter(number__isnull=True).order_by("lag_id")
    for lag_id in waiting.values_list("lag_id", flat=True).distinct():
        seal(lag_id=lag_id, now=now)


def _frontier(lag_id: UUID) -> Frontier:
    """The tree as the last seal left it."""
    last = Seal.objects.filter(lag_id=lag_id).order_by("-tree_size").first()
    if last is None:
        return Frontier()
    peaks = tuple(bytes.fromhex(x) for x in json.loads(last.frontier))
    return Frontier(size=last.tree_size, peaks=peaks)


def _kept(frontier: Frontier) -> str:
    return json.dumps([x.hex() for x in frontier.peaks])
