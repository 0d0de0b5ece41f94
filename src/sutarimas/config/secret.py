"""The key that signs sessions and links: given by the environment, or made once and kept."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def secret_key(data: Path) -> str:
    """The installation's key; a new installation makes one that only its owner can read."""
    given = os.environ.get("SUTARIMAS_SECRET", "")
    if given:
        return given
    path = data / "secret.key"
    with suppress(FileNotFoundError):
        return path.read_text("ascii").strip()
    path.parent.mkdir(parents=True, exist_ok=True)
    mine = path.with_name(f"{path.name}.{os.getpid()}")
    mine.touch(mode=0o600)
    mine.write_text(secrets.token_urlsafe(48), "ascii")
    # Two processes may start at once: the first link stands, and both read the same key.
    with suppress(FileExistsError):
        path.hardlink_to(mine)
    mine.unlink()
    return path.read_text("ascii").strip()
