"""Pictures of a strategy's text."""

import json
from base64 import b64decode
from uuid import UUID

from sutarimas.records.models import Entry

SHELF = "pictures"


def picture_bytes(strategy_id: UUID, code: str) -> bytes | None:
    """A PNG or JPEG by the code of its record; None for no such one."""
    row = Entry.objects.filter(strategy_id=strategy_id, shelf=SHELF, code=code).first()
    return b64decode(json.loads(row.body)["data"]) if row else None
