"""Problems form a tree of causes and effects, and are worded as problems."""

from collections.abc import Iterator

from sutarimas.domain.integrity import cycles
from sutarimas.domain.need import NeedKind
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.problem_wording import absent_solution
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-PRB-001",
    Severity.ERROR,
    cite("logframe", "problem tree", Status.SEEN),
)
def no_circle_of_causes(case: Case) -> Iterator[Hit]:
    """No problem is its own cause, directly or by way of others."""
    causes = {need.code: need.causes for need in case.strategy.needs.items}
    for circle in cycles(causes):
        yield hit(Kind.NEED, circle[0], path=" → ".join((*circle, circle[0])))


@rule(
    "VPS-PRB-002",
    Severity.INFO,
    cite("logframe", "a problem is not the absence of a solution", Status.SEEN),
    advice=True,
)
def problem_is_no_absent_solution(case: Case) -> Iterator[Hit]:
    """The wording of a problem says what is bad for whom, not what is to be built."""
    for need in case.strategy.needs.items:
        if need.kind is NeedKind.PROBLEM and absent_solution(need.title):
            yield hit(Kind.NEED, need.code, title=need.title)


@rule(
    "VPS-PRB-003",
    Severity.INFO,
    cite("logframe", "problem tree", Status.SEEN),
    parameters=("problem_tree_from",),
)
def problem_linked(case: Case) -> Iterator[Hit]:
    """In a tree of several problems each is a cause or an effect of another."""
    problems = [x for x in case.strategy.needs.items if x.kind is NeedKind.PROBLEM]
    if len(problems) <= case.whole("problem_tree_from"):
        return
    known = {x.code for x in problems}
    causes = {code for need in problems for code in need.causes}
    for need in problems:
        if need.code not in causes and not known & set(need.causes):
            yield hit(Kind.NEED, need.code, title=need.title)
