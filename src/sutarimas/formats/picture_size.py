"""Width and height of a picture from its header, before anything is decoded."""

from typing import BinaryIO

from sutarimas.domain.picture import Size, jpeg_size, png_size
from sutarimas.formats.file_kinds import Kind


def picture_size(kind: Kind, file: BinaryIO) -> Size | None:
    """Width and height, or None where the header is broken or names none."""
    file.seek(0)
    readers = {Kind.PNG: png_size, Kind.JPEG: jpeg_size, Kind.WEBP: _webp}
    found = readers[kind](file)
    return found if found and min(found) > 0 else None


def _webp(file: BinaryIO) -> Size | None:
    head = file.read(30)
    if len(head) < 30:
        return None
    match head[12:16]:
        case b"VP8X":
            return _little(head[24:27]) + 1, _little(head[27:30]) + 1
        case b"VP8L":
            bits = _little(head[21:25])
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            return _little(head[26:28]) & 0x3FFF, _little(head[28:30]) & 0x3FFF
    return None


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")
