"""A result indicator measures what changed, not what was delivered."""

from collections.abc import Iterator

from sutarimas.domain.indicator import IndicatorKind
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.activity_wording import counts_activity
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-IND-006",
    Severity.INFO,
    cite("sfc", "SWD(2021) 198: output and result indicators", Status.SEEN),
    advice=True,
)
def result_measures_a_change(case: Case) -> Iterator[Hit]:
    """The title of a result indicator does not merely count activities or deliveries."""
    for indicator in case.strategy.indicators:
        if indicator.kind is IndicatorKind.RESULT and counts_activity(indicator.title):
            yield hit(Kind.INDICATOR, indicator.code, title=indicator.title)
