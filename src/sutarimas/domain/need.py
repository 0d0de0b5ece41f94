"""Needs: problems and opportunities, the target groups that have them, and the SWOT table."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sutarimas.domain.refs import Kind, Link, Role, points


class NeedKind(StrEnum):
    """Something to mend, or something to build on."""

    PROBLEM = "problem"
    OPPORTUNITY = "opportunity"


class Priority(StrEnum):
    """The place a need took in the recorded ranking."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNRANKED = ""


class Quadrant(StrEnum):
    """Strengths, weaknesses, opportunities, threats."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPPORTUNITY = "opportunity"
    THREAT = "threat"


class Origin(StrEnum):
    """Whether a SWOT item lies within the town's power."""

    INTERNAL = "internal"
    EXTERNAL = "external"


@dataclass(frozen=True, kw_only=True)
class Group:
    """A target group; `official` is its code in the pack's list, `size` in persons.

    `size_evidence` cites the fact the size comes from.
    """

    code: str
    title: str
    title_en: str = ""
    official: str = ""
    size: int | None = None
    size_evidence: tuple[Link, ...] = points(Kind.EVIDENCE, Role.RESTS, default=())


@dataclass(frozen=True, kw_only=True)
class Need:
    """A problem or an opportunity.

    `causes` names the needs that bring this one about. `unaddressed_reason` is
    required when no objective answers it.
    """

    code: str
    kind: NeedKind
    title: str
    statement: str
    title_en: str = ""
    statement_en: str = ""
    theme: str = ""
    groups: tuple[str, ...] = points(Kind.GROUP, default=())
    size: int | None = None
    size_unknown: str = ""
    priority: Priority = Priority.UNRANKED
    rank: int | None = None
    score: Decimal | None = None
    causes: tuple[str, ...] = points(Kind.NEED, default=())
    evidence: tuple[Link, ...] = points(Kind.EVIDENCE, Role.RESTS, default=())
    voices: tuple[Link, ...] = points(Kind.VOICE, Role.RESTS, default=())
    unaddressed_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SwotItem:
    """One line of the SWOT table and the needs it feeds."""

    code: str
    quadrant: Quadrant
    statement: str
    origin: Origin
    statement_en: str = ""
    evidence: tuple[Link, ...] = points(Kind.EVIDENCE, Role.RESTS, default=())
    voices: tuple[Link, ...] = points(Kind.VOICE, Role.RESTS, default=())
    needs: tuple[str, ...] = points(Kind.NEED, default=())


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """How needs were ranked: method, who scored, when, and how ties were broken."""

    method: str = ""
    scored_by: str = ""
    scored_on: date | None = None
    tie_rule: str = ""
    method_en: str = ""
    decided_at: str = points(Kind.MEETING, Role.RESTS, default="")


@dataclass(frozen=True, kw_only=True)
class Needs:
    """The analysis: groups, needs, SWOT and the ranking."""

    groups: tuple[Group, ...] = ()
    items: tuple[Need, ...] = ()
    swot: tuple[SwotItem, ...] = ()
    ranking: Ranking = Ranking()
