"""The letters that the document's own font has: what a PDF cannot show must not stop it.

PDF/UA forbids text without a glyph, and residents do write emoji. The HTML keeps what they wrote;
paper shows an empty box in its place.
"""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

#: Shown for a letter, or a cluster of letters, that the font lacks.
BOX = "\u25a1"
_WINDOWS = 3
_BASIC, _FULL = 1, 10


def shown_only(text: str, font: Path) -> str:
    """The text with every run of letters that the font lacks as one box.

    Joiners and variation marks, which belong to the letter before them, go with it.
    """
    known = letters(font)
    found: list[str] = []
    for letter in text:
        if letter < " " or letter in known:
            found.append(letter)
        elif found[-1:] != [BOX]:
            found.append(BOX)
    return "".join(found)


@cache
def letters(font: Path) -> frozenset[str]:
    """Every letter of a TrueType font."""
    data = font.read_bytes()
    return frozenset(chr(code) for code in _codes(data, _table(data, b"cmap")))


def _table(data: bytes, tag: bytes) -> int:
    """Where a table starts."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sLLL", data, 12 + 16 * i) for i in range(count))
    return next(int(offset) for name, _, offset, _ in entries if name == tag)


def _codes(data: bytes, cmap: int) -> Iterator[int]:
    """Code points of the fullest Unicode subtable."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    subtables = [struct.unpack_from(">HHL", data, cmap + 4 + 8 * i) for i in range(count)]
    places = {
        encoding: cmap + offset for platform, encoding, offset in subtables if platform == _WINDOWS
    }
    if _FULL in places:
        yield from _grouped(data, places[_FULL])
    else:
        yield from _segmented(data, places[_BASIC])


def _grouped(data: bytes, start: int) -> Iterator[int]:
    """Format 12: groups of first and last code."""
    (count,) = struct.unpack_from(">L", data, start + 12)
    for index in range(count):
        first, last, _ = struct.unpack_from(">LLL", data, start + 16 + 12 * index)
        yield from range(first, last + 1)


def _segmented(data: bytes, start: int) -> Iterator[int]:
    """Format 4: last codes, a pad, then first codes of segments; the end mark is no letter."""
    (doubled,) = struct.unpack_from(">H", data, start + 6)
    size = doubled // 2
    lasts = struct.unpack_from(f">{size}H", data, start + 14)
    firsts = struct.unpack_from(f">{size}H", data, start + 16 + doubled)
    for first, last in zip(firsts, lasts, strict=True):
        yield from range(first, min(last, 0xFFFE) + 1)
