"""The way from baseline to target: right years, right direction, milestones in order."""

from collections.abc import Iterator
from itertools import pairwise

from sutarimas.domain.indicator import Direction, Indicator, IndicatorKind, Milestone
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-IND-004",
    Severity.ERROR,
    cite("iati", "activity standard 2.03: baseline year", Status.SEEN),
    cite("sfc", "baseline and reference year", Status.SEEN),
)
def result_has_a_baseline_year(case: Case) -> Iterator[Hit]:
    """A result indicator says which year its baseline is of, and that year is past."""
    for indicator in case.strategy.indicators:
        if indicator.kind is not IndicatorKind.RESULT:
            continue
        year = indicator.baseline_year
        if year is None:
            yield hit(Kind.INDICATOR, indicator.code, "no_year", title=indicator.title)
        elif year > case.on.year:
            yield hit(Kind.INDICATOR, indicator.code, "to_come", year=str(year))


@rule("VPS-IND-005", Severity.WARNING, cite("practice", "direction of an indicator"))
def target_on_the_right_side(case: Case) -> Iterator[Hit]:
    """The target lies on that side of the baseline to which the indicator should go."""
    for indicator in case.strategy.indicators:
        baseline, target = indicator.baseline, indicator.target
        if baseline is None or target is None:
            continue
        step = target - baseline
        wrong = {
            Direction.UP: step <= 0,
            Direction.DOWN: step >= 0,
            Direction.KEEP: step != 0,
        }[indicator.direction]
        if wrong:
            slots = {"baseline": baseline, "target": target}
            yield hit(Kind.INDICATOR, indicator.code, f"not_{indicator.direction}", **slots)


@rule(
    "VPS-IND-014",
    Severity.WARNING,
    cite("sfc", "milestones and targets", Status.SEEN),
)
def milestones_lead_to_the_target(case: Case) -> Iterator[Hit]:
    """Milestones come in order, after the baseline and before the target, and lead to it."""
    for indicator in case.strategy.indicators:
        first, last = indicator.baseline_year, indicator.target_year
        if first is not None and last is not None and first >= last:
            slots = {"first": str(first), "last": str(last)}
            yield hit(Kind.INDICATOR, indicator.code, "no_time", **slots)
        for stone in indicator.milestones:
            too_early = first is not None and stone.year <= first
            if too_early or (last is not None and stone.year >= last):
                yield hit(Kind.INDICATOR, indicator.code, "year_outside", year=str(stone.year))
        yield from _order(indicator)


def _order(indicator: Indicator) -> Iterator[Hit]:
    """Years and values of neighbouring milestones, the ends of the way included."""
    for before, after in pairwise(indicator.milestones):
        if after.year <= before.year:
            slots = {"year": str(after.year), "before": str(before.year)}
            yield hit(Kind.INDICATOR, indicator.code, "years_mixed", **slots)
    for before, after in pairwise(_way(indicator)):
        back = after.value < before.value
        if indicator.direction is Direction.DOWN:
            back = after.value > before.value
        if back and indicator.milestones and indicator.direction is not Direction.KEEP:
            yield hit(
                Kind.INDICATOR,
                indicator.code,
                "steps_back",
                year=str(after.year),
                value=after.value,
                before=before.value,
            )


def _way(indicator: Indicator) -> tuple[Milestone, ...]:
    """Baseline, milestones by year, and target, as far as they are known."""
    ends = (
        (indicator.baseline_year, indicator.baseline),
        (indicator.target_year, indicator.target),
    )
    start, goal = (
        () if year is None or value is None else (Milestone(year=year, value=value),)
        for year, value in ends
    )
    return (*start, *sorted(indicator.milestones, key=lambda x: x.year), *goal)


@rule(
    "VPS-IND-015",
    Severity.ERROR,
    cite("cpr-2021", "Art. 32(1)(d)"),
    cite("practice", "indicator table of the strategy form", Status.SEEN),
)
def target_within_the_period(case: Case) -> Iterator[Hit]:
    """The year of a target lies within the period of the strategy."""
    years = case.strategy.identity.years
    for indicator in case.strategy.indicators:
        year = indicator.target_year
        if year is not None and year not in years:
            yield hit(
                Kind.INDICATOR,
                indicator.code,
                year=str(year),
                first=str(years.start),
                last=str(years.stop - 1),
            )
