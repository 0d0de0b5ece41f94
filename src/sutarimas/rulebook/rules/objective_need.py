"""What an objective answers, and what else was weighed."""

from collections.abc import Iterator

from sutarimas.domain.goal import Action, Alternative, Goal, Goals, Objective
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.logic import needs_of
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-OBJ-002",
    Severity.ERROR,
    cite("eu-1303-2013", "Art. 33(1)(c)", Status.SEEN),
    cite("enrd", "LEADER toolkit: strategy and objectives", Status.SEEN),
    also=("C4",),
)
def objective_without_need(case: Case) -> Iterator[Hit]:
    """Every objective answers at least one recorded need."""
    for objective in case.strategy.goals.objectives:
        if not needs_of(case.strategy, objective):
            yield hit(Kind.OBJECTIVE, objective.code, title=objective.title)


@rule(
    "VPS-OBJ-009",
    Severity.WARNING,
    cite("practice", "drafts of 2023 that list alternatives", Status.SEEN),
    also=("C5",),
    parameters=("alternatives_weighed_for",),
)
def alternatives_weighed(case: Case) -> Iterator[Hit]:
    """For every goal another way was weighed, and each choice has a reason."""
    goals = case.strategy.goals
    for kind in case.texts("alternatives_weighed_for"):
        for record in _shelf(goals, Kind(kind)):
            weighed = tuple(x for x in goals.alternatives if x.of == f"{kind}:{record.code}")
            if not _another_way(weighed):
                key = f"only_chosen_{kind}" if weighed else f"none_{kind}"
                yield hit(Kind(kind), record.code, key, title=record.title)
    for alternative in goals.alternatives:
        if not alternative.reason.strip():
            yield hit(Kind.ALTERNATIVE, alternative.code, "no_reason", title=alternative.title)


def _shelf(goals: Goals, kind: Kind) -> tuple[Goal | Objective | Action, ...]:
    shelves: dict[Kind, tuple[Goal | Objective | Action, ...]] = {
        Kind.GOAL: goals.goals,
        Kind.OBJECTIVE: goals.objectives,
        Kind.ACTION: goals.actions,
    }
    return shelves[kind]


def _another_way(weighed: tuple[Alternative, ...]) -> bool:
    """Whether something was weighed besides the way that was chosen."""
    return any(not x.chosen for x in weighed) or len(weighed) > 1
