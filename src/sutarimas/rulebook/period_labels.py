"""Periods by which a text names the strategy, and whether they are the strategy's own.

Texts speak of many periods: of data, of plans, of programmes. Only one that stands with the
strategy itself is its label. Dashes, hyphens and spaces make no difference here.

>>> labels("Ignalinos miesto 2024-2029 metų vietos plėtros strategijos parengimas")
(Period(first=2024, last=2029, text='2024-2029'),)
>>> labels("2021–2027 m. ES fondų investicijų programa")
()
"""

import re
from dataclasses import dataclass

_YEARS = r"(?P<first>(?:19|20)\d\d)[ \u00a0]?[-\u2010-\u2015][ \u00a0]?(?P<last>(?:19|20)?\d\d)"
_UNIT = r"(?:[ \u00a0](?:m\.|met[ųaiu]\w*))?"
#: Nouns and adjectives that make the period somebody else's.
_OTHERS = r"plan|program|fond|savivaldyb|rajon|region|nacional|valstyb|pažang|kaimo|ir|bei"
_BEFORE = re.compile(
    rf"\b{_YEARS}{_UNIT}(?:[ \u00a0](?!(?:{_OTHERS}))[\w„“]+){{0,4}}?"
    rf"[ \u00a0](?:strategij|VPS\b)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:strategij\w*|VPS)(?:[ \u00a0](?:įgyvendinimo[ \u00a0])?laikotarp\w+)?"
    rf"(?:[ \u00a0]?[:\u2013(]|[ \u00a0]yra)?[ \u00a0]?{_YEARS}(?!\d)",
    re.IGNORECASE,
)
_ANY = re.compile(rf"(?<!\d){_YEARS}(?!\d)")


@dataclass(frozen=True, kw_only=True)
class Period:
    """A period as a text writes it."""

    first: int
    last: int
    text: str


def labels(text: str, *, whole: bool = False) -> tuple[Period, ...]:
    """Periods that stand with the strategy, each once; all periods if the `whole` text is a label.

    The strategy is named right behind its period, or right before it.
    """
    patterns = (_ANY,) if whole else (_BEFORE, _AFTER)
    found: dict[tuple[int, int], Period] = {}
    for match in (match for pattern in patterns for match in pattern.finditer(text)):
        period = _period(match)
        found.setdefault((period.first, period.last), period)
    return tuple(found.values())


def _period(match: re.Match[str]) -> Period:
    first, last = match["first"], match["last"]
    whole_last = last if len(last) == 4 else first[:2] + last
    text = match.string[match.start("first") : match.end("last")]
    return Period(first=int(first), last=int(whole_last), text=text)
