"""Meetings: who was there, what was said, and what became of it."""

from collections.abc import Iterator

from sutarimas.document.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Inline,
    Row,
    Run,
    Table,
    anchor,
    runs,
)
from sutarimas.document.chapters.need_entry import own, plain
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.domain.meeting import Meeting
from sutarimas.domain.people import Sector
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.voice import Outcome

KEY = "involvement"


def organisations(scope: Scope) -> tuple[str, ...]:
    """Distinct organisations present at meetings or speaking in voices, in order met."""
    met = (code for x in scope.strategy.meetings if x.held_on for code in x.organisations)
    said = (x.organisation for x in scope.strategy.voices if x.organisation)
    return tuple(dict.fromkeys((*met, *said)))


def meetings(scope: Scope) -> Iterator[Block]:
    """Every meeting that was held, then attendance by sector."""
    words = scope.wording(KEY)
    held = tuple(x for x in scope.strategy.meetings if x.held_on)
    if not held:
        return
    yield heading(f"{KEY}-meetings", 2, words.text("meetings"))
    yield _attendance(scope, held)
    for meeting in held:
        yield from _meeting(scope, meeting)


def _counts(meeting: Meeting) -> dict[Sector, int]:
    """Persons by sector; rows for a target group are a part of them."""
    found: dict[Sector, int] = {}
    for x in meeting.attendance:
        if not x.group:
            found[x.sector] = found.get(x.sector, 0) + x.count
    return found


def _attendance(scope: Scope, held: tuple[Meeting, ...]) -> Table:
    words = scope.wording(KEY)

    def row(name: Inline, found: tuple[Meeting, ...], *, strong: bool = False) -> Row:
        counts = [sum(_counts(x).get(s, 0) for x in found) for s in Sector]
        distinct = len({code for x in found for code in x.organisations})
        numbers = (*counts, sum(counts), distinct)
        return Row(
            cells=(name, *(cell(scope.l.number(x)) for x in numbers)),
            strong=strong,
            sources=tuple(Ref(Kind.MEETING, x.code) for x in found[:1] if not strong),
        )

    return table(
        f"{KEY}-attendance",
        words.text("attendance_caption"),
        (
            Column(title=words.text("meeting"), width=5),
            *(Column(title=words.text(f"sector_{x}"), align=Align.END, width=2) for x in Sector),
            Column(title=words.text("all"), align=Align.END, width=2),
            Column(title=words.text("organisations"), align=Align.END, width=2),
        ),
        (
            *(row((_title(scope, x),), (x,)) for x in held),
            row(runs(words.text("all")), held, strong=True),
        ),
        note=words.text("attendance_note"),
    )


def _title(scope: Scope, meeting: Meeting) -> Run:
    named = scope.named(meeting, Ref(Kind.MEETING, meeting.code))
    return Run(text=f"{meeting.code}. {named.text}", to=named.to, lang=named.lang)


def _meeting(scope: Scope, meeting: Meeting) -> Iterator[Block]:
    words, ref = scope.wording(KEY), Ref(Kind.MEETING, meeting.code)
    id_ = f"{KEY}-{meeting.code}"
    title = (Run(text=f"{meeting.code}. "), own(scope, meeting, ref))
    yield Heading(id=anchor(ref), level=3, text=title, sources=(ref,))
    yield paragraph(id_, _held(scope, meeting), ref)
    called = _called(scope, meeting)
    if called:
        yield paragraph(f"{id_}-called", called, ref)
    if meeting.agenda:
        listed = (f"{n}) {x}" for n, x in enumerate(meeting.agenda, start=1))
        points = plain(scope, "; ".join(listed))
        yield paragraph(f"{id_}-agenda", words.say("agenda", points=points), ref)
    if meeting.summary:
        yield paragraph(f"{id_}-summary", (own(scope, meeting, ref, "summary"),), ref)


def _held(scope: Scope, meeting: Meeting) -> Inline:
    words, ref = scope.wording(KEY), Ref(Kind.MEETING, meeting.code)
    counts = _counts(meeting)
    parts: list[Run] = []
    for sector in Sector:
        if counts.get(sector):
            number = Run(text=scope.l.number(counts[sector]), source=ref)
            parts += [Run(text=", "), *words.say(f"present_{sector}", n=number)]
    heard = tuple(x for x in scope.strategy.voices if x.heard_at == str(ref))
    used = len([x for x in heard if x.outcome is Outcome.USED])
    day = scope.l.date_iso(meeting.held_on) if meeting.held_on else ""
    text = words.say("held", day=day, place=meeting.place)
    if parts:
        text = (*text, Run(text=" "), *words.say("present", parts=tuple(parts[1:])))
    if heard:
        said = words.say("heard", n=str(len(heard)), used=str(used))
        text = (*text, Run(text=" "), *said)
    return text


def _called(scope: Scope, meeting: Meeting) -> Inline:
    words = scope.wording(KEY)
    found: list[Run] = []
    if meeting.called_on and meeting.called_by:
        channels = ", ".join(words.text(f"channel_{x}") for x in meeting.called_by)
        day = scope.l.date_iso(meeting.called_on)
        found += words.say("called", day=day, channels=channels)
    if meeting.minutes_number and meeting.minutes_on:
        key = "minutes_file" if meeting.minutes_file else "minutes"
        minutes = words.say(
            key,
            number=meeting.minutes_number,
            day=scope.l.date_iso(meeting.minutes_on),
            file=scope.code(Kind.FILE, meeting.minutes_file),
        )
        found += [Run(text=" "), *minutes] if found else minutes
    return tuple(found)
