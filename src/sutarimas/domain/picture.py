"""Pictures that the text shows: drawn anew when they come in, kept inside the strategy.

Since the bytes are part of the value, every output of one strategy shows the same picture, and
the content hash covers it.

>>> size_of(b"\\x89PNG\\r\\n\\x1a\\n\\0\\0\\0\\rIHDR\\0\\0\\0\\x05\\0\\0\\0\\x03")
(5, 3)
"""

import re
from base64 import b64decode
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import BinaryIO
from zlib import crc32

from sutarimas.domain.refs import beside

#: Bytes of one picture, and of all pictures of a strategy: it is read whole for every check.
LARGEST, LARGEST_TOGETHER = 400_000, 5_000_000
#: Those that are drawn here take no more, so that twenty have room.
DRAWN = 250_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_JPEG_END = b"\xff\xd9"
#: On a side; nobody prints more on a page.
MOST_PIXELS = 5000
#: Segments of a JPEG that carry the size: SOF0 to SOF15 without DHT, JPG and DAC.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_START_OF_SCAN = 0xDA
_MOST_SEGMENTS = 1000

#: A picture lies in a folder under its code.
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")

Size = tuple[int, int]  # width and height in pixels


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture with its words: `title` stands below it, `alt` says what it shows.

    `data` is a PNG or JPEG in base64; `made_by` names whose work it is.
    """

    code: str
    title: str
    alt: str
    title_en: str = ""
    alt_en: str = ""
    made_by: str = ""
    made_on: date | None = None
    data: str = beside(default="")

    @property
    def image(self) -> bytes:
        """The picture itself; ValueError when `data` is no base64."""
        return b64decode(self.data, validate=True)


def media_type(image: bytes) -> str:
    """`image/png` or `image/jpeg`."""
    return "image/png" if image.startswith(_PNG) else "image/jpeg"


def size_of(image: bytes) -> Size | None:
    """Width and height of a PNG or JPEG, None for anything else."""
    file = BytesIO(image)
    found = png_size(file) if image.startswith(_PNG) else None
    found = jpeg_size(file) if image.startswith(_JPEG) else found
    return found if found and min(found) > 0 else None


def is_whole(image: bytes) -> bool:
    """Whether it is a PNG without a broken chunk or a JPEG with its end, and names its size."""
    whole = image.startswith(_JPEG) and image.endswith(_JPEG_END)
    if image.startswith(_PNG):
        whole = _chunks_are_whole(image)
    size = size_of(image)
    return whole and size is not None and max(size) <= MOST_PIXELS


def _chunks_are_whole(image: bytes) -> bool:
    at, name = len(_PNG), b""
    while at + 12 <= len(image) and name != b"IEND":
        length = int.from_bytes(image[at : at + 4])
        end = at + 8 + length
        name = image[at + 4 : at + 8]
        if crc32(image[at + 4 : end]) != int.from_bytes(image[end : end + 4]):
            return False
        at = end + 4
    return name == b"IEND" and at == len(image)


def png_size(file: BinaryIO) -> Size | None:
    """Width and height by the first chunk of a PNG."""
    head = file.read(24)
    if len(head) < 24 or head[12:16] != b"IHDR":
        return None
    return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])


def jpeg_size(file: BinaryIO) -> Size | None:
    """Width and height by the frame header of a JPEG."""
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
