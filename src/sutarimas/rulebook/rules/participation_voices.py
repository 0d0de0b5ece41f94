"""What people said: kept on record, and answered."""

from collections.abc import Iterator

from sutarimas.domain.refs import Kind, Ref, Role
from sutarimas.domain.voice import Outcome, Voice
from sutarimas.rulebook import involvement
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule

_CHAPTER = "involvement"


@rule(
    "VPS-PAR-006",
    Severity.WARNING,
    cite("oecd-2022", "say how inputs were used", Status.SEEN),
    cite("eu-240-2014", "Art. 5"),
)
def every_voice_has_an_outcome(case: Case) -> Iterator[Hit]:
    """What became of a point is recorded: a need rests on it, or it has a reply."""
    for voice in case.strategy.voices:
        if voice.outcome is Outcome.OPEN:
            yield hit(Kind.VOICE, voice.code, "open")
        elif voice.outcome is Outcome.USED and not _carries(case, voice):
            yield hit(Kind.VOICE, voice.code, "unused")
        elif voice.outcome in (Outcome.ANSWERED, Outcome.DECLINED) and not voice.reply.strip():
            yield hit(Kind.VOICE, voice.code, "no_reply")


def _carries(case: Case, voice: Voice) -> bool:
    """Whether anything rests on it."""
    return any(x.role is Role.RESTS for x in case.trace.into(Ref(Kind.VOICE, voice.code)))


@rule(
    "VPS-PAR-007",
    Severity.ERROR,
    cite("cpr-2021", "Art. 32(1)(b)"),
    cite("eu-1303-2013", "Art. 33(1)(d)", Status.SEEN),
    also=("D1",),
)
def involvement_is_shown_by_records(case: Case) -> Iterator[Hit]:
    """The chapter on involvement rests on meetings, questionnaires or consultations on record."""
    strategy = case.strategy
    recorded = (
        involvement.held(strategy, case.on)
        or strategy.surveys
        or strategy.voices
        or strategy.consultations
    )
    if not recorded:
        told = any(x.chapter == _CHAPTER and x.body.strip() for x in strategy.prose)
        yield hit(Kind.STRATEGY, _CHAPTER, "only_prose" if told else "nothing")
