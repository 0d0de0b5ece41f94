"""What may be kept beside a strategy: a file is what it contains, and its name must agree.

Documents, pictures, tables, texts and signed containers come in. What can run, what a browser
would open as a page, and what is two files at once stay outside, each with its own message.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from sutarimas.formats.decoding import megabytes
from sutarimas.formats.file_kinds import (
    PICTURES,
    PROGRAMS,
    SIGNED,
    TEXTS,
    Kind,
    every_extension,
    extensions,
    media_type,
)
from sutarimas.formats.file_names import extension, safe_name
from sutarimas.formats.packages import package_kind
from sutarimas.formats.picture_size import picture_size
from sutarimas.formats.problems import Place, Unusable, problem

LARGEST = 25 * 10**6  # bytes
LONGEST_SIDE = 12_000  # pixels
MOST_PIXELS = 50 * 10**6

_HEAD = 2048
_CHUNK = 1 << 20
_STARTS = (
    (b"%PDF-", Kind.PDF),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
)
_REFUSED = (
    ((b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe"), "upload_program"),
    ((b"#!", b"\x00asm", b"L\x00\x00\x00\x01\x14\x02\x00"), "upload_program"),
    ((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"), "upload_old_office"),
    ((b"GIF8", b"II*\x00", b"MM\x00*", b"8BPS"), "upload_picture_kind"),
    ((b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"\xfd7zXZ"), "upload_archive"),
    ((b"\xff\xfe", b"\xfe\xff"), "utf16"),
)
#: Containers of phones' pictures, of which few programs can show any.
_PHONE_PICTURES = (b"ftyphei", b"ftyphev", b"ftypmif", b"ftypmsf", b"ftypavi")
_PAGE = re.compile(rb"\s*<(?:!doctype|!--|\?xml|[a-z])", re.IGNORECASE)
_LETTERS = ("eml", "mht", "mhtml")
#: Bytes of plain text: everything but control characters other than tab, new lines, form feed.
_TEXT_BYTES = bytes(x for x in range(256) if x >= 32 and x != 127) + b"\t\n\r\f"
_PDF_END = b"%%EOF"
_SIGNATURE = b"/ByteRange"
_ZIP_END = b"PK\x05\x06"


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """A file that may be kept; `signed` says that it carries a signature, not that one is valid."""

    name: str
    kind: Kind
    media_type: str
    size: int
    signed: bool


def accept(name: str, file: BinaryIO, *, largest: int = LARGEST) -> Accepted:
    """What the file is and how it shall be called; raises Unusable.

    `file` can be read from any place; it is left at its start.
    """
    safe = safe_name(name)
    place = Place(file=safe)
    size = _check_size(place, file, largest=largest)
    found = _content(place, file, size=size)
    kind = _agreed(place, found)
    if kind in PICTURES:
        _check_picture(place, kind, file)
    signed = kind in SIGNED or (kind is Kind.PDF and _contains(file, _SIGNATURE))
    file.seek(0)
    return Accepted(name=safe, kind=kind, media_type=media_type(kind), size=size, signed=signed)


def sniff(file: BinaryIO) -> Kind | None:
    """The kind by content alone; None for what may not come in. Any text is TEXT."""
    size = file.seek(0, os.SEEK_END)
    try:
        return _content(Place(), file, size=size) if size else None
    except Unusable:
        return None


def accept_picture(name: str, file: BinaryIO) -> Accepted:
    """The same for a picture that a text shall show; raises Unusable for anything else."""
    accepted = accept(name, file)
    if accepted.kind not in PICTURES:
        raise Unusable(problem("picture_kind", Place(file=accepted.name)))
    return accepted


def _check_size(place: Place, file: BinaryIO, *, largest: int) -> int:
    size = file.seek(0, os.SEEK_END)
    if not size:
        raise Unusable(problem("upload_empty", place))
    if size > largest:
        sizes = {"size": megabytes(size), "limit": megabytes(largest)}
        raise Unusable(problem("upload_too_large", place, **sizes))
    return size


def _content(place: Place, file: BinaryIO, *, size: int) -> Kind:
    file.seek(0)
    head = file.read(_HEAD)
    if head.startswith((b"PK\x03\x04", _ZIP_END)):
        _refuse("upload_broken", place, when=not _ends_as_zip(file, size=size))
        return package_kind(place, file, size=size)
    _refuse("upload_joined", place, when=_ends_as_zip(file, size=size))
    kind = next((x for start, x in _STARTS if head.startswith(start)), None)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        kind = Kind.WEBP
    if kind is Kind.PDF:
        _refuse("upload_broken", place, when=_PDF_END not in _tail(file, _HEAD, size=size))
    # Programs that show PDF look for its start in the first kilobyte.
    _refuse("upload_joined", place, when=kind is not Kind.PDF and b"%PDF-" in head[:1024])
    return kind or _text(place, file, head)


def _text(place: Place, file: BinaryIO, head: bytes) -> Kind:
    for starts, refusal in _REFUSED:
        _refuse(refusal, place, when=head.startswith(starts))
    program = head.startswith(b"MZ") and b"\x00" in head
    _refuse("upload_program", place, when=program or extension(place.file) in PROGRAMS)
    _refuse("upload_picture_kind", place, when=head[4:].startswith(_PHONE_PICTURES))
    page = _PAGE.match(head.removeprefix(b"\xef\xbb\xbf"))
    _refuse("upload_page", place, when=bool(page))
    if not _is_text(file):
        allowed = ", ".join(f".{x}" for x in every_extension())
        raise Unusable(problem("upload_unknown", place, allowed=allowed))
    _refuse("upload_letter", place, when=extension(place.file) in _LETTERS)
    return Kind.TEXT


def _refuse(kind: str, place: Place, *, when: bool) -> None:
    if when:
        raise Unusable(problem(kind, place))


def _agreed(place: Place, found: Kind) -> Kind:
    """The kind that both the content and the ending of the name stand for."""
    candidates = tuple(x for x in Kind if x in TEXTS) if found in TEXTS else (found,)
    written = extension(place.file)
    for kind in candidates:
        if written in extensions(kind):
            return kind
    right = ", ".join(f".{x}" for kind in candidates for x in extensions(kind))
    raise Unusable(problem("upload_name_differs", place, right=right))


def _check_picture(place: Place, kind: Kind, file: BinaryIO) -> None:
    found = picture_size(kind, file)
    if found is None:
        raise Unusable(problem("upload_broken", place))
    width, height = found
    if max(found) > LONGEST_SIDE:
        limits = {"size": f"{width} × {height}", "limit": f"{LONGEST_SIDE} × {LONGEST_SIDE}"}
        raise Unusable(problem("upload_picture_wide", place, **limits))
    if width * height > MOST_PIXELS:
        limits = {"size": megabytes(width * height), "limit": megabytes(MOST_PIXELS)}
        raise Unusable(problem("upload_picture_pixels", place, **limits))


def _ends_as_zip(file: BinaryIO, *, size: int) -> bool:
    """Whether the directory of an archive, with a comment or without, ends the file."""
    tail = _tail(file, 22 + 0xFFFF, size=size)
    at = tail.rfind(_ZIP_END)
    while at >= 0:
        comment = int.from_bytes(tail[at + 20 : at + 22], "little")
        if at + 22 + comment == len(tail):
            return True
        at = tail.rfind(_ZIP_END, 0, at)
    return False


def _tail(file: BinaryIO, length: int, *, size: int) -> bytes:
    file.seek(max(0, size - length))
    return file.read(length)


def _is_text(file: BinaryIO) -> bool:
    file.seek(0)
    return not any(chunk.translate(None, _TEXT_BYTES) for chunk in _chunks(file))


def _contains(file: BinaryIO, wanted: bytes) -> bool:
    file.seek(0)
    last = b""
    for chunk in _chunks(file):
        if wanted in last + chunk:
            return True
        last = chunk[-len(wanted) :]
    return False


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk
