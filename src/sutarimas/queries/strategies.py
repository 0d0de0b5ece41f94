"""The strategies of a group, and what of one was carried over and is not confirmed."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sutarimas.queries.paging import cut
from sutarimas.records.models import Edition, Entry, Strategy


@dataclass(frozen=True, kw_only=True)
class StrategyLine:
    """A strategy of the group."""

    id: UUID
    slug: str
    title: str
    created_at: datetime
    closed_at: datetime | None
    started_from: str
    editions: int
    carried: int


def strategies(lag_id: UUID) -> tuple[StrategyLine, ...]:
    """Every strategy of a group, the newest first."""
    editions = Counter(Edition.objects.filter(lag_id=lag_id).values_list("strategy_id", flat=True))
    carried = Counter(
        Entry.objects.filter(lag_id=lag_id, carried=True).values_list("strategy_id", flat=True)
    )
    rows = Strategy.objects.filter(lag_id=lag_id).select_related("started_from")
    return tuple(
        StrategyLine(
            id=row.pk,
            slug=row.slug,
            title=row.title,
            created_at=row.created_at,
            closed_at=row.closed_at,
            started_from=row.started_from.title if row.started_from else "",
            editions=editions[row.pk],
            carried=carried[row.pk],
        )
        for row in rows.order_by("-created_at")
    )


@dataclass(frozen=True, kw_only=True)
class CarriedLine:
    """One record that waits to be confirmed."""

    id: UUID
    shelf: str
    code: str


@dataclass(frozen=True, kw_only=True)
class Carried:
    """A page of carried records; `shelves` counts all of them."""

    lines: tuple[CarriedLine, ...]
    shelves: tuple[tuple[str, int], ...]
    total: int
    page: int
    pages: int


def carried(strategy_id: UUID, *, shelf: str, page: int) -> Carried:
    """Carried records of a shelf, or of all, in reading order; `page` counts from 1."""
    rows = Entry.objects.filter(strategy_id=strategy_id, carried=True)
    shelves = tuple(sorted(Counter(rows.values_list("shelf", flat=True)).items()))
    if shelf:
        rows = rows.filter(shelf=shelf)
    total = rows.count()
    at = cut(total, page=page)
    found = rows.order_by("shelf", "place", "id").values_list("id", "shelf", "code")
    part = found[at.part]
    lines = tuple(CarriedLine(id=key, shelf=name, code=code) for key, name, code in part)
    return Carried(lines=lines, shelves=shelves, total=total, page=at.page, pages=at.pages)
