"""What somebody said: a point raised, an open answer, a letter, an interview."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sutarimas.domain.people import Sector
from sutarimas.domain.refs import ANY, Kind, Role, points


class Outcome(StrEnum):
    """What became of it."""

    OPEN = "open"
    USED = "used"  # became or supports a need
    ANSWERED = "answered"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One point, in the speaker's meaning, without names.

    `heard_at` is the whole reference of the meeting, survey or file it came from;
    `organisation` is set only when somebody spoke for one.
    """

    code: str
    text: str
    heard_at: str = points(ANY, Role.RESTS)
    said_on: date
    sector: Sector
    organisation: str = points(Kind.ORGANISATION, default="")
    group: str = points(Kind.GROUP, default="")
    theme: str = ""
    text_en: str = ""
    outcome: Outcome = Outcome.OPEN
    reply: str = ""
