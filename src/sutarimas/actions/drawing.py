"""Strangers' files looked into by a process of its own, with little memory and time."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sutarimas.actions import full_disk
from sutarimas.domain.picture import DRAWN
from sutarimas.formats.file_kinds import Kind

_LONGEST = 45  # seconds; less than a lease


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was found in a file, and the picture that was drawn of a picture."""

    told: dict[str, Any]
    drawn: bytes | None


def look_into(kind: Kind, path: Path, *, printed: bool = False) -> Seen | None:
    """What a file holds; `printed` draws for a page. None for one that could not be read.

    Raises OSError when there was no room to draw.
    """
    with tempfile.TemporaryDirectory(prefix="sutarimas-") as work:
        target = Path(work) / "drawn"
        command = [sys.executable, "-m", "sutarimas.formats.preview_process"]
        command += [kind.value, str(path), str(target), *([str(DRAWN)] if printed else [])]
        try:
            done = subprocess.run(  # noqa: S603 - our own command, no shell
                command, capture_output=True, timeout=_LONGEST, check=False
            )
        except subprocess.TimeoutExpired:
            return None
        if full_disk.SAID.encode() in done.stderr:
            raise full_disk.full()
        if done.returncode:
            return None
        drawn = target.read_bytes() if target.exists() else None
    return Seen(told=json.loads(done.stdout), drawn=drawn)
