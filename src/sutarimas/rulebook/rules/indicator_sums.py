"""What actions bring adds up to the target, and a part never passes its whole."""

from collections.abc import Iterator
from decimal import Decimal

from sutarimas.domain.indicator import Indicator, IndicatorKind
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.logic import share_of
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-IND-008",
    Severity.ERROR,
    cite("practice", "6 + 1 + 1 = 8 projects in an adopted strategy", Status.SEEN),
    also=("E9",),
)
def contributions_make_the_target(case: Case) -> Iterator[Hit]:
    """Contributions of actions to an additive indicator are complete and sum to its target."""
    for indicator in case.strategy.indicators:
        if not indicator.additive or indicator.target is None:
            continue
        if not indicator.contributions:
            if indicator.kind is IndicatorKind.OUTPUT:
                yield hit(Kind.INDICATOR, indicator.code, "no_contributions", title=indicator.title)
            continue
        total = sum((x.target for x in indicator.contributions), start=Decimal(0))
        if total != indicator.target:
            yield hit(
                Kind.INDICATOR,
                indicator.code,
                "differs",
                total=total,
                target=indicator.target,
                difference=abs(total - indicator.target),
            )
        yield from _one_sided(case.strategy, indicator)


def _one_sided(strategy: Strategy, indicator: Indicator) -> Iterator[Hit]:
    """Actions that name an indicator without bringing anything, and the other way round."""
    for action in strategy.goals.actions:
        named = indicator.code in action.indicators
        brings = share_of(indicator, action.code) is not None
        if named and not brings:
            yield hit(Kind.INDICATOR, indicator.code, "brings_nothing", action=action.code)
        if brings and not named:
            yield hit(Kind.INDICATOR, indicator.code, "not_named", action=action.code)


@rule("VPS-IND-013", Severity.ERROR, cite("practice", "share-type results"), also=("E9",))
def result_within_its_output(case: Case) -> Iterator[Hit]:
    """A result that is a part of an output is no larger than the output, action by action."""
    for result in case.strategy.indicators:
        output = case.strategy.indicator(result.of_output)
        if output is None:
            continue
        if output.kind is not IndicatorKind.OUTPUT:
            yield hit(Kind.INDICATOR, result.code, "no_output", output=output.code)
        if _comparable(result, output):
            yield from _above(result, output)


def _above(result: Indicator, output: Indicator) -> Iterator[Hit]:
    part, whole = result.target, output.target
    if part is not None and whole is not None and part > whole:
        yield hit(
            Kind.INDICATOR, result.code, "above", output=output.code, target=part, limit=whole
        )
    for share in result.contributions:
        of = share_of(output, share.action)
        if of is not None and share.target > of.target:
            yield hit(
                Kind.INDICATOR,
                result.code,
                "above_in_action",
                output=output.code,
                action=share.action,
                target=share.target,
                limit=of.target,
            )


def _comparable(result: Indicator, output: Indicator) -> bool:
    """Whether both count the same things; people may be counted in units of any name."""
    units = {x.unit.strip().rstrip(".").casefold() for x in (result, output)}
    return len(units) == 1 or (result.counts_persons and output.counts_persons)


@rule(
    "VPS-IND-016",
    Severity.ERROR,
    cite("practice", "8 projects and 361 participants in an adopted strategy", Status.SEEN),
    also=("E9",),
    parameters=("project_units", "project_count_words"),
)
def action_agrees_with_its_indicators(case: Case) -> Iterator[Hit]:
    """Projects and participants of an action are those it brings to the indicators."""
    units, words = case.texts("project_units"), case.texts("project_count_words")
    outputs = tuple(x for x in case.strategy.indicators if x.kind is IndicatorKind.OUTPUT)
    persons = tuple(x for x in outputs if x.counts_persons)
    projects = tuple(x for x in outputs if _counts_projects(x, units=units, words=words))
    for action in case.strategy.goals.actions:
        for key, stated, counted in (
            ("projects", action.projects, projects),
            ("participants", action.participants, persons),
        ):
            brought = {x.code: share_of(x, action.code) for x in counted}
            parts = {code: x.target for code, x in brought.items() if x is not None}
            # Some count only a part of the people, so one indicator that agrees is enough.
            if stated is None or not parts or Decimal(stated) in parts.values():
                continue
            code = max(parts, key=lambda x: parts[x])
            yield hit(
                Kind.ACTION, action.code, key, stated=stated, indicator=code, brought=parts[code]
            )


def _counts_projects(
    indicator: Indicator, *, units: tuple[str, ...], words: tuple[str, ...]
) -> bool:
    title = indicator.title.casefold()
    unit = indicator.unit.strip().casefold()
    return unit in units or (not indicator.counts_persons and any(x in title for x in words))
