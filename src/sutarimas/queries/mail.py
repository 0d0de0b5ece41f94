"""The outbox of a group: what waits, what could not be sent, what went."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from sutarimas.records.models import Mail

_MOST = 100


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A message; `state` is waiting, sent or failed."""

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


@dataclass(frozen=True, kw_only=True)
class Outbox:
    """What the page shows; the oldest first of what waits, the newest first of what went."""

    failed: tuple[Letter, ...]
    waiting: tuple[Letter, ...]
    sent: tuple[Letter, ...]
    has_server: bool


def outbox(lag_id: UUID) -> Outbox:
    """The messages of a group."""
    rows = Mail.objects.filter(lag_id=lag_id)
    return Outbox(
        failed=_letters(rows.filter(state="failed").order_by("written_at")),
        waiting=_letters(rows.filter(state="waiting").order_by("written_at")),
        sent=_letters(rows.filter(state="sent").order_by("-sent_at")),
        has_server=bool(settings.EMAIL_HOST),
    )


def _letters(rows: QuerySet[Mail]) -> tuple[Letter, ...]:
    return tuple(
        Letter(
            id=row.pk,
            to_name=row.to_name,
            to_address=row.to_address,
            subject=row.subject,
            text=row.text,
            state=row.state,
            attempts=row.attempts,
            verdict=row.verdict,
            written_at=row.written_at,
            sent_at=row.sent_at,
        )
        for row in rows[:_MOST]
    )
