"""Changing a few places of a file that people wrote, and leaving every other character alone."""

import codecs
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sutarimas.formats.decoding import decode


@dataclass(frozen=True, order=True)
class Edit:
    """Characters `start` to `end` of the decoded text become `text`."""

    start: int
    end: int
    text: str


def edited(file: str, data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file with its edits; byte order mark and line ends stay as they were."""
    text = decode(file, data)
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    if b"\r\n" in data:
        text = text.replace("\n", "\r\n")
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode()


def replace_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; one that is there keeps its rights. Raises OSError."""
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:80]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(target.stat().st_mode if target.exists() else 0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink()
        raise
