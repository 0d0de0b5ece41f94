"""What people said, and what became of it."""

from collections.abc import Iterator

from sutarimas.document.blocks import Block, Column, Inline, Row, Run, anchor
from sutarimas.document.chapters.need_entry import own
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.domain.refs import BadRef, Kind, Ref
from sutarimas.domain.voice import Outcome, Voice

KEY = "involvement"


def voices(scope: Scope) -> Iterator[Block]:
    """What was said and what was done with it."""
    words, said = scope.wording(KEY), scope.strategy.voices
    if not said:
        return
    yield heading(f"{KEY}-voices", 2, words.text("voices"))
    used = len([x for x in said if x.outcome is Outcome.USED])
    number = Run(text=str(len(said)), to=f"{KEY}-voices-table")
    sums = words.say("voices_sums", n=number, used=str(used))
    yield paragraph(f"{KEY}-voices-sums", sums)
    yield table(
        f"{KEY}-voices-table",
        words.text("voices_caption"),
        (
            Column(title=words.text("code")),
            Column(title=words.text("said"), width=6),
            Column(title=words.text("who_where"), width=3),
            Column(title=words.text("outcome"), width=4),
        ),
        (_voice(scope, x) for x in said),
        note=words.text("voices_note"),
    )


def _voice(scope: Scope, voice: Voice) -> Row:
    ref = Ref(Kind.VOICE, voice.code)
    return Row(
        cells=(
            cell(voice.code),
            cell(own(scope, voice, ref, "text")),
            _origin(scope, voice),
            _outcome(scope, voice),
        ),
        id=anchor(ref),
        sources=_heard_at(voice),
    )


def _heard_at(voice: Voice) -> tuple[Ref, ...]:
    try:
        return (Ref.parse(voice.heard_at),)
    except BadRef:
        return ()


def _origin(scope: Scope, voice: Voice) -> Inline:
    who = scope.wording(KEY).text(f"speaker_{voice.sector}")
    where = tuple(Run(text=x.code, to=anchor(x)) for x in _heard_at(voice))
    return (Run(text=f"{who}, {scope.l.date_iso(voice.said_on)}, "), *where)


def _outcome(scope: Scope, voice: Voice) -> Inline:
    words = scope.wording(KEY)
    needs = [x.code for x in scope.strategy.needs.items if voice.code in (v.to for v in x.voices)]
    if needs:
        text = words.say("outcome_needs", codes=scope.codes(Kind.NEED, needs))
    else:
        text = words.say(f"outcome_{voice.outcome}")
    return (
        (*text, Run(text=" "), own(scope, voice, Ref(Kind.VOICE, voice.code), "reply"))
        if voice.reply
        else text
    )
