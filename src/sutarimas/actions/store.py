"""Keeping bytes: written apart, then put in their place, so that no half file ever stands."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from sutarimas.queries.store import blob_path


def keep(lag_id: UUID, chunks: Iterable[bytes]) -> tuple[str, int]:
    """Store a group's file and return its SHA-256 and its size; OSError when there is no room."""
    folder = blob_path(lag_id, "0" * 64).parent.parent
    folder.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    descriptor, name = tempfile.mkstemp(dir=folder, prefix="arriving-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        place = blob_path(lag_id, digest.hexdigest())
        place.parent.mkdir(exist_ok=True)
        Path(name).replace(place)
    finally:
        Path(name).unlink(missing_ok=True)
    return digest.hexdigest(), size
