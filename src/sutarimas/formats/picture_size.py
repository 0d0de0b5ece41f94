"""Width and height of a picture from its header, before anything is decoded."""

from typing import BinaryIO

from sutarimas.formats.file_kinds import Kind

Size = tuple[int, int]  # width and height in pixels

#: Segments of a JPEG that carry the size: SOF0 to SOF15 without DHT, JPG and DAC.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_START_OF_SCAN = 0xDA
_MOST_SEGMENTS = 1000


def picture_size(kind: Kind, file: BinaryIO) -> Size | None:
    """Width and height, or None where the header is broken or names none."""
    file.seek(0)
    readers = {Kind.PNG: _png, Kind.JPEG: _jpeg, Kind.WEBP: _webp}
    found = readers[kind](file)
    return found if found and min(found) > 0 else None


def _png(file: BinaryIO) -> Size | None:
    head = file.read(24)
    if len(head) < 24 or head[12:16] != b"IHDR":
        return None
    return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])


def _jpeg(file: BinaryIO) -> Size | None:
    file.seek(2)
    for _ in range(_MOST_SEGMENTS):
        code = _marker(file)
        length = int.from_bytes(file.read(2))
        if code in _FRAMES:
            frame = file.read(5)
            size = int.from_bytes(frame[3:5]), int.from_bytes(frame[1:3])
            return size if len(frame) == 5 else None
        if code in (None, _START_OF_SCAN) or length < 2:
            return None
        file.seek(length - 2, 1)
    return None


def _marker(file: BinaryIO) -> int | None:
    """The next marker; it may be filled up with 0xFF before its code."""
    if file.read(1) != b"\xff":
        return None
    for _ in range(_MOST_SEGMENTS):
        code = file.read(1)
        if code != b"\xff":
            return code[0] if code else None
    return None


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
