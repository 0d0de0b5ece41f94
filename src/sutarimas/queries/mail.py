"""The outbox of a group: what waits, what could not be sent, what went."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from sutarimas.queries.secret_link import holds, revealed
from sutarimas.records.models import Mail

_MOST = 100


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A message; `state` is waiting, sent or failed, `is_dead` when its link lets nobody in."""

    id: UUID
    to_name: str
    to_address: str
    subject: str
    text: str
    state: str
    attempts: int
    verdict: str
    written_at: datetime
    sent_at: datetime | None
    is_dead: bool


@dataclass(frozen=True, kw_only=True)
class Outbox:
    """What the page shows; the oldest first of what waits, the newest first of what went."""

    failed: tuple[Letter, ...]
    waiting: tuple[Letter, ...]
    sent: tuple[Letter, ...]
    has_server: bool


def outbox(lag_id: UUID, *, on: date) -> Outbox:
    """The messages of a group; those that wait show the links that they carry."""
    rows = Mail.objects.filter(lag_id=lag_id).select_related("invitation")
    return Outbox(
        failed=_letters(rows.filter(state="failed").order_by("written_at"), on),
        waiting=_letters(rows.filter(state="waiting").order_by("written_at"), on),
        sent=_letters(rows.filter(state="sent").order_by("-sent_at"), on),
        has_server=has_server(),
    )


def has_server() -> bool:
    """Whether messages go by themselves."""
    return bool(settings.EMAIL_HOST)


def _letters(rows: QuerySet[Mail], on: date) -> tuple[Letter, ...]:
    return tuple(
        Letter(
            id=row.pk,
            to_name=row.to_name,
            to_address=row.to_address,
            subject=row.subject,
            text=revealed(row, on=on),
            state=row.state,
            attempts=row.attempts,
            verdict=row.verdict,
            written_at=row.written_at,
            sent_at=row.sent_at,
            is_dead=not holds(row, on=on),
        )
        for row in rows[:_MOST]
    )
