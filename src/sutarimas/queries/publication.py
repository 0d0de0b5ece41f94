"""What was published, byte for byte."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sutarimas.queries.record_file import published
from sutarimas.queries.store import blob_path
from sutarimas.records.models import Document, Edition


def bundle(lag_id: UUID, number: int) -> str | None:
    """The public bundle of an edition."""
    return _edition(lag_id, number, "bundle")


def findings(lag_id: UUID, number: int) -> str | None:
    """What the check found when the edition was published."""
    return _edition(lag_id, number, "findings")


def _edition(lag_id: UUID, number: int, field: str) -> str | None:
    rows = Edition.objects.filter(lag_id=lag_id, number=number).order_by("-published_at")
    return rows.values_list(field, flat=True).first()


@dataclass(frozen=True, kw_only=True)
class StoredDocument:
    """A built document in the store."""

    path: Path
    sha256: str


def document(lag_id: UUID, number: int, lang: str, name: str) -> StoredDocument | None:
    """A document of an edition; None where it was not built (yet)."""
    row = (
        Document.objects.filter(lag_id=lag_id, edition__number=number, lang=lang, name=name)
        .order_by("-built_at")
        .first()
    )
    if row is None:
        return None
    return StoredDocument(path=blob_path(lag_id, row.sha256), sha256=row.sha256)


def public_record(lag_id: UUID) -> bytes:
    """The group's sealed record as a file."""
    return published(lag_id)
