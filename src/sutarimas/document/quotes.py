"""Straight and foreign quotation marks turned into those of the language."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"[\"„“”‟«»]|,,(?=\w)")
_ALWAYS_OPEN = ("„", "«", ",,")
_ALWAYS_CLOSED = ("»",)
_BEFORE_OPEN = re.compile(r"(?:\A|[\s(\[{/–—„‚‘])[*_]*\Z")
_AFTER_OPEN = re.compile(r"[*_]*[^\s.,;:!?)\]}…]")


@dataclass(frozen=True, kw_only=True)
class _Mark:
    """One quotation mark: where it stands and on which side of the quoted words."""

    start: int
    end: int
    opens: bool


def curl(text: str, *, outer: str, inner: str) -> str:
    """Set quotation marks (pairs, open then closed); a quotation in a quotation gets the inner.

    >>> curl('Jis: "Projektas "Kartu" patiko".', outer="„“", inner="‚‘")
    'Jis: „Projektas ‚Kartu‘ patiko“.'

    A paragraph whose marks do not pair keeps to the outer ones:

    >>> curl('"Kartu', outer="„“", inner="‚‘")
    '„Kartu'
    """
    parts = re.split(r"(\n[ \t]*\n)", text)
    return "".join(_paragraph(part, outer=outer, inner=inner) for part in parts)


def _paragraph(text: str, *, outer: str, inner: str) -> str:
    marks = _marks(text)
    depths = _depths(marks)
    paired = depths[-1:] in ([], [0]) and min(depths, default=0) >= 0
    written, copied = "", 0
    for mark, after in zip(marks, depths, strict=True):
        nested = paired and (after > 1 if mark.opens else after > 0)
        pair = inner if nested else outer
        written += text[copied : mark.start] + pair[0 if mark.opens else 1]
        copied = mark.end
    return written + text[copied:]


def _marks(text: str) -> list[_Mark]:
    return [
        _Mark(start=match.start(), end=match.end(), opens=_opens(text, match))
        for match in _MARK.finditer(text)
    ]


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Tell the side from the mark itself where it can tell, else from its neighbours."""
    if mark[0] in _ALWAYS_OPEN or mark[0] in _ALWAYS_CLOSED:
        return mark[0] in _ALWAYS_OPEN
    before = text[max(0, mark.start() - 4) : mark.start()]
    return bool(_BEFORE_OPEN.search(before) and _AFTER_OPEN.match(text, mark.end()))


def _depths(marks: list[_Mark]) -> list[int]:
    """How many quotations are open after each mark; below zero when one closes too many."""
    depth, depths = 0, []
    for mark in marks:
        depth += 1 if mark.opens else -1
        depths.append(depth)
    return depths
