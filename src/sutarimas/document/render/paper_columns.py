"""Columns of a printed table: how wide each is, and how small the letters must be."""

from collections.abc import Sequence
from dataclasses import dataclass

from sutarimas.document.blocks import Align, Column
from sutarimas.document.charts.lettering import Lettering, measure

#: Letter sizes in points, the first that gives every column room for its longest word.
_SIZES = (9.5, 9.0, 8.5, 8.0)
#: Room at both sides of a cell's text, in points.
_PADDING = 8.6
#: Longer words may be hyphenated, figures never.
_LONGEST_WORD = 62.0
#: A small table without declared widths need not fill the page.
_NARROWEST = 0.55


@dataclass(frozen=True, kw_only=True)
class Widths:
    """Column widths and the size of letters, in points."""

    columns: tuple[float, ...]
    size: float


def widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], *, room: float) -> Widths:
    """Share the room by the declared widths, or by content where none are declared."""
    size, least = _size(columns, rows, room)
    natural = _natural(columns, rows, size)
    if len({column.width for column in columns}) > 1:
        shares = [float(max(column.width, 1)) for column in columns]
    else:
        room = min(room, max(sum(natural) * 1.1, room * _NARROWEST, sum(least)))
        shares = natural if sum(natural) <= room else [width**0.6 for width in natural]
    found = _relieved(columns, _shared(shares, least, room), natural)
    return Widths(columns=tuple(round(width, 1) for width in found), size=size)


def _relieved(
    columns: Sequence[Column], found: Sequence[float], natural: Sequence[float]
) -> list[float]:
    """What columns of figures have beyond their need goes to the columns of words."""
    words = [n for n, column in enumerate(columns) if column.align is Align.START]
    crowded = sum(max(natural[n] - found[n], 0.0) for n in words)
    if not crowded:
        return list(found)
    spare = [max(0.0, w - natural[n] * 1.15) for n, w in enumerate(found)]
    spare = [0.0 if n in words else width for n, width in enumerate(spare)]
    relief = [sum(spare) * max(natural[n] - found[n], 0.0) / crowded for n in range(len(found))]
    given = [relief[n] if n in words else -spare[n] for n in range(len(found))]
    return [width + given[n] for n, width in enumerate(found)]


def _size(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], room: float
) -> tuple[float, list[float]]:
    least: list[float] = []
    for size in _SIZES:
        least = [_least(column, place, rows, size) for place, column in enumerate(columns)]
        if sum(least) <= room:
            return size, least
    scale = room / sum(least)
    return _SIZES[-1], [width * scale for width in least]


def _least(column: Column, place: int, rows: Sequence[Sequence[str]], size: float) -> float:
    """What the longest word of a column needs."""
    letters = Lettering(size=size, bold=True)
    whole = column.align is Align.END
    cells = [measure(word, letters) for row in rows for word in row[place].split(" ")]
    body = max(cells, default=0.0)
    head = max((measure(word, letters) for word in column.title.split(" ")), default=0.0)
    return _PADDING + max(body if whole else min(body, _LONGEST_WORD), min(head, _LONGEST_WORD))


def _natural(columns: Sequence[Column], rows: Sequence[Sequence[str]], size: float) -> list[float]:
    """What each column would take on one line."""
    letters = Lettering(size=size, bold=True)
    found = []
    for place, column in enumerate(columns):
        texts = (column.title, *(row[place] for row in rows))
        found.append(_PADDING + max(measure(text, letters) for text in texts))
    return found


def _shared(shares: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Room by shares; a column that would get too little gets its least, the others the rest."""
    fixed: set[int] = set()
    while True:
        open_ = [n for n in range(len(shares)) if n not in fixed]
        left = room - sum(least[n] for n in fixed)
        whole = sum(shares[n] for n in open_)
        short = {n for n in open_ if left * shares[n] / whole < least[n] - 0.01}
        if not short or short == set(open_):
            break
        fixed |= short
    return [least[n] if n in fixed else left * shares[n] / whole for n in range(len(shares))]
