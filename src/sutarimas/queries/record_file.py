"""A group's sealed record as a file for everybody, and the receipt of an edition."""

from collections.abc import Iterator
from uuid import UUID

from sutarimas.domain import event as domain
from sutarimas.formats.record import (
    Record,
    SealedEdition,
    receipt_of,
    write_receipt,
    write_record,
)
from sutarimas.records.models import Edition, Event, Seal

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
    """The record: sealed events in their order, every seal, and what opens each edition's event."""
    return write_record(_record(lag_id))


def receipt(lag_id: UUID, edition_id: UUID) -> bytes | None:
    """What proves that an edition stands in the record; None while it is not sealed."""
    row = Edition.objects.filter(pk=edition_id, lag_id=lag_id).defer("bundle", "findings").first()
    own = _event_of(row) if row else None
    if row is None or own is None or own.number is None:
        return None
    made = receipt_of(
        _record(lag_id),
        own.number,
        salt=own.salt,
        subject=f"edition:{row.code}",
        content=row.content_hash,
    )
    return write_receipt(made)


def _record(lag_id: UUID) -> Record:
    events = Event.objects.filter(lag_id=lag_id, number__isnull=False).order_by("number")
    seals = Seal.objects.filter(lag_id=lag_id).order_by("tree_size")
    return Record(
        lag=str(lag_id),
        events=tuple(face(x) for x in events),
        seals=tuple(
            domain.Seal(tree_size=x.tree_size, root=x.root, sealed_on=x.sealed_on) for x in seals
        ),
        editions=tuple(_editions(lag_id)),
    )


def _editions(lag_id: UUID) -> Iterator[SealedEdition]:
    """Editions whose event is sealed; its salt is told, for there is nothing to hide."""
    rows = Edition.objects.filter(lag_id=lag_id).order_by("published_at", "number")
    for row in rows.defer("bundle", "findings"):
        own = _event_of(row)
        if own is not None and own.number is not None:
            yield SealedEdition(
                code=row.code,
                content_hash=row.content_hash,
                number=own.number,
                salt=own.salt,
            )


def _event_of(row: Edition) -> Event | None:
    """The event of publishing: the one whose salted digests the code and the hash give."""
    for one in Event.objects.filter(lag_id=row.lag_id, kind=PUBLISHED):
        made = tuple(domain.digest(x, one.salt) for x in (f"edition:{row.code}", row.content_hash))
        if made == (one.subject, one.digest):
            return one
    return None
