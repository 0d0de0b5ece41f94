"""The strategy in the making as one frozen value, read from its rows."""

import json
from functools import lru_cache
from uuid import UUID

from sutarimas.domain.strategy import Strategy
from sutarimas.formats.shelves import Tree, join, shelves
from sutarimas.records.models import Entry
from sutarimas.records.models import Strategy as Row

_ORDER = {shelf.name: number for number, shelf in enumerate(shelves())}


def load(strategy_id: UUID) -> Strategy:
    """The value as it stands now; `records.models.Strategy.DoesNotExist` when there is none.

    A value never changes, so one that was read for the same version is handed out again.
    """
    version = Row.objects.values_list("version", flat=True).get(pk=strategy_id)
    return _at(strategy_id, version)


@lru_cache(maxsize=8)
def _at(strategy_id: UUID, version: int) -> Strategy:  # noqa: ARG001 - the version is the key
    return read(strategy_id)


def read(strategy_id: UUID) -> Strategy:
    """The value, read from its rows and from nothing else; raises Unusable."""
    return join(trees(strategy_id))


def trees(strategy_id: UUID) -> list[tuple[str, Tree]]:
    """Shelf and plain form of every record, in reading order."""
    rows = Entry.objects.filter(strategy_id=strategy_id).values_list("shelf", "place", "id", "body")
    found = sorted(rows, key=lambda x: (_ORDER[x[0]], x[1], str(x[2])))
    return [(shelf, json.loads(body)) for shelf, _, _, body in found]


def by_address(address: str) -> Strategy | None:
    """The strategy of `group` (the one it works on) or `group/strategy`; None for neither."""
    lag, _, slug = address.partition("/")
    rows = Row.objects.filter(lag__slug=lag)
    rows = rows.filter(slug=slug) if slug else rows.filter(closed_at__isnull=True)
    found = rows.order_by("-created_at").values_list("pk", flat=True).first()
    return load(found) if found else None
