"""What was promised to those who paid for the preparation, and what was kept."""

from collections.abc import Iterable, Iterator

from sutarimas.domain.legal_code import well_formed
from sutarimas.domain.meeting import Meeting
from sutarimas.domain.people import Organisation, Sector
from sutarimas.domain.prose import Promise, PromiseKind
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook import involvement
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.partnership import PARTNERS
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-PAR-004",
    Severity.WARNING,
    cite("preparation-contract", "three meetings promised", Status.SEEN),
    cite("calls", "11-001-T: meetings by sector", Status.SEEN),
    also=("D2",),
)
def promised_meetings_were_held(case: Case) -> Iterator[Hit]:
    """As many different meetings were held as promised, each with the audience it was for."""
    promises = _due(case, PromiseKind.MEETING)
    wanted: dict[Sector | None, int] = {}
    for promise in promises:
        # Two promises for one audience need different meetings.
        before = wanted.get(promise.audience, 0)
        wanted[promise.audience] = before + promise.count
        kept = max(len(_fulfilling(case, promise)) - before, 0)
        if kept < promise.count:
            key = f"fewer_{promise.audience}" if promise.audience else "fewer"
            yield hit(Kind.PROMISE, promise.code, key, held=kept, promised=promise.count)
    if promises and set(wanted) == {None}:
        yield from _audiences(case, promises[0])


def _due(case: Case, kind: PromiseKind) -> list[Promise]:
    """Promises whose day has come."""
    promised = (x for x in case.strategy.promises if x.kind is kind)
    return [x for x in promised if x.due_on is None or x.due_on <= case.on]


def _fulfilling(case: Case, promise: Promise) -> list[Meeting]:
    day = min(promise.due_on or case.on, case.on)
    meetings = _different(involvement.held(case.strategy, day))
    return [x for x in meetings if promise.audience is None or _met(x, promise.audience)]


def _different(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Meetings, each once: one day and one number of minutes are one meeting."""
    found: dict[object, Meeting] = {}
    for meeting in meetings:
        number = meeting.minutes_number
        found.setdefault((meeting.held_on, number) if number else meeting.code, meeting)
    return list(found.values())


def _met(meeting: Meeting, sector: Sector) -> bool:
    """Whether a meeting was for a sector and somebody of it came, where anybody was counted."""
    counts = involvement.present(meeting)
    return meeting.audience is sector and (not counts or counts.get(sector, 0) > 0)


def _audiences(case: Case, promise: Promise) -> Iterator[Hit]:
    """Meetings promised without saying for whom are for all three sectors."""
    meetings = involvement.held(case.strategy, case.on)
    for sector in PARTNERS if meetings else ():
        came = any(involvement.present(x).get(sector, 0) > 0 for x in meetings)
        if not came and not any(_met(x, sector) for x in meetings):
            yield hit(Kind.PROMISE, promise.code, f"unmet_{sector}")


@rule(
    "VPS-PAR-008",
    Severity.ERROR,
    cite("calls", "11-001-T: 30–32 entities to be involved", Status.SEEN),
    also=("D3",),
)
def promised_organisations_took_part(case: Case) -> Iterator[Hit]:
    """As many different legal entities took part as promised; one legal code counts once."""
    involved = _involved(case.strategy, case)
    codes = {x.legal_code for x in involved if well_formed(x.legal_code)}
    uncounted = sum(1 for x in involved if not well_formed(x.legal_code))
    repeated = len(involved) - uncounted - len(codes)
    promised = 0
    for promise in _due(case, PromiseKind.ORGANISATIONS):
        promised += promise.count
        if len(codes) < promised:
            yield hit(
                Kind.PROMISE,
                promise.code,
                counted=len(codes),
                promised=promised,
                uncounted=uncounted,
                repeated=repeated,
            )


def _involved(strategy: Strategy, case: Case) -> tuple[Organisation, ...]:
    """Organisations that sat in a meeting or spoke, each record once."""
    named = [x for meeting in involvement.held(strategy, case.on) for x in meeting.organisations]
    named += [x.organisation for x in strategy.voices if x.said_on <= case.on]
    found = (strategy.find(Kind.ORGANISATION, code) for code in dict.fromkeys(named))
    return tuple(x for x in found if x is not None)
