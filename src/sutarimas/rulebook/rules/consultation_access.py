"""Whom a consultation can reach: more than one channel, plain words, a trace of its reach."""

from collections.abc import Iterator

from sutarimas.domain.consultation import Consultation
from sutarimas.domain.meeting import DIGITAL, Channel
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rounds import has_begun, has_closed, proposals_of
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-CON-008",
    Severity.WARNING,
    cite("eu-240-2014", "groups that find it hard to take part", Status.SEEN),
    cite("practice", "proposals taken by e-mail only", Status.SEEN),
    also=("D10",),
)
def more_than_a_digital_channel(case: Case) -> Iterator[Hit]:
    """Somebody without a computer can make a proposal too."""
    for consultation in case.strategy.consultations:
        channels = {*consultation.channels, *([Channel.EMAIL] if consultation.email else [])}
        if not has_begun(consultation, case.on):
            continue
        if not channels:
            yield hit(Kind.CONSULTATION, consultation.code, "none")
        elif channels <= DIGITAL:
            yield hit(Kind.CONSULTATION, consultation.code, "digital")


@rule(
    "VPS-CON-009",
    Severity.WARNING,
    cite("oecd-2022", "information in plain language", Status.SEEN),
    cite("gunning", "sufficient reasons", Status.SEEN),
)
def has_a_plain_summary(case: Case) -> Iterator[Hit]:
    """The text comes with a summary in plain words."""
    for consultation in case.strategy.consultations:
        if has_begun(consultation, case.on) and not consultation.plain_summary:
            yield hit(Kind.CONSULTATION, consultation.code)


@rule(
    "VPS-CON-011",
    Severity.WARNING,
    cite("practice", "consultations that ended without a proposal", Status.SEEN),
    also=("D7",),
)
def silence_is_explained_by_reach(case: Case) -> Iterator[Hit]:
    """Where nobody proposed anything, the record shows how many people were told."""
    for consultation in case.strategy.consultations:
        silent = not proposals_of(case.strategy, consultation)
        closed = has_closed(consultation, case.on)
        if closed and silent and not _was_seen(case.strategy, consultation):
            yield hit(Kind.CONSULTATION, consultation.code)


def _was_seen(strategy: Strategy, consultation: Consultation) -> bool:
    """Whether a notice of it was seen by anybody, as far as recorded."""
    about = f"{Kind.CONSULTATION}:{consultation.code}"
    notices = (x.reach or 0 for x in strategy.publications if x.about == about)
    return any(x.count > 0 for x in consultation.reach) or any(x > 0 for x in notices)
