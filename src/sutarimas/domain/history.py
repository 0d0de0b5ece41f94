"""The last day the record itself speaks of: the day a build is dated when none is given."""

from collections.abc import Iterator
from datetime import date

from sutarimas.domain.strategy import Strategy


def last_day(strategy: Strategy) -> date:
    """The newest day on which something recorded happened; never a planned day.

    Documents dated by it come out the same whenever and wherever they are built.
    """
    days = [day for day in _days(strategy) if day is not None]
    return max(days, default=date(strategy.identity.first_year, 1, 1))


def _days(strategy: Strategy) -> Iterator[date | None]:
    yield strategy.identity.prepared_to
    yield strategy.identity.submitted_on
    yield from (x.published_on for x in strategy.editions)
    yield from (x.decided_on for x in strategy.decisions)
    yield from (x.held_on for x in strategy.meetings)
    yield from (x.closes_on for x in strategy.surveys)
    yield from (x.pinned_on for x in strategy.evidence)
    yield from (x.source.retrieved_on for x in strategy.evidence)
    yield from (x.retrieved_on for x in strategy.place.observations)
    yield from (x.signed_on for x in strategy.finance.contracts)
    yield from (x.published_on for x in strategy.publications)
    yield from (x.written_on for x in strategy.prose)
    yield from (x.received_on for x in strategy.proposals)
    yield from (x.report_on for x in strategy.consultations)
    yield from (x.on for x in strategy.waivers)
