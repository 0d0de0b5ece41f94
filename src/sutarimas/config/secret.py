"""The key that signs sessions and links: given by the environment, or made once and kept."""

import os
import secrets
from pathlib import Path

from sutarimas.actions.once import made_once


def secret_key(data: Path) -> str:
    """The installation's key; a new installation makes one that only its owner can read."""
    given = os.environ.get("SUTARIMAS_SECRET", "")
    return given or made_once(data / "secret.key", lambda: secrets.token_urlsafe(48))
