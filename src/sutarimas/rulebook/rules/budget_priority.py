"""Whether money follows what was said to matter most."""

from collections.abc import Iterator
from decimal import Decimal

from sutarimas.domain.money import Euro
from sutarimas.domain.need import Need, Priority
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, hit
from sutarimas.rulebook.plan_money import of_need
from sutarimas.rulebook.rule import cite, rule

_PLACE = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2}


@rule(
    "VPS-BUD-008",
    Severity.INFO,
    cite("practice", "priorities of needs and the financial plan"),
    parameters=("priority_money_ratio",),
)
def money_follows_priority(case: Case) -> Iterator[Hit]:
    """No need gets several times the money of one that was ranked above it.

    Needs that no objective answers are the matter of another rule; here both get money.
    """
    money = {x.code: of_need(case.strategy, x.code) for x in case.strategy.needs.items}
    paid = [x for x in case.strategy.needs.items if x.priority in _PLACE and money[x.code]]
    for need in paid:
        below = [x for x in paid if _PLACE[x.priority] > _PLACE[need.priority]]
        most = max(below, key=lambda x: money[x.code], default=None)
        if most is not None and _outweighs(case, money[most.code], money[need.code]):
            yield _hit(need, most, money)


def _outweighs(case: Case, more: Euro, less: Euro) -> bool:
    ratio = case.decimal("priority_money_ratio")
    return Decimal(more.cents) > ratio * Decimal(less.cents)


def _hit(need: Need, most: Need, money: dict[str, Euro]) -> Hit:
    key = f"{need.priority}_under_{most.priority}"
    slots = {"amount": money[need.code], "other_amount": money[most.code]}
    return hit(Kind.NEED, need.code, key, other=most.code, **slots)
