"""Where an action stands: under an objective, within the period, with money in its years."""

from collections.abc import Iterator

from sutarimas.domain.goal import Action
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.logic import lines_of
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-ACT-001",
    Severity.ERROR,
    cite("eu-1303-2013", "Art. 33(1)(e)", Status.SEEN),
    cite("cpr-2021", "Art. 32(1)(d)"),
    also=("E1",),
)
def action_without_objective(case: Case) -> Iterator[Hit]:
    """Every action serves an objective, and the objective a goal."""
    for action in case.strategy.goals.actions:
        objective = case.strategy.objective(action.objective)
        if objective is None:
            yield hit(Kind.ACTION, action.code, "no_objective", title=action.title)
        elif case.strategy.goal(objective.goal) is None:
            yield hit(Kind.ACTION, action.code, "no_goal", objective=objective.code)


@rule("VPS-ACT-005", Severity.ERROR, cite("practice", "action plan form", Status.SEEN))
def action_within_the_period(case: Case) -> Iterator[Hit]:
    """An action begins and ends within the period of the strategy, and in that order."""
    years = case.strategy.identity.years
    for action in case.strategy.goals.actions:
        first, last = action.first_year, action.last_year
        bounds = {"first": str(years.start), "last": str(years.stop - 1)}
        if first is not None and first not in years:
            yield hit(Kind.ACTION, action.code, "starts_outside", year=str(first), **bounds)
        if last is not None and last not in years:
            yield hit(Kind.ACTION, action.code, "ends_outside", year=str(last), **bounds)
        if first is not None and last is not None and last < first:
            yield hit(Kind.ACTION, action.code, "reversed", starts=str(first), ends=str(last))


@rule("VPS-ACT-013", Severity.WARNING, cite("practice", "financial plan form"), also=("F10",))
def action_with_money_in_its_years(case: Case) -> Iterator[Hit]:
    """No action has lines that come to nothing, and none has money outside its own years."""
    for action in case.strategy.goals.actions:
        lines = lines_of(case.strategy, action)
        if lines and not any(x.amount for x in lines):
            yield hit(Kind.ACTION, action.code, "zero", title=action.title)
        for year in sorted({x.year for x in lines if x.amount and _outside(action, x.year)}):
            amount = Euro.total(x.amount for x in lines if x.year == year)
            yield hit(
                Kind.ACTION,
                action.code,
                "outside",
                year=str(year),
                amount=amount,
                starts=str(action.first_year),
                ends=str(action.last_year),
            )


def _outside(action: Action, year: int) -> bool:
    """Whether a year lies outside an action's period; an open period holds every year."""
    if action.first_year is None or action.last_year is None:
        return False
    return not action.first_year <= year <= action.last_year
