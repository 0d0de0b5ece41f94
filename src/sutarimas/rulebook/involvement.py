"""Who was involved, as rules ask about it: meetings held, and what was done for each group."""

from collections.abc import Iterator
from datetime import date

from sutarimas.domain.consultation import Author
from sutarimas.domain.meeting import DIGITAL, Channel, Meeting
from sutarimas.domain.people import Sector
from sutarimas.domain.pointers import aim
from sutarimas.domain.refs import ANY, Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.survey import Survey
from sutarimas.domain.voice import Voice

_OFFLINE = frozenset(Channel) - DIGITAL
_SPEAKS_FOR = {Author.RESIDENT: Sector.RESIDENT, Author.AUTHORITY: Sector.PUBLIC}


def held(strategy: Strategy, on: date) -> tuple[Meeting, ...]:
    """Meetings held by the day."""
    return tuple(x for x in strategy.meetings if x.held_on is not None and x.held_on <= on)


def is_ahead(meeting: Meeting, on: date) -> bool:
    """Whether a meeting is still to come."""
    day = meeting.held_on or meeting.planned_for
    return day is not None and day > on


def present(meeting: Meeting) -> dict[Sector, int]:
    """Persons present by sector; the rows of target groups are parts of these."""
    counts: dict[Sector, int] = {}
    for row in meeting.attendance:
        if not row.group:
            counts[row.sector] = counts.get(row.sector, 0) + row.count
    return counts


def sectors(strategy: Strategy, on: date) -> frozenset[Sector]:
    """Sectors that some record shows taking part by the day."""
    return frozenset(_sectors(strategy, on))


def _sectors(strategy: Strategy, on: date) -> Iterator[Sector]:
    for meeting in held(strategy, on):
        yield from (row.sector for row in meeting.attendance if row.count > 0)
    yield from (x.audience for x in strategy.surveys if (x.answered or 0) > 0)
    yield from (x.sector for x in strategy.voices)
    yield from (_SPEAKS_FOR[x.author] for x in strategy.proposals if x.author in _SPEAKS_FOR)


def meetings_with(strategy: Strategy, group: str, on: date) -> tuple[Meeting, ...]:
    """Meetings held where somebody of a target group was counted."""
    return tuple(
        meeting
        for meeting in held(strategy, on)
        if any(row.group == group and row.count > 0 for row in meeting.attendance)
    )


def surveys_of(strategy: Strategy, group: str) -> tuple[Survey, ...]:
    """Questionnaires that reached a target group; one nobody answered reached nobody."""
    return tuple(x for x in strategy.surveys if group in x.groups and x.answered != 0)


def voices_of(strategy: Strategy, group: str) -> tuple[Voice, ...]:
    """What people of a target group said."""
    return tuple(x for x in strategy.voices if x.group == group)


def reached(strategy: Strategy, group: str, on: date) -> bool:
    """Whether any record shows direct contact with a target group."""
    return bool(
        meetings_with(strategy, group, on)
        or surveys_of(strategy, group)
        or voices_of(strategy, group)
    )


def reached_offline(strategy: Strategy, group: str, on: date) -> bool:
    """Whether a group could take part without a computer, or with somebody's help."""
    return (
        any(_in_person(x) for x in meetings_with(strategy, group, on))
        or any(_on_paper(x) for x in surveys_of(strategy, group))
        or any(_told_to_somebody(strategy, x, on) for x in voices_of(strategy, group))
    )


def _in_person(meeting: Meeting) -> bool:
    if meeting.channels:
        return any(x in _OFFLINE for x in meeting.channels)
    return bool(meeting.place)


def _on_paper(survey: Survey) -> bool:
    offline = any(x in _OFFLINE for x in survey.channels)
    return offline or survey.on_paper > 0 or survey.by_phone > 0


def _told_to_somebody(strategy: Strategy, voice: Voice, on: date) -> bool:
    """A letter or an interview counts; a meeting or a survey counts as it was held."""
    source = aim(voice.heard_at, ANY)
    record = strategy.records.get(source) if source else None
    if isinstance(record, Meeting):
        return record in held(strategy, on) and _in_person(record)
    if isinstance(record, Survey):
        return _on_paper(record)
    return source is not None and source.kind is Kind.FILE
