"""Figures whose separators stand in the wrong place, or whose unit cannot be meant.

Both were seen in published papers: „260 00,00“ and „10 114 633.73 mln.“. What is merely
unusual („9.995,08“) is left to typography; here only what can be read in two ways counts.

>>> [slip.kind for slip in slips("Skirta 260 00,00 Eur, iš viso 10 114 633.73 mln. Eur.")]
[<SlipKind.SEPARATOR: 'separator'>, <SlipKind.SCALE: 'scale'>]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_SPACE = "[ \u00a0\u2009\u202f]"
_UNIT = (
    rf"{_SPACE}?(?:Eur\b|EUR\b|€|eur(?:ų|ai|us|o)\b|tūkst|mln|mlrd|proc\b|%|ha\b|km|gyventoj|asm)"
)
#: Digits and what may separate them; a mark at the end belongs to the sentence.
_FIGURE = re.compile(rf"(?<![\w+/:.-])\d+(?:(?:{_SPACE}|[.,])\d+)*(?![\w/:-])")
_FOLLOWED_BY_UNIT = re.compile(_UNIT)
_SCALE = re.compile(rf"{_SPACE}?(?P<unit>mln|mlrd|milijon|milijard)")
_NEAR = 20  # characters before a figure that say what it is
_LIMIT = Decimal(1000)
_DAY = re.compile(r"(?:19|20)\d\d[. ]\d\d?[. ]\d\d?|\d\d?\.\d\d?\.(?:19|20)\d\d")
_WHOLE = re.compile(
    rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+|\d{{1,3}}(?:,\d{{3}})+|\d+"
)
_PHONE_OR_CODE = re.compile(r"(?:tel\.?|faks\.?|kod\w*|Nr\.|LT)[ \u00a0:]*\+?$", re.IGNORECASE)


class SlipKind(StrEnum):
    """What is odd about a figure."""

    SEPARATOR = "separator"
    SCALE = "scale"


@dataclass(frozen=True, kw_only=True)
class Slip:
    """An odd figure, with its unit, as it stands in the text."""

    kind: SlipKind
    text: str


def slips(text: str) -> Iterator[Slip]:
    """Every odd figure of a text, in order."""
    for match in _FIGURE.finditer(text):
        figure, end = match[0], match.end()
        scale = _SCALE.match(text, end)
        # A row of digits has no separator to be misplaced.
        if (figure.isdecimal() and not scale) or _names_something(text, match):
            continue
        if scale and _too_large(figure):
            yield Slip(kind=SlipKind.SCALE, text=f"{figure}{scale[0]}.")
        elif _misplaced(figure, measured=_FOLLOWED_BY_UNIT.match(text, end) is not None):
            yield Slip(kind=SlipKind.SEPARATOR, text=figure)


def _names_something(text: str, match: re.Match[str]) -> bool:
    """Whether the digits are a day, a telephone or a code."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    return bool(_DAY.fullmatch(match[0]) or _PHONE_OR_CODE.search(before))


def is_odd(text: str) -> bool:
    """Whether a text has an odd figure."""
    return any(True for _ in slips(text))


def _too_large(figure: str) -> bool:
    """More than a thousand millions: nobody writes that when millions are meant."""
    whole, _ = _split(figure)
    return Decimal(re.sub(r"\D", "", whole) or "0") > _LIMIT


def _misplaced(figure: str, *, measured: bool) -> bool:
    """Whether the groups are no thousands; without a unit two numbers may stand side by side."""
    whole, decimals = _split(figure)
    mark = figure[len(whole) : len(whole) + 1]
    if _WHOLE.fullmatch(whole) and not (mark and mark in whole):
        return False
    return measured or (len(decimals) == 2 and mark not in whole)


def _split(figure: str) -> tuple[str, str]:
    """Whole part and decimals: the last mark is the decimal one unless three digits follow it."""
    match = re.fullmatch(r"(.*)[.,](\d+)", figure)
    if match is None or (len(match[2]) == 3 and _WHOLE.fullmatch(figure)):
        return figure, ""
    return match[1], match[2]
