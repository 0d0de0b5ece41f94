"""What a fact claims follows from the values it keeps: trends, comparisons, breaks."""

from collections.abc import Iterator

from sutarimas.domain.evidence import COMPARING, Claim, Comparator, Evidence
from sutarimas.domain.place import Area, Break
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.facts import same_unit, series_of
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule

_OVER_TIME = frozenset({Claim.CHANGE, Claim.TREND})


@rule(
    "VPS-EVD-003",
    Severity.WARNING,
    cite("enrd", "LEADER toolkit: baseline and trend", Status.SEEN),
    parameters=("trend_min_readings", "change_min_readings"),
)
def trend_from_enough_readings(case: Case) -> Iterator[Hit]:
    """A trend rests on three readings, a change on two, all in one unit."""
    least = {
        Claim.TREND: case.whole("trend_min_readings"),
        Claim.CHANGE: case.whole("change_min_readings"),
    }
    for fact in case.strategy.evidence:
        if fact.claim not in _OVER_TIME:
            continue
        periods = {x.period for x in fact.readings}
        if len(periods) < least[fact.claim]:
            yield hit(
                Kind.EVIDENCE,
                fact.code,
                f"few_for_{fact.claim}",
                readings=len(periods),
                least=least[fact.claim],
            )
        units = tuple(dict.fromkeys(x.unit for x in fact.readings))
        if any(not same_unit(units[0], x) for x in units[1:]):
            yield hit(Kind.EVIDENCE, fact.code, "units", units=units)


@rule(
    "VPS-EVD-004",
    Severity.WARNING,
    cite("enrd", "LEADER toolkit: comparable series and units", Status.SEEN),
)
def comparison_of_like_with_like(case: Case) -> Iterator[Hit]:
    """„Higher“ and „lower“ have a value of another area, same unit and period, that agrees."""
    for fact in case.strategy.evidence:
        if fact.claim not in COMPARING:
            continue
        if not fact.comparators:
            yield hit(Kind.EVIDENCE, fact.code, "none", statement=fact.statement)
        for other in fact.comparators:
            yield from _against(case.strategy, fact, other)


def _against(strategy: Strategy, fact: Evidence, other: Comparator) -> Iterator[Hit]:
    area: Area | None = strategy.find(Kind.AREA, other.area)
    name = area.name if area else other.area
    if other.area == fact.area:
        yield hit(Kind.EVIDENCE, fact.code, "itself", area=name)
    elif not same_unit(other.unit, fact.unit):
        yield hit(Kind.EVIDENCE, fact.code, "unit", area=name, unit=fact.unit, other=other.unit)
    elif other.period.strip() != fact.period.strip():
        yield hit(
            Kind.EVIDENCE, fact.code, "period", area=name, period=fact.period, other=other.period
        )
    elif fact.value is not None and not _holds(fact, other):
        yield hit(
            Kind.EVIDENCE,
            fact.code,
            f"not_{fact.claim}",
            area=name,
            value=fact.value,
            other=other.value,
        )


def _holds(fact: Evidence, other: Comparator) -> bool:
    if fact.value is None:
        return True
    return fact.value > other.value if fact.claim is Claim.HIGHER else fact.value < other.value


@rule(
    "VPS-EVD-008",
    Severity.WARNING,
    cite("practice", "values before and after a change of method are not joined", Status.INFERRED),
)
def change_across_a_break(case: Case) -> Iterator[Hit]:
    """Readings on both sides of a change of method say so in a caveat."""
    for fact in case.strategy.evidence:
        if fact.claim not in _OVER_TIME or fact.caveat.strip():
            continue
        for series in series_of(case.strategy, fact):
            for one in series.breaks:
                if _crossed(fact, one):
                    yield hit(
                        Kind.EVIDENCE,
                        fact.code,
                        series=series.title,
                        at=one.at,
                        reason=one.reason,
                    )


def _crossed(fact: Evidence, one: Break) -> bool:
    # Periods are years or ISO days, so text order is time order.
    periods = [x.period for x in fact.readings]
    return bool(periods) and min(periods) < one.at <= max(periods)
