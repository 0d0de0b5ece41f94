"""What the sheet of an action must say before anybody can carry it out."""

from collections.abc import Iterator

from sutarimas.domain.goal import Action
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.logic import lines_of, outputs_of
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-ACT-002",
    Severity.ERROR,
    cite("enrd", "LEADER toolkit: action plan", Status.SEEN),
    cite("cpr-2021", "Art. 32(1)(d)"),
    also=("E7",),
)
def action_sheet_is_complete(case: Case) -> Iterator[Hit]:
    """Period, applicants, way of selection, output indicator and money are all given."""
    for action in case.strategy.goals.actions:
        for key in _missing(case.strategy, action):
            yield hit(Kind.ACTION, action.code, key, title=action.title)


def _missing(strategy: Strategy, action: Action) -> tuple[str, ...]:
    """Message keys of the parts that are missing."""
    parts = (
        ("no_period", action.first_year is None or action.last_year is None),
        ("no_applicants", not any(x.strip() for x in action.applicants)),
        ("no_selection", action.selection is None),
        ("no_output", not outputs_of(strategy, action)),
        ("no_money", not lines_of(strategy, action)),
    )
    return tuple(key for key, missing in parts if missing)


@rule(
    "VPS-ACT-007",
    Severity.WARNING,
    cite("eca", "SR 10/2022", Status.SEEN),
)
def action_marked_off_from_other_funding(case: Case) -> Iterator[Hit]:
    """Every action says how it differs from what other programmes pay for."""
    for action in case.strategy.goals.actions:
        if not action.demarcation.strip():
            yield hit(Kind.ACTION, action.code, title=action.title)


@rule(
    "VPS-ACT-008",
    Severity.INFO,
    cite("cpr-2021", "Art. 31(2)(c)–(d)"),
    cite("eu-1303-2013", "Art. 33(1)(c)", Status.SEEN),
    cite("eca", "SR 5/2010", Status.SEEN),
)
def integrated_and_innovative_features(case: Case) -> Iterator[Hit]:
    """Somewhere in the plan it is said what is integrated and what is new for the town."""
    actions = case.strategy.goals.actions
    if not actions:
        return
    if not any(x.integrated.strip() for x in actions):
        yield hit(Kind.STRATEGY, "goals", "no_integrated")
    if not any(x.innovative.strip() for x in actions):
        yield hit(Kind.STRATEGY, "goals", "no_innovative")
