"""How the strategy will be carried out, watched and evaluated."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sutarimas.domain.money import Euro


class EvaluationKind(StrEnum):
    """Kinds of evaluation round."""

    SELF = "self"
    MID_TERM = "mid_term"
    FINAL = "final"


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """One planned round: who, when, which questions, how much money."""

    code: str
    kind: EvaluationKind
    title: str = ""
    owner: str = ""
    planned_on: date | None = None
    questions: tuple[str, ...] = ()
    money: Euro | None = None
    use: str = ""


@dataclass(frozen=True, kw_only=True)
class Risk:
    """A risk of delivery; likelihood and impact run from 1 to 3."""

    code: str
    text: str
    likelihood: int
    impact: int
    response: str
    owner: str = ""


@dataclass(frozen=True, kw_only=True)
class Duty:
    """A task of running the strategy: what, who, how often."""

    what: str
    owner: str
    when: str


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """Arrangements for management, monitoring and evaluation."""

    evaluations: tuple[Evaluation, ...] = ()
    risks: tuple[Risk, ...] = ()
    duties: tuple[Duty, ...] = ()
