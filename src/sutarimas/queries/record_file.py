"""A group's sealed record as a file for everybody, and the receipt of an edition."""

import json
from typing import Any
from uuid import UUID

from sutarimas.domain import event as domain
from sutarimas.domain.canonical import plain
from sutarimas.domain.merkle import inclusion_proof
from sutarimas.records.models import Edition, Event, Seal

RECORD, RECEIPT = "sutarimas-record/1", "sutarimas-receipt/1"
#: What publishing an edition writes down.
PUBLISHED = "edition.published"


def face(row: Event) -> domain.Event:
    """What outsiders may see of an event: no salt, so nobody can guess what it is about."""
    return domain.Event(
        lag=str(row.lag_id),
        kind=row.kind,
        subject=row.subject,
        digest=row.digest,
        happened_on=row.happened_on,
        count=row.count,
        number=row.number,
    )


def published(lag_id: UUID) -> bytes:
    """The record: sealed events in their order, every seal, and the hash of each edition."""
    seals = Seal.objects.filter(lag_id=lag_id).order_by("tree_size")
    rows = Edition.objects.filter(lag_id=lag_id).order_by("published_at", "number")
    content = {
        "format": RECORD,
        "lag": str(lag_id),
        "events": [plain(face(x)) for x in _sealed(lag_id)],
        "seals": [plain(_seal(x)) for x in seals],
        "editions": [_edition(x) for x in rows.defer("bundle", "findings")],
    }
    return _file(content)


def receipt(lag_id: UUID, edition_id: UUID) -> bytes | None:
    """What proves that an edition stands in the record; None while it is not sealed."""
    row = Edition.objects.filter(pk=edition_id, lag_id=lag_id).defer("bundle", "findings").first()
    own = _event_of(row) if row else None
    if row is None or own is None or own.number is None or own.seal is None:
        return None
    size = own.seal.tree_size
    leaves = [face(x).leaf for x in _sealed(lag_id) if x.number is not None and x.number < size]
    content = {
        "format": RECEIPT,
        "event": plain(face(own)),
        "seal": plain(_seal(own.seal)),
        "proof": [x.hex() for x in inclusion_proof(own.number, leaves)],
        "edition": _edition(row),
    }
    return _file(content)


def _sealed(lag_id: UUID) -> list[Event]:
    return list(Event.objects.filter(lag_id=lag_id, number__isnull=False).order_by("number"))


def _seal(row: Seal) -> domain.Seal:
    return domain.Seal(tree_size=row.tree_size, root=row.root, sealed_on=row.sealed_on)


def _edition(row: Edition) -> dict[str, Any]:
    """An edition's code and hash; the salt opens its event, for there is nothing to hide."""
    own = _event_of(row)
    opened = {"event": str(own.number), "salt": own.salt} if own and own.number is not None else {}
    return {"code": row.code, "hash": row.content_hash, **opened}


def _event_of(row: Edition) -> Event | None:
    """The event of publishing: the one whose salted digest the edition's hash gives."""
    rows = Event.objects.select_related("seal").filter(lag_id=row.lag_id, kind=PUBLISHED)
    return next((x for x in rows if x.digest == domain.digest(row.content_hash, x.salt)), None)


def _file(content: dict[str, Any]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1)
    return f"{text}\n".encode()
