"""An objective names a change, not the work that is to bring it about."""

from collections.abc import Iterator

from sutarimas.domain.refs import Kind
from sutarimas.rulebook.activity_wording import states_activity
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-OBJ-006",
    Severity.INFO,
    cite("enrd", "LEADER toolkit: strategy and objectives", Status.SEEN),
    advice=True,
)
def objective_states_a_change(case: Case) -> Iterator[Hit]:
    """The wording of an objective says what becomes otherwise."""
    for objective in case.strategy.goals.objectives:
        if states_activity(objective.title):
            yield hit(Kind.OBJECTIVE, objective.code, title=objective.title)
