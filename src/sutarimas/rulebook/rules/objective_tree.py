"""The tree goal > objective > action: large enough, no dead branch, numbers that agree."""

import re
from collections.abc import Iterator, Sequence

from sutarimas.domain.refs import Kind
from sutarimas.domain.whole import whole
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule

_NUMBERS = re.compile(r"\d+(?:\.\d+)*")


@rule(
    "VPS-OBJ-001",
    Severity.ERROR,
    cite("cpr-2021", "Art. 32(1)(d)"),
    cite("lt-1v-672", "strategy form", Status.INFERRED),
    cite("practice", "1–2 goals, 2 objectives in published strategies", Status.SEEN),
    parameters=("goals_at_most", "objectives_at_most"),
)
def goals_and_objectives_in_number(case: Case) -> Iterator[Hit]:
    """There is a goal and an objective, and not more of them than anybody can carry."""
    goals, objectives = case.strategy.goals.goals, case.strategy.goals.objectives
    most_goals, most_objectives = case.whole("goals_at_most"), case.whole("objectives_at_most")
    if not goals:
        yield hit(Kind.STRATEGY, "goals", "no_goal")
    if not objectives:
        yield hit(Kind.STRATEGY, "goals", "no_objective")
    # Only practice speaks of a largest number, so going over it is advice.
    if len(goals) > most_goals:
        counts = {"count": len(goals), "limit": most_goals}
        yield hit(Kind.STRATEGY, "goals", "many_goals:info", **counts)
    if len(objectives) > most_objectives:
        counts = {"count": len(objectives), "limit": most_objectives}
        yield hit(Kind.STRATEGY, "goals", "many_objectives:info", **counts)


@rule(
    "VPS-OBJ-007",
    Severity.ERROR,
    cite("eu-1303-2013", "Art. 33(1)(e)", Status.SEEN),
    cite("cpr-2021", "Art. 32(1)(d)"),
    also=("E1",),
)
def objective_without_action(case: Case) -> Iterator[Hit]:
    """Every objective has at least one action."""
    served = {action.objective for action in case.strategy.goals.actions}
    for objective in case.strategy.goals.objectives:
        if objective.code not in served:
            yield hit(Kind.OBJECTIVE, objective.code, title=objective.title)


@rule(
    "VPS-OBJ-010",
    Severity.ERROR,
    cite("eu-1303-2013", "Art. 33(1)(c)", Status.SEEN),
    cite("practice", "n, n.n, n.n.n", Status.SEEN),
    also=("E1",),
)
def hierarchy_is_whole(case: Case) -> Iterator[Hit]:
    """No goal is empty; codes are numbers that follow their parent's and leave no gap."""
    goals = case.strategy.goals
    held = {objective.goal for objective in goals.objectives}
    for goal in goals.goals:
        if goal.code not in held:
            yield hit(Kind.GOAL, goal.code, "goal_empty", title=goal.title)
    yield from _numbered(Kind.GOAL, [(x.code, "") for x in goals.goals])
    yield from _numbered(Kind.OBJECTIVE, [(x.code, x.goal) for x in goals.objectives])
    yield from _numbered(Kind.ACTION, [(x.code, x.objective) for x in goals.actions])


def _numbered(kind: Kind, entries: Sequence[tuple[str, str]]) -> Iterator[Hit]:
    """`entries` are the codes of one level, each with its parent's."""
    siblings: dict[str, list[int]] = {}
    for code, parent in entries:
        stem, _, last = code.rpartition(".")
        number = whole(last)
        if number is None or not _NUMBERS.fullmatch(code):
            yield hit(kind, code, "form")
            continue
        if stem != parent:
            yield hit(kind, code, "parent", parent=parent or "–")
        else:
            siblings.setdefault(parent, []).append(number)
    for parent, numbers in siblings.items():
        for expected, found in enumerate(sorted(numbers), start=1):
            if found != expected:
                yield hit(kind, _code(parent, found), "gap", expected=_code(parent, expected))
                break  # one gap moves everything after it


def _code(parent: str, number: int) -> str:
    return f"{parent}.{number}" if parent else str(number)
