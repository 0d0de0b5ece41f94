"""Changing a few places of a file that people wrote, and leaving every other character alone."""

import codecs
from collections.abc import Iterable
from dataclasses import dataclass

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
