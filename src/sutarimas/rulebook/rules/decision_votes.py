"""How a body decided: quorum, sums, majority, consensus."""

from collections.abc import Iterator

from sutarimas.domain.decision import Decision, DecisionKind, Method
from sutarimas.domain.people import Body
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.partnership import body_of, own
from sutarimas.rulebook.rule import cite, rule
from sutarimas.rulebook.votes import at_least, cast, counted, majority

_CONSENSUS = ("sutarim", "consensus")


@rule(
    "VPS-DEC-001",
    Severity.ERROR,
    cite("practice", "quorum and majority by the statutes; minutes", Status.SEEN),
    also=("A5",),
)
def quorum_and_sums(case: Case) -> Iterator[Hit]:
    """Without those who stepped aside there is a quorum, and the counts add up."""
    for decision in own(case.strategy):
        body = body_of(case.strategy, decision)
        if body is not None:
            yield from _quorum(decision, body)
            yield from _sums(decision)


def _quorum(decision: Decision, body: Body) -> Iterator[Hit]:
    present, entitled = decision.present, decision.entitled
    if present is None or entitled is None:
        if decision.kind is DecisionKind.ADOPTION:
            yield hit(Kind.DECISION, decision.code, "not_counted")
        return
    if present > entitled:
        numbers = {"present": present, "entitled": entitled}
        yield hit(Kind.DECISION, decision.code, "more_present", **numbers)
    if body.quorum is None:
        if decision.kind is DecisionKind.ADOPTION:
            yield hit(Kind.DECISION, decision.code, "no_rule", body=body.name)
        return
    voting, needed = present - (decision.recused or 0), at_least(body.quorum, of=entitled)
    if voting < needed:
        numbers = {"voting": voting, "entitled": entitled, "needed": needed}
        yield hit(Kind.DECISION, decision.code, "no_quorum", **numbers)


def _sums(decision: Decision) -> Iterator[Hit]:
    votes, present = cast(decision), decision.present
    if not counted(decision):
        if decision.method is Method.VOTE:
            yield hit(Kind.DECISION, decision.code, "no_votes")
    elif present is not None and votes + (decision.recused or 0) != present:
        yield hit(
            Kind.DECISION,
            decision.code,
            "sum_differs",
            votes=votes,
            recused=decision.recused or 0,
            present=present,
        )
    grouped = sum(x.votes for x in decision.by_group)
    if counted(decision) and decision.by_group and grouped != votes:
        yield hit(Kind.DECISION, decision.code, "groups_differ", grouped=grouped, votes=votes)
    if present is not None and len(set(decision.voters)) > present:
        named = len(set(decision.voters))
        yield hit(Kind.DECISION, decision.code, "more_named", named=named, present=present)


@rule(
    "VPS-DEC-007",
    Severity.ERROR,
    cite("practice", "majority by the statutes", Status.INFERRED),
    also=("A5",),
)
def majority_was_reached(case: Case) -> Iterator[Hit]:
    """A decision by vote has the majority that the statutes ask for."""
    for decision in own(case.strategy):
        body, votes = body_of(case.strategy, decision), decision.votes_for
        if votes is None or body is None or decision.method is Method.CONSENSUS:
            continue
        against, all_votes = decision.votes_against or 0, cast(decision)
        needed = 0 if body.majority is None else majority(body.majority, of=all_votes)
        if votes <= against:
            yield hit(Kind.DECISION, decision.code, "lost", votes=votes, against=against)
        elif votes < needed:
            numbers = {"votes": votes, "cast": all_votes, "needed": needed}
            yield hit(Kind.DECISION, decision.code, "short", **numbers)


@rule(
    "VPS-DEC-004",
    Severity.WARNING,
    cite("practice", "strategies adopted „bendru sutarimu“ without a word on how", Status.SEEN),
    also=("A7",),
)
def consensus_is_evidenced(case: Case) -> Iterator[Hit]:
    """Consensus was asked for: nobody objected, and the record says so."""
    for decision in case.strategy.decisions:
        if decision.method is Method.CONSENSUS:
            key = _against_consensus(decision)
        else:
            key = "no_method" if _only_claimed(decision) else ""
        if key:
            objections = len(decision.objections or ())
            against = decision.votes_against or 0
            yield hit(Kind.DECISION, decision.code, key, objections=objections, against=against)


def _against_consensus(decision: Decision) -> str:
    if decision.objections is None:
        return "not_asked"
    if decision.objections:
        return "objected"
    return "voted_against" if decision.votes_against else ""


def _only_claimed(decision: Decision) -> bool:
    """Whether consensus, or an adoption, is on record without a method or a count."""
    said = f"{decision.title} {decision.outcome}".casefold()
    claimed = any(x in said for x in _CONSENSUS) or decision.kind is DecisionKind.ADOPTION
    return claimed and decision.method is Method.UNSTATED and not counted(decision)
