"""An action's activity type, specific objective, fund and money speak of one programme."""

from collections.abc import Iterator

from sutarimas.domain.finance import EU, FundSource
from sutarimas.domain.goal import Action, Fund
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.logic import fund_of, lines_of, specific_of
from sutarimas.rulebook.programme import activities, fund_of_activity, fund_of_specific
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-ACT-004",
    Severity.ERROR,
    cite("lt-1v-536", "eligible activities of the measure"),
    cite("calls", "activity numbers 2.1.1.1–2.1.3.2", Status.SEEN),
    also=("E5",),
)
def activity_is_eligible(case: Case) -> Iterator[Hit]:
    """The activity type is in the pack's list, and its fund is the action's."""
    known = activities(case.pack)
    if not known:
        return
    for action in case.strategy.goals.actions:
        if not action.activity:
            yield hit(Kind.ACTION, action.code, "no_activity", title=action.title)
        elif action.activity not in known:
            yield hit(Kind.ACTION, action.code, "unknown", activity=action.activity)
        else:
            right, fund = (
                fund_of_activity(case.pack, action.activity),
                fund_of(case.strategy, action),
            )
            if right is not None and fund is not None and right is not fund:
                yield hit(Kind.ACTION, action.code, f"paid_by_{right}", activity=action.activity)


@rule(
    "VPS-ACT-010",
    Severity.ERROR,
    cite("c-2022-5742", "specific objectives 4.7 and 4.9", Status.SEEN),
    cite("calls", "11-010-K (4.7), 11-688-K (4.9, ERDF)", Status.SEEN),
    also=("E3",),
)
def action_agrees_with_objective_and_fund(case: Case) -> Iterator[Hit]:
    """An action keeps to the specific objective and fund of its objective, its money too."""
    for action in case.strategy.goals.actions:
        specific, fund = specific_of(case.strategy, action), fund_of(case.strategy, action)
        if not specific:
            yield hit(Kind.ACTION, action.code, "no_specific", title=action.title)
        if fund is None:
            yield hit(Kind.ACTION, action.code, "no_fund", title=action.title)
        yield from _against_objective(case, action)
        right = fund_of_specific(case.pack, specific)
        if right is not None and fund is not None and right is not fund:
            yield hit(Kind.ACTION, action.code, f"paid_by_{right}", specific=specific)
        if fund is not None:
            yield from _money_of_another_fund(case, action, fund)


def _against_objective(case: Case, action: Action) -> Iterator[Hit]:
    objective = case.strategy.objective(action.objective)
    if objective is None:
        return
    if action.specific and objective.specific and action.specific != objective.specific:
        yield hit(
            Kind.ACTION,
            action.code,
            "other_specific",
            specific=action.specific,
            objective=objective.code,
            asked=objective.specific,
        )
    if action.fund and objective.fund and action.fund is not objective.fund:
        yield hit(Kind.ACTION, action.code, "other_fund", objective=objective.code)


def _money_of_another_fund(case: Case, action: Action, fund: Fund) -> Iterator[Hit]:
    other = EU - {FundSource(fund)}
    amount = Euro.total(x.amount for x in lines_of(case.strategy, action) if x.source in other)
    if amount:
        yield hit(Kind.ACTION, action.code, f"money_besides_{fund}", amount=amount)
