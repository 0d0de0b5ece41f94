"""Decisions of bodies: on which text, by whom, how."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sutarimas.domain.people import Sector
from sutarimas.domain.refs import Kind, Role, points


class DecisionKind(StrEnum):
    """What is decided."""

    ADOPTION = "adoption"
    COUNCIL_CONSENT = "council_consent"
    REGIONAL_PRESENTATION = "regional_presentation"
    OTHER = "other"


class Method(StrEnum):
    """How a body decided."""

    CONSENSUS = "consensus"
    VOTE = "vote"
    UNSTATED = ""


@dataclass(frozen=True, kw_only=True)
class GroupVotes:
    """Seats and votes cast of one interest group and its sector."""

    sector: Sector
    seats: int
    votes: int
    interest_group: str = ""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A decision; counts are persons. `edition` and `hash` name the exact text.

    A claim such as „priimta bendru sutarimu“ may come without a body and a day; both are
    then empty, which is a finding and not a fault.

    `objections` is None when nobody asked for them, empty when none was stated.
    """

    code: str
    kind: DecisionKind
    body: str = points(Kind.BODY, default="")
    decided_on: date | None = None
    title: str = ""
    number: str = ""
    meeting: str = points(Kind.MEETING, default="")
    file: str = points(Kind.FILE, default="")
    edition: str = points(Kind.EDITION, default="")
    hash: str = ""
    method: Method = Method.UNSTATED
    entitled: int | None = None
    present: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    abstained: int | None = None
    recused: int | None = None
    objections: tuple[str, ...] | None = None
    by_group: tuple[GroupVotes, ...] = ()
    voters: tuple[str, ...] = points(Kind.PERSON, Role.NAMES, default=())
    outcome: str = ""
    period_label: str = ""
