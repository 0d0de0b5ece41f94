"""The chain need > objective > action > output > result, as rules ask about it.

An action's fund and specific objective are its own or, left empty, its objective's. An
indicator belongs to an action that names it or that brings a part of its target.
Pointers at nothing are passed over: they are faults of the input.
"""

from sutarimas.domain.finance import Line
from sutarimas.domain.goal import Action, Fund, Objective
from sutarimas.domain.indicator import Contribution, Indicator, IndicatorKind
from sutarimas.domain.need import Group, Need
from sutarimas.domain.strategy import Strategy


def needs_of(strategy: Strategy, objective: Objective) -> tuple[Need, ...]:
    """Needs that an objective answers, each once."""
    found = (strategy.need(code) for code in dict.fromkeys(x.to for x in objective.needs))
    return tuple(x for x in found if x is not None)


def groups_of(strategy: Strategy, action: Action) -> tuple[Group, ...]:
    """Target groups of an action, each once."""
    found = (strategy.group(code) for code in dict.fromkeys(action.groups))
    return tuple(x for x in found if x is not None)


def fund_of(strategy: Strategy, action: Action) -> Fund | None:
    """The fund of an action, or of its objective."""
    objective = strategy.objective(action.objective)
    return action.fund or (objective.fund if objective else None)


def specific_of(strategy: Strategy, action: Action) -> str:
    """The specific objective of an action, or of its objective."""
    objective = strategy.objective(action.objective)
    return action.specific or (objective.specific if objective else "")


def results_of(strategy: Strategy, objective: Objective) -> tuple[Indicator, ...]:
    """Result indicators that measure an objective."""
    return _known(strategy, objective.indicators, IndicatorKind.RESULT)


def outputs_of(strategy: Strategy, action: Action) -> tuple[Indicator, ...]:
    """Output indicators that an action names."""
    return _known(strategy, action.indicators, IndicatorKind.OUTPUT)


def own_results_of(strategy: Strategy, action: Action) -> tuple[Indicator, ...]:
    """Result indicators that an action names or brings a part of."""
    bringing = (x.code for x in strategy.indicators if share_of(x, action.code) is not None)
    return _known(strategy, (*action.indicators, *bringing), IndicatorKind.RESULT)


def actions_of(strategy: Strategy, indicator: Indicator) -> tuple[Action, ...]:
    """Actions that name an indicator or bring a part of its target, in the plan's order."""
    return tuple(
        x
        for x in strategy.goals.actions
        if indicator.code in x.indicators or share_of(indicator, x.code) is not None
    )


def share_of(indicator: Indicator, action: str) -> Contribution | None:
    """What an action brings to an indicator, or None."""
    return next((x for x in indicator.contributions if x.action == action), None)


def lines_of(strategy: Strategy, action: Action) -> tuple[Line, ...]:
    """Lines of the financial plan that belong to an action."""
    return tuple(x for x in strategy.finance.lines if x.action == action.code)


def _known(
    strategy: Strategy, codes: tuple[str, ...], kind: IndicatorKind
) -> tuple[Indicator, ...]:
    found = (strategy.indicator(code) for code in dict.fromkeys(codes))
    return tuple(x for x in found if x is not None and x.kind is kind)
