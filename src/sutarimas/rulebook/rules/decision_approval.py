"""Who approved the strategy, in which order, and whether it was sent in time."""

from collections.abc import Iterator
from datetime import date

from sutarimas.domain.decision import Decision, DecisionKind
from sutarimas.domain.finance import FundSource
from sutarimas.domain.people import BodyKind
from sutarimas.domain.prose import Stage
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.partnership import OWN_BODIES, body_of
from sutarimas.rulebook.rule import cite, rule

_DECIDED = frozenset({Stage.ADOPTED, Stage.SUBMITTED, Stage.AMENDED})
_COUNCILS = {
    DecisionKind.COUNCIL_CONSENT: BodyKind.MUNICIPAL_COUNCIL,
    DecisionKind.REGIONAL_PRESENTATION: BodyKind.REGIONAL_COUNCIL,
}


@rule(
    "VPS-DEC-002",
    Severity.ERROR,
    cite("vrm-site", "approved by the general meeting or the collegial body", Status.SEEN),
    cite("lt-1v-672", "point 4", Status.INFERRED),
    also=("G2",),
)
def competent_body_adopted(case: Case) -> Iterator[Hit]:
    """The general meeting or the collegial body adopted it, as the statutes let it."""
    made = [x for x in case.strategy.decisions if x.kind is DecisionKind.ADOPTION]
    if not made and _is_out(case):
        yield hit(Kind.STRATEGY, "decisions", "missing")
    for decision in made:
        body = body_of(case.strategy, decision)
        if not decision.body:
            yield hit(Kind.DECISION, decision.code, "no_body")
        elif body is not None and body.kind not in OWN_BODIES:
            yield hit(Kind.DECISION, decision.code, "other_body", body=body.name)
        elif body is not None and not body.competent:
            yield hit(Kind.DECISION, decision.code, "not_competent", body=body.name)


def _is_out(case: Case) -> bool:
    """Whether the strategy is on record as adopted or submitted by the day."""
    submitted = case.strategy.identity.submitted_on
    sent = submitted is not None and submitted <= case.on
    return sent or any(x.stage in _DECIDED for x in case.strategy.editions)


@rule(
    "VPS-DEC-006",
    Severity.ERROR,
    cite("vrm-site", "presented to the regional development council", Status.SEEN),
    cite("vrm-site", "council agrees where municipal money is used", Status.SEEN),
    also=("F12", "G1"),
)
def councils_were_asked(case: Case) -> Iterator[Hit]:
    """An adopted strategy was presented to the region, and the council agreed to its money."""
    if not (_is_out(case) or _adopted(case.strategy)):
        return
    wanted = [DecisionKind.REGIONAL_PRESENTATION]
    if case.strategy.finance.total(sources=[FundSource.MUNICIPAL]).cents > 0:
        wanted.append(DecisionKind.COUNCIL_CONSENT)
    for kind in wanted:
        found = [x for x in case.strategy.decisions if _is_by_its_council(case.strategy, x, kind)]
        days = [x.decided_on for x in found if x.decided_on is not None]
        if not found:
            yield hit(Kind.STRATEGY, "decisions", f"no_{kind}")
        elif days:
            yield from _too_late(case.strategy, found[0], min(days), f"late_{kind}")


def _adopted(strategy: Strategy) -> bool:
    return any(x.kind is DecisionKind.ADOPTION for x in strategy.decisions)


def _is_by_its_council(strategy: Strategy, decision: Decision, kind: DecisionKind) -> bool:
    body = body_of(strategy, decision)
    return decision.kind is kind and (body is None or body.kind is _COUNCILS[kind])


def _too_late(strategy: Strategy, decision: Decision, day: date, key: str) -> Iterator[Hit]:
    submitted = strategy.identity.submitted_on
    if submitted is not None and submitted < day:
        days = {"decided_on": day, "submitted_on": submitted}
        yield hit(Kind.DECISION, decision.code, key, **days)


@rule(
    "VPS-DEC-008",
    Severity.ERROR,
    cite("lt-1v-650", "selection window", Status.SEEN),
    also=("G4",),
    parameters=("selection_opens_on", "selection_closes_on"),
)
def submitted_in_time(case: Case) -> Iterator[Hit]:
    """The strategy is submitted while the selection is open; both end days count."""
    submitted = case.strategy.identity.submitted_on
    if submitted is None:
        return
    first, last = case.day("selection_opens_on"), case.day("selection_closes_on")
    if submitted < first:
        yield hit(Kind.STRATEGY, "identity", "early", submitted_on=submitted, first=first)
    elif submitted > last:
        yield hit(Kind.STRATEGY, "identity", "late", submitted_on=submitted, last=last)


@rule(
    "VPS-DEC-009",
    Severity.WARNING,
    cite("practice", "minutes: number, day, text of the decision", Status.SEEN),
    also=("A7", "G2"),
)
def days_of_the_decision_agree(case: Case) -> Iterator[Hit]:
    """The decision, its meeting and its minutes bear days that fit together."""
    for decision in case.strategy.decisions:
        day = decision.decided_on
        if day is None:
            yield hit(Kind.DECISION, decision.code, "no_day")
            continue
        meeting = case.strategy.find(Kind.MEETING, decision.meeting)
        if meeting is not None and meeting.held_on not in (None, day):
            days = {"decided_on": day, "held_on": meeting.held_on}
            yield hit(Kind.DECISION, decision.code, "other_day", **days)
        if meeting is not None and meeting.minutes_on is not None and meeting.minutes_on < day:
            days = {"decided_on": day, "minutes_on": meeting.minutes_on}
            yield hit(Kind.DECISION, decision.code, "minutes_early", **days)
        file = case.strategy.find(Kind.FILE, decision.file)
        if file is not None and file.issued_on is not None and file.issued_on < day:
            days = {"decided_on": day, "issued_on": file.issued_on}
            yield hit(Kind.DECISION, decision.code, "file_early", **days)
