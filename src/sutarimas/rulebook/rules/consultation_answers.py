"""Every proposal gets a decision, a reason, and what changed."""

from collections.abc import Iterator

from sutarimas.domain.consultation import Disposition
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rounds import TAKEN_UP, open_windows, proposals, remarks
from sutarimas.rulebook.rule import cite, rule

_NEEDS_REASON = frozenset({Disposition.PARTLY, Disposition.REJECTED})


@rule(
    "VPS-CON-003",
    Severity.ERROR,
    cite("eu-240-2014", "Art. 5"),
    cite("gunning", "conscientious consideration", Status.SEEN),
    cite("practice", "a strategy with every comment answered in an annex", Status.SEEN),
    also=("D6",),
)
def proposal_has_a_decision(case: Case) -> Iterator[Hit]:
    """After the window closes every proposal is accepted, partly accepted or not accepted."""
    waiting = open_windows(case.strategy, case.on)
    for proposal in proposals(case.strategy):
        open_still = proposal.consultation in waiting
        if proposal.disposition is Disposition.OPEN and not open_still:
            yield hit(Kind.PROPOSAL, proposal.code, received_on=proposal.received_on)


@rule(
    "VPS-CON-004",
    Severity.ERROR,
    cite("oecd-2022", "say how inputs were used", Status.SEEN),
    cite("gunning", "conscientious consideration", Status.SEEN),
    also=("D6",),
)
def refusal_has_a_reason(case: Case) -> Iterator[Hit]:
    """A proposal that was not or only partly accepted gets a reason."""
    for proposal in proposals(case.strategy):
        if proposal.disposition in _NEEDS_REASON and not proposal.reason.strip():
            yield hit(Kind.PROPOSAL, proposal.code, str(proposal.disposition))


@rule(
    "VPS-CON-005",
    Severity.ERROR,
    cite("practice", "comparison versions that name the proposal behind a change", Status.SEEN),
    also=("D6",),
)
def acceptance_shows_its_change(case: Case) -> Iterator[Hit]:
    """An accepted or partly accepted proposal names the place of the text that changed."""
    for proposal in proposals(case.strategy):
        if proposal.disposition in TAKEN_UP and not proposal.change:
            yield hit(Kind.PROPOSAL, proposal.code, str(proposal.disposition))


@rule(
    "VPS-CON-014",
    Severity.ERROR,
    cite("practice", "remarks of the ministry answered one by one in 2024", Status.SEEN),
    also=("G6",),
)
def remarks_are_answered(case: Case) -> Iterator[Hit]:
    """Each remark of the ministry has a decision, a reply and the day of the reply."""
    for remark in remarks(case.strategy):
        if remark.disposition is Disposition.OPEN:
            yield hit(Kind.PROPOSAL, remark.code, "open", received_on=remark.received_on)
        elif not remark.reason.strip():
            yield hit(Kind.PROPOSAL, remark.code, "no_reply")
        elif remark.answered_on is None:
            yield hit(Kind.PROPOSAL, remark.code, "no_day")
