"""How far a strategy has come, and which findings belong to a later stage of the work.

A check of a strategy that is just begun finds ninety things. Most of them are not wrong yet:
nobody can have answered proposals to a draft that is not published. Those are said apart.
"""

from enum import StrEnum
from functools import cache

from sutarimas.domain.prose import Stage as EditionStage
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.finding import Finding, Severity


class Stage(StrEnum):
    """Stages of the work, in order."""

    STUDY = "study"
    PLAN = "plan"
    TEXT = "text"
    CONSULTATION = "consultation"
    ADOPTION = "adoption"


#: The stage in which a family's rules can first be met.
FAMILIES = {
    "ARE": Stage.STUDY,
    "EVD": Stage.STUDY,
    "GOV": Stage.STUDY,
    "NED": Stage.STUDY,
    "PAR": Stage.STUDY,
    "PRB": Stage.STUDY,
    "SUR": Stage.STUDY,
    "SWT": Stage.STUDY,
    "ACT": Stage.PLAN,
    "BUD": Stage.PLAN,
    "IND": Stage.PLAN,
    "OBJ": Stage.PLAN,
    "TRC": Stage.PLAN,
    "DOC": Stage.TEXT,
    "MON": Stage.TEXT,
    "PUB": Stage.TEXT,
    "CON": Stage.CONSULTATION,
    "DEC": Stage.ADOPTION,
}
_ORDER = tuple(Stage)
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def reached(strategy: Strategy) -> Stage:
    """The stage that the records have come to; it never goes back by a clock."""
    stages = {x.stage for x in strategy.editions}
    closed = any(x.closes_on and x.report_on for x in strategy.consultations)
    if strategy.decisions or closed or stages - {EditionStage.CONSULTED}:
        return Stage.ADOPTION
    if strategy.editions or strategy.consultations:
        return Stage.CONSULTATION
    if strategy.goals.actions and strategy.finance.lines:
        return Stage.TEXT
    return Stage.PLAN if strategy.needs.items else Stage.STUDY


def stage_of(rule: str) -> Stage:
    """The stage of a rule, by its id."""
    return FAMILIES[rule.split("-")[1]]


def is_later(rule: str, now: Stage) -> bool:
    """Whether a rule belongs to a stage that has not been reached."""
    return _rank(stage_of(rule)) > _rank(now)


def foremost(findings: tuple[Finding, ...], now: Stage, *, most: int = 3) -> tuple[Finding, ...]:
    """The findings to mend first: what blocks, from the earliest stage on, one of each rule."""
    standing = [x for x in findings if x.waiver is None and not is_later(x.rule, now)]
    standing.sort(key=lambda x: (_WEIGHT[x.severity], _rank(stage_of(x.rule)), x.rule))
    first: dict[str, Finding] = {}
    for one in standing:
        first.setdefault(one.rule, one)
    return tuple(first.values())[:most]


@cache
def _rank(stage: Stage) -> int:
    return _ORDER.index(stage)
