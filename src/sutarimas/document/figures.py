"""The shelf of charts: a name in prose or a chapter becomes a chart of the strategy's data."""

from sutarimas.document.blocks import Chart
from sutarimas.document.scope import Scope


def chart(scope: Scope, name: str) -> Chart | None:
    """The chart called `name`, or None when the strategy has no data for it."""
    return None
