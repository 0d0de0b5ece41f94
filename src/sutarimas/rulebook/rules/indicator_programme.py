"""The programme's own indicators are in the strategy."""

from collections.abc import Iterator

from sutarimas.domain.goal import Fund
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, hit
from sutarimas.rulebook.logic import fund_of
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-IND-001",
    Severity.ERROR,
    cite("c-2022-5742", "programme indicators"),
    cite("lt-1v-536", "indicators of the measure"),
    parameters=("mandatory_indicators",),
)
def programme_indicators_present(case: Case) -> Iterator[Hit]:
    """Every indicator that the programme requires of a fund in use is in the strategy."""
    actions = case.strategy.goals.actions
    present = {x.programme_code for x in case.strategy.indicators}
    funds = {fund_of(case.strategy, x) for x in actions}
    for fund in Fund:
        if fund not in funds:
            continue
        for code in case.texts("mandatory_indicators", fund=fund):
            if code not in present:
                yield hit(Kind.STRATEGY, "indicators", f"missing_{fund}", indicator=code)
