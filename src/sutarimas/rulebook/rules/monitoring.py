"""Whether anybody will look, when, with which questions, for which money."""

from collections.abc import Iterator

from sutarimas.domain.delivery import Evaluation, EvaluationKind, Risk
from sutarimas.domain.finance import ADMINISTRATION
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule

_SCALE = range(1, 4)


@rule(
    "VPS-MON-001",
    Severity.ERROR,
    cite("cpr-2021", "Art. 32(1)(e)"),
    cite("eu-1303-2013", "Art. 33(1)(f)", Status.SEEN),
)
def evaluation_is_arranged(case: Case) -> Iterator[Hit]:
    """Every evaluation has an owner, a day, questions and money, and the money exists.

    Money of nought euros is an answer: a round that members do themselves costs nothing.
    """
    evaluations = case.strategy.delivery.evaluations
    if not evaluations:
        yield hit(Kind.STRATEGY, "delivery", "none")
    for evaluation in evaluations:
        for key in _lacks(evaluation):
            yield hit(Kind.EVALUATION, evaluation.code, key)
        day = evaluation.planned_on
        if day is not None and day.year < case.strategy.identity.first_year:
            yield hit(Kind.EVALUATION, evaluation.code, "too_early", day=day)
    planned = Euro.total(x.money for x in evaluations if x.money is not None)
    administration = case.strategy.finance.total(action=ADMINISTRATION)
    if Euro(0) < administration < planned:
        slots = {"planned": planned, "administration": administration}
        yield hit(Kind.STRATEGY, "delivery", "above_administration", **slots)


def _lacks(evaluation: Evaluation) -> tuple[str, ...]:
    """Message keys of what an evaluation lacks."""
    parts = (
        ("no_owner", not evaluation.owner.strip()),
        ("no_day", evaluation.planned_on is None),
        ("no_questions", not any(x.strip() for x in evaluation.questions)),
        ("no_money", evaluation.money is None),
    )
    return tuple(key for key, missing in parts if missing)


@rule(
    "VPS-MON-004",
    Severity.WARNING,
    cite("enrd", "LEADER toolkit: self-evaluation", Status.SEEN),
)
def group_looks_at_itself(case: Case) -> Iterator[Hit]:
    """A self-evaluation is planned early enough to change something."""
    rounds = [x for x in case.strategy.delivery.evaluations if x.kind is EvaluationKind.SELF]
    if not rounds:
        yield hit(Kind.STRATEGY, "delivery", "none")
        return
    days = [x.planned_on for x in rounds if x.planned_on is not None]
    last = case.strategy.identity.last_year
    if days and min(days).year >= last:
        yield hit(Kind.STRATEGY, "delivery", "too_late", day=min(days), last=str(last))


@rule(
    "VPS-MON-005",
    Severity.WARNING,
    cite("logframe", "risks and assumptions", Status.RECALLED),
)
def risk_is_held(case: Case) -> Iterator[Hit]:
    """Every risk has a place on the scale, a response and somebody who holds it."""
    for risk in case.strategy.delivery.risks:
        for key in _unheld(risk):
            yield hit(Kind.RISK, risk.code, key)


def _unheld(risk: Risk) -> tuple[str, ...]:
    parts = (
        ("no_response", not risk.response.strip()),
        ("no_owner", not risk.owner.strip()),
        ("off_scale", risk.likelihood not in _SCALE or risk.impact not in _SCALE),
    )
    return tuple(key for key, missing in parts if missing)
