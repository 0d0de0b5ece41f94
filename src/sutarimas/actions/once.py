"""Small secrets that an installation makes once, whichever of its processes comes first."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def made_once(path: Path, make: Callable[[], str]) -> str:
    """What the file holds; a new one appears whole, readable by its owner only, and stays.

    Raises OSError where it can be neither read nor made; then nothing of it is left.
    """
    with suppress(FileNotFoundError):
        if known := path.read_text("ascii").strip():
            return known
        # What a process left that was cut off while it wrote: an empty secret opens every door.
        path.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    mine = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        # Two processes may start at once: the first link stands, and both read the same.
        with suppress(FileExistsError):
            path.hardlink_to(mine)
    finally:
        mine.unlink()
    return path.read_text("ascii").strip()
