"""Everything planned serves a goal, and every need that is taken up finds its money."""

from collections.abc import Iterator

from sutarimas.domain.indicator import Indicator
from sutarimas.domain.need import Need, Priority
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-TRC-001",
    Severity.ERROR,
    cite("enrd", "LEADER toolkit: intervention logic", Status.SEEN),
)
def reaches_a_goal(case: Case) -> Iterator[Hit]:
    """Objectives, actions, indicators, groups and assumptions all lead up to a goal."""
    strategy = case.strategy
    objectives = {x.code for x in strategy.goals.objectives if strategy.goal(x.goal)}
    actions = {x.code for x in strategy.goals.actions if x.objective in objectives}
    measured = _measured(strategy, objectives, actions)
    for objective in strategy.goals.objectives:
        if objective.code not in objectives:
            yield hit(Kind.OBJECTIVE, objective.code, "objective", title=objective.title)
    for action in strategy.goals.actions:
        if action.code not in actions:
            yield hit(Kind.ACTION, action.code, "action", title=action.title)
    for indicator in strategy.indicators:
        if indicator.code not in measured:
            yield hit(Kind.INDICATOR, indicator.code, "indicator", title=indicator.title)
    yield from _loose_assumptions(strategy, actions, measured)
    yield from _idle_groups(strategy)


def _loose_assumptions(strategy: Strategy, actions: set[str], measured: set[str]) -> Iterator[Hit]:
    for assumption in strategy.goals.assumptions:
        if assumption.action not in actions or assumption.indicator not in measured:
            yield hit(Kind.ASSUMPTION, assumption.code, "assumption", text=assumption.text)


def _measured(strategy: Strategy, objectives: set[str], actions: set[str]) -> set[str]:
    """Indicators that an objective or action names, that an action feeds, or that bound one."""
    found = {c for x in strategy.goals.objectives if x.code in objectives for c in x.indicators}
    found |= {c for x in strategy.goals.actions if x.code in actions for c in x.indicators}
    found |= {x.code for x in strategy.indicators if _fed(x, actions)}
    return found | {x.of_output for x in strategy.indicators if x.code in found}


def _fed(indicator: Indicator, actions: set[str]) -> bool:
    return any(x.action in actions for x in indicator.contributions)


def _idle_groups(strategy: Strategy) -> Iterator[Hit]:
    used = {code for need in strategy.needs.items for code in need.groups}
    used |= {code for action in strategy.goals.actions for code in action.groups}
    for group in strategy.needs.groups:
        if group.code not in used:
            yield hit(Kind.GROUP, group.code, "group:warning", title=group.title)


@rule(
    "VPS-TRC-002",
    Severity.WARNING,
    cite("practice", "problems vanish between analysis and objectives", Status.SEEN),
)
def need_finds_money(case: Case) -> Iterator[Hit]:
    """From every need a path leads by objective and action to money, or a reason says why not."""
    strategy = case.strategy
    funded = {x.action for x in strategy.finance.lines if x.amount.cents > 0}
    for need in strategy.needs.items:
        if need.unaddressed_reason.strip():
            continue
        answering = [
            x.code for x in strategy.goals.objectives if any(n.to == need.code for n in x.needs)
        ]
        actions = [x.code for x in strategy.goals.actions if x.objective in answering]
        if not answering:
            yield from _set_aside(need)
        elif not funded & set(actions):
            yield hit(Kind.NEED, need.code, "no_money", title=need.title, objectives=(*answering,))


def _set_aside(need: Need) -> Iterator[Hit]:
    if need.priority is not Priority.HIGH:  # a high one is VPS-NED-004's
        yield hit(Kind.NEED, need.code, "no_objective", title=need.title)
