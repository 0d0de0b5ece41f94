"""Indicators: definition, baseline, target, and each action's contribution."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sutarimas.domain.refs import Kind, Link, Role, points


class IndicatorKind(StrEnum):
    """What an indicator measures."""

    OUTPUT = "output"
    RESULT = "result"
    IMPACT = "impact"


class Direction(StrEnum):
    """Which way the value should go."""

    UP = "up"
    DOWN = "down"
    KEEP = "keep"


@dataclass(frozen=True, kw_only=True)
class Contribution:
    """How much of an indicator's target one action brings."""

    action: str = points(Kind.ACTION)
    target: Decimal


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """A value to reach on the way."""

    year: int
    value: Decimal


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """An indicator card.

    `unit_cost` is euros and cents for one unit as text in the file; `of_output`
    names the output indicator that bounds a share-type result; `fed_by` names the
    dataset or instrument that will bring values.
    """

    code: str
    kind: IndicatorKind
    title: str
    unit: str = ""
    title_en: str = ""
    programme_code: str = ""
    definition: str = ""
    method: str = ""
    source: str = ""
    frequency: str = ""
    owner: str = ""
    direction: Direction = Direction.UP
    additive: bool = True
    counts_persons: bool = False
    counting_rule: str = ""
    by_sex: bool = False
    baseline: Decimal | None = None
    baseline_year: int | None = None
    target: Decimal | None = None
    target_year: int | None = None
    milestones: tuple[Milestone, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    of_output: str = points(Kind.INDICATOR, default="")
    unit_cost: Decimal | None = None
    calculation: str = ""
    fed_by: str = ""
    evidence: tuple[Link, ...] = points(Kind.EVIDENCE, Role.RESTS, default=())
    confirmed_at: str = points(Kind.MEETING, Role.RESTS, default="")
