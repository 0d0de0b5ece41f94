"""Meetings: called in time, held, counted by sector, minuted."""

from collections.abc import Iterator
from datetime import date

from sutarimas.domain.meeting import Meeting
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook import involvement
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.partnership import body_of
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-PAR-003",
    Severity.ERROR,
    cite("enrd", "LEADER toolkit: participatory strategy", Status.SEEN),
    cite("cpr-2021", "Art. 32(1)(b)"),
    also=("D1",),
)
def meeting_is_on_record(case: Case) -> Iterator[Hit]:
    """A meeting has its day, channel, call, attendance by sector, and minutes."""
    for meeting in case.strategy.meetings:
        if not involvement.is_ahead(meeting, case.on):
            for key in (*_missing(meeting), *_missing_afterwards(meeting)):
                yield hit(Kind.MEETING, meeting.code, key, title=meeting.title)
            yield from _at_odds(meeting)


def _missing(meeting: Meeting) -> Iterator[str]:
    if meeting.held_on is None:
        yield "no_day"
    if not meeting.channels and not meeting.place:
        yield "no_channel"
    if meeting.called_on is None or not meeting.called_by:
        yield "no_call"


def _missing_afterwards(meeting: Meeting) -> Iterator[str]:
    if meeting.held_on is None:
        return
    if sum(involvement.present(meeting).values()) <= 0:
        yield "no_attendance"
    if not meeting.minutes_number:
        yield "no_minutes"


def _at_odds(meeting: Meeting) -> Iterator[Hit]:
    """Minutes older than the meeting, and more people of a group than of its sector."""
    day, written = meeting.held_on, meeting.minutes_on
    if day is not None and written is not None and written < day:
        yield hit(Kind.MEETING, meeting.code, "minutes_early", day=day, minutes_on=written)
    counts = involvement.present(meeting)
    for row in meeting.attendance:
        if row.group and row.count > counts.get(row.sector, 0):
            yield hit(
                Kind.MEETING,
                meeting.code,
                "group_larger",
                group=row.group,
                count=row.count,
                sector_count=counts.get(row.sector, 0),
            )


@rule(
    "VPS-PAR-005",
    Severity.WARNING,
    cite("eu-240-2014", "timely consultation, sufficient time", Status.SEEN),
    cite("practice", "notice days in the statutes of a body", Status.INFERRED),
    parameters=("meeting_notice_min_days",),
)
def called_in_time(case: Case) -> Iterator[Hit]:
    """A meeting is called enough days before; the statutes of a body go before the pack."""
    usual = case.whole("meeting_notice_min_days")
    for meeting in case.strategy.meetings:
        if meeting.held_on is None or meeting.called_on is None:
            continue
        days = _days(meeting.called_on, meeting.held_on)
        wanted = _by_statutes(case.strategy, meeting)
        limit = usual if wanted is None else wanted
        if days < 0:
            called = {"called_on": meeting.called_on, "held_on": meeting.held_on}
            yield hit(Kind.MEETING, meeting.code, "after", **called)
        elif days < limit:
            yield hit(Kind.MEETING, meeting.code, "late", days=days, limit=limit)


def _days(first: date, last: date) -> int:
    return (last - first).days


def _by_statutes(strategy: Strategy, meeting: Meeting) -> int | None:
    """Notice days of the body that decided at the meeting."""
    bodies = [body_of(strategy, x) for x in strategy.decisions if x.meeting == meeting.code]
    days = [x.notice_days for x in bodies if x is not None and x.notice_days is not None]
    return max(days, default=None)
