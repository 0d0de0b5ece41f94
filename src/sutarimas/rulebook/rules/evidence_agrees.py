"""A pinned value is still the value of the observation or the tally it rests on."""

from collections.abc import Iterator
from decimal import Decimal

from sutarimas.domain.evidence import Claim, Evidence
from sutarimas.domain.place import Area, Observation, Series
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.survey import Tally
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.facts import (
    is_share,
    observations_of,
    rounded_like,
    same_unit,
    tallies_of,
)
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule

_DIRECT = frozenset({Claim.LEVEL, Claim.HIGHER, Claim.LOWER})


@rule(
    "VPS-EVD-007",
    Severity.ERROR,
    cite("practice", "a pinned value agrees with its source", Status.INFERRED),
    cite("enrd", "LEADER toolkit: needs analysis", Status.SEEN),
)
def value_agrees_with_its_source(case: Case) -> Iterator[Hit]:
    """Value, readings and comparators equal the observations, shares the tallies, behind them."""
    newest = _newest(case.strategy)
    for fact in case.strategy.evidence:
        observed = observations_of(case.strategy, fact)
        yield from _value(case.strategy, fact, observed)
        yield from _over_time(fact)
        yield from _readings(fact, observed)
        yield from _comparators(case.strategy, fact, observed)
        yield from _stale(fact, observed, newest)
        yield from _shares(fact, tallies_of(case.strategy, fact))


def _value(strategy: Strategy, fact: Evidence, observed: tuple[Observation, ...]) -> Iterator[Hit]:
    if fact.value is None or fact.claim not in _DIRECT:
        return
    here = [x for x in observed if (x.area, x.period) == (fact.area, fact.period)]
    own = [x for x in here if _in_unit(strategy, x, fact.unit)]
    if own and all(x.value != fact.value for x in own):
        yield hit(
            Kind.EVIDENCE, fact.code, "value", value=fact.value, source=own[0].value, of=own[0].code
        )
    elif not own and len(here) == 2 and is_share(fact.unit):
        yield from _ratio(fact, fact.value, here[0], here[1])


def _ratio(fact: Evidence, value: Decimal, one: Observation, other: Observation) -> Iterator[Hit]:
    """A share worked out from two observations of one area and period."""
    if not one.value or not other.value:
        return
    meant = [one.value * 100 / other.value, other.value * 100 / one.value]
    if all(rounded_like(x, value) != value for x in meant):
        yield hit(
            Kind.EVIDENCE,
            fact.code,
            "ratio",
            value=value,
            source=min(rounded_like(x, value) for x in meant),
        )


def _in_unit(strategy: Strategy, observation: Observation, unit: str) -> bool:
    series: Series | None = strategy.find(Kind.SERIES, observation.series)
    return series is not None and same_unit(series.unit, unit)


def _over_time(fact: Evidence) -> Iterator[Hit]:
    """The value of a change or a trend is its last reading, the difference, or that in per cent."""
    if fact.value is None or fact.claim in _DIRECT or len(fact.readings) < 2:
        return
    ordered = sorted(fact.readings, key=lambda x: x.period)
    first, last = ordered[0].value, ordered[-1].value
    meant = [last, last - first, *([(last - first) * 100 / first] if first else ())]
    if all(abs(rounded_like(x, fact.value)) != abs(fact.value) for x in meant):
        yield hit(Kind.EVIDENCE, fact.code, "change", value=fact.value, first=first, last=last)


def _readings(fact: Evidence, observed: tuple[Observation, ...]) -> Iterator[Hit]:
    own = [x for x in observed if x.area == fact.area]
    for reading in fact.readings:
        values = [x.value for x in own if x.period == reading.period]
        if values and reading.value not in values:
            yield hit(
                Kind.EVIDENCE,
                fact.code,
                "reading",
                period=reading.period,
                value=reading.value,
                source=values[0],
            )


def _comparators(
    strategy: Strategy, fact: Evidence, observed: tuple[Observation, ...]
) -> Iterator[Hit]:
    for other in fact.comparators:
        values = [x.value for x in observed if (x.area, x.period) == (other.area, other.period)]
        if values and other.value not in values:
            area: Area | None = strategy.find(Kind.AREA, other.area)
            yield hit(
                Kind.EVIDENCE,
                fact.code,
                "comparator",
                area=area.name if area else other.area,
                value=other.value,
                source=values[0],
            )


def _newest(strategy: Strategy) -> dict[tuple[str, str, str], Observation]:
    """The newest publication of each observed value."""
    newest: dict[tuple[str, str, str], Observation] = {}
    for x in strategy.place.observations:
        key = (x.series, x.area, x.period)
        if key not in newest or newest[key].vintage < x.vintage:
            newest[key] = x
    return newest


def _stale(
    fact: Evidence,
    observed: tuple[Observation, ...],
    newest: dict[tuple[str, str, str], Observation],
) -> Iterator[Hit]:
    for old in observed:
        new = newest[old.series, old.area, old.period]
        if new.vintage > old.vintage and new.value != old.value:
            yield hit(
                Kind.EVIDENCE,
                fact.code,
                "newer:warning",
                old=old.value,
                new=new.value,
                vintage=new.vintage,
            )


def _shares(fact: Evidence, tallies: tuple[Tally, ...]) -> Iterator[Hit]:
    if fact.value is None or len(tallies) != 1 or fact.claim not in _DIRECT:
        return
    tally = tallies[0]
    if tally.count is None or not tally.base:
        return
    exact = Decimal(tally.count)
    if is_share(fact.unit):
        exact = rounded_like(exact * 100 / tally.base, fact.value)
    if exact != fact.value:
        yield hit(Kind.EVIDENCE, fact.code, "tally", value=fact.value, source=exact, of=tally.code)
    if fact.n is not None and fact.n != tally.base:
        yield hit(Kind.EVIDENCE, fact.code, "base", n=fact.n, base=tally.base, of=tally.code)
