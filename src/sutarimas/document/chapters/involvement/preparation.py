"""The preparation as a whole: its sums, its timeline, what was promised and what was done."""

from collections.abc import Iterator
from datetime import date

from sutarimas.document.blocks import (
    Align,
    Block,
    Column,
    Inline,
    Paragraph,
    Row,
    Run,
    anchor,
)
from sutarimas.document.chapters.involvement.meetings import organisations
from sutarimas.document.chapters.need_entry import plain
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.domain.decision import DecisionKind
from sutarimas.domain.prose import Promise, PromiseKind
from sutarimas.domain.refs import Kind, Ref

KEY = "involvement"


def sums(scope: Scope) -> Paragraph | None:
    """The preparation in one paragraph; None while nothing was held or asked."""
    strategy, identity = scope.strategy, scope.strategy.identity
    held = tuple(x for x in strategy.meetings if x.held_on)
    if not identity.prepared_from or not identity.prepared_to or not (held or strategy.surveys):
        return None
    asked = sum(x.answered or 0 for x in strategy.surveys)
    known = organisations(scope)
    members = {x.code for x in strategy.people.organisations if x.member}
    text = scope.wording(KEY).say(
        "sums",
        d1=scope.l.date_long(identity.prepared_from),
        d2=scope.l.date_long(identity.prepared_to),
        meetings=str(len(held)),
        surveys=str(len(strategy.surveys)),
        answers=scope.l.number(asked),
        proposals=str(len(strategy.proposals)),
        organisations=str(len(known)),
        outside=str(len([x for x in known if x not in members])),
    )
    cited = (
        *(Ref(Kind.MEETING, x.code) for x in held),
        *(Ref(Kind.SURVEY, x.code) for x in strategy.surveys),
    )
    return paragraph(f"{KEY}-sums", text, *cited)


def timeline(scope: Scope) -> Iterator[Block]:
    """What happened, by day."""
    words = scope.wording(KEY)
    events = sorted(_events(scope), key=lambda x: x[0])
    if not events:
        return
    yield heading(f"{KEY}-timeline", 2, words.text("timeline"))
    yield table(
        f"{KEY}-timeline-table",
        words.text("timeline_caption"),
        (
            Column(title=words.text("day"), width=2),
            Column(title=words.text("what"), width=5),
            Column(title=words.text("took_part"), align=Align.END, width=2),
        ),
        (
            Row(
                cells=(cell(_days(scope, first, last)), what, cell(number)),
                sources=(ref,),
            )
            for first, last, ref, what, number in events
        ),
    )


def _days(scope: Scope, first: date, last: date) -> str:
    if first == last:
        return scope.l.date_iso(first)
    days = {"first": scope.l.date_iso(first), "last": scope.l.date_iso(last)}
    return scope.wording(KEY).text("from_to", **days)


Event = tuple[date, date, Ref, Inline, str]


def _events(scope: Scope) -> Iterator[Event]:
    words, strategy = scope.wording(KEY), scope.strategy
    for meeting in strategy.meetings:
        if meeting.held_on:
            ref = Ref(Kind.MEETING, meeting.code)
            present = sum(x.count for x in meeting.attendance if not x.group)
            what = words.say("event_meeting", title=scope.named(meeting, ref))
            yield meeting.held_on, meeting.held_on, ref, what, scope.l.number(present)
    for survey in strategy.surveys:
        ref = Ref(Kind.SURVEY, survey.code)
        answered = "" if survey.answered is None else scope.l.number(survey.answered)
        what = words.say("event_survey", title=scope.named(survey, ref))
        yield survey.opens_on, survey.closes_on, ref, what, answered
    for one in strategy.consultations:
        if one.opens_on and one.closes_on:
            ref = Ref(Kind.CONSULTATION, one.code)
            got = str(len([x for x in strategy.proposals if x.consultation == one.code]))
            what = (Run(text=words.text("event_consultation"), to=anchor(ref)),)
            yield one.opens_on, one.closes_on, ref, what, got
    for decision in strategy.decisions:
        if decision.decided_on:
            ref = Ref(Kind.DECISION, decision.code)
            what = words.say("event_decision", title=Run(text=decision.title, to=anchor(ref)))
            there = "" if decision.present is None else str(decision.present)
            yield decision.decided_on, decision.decided_on, ref, what, there


def promises(scope: Scope) -> Iterator[Block]:
    """What was promised and how much of it is recorded."""
    words, found = scope.wording(KEY), scope.strategy.promises
    if not found:
        return
    yield heading(f"{KEY}-promises", 2, words.text("promises"))
    yield table(
        f"{KEY}-promises-table",
        words.text("promises_caption"),
        (
            Column(title=words.text("promised"), width=5),
            Column(title=words.text("promised_count"), align=Align.END, width=2),
            Column(title=words.text("done_count"), align=Align.END, width=2),
            Column(title=words.text("due"), width=2),
            Column(title=words.text("where"), width=3),
        ),
        (_promise(scope, x) for x in found),
    )


def _promise(scope: Scope, promise: Promise) -> Row:
    done = _done(scope, promise)
    return Row(
        cells=(
            cell(_promised(scope, promise)),
            cell(str(promise.count)),
            cell(str(len(done)) if done else scope.wording(KEY).text("no_data")),
            cell(scope.l.date_iso(promise.due_on) if promise.due_on else ""),
            cell(plain(scope, promise.source)),
        ),
        id=anchor(Ref(Kind.PROMISE, promise.code)),
        sources=done if len(done) <= 3 else (),
    )


def _promised(scope: Scope, promise: Promise) -> Run:
    if promise.text:
        return plain(scope, promise.text.rstrip("."))
    return Run(text=scope.wording(KEY).text(f"promise_{promise.kind}"))


def _done(scope: Scope, promise: Promise) -> tuple[Ref, ...]:
    """Records that keep a promise, for the audience it names."""
    strategy, audience = scope.strategy, promise.audience
    match promise.kind:
        case PromiseKind.MEETING:
            held = (x for x in strategy.meetings if x.held_on)
            return tuple(Ref(Kind.MEETING, x.code) for x in held if audience in (None, x.audience))
        case PromiseKind.SURVEY:
            asked = (x for x in strategy.surveys if audience in (None, x.audience))
            return tuple(Ref(Kind.SURVEY, x.code) for x in asked)
        case PromiseKind.ORGANISATIONS:
            return tuple(Ref(Kind.ORGANISATION, x) for x in organisations(scope))
        case PromiseKind.STRATEGY:
            adopted = (x for x in strategy.decisions if x.kind is DecisionKind.ADOPTION)
            return tuple(Ref(Kind.DECISION, x.code) for x in adopted if x.decided_on)[:1]
