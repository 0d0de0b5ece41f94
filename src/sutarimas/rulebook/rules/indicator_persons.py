"""Indicators that count people: once each, by sex, and no more than there are."""

from collections.abc import Iterator

from sutarimas.domain.goal import Action, Fund
from sutarimas.domain.indicator import Indicator
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.logic import actions_of, fund_of, groups_of, share_of
from sutarimas.rulebook.rule import cite, rule


def _person_indicators(strategy: Strategy) -> tuple[Indicator, ...]:
    return tuple(x for x in strategy.indicators if x.counts_persons)


@rule(
    "VPS-IND-009",
    Severity.WARNING,
    cite("sfc", "notes on multiple counting of persons", Status.SEEN),
)
def person_counted_once(case: Case) -> Iterator[Hit]:
    """Where one person may come to several projects, it is said how they are counted."""
    for indicator in _person_indicators(case.strategy):
        actions = actions_of(case.strategy, indicator)
        several = len(actions) > 1 or any((x.projects or 0) > 1 for x in actions)
        if several and not indicator.counting_rule.strip():
            codes = tuple(x.code for x in actions)
            yield hit(Kind.INDICATOR, indicator.code, title=indicator.title, actions=codes)


@rule("VPS-IND-011", Severity.WARNING, cite("sfc", "achievable targets", Status.INFERRED))
def target_within_the_group(case: Case) -> Iterator[Hit]:
    """No more people are to be reached than the target groups, or the town, have."""
    population = case.strategy.place.territory.population
    for indicator in _person_indicators(case.strategy):
        target = indicator.target
        if target is None:
            continue
        if population is not None and target > population:
            yield hit(
                Kind.INDICATOR,
                indicator.code,
                "above_population",
                target=target,
                population=population,
            )
            continue
        size = _size(case.strategy, actions_of(case.strategy, indicator))
        if size is not None and target > size:
            yield hit(Kind.INDICATOR, indicator.code, "above_groups", target=target, size=size)
            continue
        yield from _action_by_action(case.strategy, indicator)


def _action_by_action(strategy: Strategy, indicator: Indicator) -> Iterator[Hit]:
    for action in actions_of(strategy, indicator):
        share, size = share_of(indicator, action.code), _size(strategy, (action,))
        if share is not None and size is not None and share.target > size:
            yield hit(
                Kind.INDICATOR,
                indicator.code,
                "above_action_groups",
                action=action.code,
                target=share.target,
                size=size,
            )


def _size(strategy: Strategy, actions: tuple[Action, ...]) -> int | None:
    """People in the groups of the actions together; None when a size is not known.

    Groups may share people, so this is never too low.
    """
    groups = {x.code: x for action in actions for x in groups_of(strategy, action)}
    sizes = [x.size for x in groups.values()]
    known = [x for x in sizes if x is not None]
    return sum(known) if sizes and len(known) == len(sizes) else None


@rule(
    "VPS-IND-012",
    Severity.ERROR,
    cite("esf-2021", "Annex I", Status.SEEN),
    also=("E10",),
)
def participants_by_sex(case: Case) -> Iterator[Hit]:
    """An indicator of people whom the ESF+ pays for is broken down by sex."""
    for indicator in _person_indicators(case.strategy):
        funds = {fund_of(case.strategy, x) for x in actions_of(case.strategy, indicator)}
        if Fund.ESF in funds and not indicator.by_sex:
            yield hit(Kind.INDICATOR, indicator.code, title=indicator.title)
