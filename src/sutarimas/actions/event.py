"""Writing down that something happened, so that outsiders can verify it later."""

import secrets
from datetime import datetime
from uuid import UUID

from sutarimas.domain.event import digest
from sutarimas.records.models import Event


def remember(
    *, lag_id: UUID, kind: str, subject: str, content: str, now: datetime, count: int | None = None
) -> None:
    """Keep one event of the write that is under way; to be called inside its transaction.

    `content` is never kept, only its salted digest: whoever has the content and the salt can
    prove what it was.
    """
    salt = secrets.token_hex(16)
    Event.objects.create(
        lag_id=lag_id,
        kind=kind,
        subject=digest(subject, salt),
        digest=digest(content, salt),
        salt=salt,
        happened_on=now.date(),
        count=count,
    )
