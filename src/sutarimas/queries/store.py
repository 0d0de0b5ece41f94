"""Where the bytes of files lie: under their SHA-256, apart for each group."""

from pathlib import Path
from uuid import UUID

from django.conf import settings


def blob_path(lag_id: UUID, sha256: str) -> Path:
    """The path of a stored file; whether it is there is another question."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError(sha256)
    return Path(settings.DATA) / "files" / str(lag_id) / sha256[:2] / sha256


def has_blob(lag_id: UUID, sha256: str) -> bool:
    """Whether the file is there."""
    return blob_path(lag_id, sha256).is_file()
