"""Why an action should bring its result: the assumption, and evidence that it works."""

from collections.abc import Iterator

from sutarimas.domain.goal import Action
from sutarimas.domain.indicator import Indicator
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.logic import own_results_of, results_of
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-ACT-003",
    Severity.WARNING,
    cite("enrd", "LEADER toolkit: strategy and objectives", Status.SEEN),
    cite("logframe", "assumptions between the levels", Status.SEEN),
)
def action_leads_to_result_by_assumption(case: Case) -> Iterator[Hit]:
    """For every step from an action to a result it is recorded what must hold."""
    said = {(x.action, x.indicator) for x in case.strategy.goals.assumptions if x.text.strip()}
    for action in case.strategy.goals.actions:
        own = own_results_of(case.strategy, action)
        for result in own:
            if (action.code, result.code) not in said:
                slots = {"indicator": result.code, "title": result.title}
                yield hit(Kind.ACTION, action.code, "no_assumption", **slots)
        shared = () if own else _results_of_objective(case.strategy, action)
        # Which of them the action is to move is for the assumption to say: one will do.
        if shared and not any((action.code, x.code) in said for x in shared):
            codes = tuple(x.code for x in shared)
            yield hit(Kind.ACTION, action.code, "no_way_to_result", indicators=codes)


def _results_of_objective(strategy: Strategy, action: Action) -> tuple[Indicator, ...]:
    objective = strategy.objective(action.objective)
    return results_of(strategy, objective) if objective else ()


@rule(
    "VPS-ACT-012",
    Severity.WARNING,
    cite("eca", "SR 10/2022", Status.SEEN),
)
def action_known_to_work(case: Case) -> Iterator[Hit]:
    """Every action cites evidence that actions of its kind have worked somewhere."""
    for action in case.strategy.goals.actions:
        if not any(case.strategy.fact(x.to) for x in action.works):
            yield hit(Kind.ACTION, action.code, title=action.title)
