"""A target comes from the money: so many units at such a cost."""

from collections.abc import Iterator
from decimal import Decimal

from sutarimas.domain.goal import Action
from sutarimas.domain.indicator import Contribution, Indicator, IndicatorKind
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.logic import share_of
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-IND-007",
    Severity.WARNING,
    cite("sfc", "FAQ 749, 753: targets from budget and unit cost", Status.SEEN),
    parameters=("unit_cost_tolerance",),
)
def target_follows_from_the_money(case: Case) -> Iterator[Hit]:
    """Every target has a calculation, and unit cost times target is the action's money."""
    tolerance = case.decimal("unit_cost_tolerance")
    for indicator in case.strategy.indicators:
        aims = indicator.target is not None and indicator.kind is not IndicatorKind.IMPACT
        if aims and indicator.unit_cost is None and not indicator.calculation.strip():
            yield hit(Kind.INDICATOR, indicator.code, "no_note", title=indicator.title)
    for action in case.strategy.goals.actions:
        yield from _costs(case, action, tolerance)


def _costs(case: Case, action: Action, tolerance: Decimal) -> Iterator[Hit]:
    """Costs of one action; those that together make its money are in order, too."""
    money = case.strategy.finance.total(action=action.code)
    priced = [
        (indicator, share, _cost(indicator, share))
        for indicator in case.strategy.indicators
        if indicator.unit_cost is not None
        and (share := share_of(indicator, action.code)) is not None
    ]
    if not money or _near(sum((cost for _, _, cost in priced), Decimal(0)), money, tolerance):
        return
    for indicator, share, cost in priced:
        if _near(cost, money, tolerance):
            continue
        above = cost > _euros(money)
        if not above and indicator.calculation.strip():
            continue  # the note says what the rest of the money is for
        yield hit(
            Kind.INDICATOR,
            indicator.code,
            "above" if above else "below",
            action=action.code,
            count=share.target,
            unit_cost=_amount(indicator.unit_cost or Decimal(0)),
            cost=_amount(cost),
            money=money,
        )


def _cost(indicator: Indicator, share: Contribution) -> Decimal:
    """Euros for an action's part of the target."""
    return (indicator.unit_cost or Decimal(0)) * share.target


def _near(cost: Decimal, money: Euro, tolerance: Decimal) -> bool:
    return abs(cost - _euros(money)) <= tolerance * _euros(money)


def _euros(amount: Euro) -> Decimal:
    return Decimal(amount.cents) / 100


def _amount(euros: Decimal) -> Euro:
    return Euro(int((euros * 100).to_integral_value()))
