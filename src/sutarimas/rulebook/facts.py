"""What rules ask of pinned facts: units, years, sources, the records they rest on."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sutarimas.domain.evidence import Evidence, EvidenceKind
from sutarimas.domain.need import Need
from sutarimas.domain.place import Observation, Series
from sutarimas.domain.pointers import aim
from sutarimas.domain.refs import ANY, Kind, Link, Ref
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.survey import Survey, Tally

#: Kinds of evidence in which people themselves speak.
HEARD = frozenset({EvidenceKind.SURVEY, EvidenceKind.MEETING, EvidenceKind.INTERVIEW})
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHARES = frozenset({"%", "proc", "procentai", "procentas"})


def is_share(unit: str) -> bool:
    """Whether a unit is per cent (not points of per cent).

    >>> is_share("proc."), is_share("proc. punkto")
    (True, False)
    """
    return unit.strip().rstrip(".").casefold() in _SHARES


def same_unit(one: str, other: str) -> bool:
    """Whether two units are the same as people write them: „proc.“ and „%“ are.

    >>> same_unit("%", "proc."), same_unit("žm.", "proc.")
    (True, False)
    """
    return (is_share(one) and is_share(other)) or _bare(one) == _bare(other)


def _bare(unit: str) -> str:
    return " ".join(unit.split()).rstrip(".").casefold()


def last_year(period: str) -> int | None:
    """The last year that a period names, or None.

    >>> last_year("2018–2022"), last_year("2023-01-01"), last_year("pernai")
    (2022, 2023, None)
    """
    years = _YEAR.findall(period)
    return max(int(x) for x in years) if years else None


def evidence_of(strategy: Strategy, links: tuple[Link, ...]) -> tuple[Evidence, ...]:
    """Facts that links lead to, each once."""
    found = (strategy.fact(x) for x in dict.fromkeys(link.to for link in links))
    return tuple(x for x in found if x is not None)


def ground_of(strategy: Strategy, fact: Evidence) -> Iterator[tuple[Ref, Any]]:
    """Records that a fact rests on directly, with their references."""
    for link in fact.rests_on:
        ref = aim(link.to, ANY)
        record = strategy.records.get(ref) if ref else None
        if ref is not None and record is not None:
            yield ref, record


def observations_of(strategy: Strategy, fact: Evidence) -> tuple[Observation, ...]:
    """Observations that a fact rests on."""
    return tuple(x for ref, x in ground_of(strategy, fact) if ref.kind is Kind.OBSERVATION)


def tallies_of(strategy: Strategy, fact: Evidence) -> tuple[Tally, ...]:
    """Tallies that a fact rests on."""
    return tuple(x for ref, x in ground_of(strategy, fact) if ref.kind is Kind.TALLY)


def series_of(strategy: Strategy, fact: Evidence) -> tuple[Series, ...]:
    """Series that a fact names or whose observations it rests on, each once."""
    codes = dict.fromkeys((fact.series, *(x.series for x in observations_of(strategy, fact))))
    found = (strategy.find(Kind.SERIES, code) for code in codes)
    return tuple(x for x in found if x is not None)


def surveys_of(strategy: Strategy, fact: Evidence) -> tuple[Survey, ...]:
    """Questionnaires that a fact comes from, each once."""
    codes: dict[str, None] = {}
    for ref, record in ground_of(strategy, fact):
        if ref.kind is Kind.SURVEY:
            codes[ref.code] = None
        elif ref.kind is Kind.TALLY:
            codes[record.survey] = None
    found = (strategy.find(Kind.SURVEY, code) for code in codes)
    return tuple(x for x in found if x is not None)


def origins_of(strategy: Strategy, need: Need) -> tuple[str, ...]:
    """Independent sources that a need rests on: a publisher, a survey, a meeting, a letter."""
    found: dict[str, None] = {}
    for fact in evidence_of(strategy, need.evidence):
        found.update(dict.fromkeys(_origins(strategy, fact)))
    for link in need.voices:
        voice = strategy.find(Kind.VOICE, link.to)
        if voice is not None:
            found[voice.heard_at] = None
    return tuple(found)


def _origins(strategy: Strategy, fact: Evidence) -> Iterator[str]:
    surveys = surveys_of(strategy, fact)
    yield from (f"survey:{x.code}" for x in surveys)
    heard = [ref for ref, _ in ground_of(strategy, fact) if ref.kind in (Kind.MEETING, Kind.VOICE)]
    for ref in heard:
        voice = strategy.find(Kind.VOICE, ref.code) if ref.kind is Kind.VOICE else None
        yield voice.heard_at if voice is not None else str(ref)
    if not surveys and not heard:
        publishers = (x.publisher for x in series_of(strategy, fact))
        yield fact.source.publisher or next(publishers, "") or fact.source.title or fact.code


def themes_of(needs: tuple[Need, ...]) -> tuple[str, ...]:
    """Themes of needs, in order of first mention."""
    return tuple(dict.fromkeys(x.theme for x in needs if x.theme))


def rounded_like(value: Decimal, model: Decimal) -> Decimal:
    """A value rounded to as many decimals as the model has, halves away from zero.

    >>> rounded_like(Decimal("41.66667"), Decimal("41.7"))
    Decimal('41.7')
    """
    exponent = model.as_tuple().exponent
    places = min(int(exponent), 0) if isinstance(exponent, int) else 0
    return value.quantize(Decimal(1).scaleb(places), rounding=ROUND_HALF_UP)
