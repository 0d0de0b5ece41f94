"""Straight and foreign quotation marks turned into those of the language."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"[\"„“”‟«»]|,,(?=\w)")
# Sides are told from the neighbours; marks already read stand there as brackets.
_BEFORE_OPEN = re.compile(r"(?:\A|[\s(\[{/–—])[*_]*\Z")
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

    A paragraph whose marks do not pair is left for a person:

    >>> curl('Jis: "Kartu', outer="„“", inner="‚‘")
    'Jis: "Kartu'
    """
    parts = re.split(r"(\n[ \t]*\n)", text)
    return "".join(_paragraph(part, outer=outer, inner=inner) for part in parts)


def _paragraph(text: str, *, outer: str, inner: str) -> str:
    marks = _marks(text, outer=outer, inner=inner)
    depths = _depths(marks)
    if depths[-1:] != [0] or min(depths) < 0:
        return text
    written, copied = "", 0
    for mark, depth in zip(marks, depths, strict=True):
        nested = depth > 1 if mark.opens else depth > 0
        pair = inner if nested else outer
        written += text[copied : mark.start] + pair[0 if mark.opens else 1]
        copied = mark.end
    return written + text[copied:]


def _marks(text: str, *, outer: str, inner: str) -> list[_Mark]:
    """The marks of a paragraph; a mark that is used on one side only needs no neighbours."""
    read = text.translate({ord(inner[0]): "(", ord(inner[1]): ")"})
    marks = []
    for match in _MARK.finditer(text):
        start, end = match.span()
        opens = match[0] == ",," or (match[0] == "„" and outer[0] == "„")
        opens = opens or _stands_open(read, start=start, end=end)
        marks.append(_Mark(start=start, end=end, opens=opens))
        read = read[:start] + ("(" if opens else ")") * (end - start) + read[end:]
    return marks


def _stands_open(text: str, *, start: int, end: int) -> bool:
    before = text[max(0, start - 4) : start]
    return bool(_BEFORE_OPEN.search(before) and _AFTER_OPEN.match(text, end))


def _depths(marks: list[_Mark]) -> list[int]:
    """How many quotations are open after each mark; below zero when one closes too many."""
    depth, depths = 0, []
    for mark in marks:
        depth += 1 if mark.opens else -1
        depths.append(depth)
    return depths
