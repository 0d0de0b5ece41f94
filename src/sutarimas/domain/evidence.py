"""Evidence: a frozen copy of a fact with everything needed to judge it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sutarimas.domain.refs import ANY, Kind, Link, Role, points


class EvidenceKind(StrEnum):
    """Where a fact comes from."""

    STATISTIC = "statistic"
    SURVEY = "survey"
    MEETING = "meeting"
    LETTER = "letter"
    DOCUMENT = "document"
    INTERVIEW = "interview"


class Claim(StrEnum):
    """What the statement says about its value."""

    LEVEL = "level"
    CHANGE = "change"
    TREND = "trend"
    HIGHER = "higher"
    LOWER = "lower"
    EXISTS = "exists"  # a quality, without a number


COMPARING = frozenset({Claim.HIGHER, Claim.LOWER})


@dataclass(frozen=True, kw_only=True)
class Source:
    """Publisher, title, table code or number, address, and the day it was taken or dated."""

    publisher: str = ""
    title: str = ""
    table: str = ""
    url: str = ""
    dated_on: date | None = None
    retrieved_on: date | None = None
    file: str = points(Kind.FILE, default="")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One of the values a claim of change or trend rests on."""

    period: str
    value: Decimal
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Comparator:
    """The value of another area for the same unit and period."""

    area: str = points(Kind.AREA)
    value: Decimal
    period: str
    unit: str


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A pinned fact.

    `value` is in `unit`; `n` is the base of a share; `period` a year or a day;
    `area` the code of the area it speaks about; `proxy_note` says why another
    area's figure stands for the territory.
    """

    code: str
    kind: EvidenceKind
    statement: str
    area: str = points(Kind.AREA, default="")
    value: Decimal | None = None
    unit: str = ""
    period: str = ""
    n: int | None = None
    method: str = ""
    claim: Claim = Claim.LEVEL
    theme: str = ""
    statement_en: str = ""
    source: Source = Source()
    series: str = points(Kind.SERIES, default="")
    readings: tuple[Reading, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    proxy_note: str = ""
    caveat: str = ""
    rests_on: tuple[Link, ...] = points(ANY, Role.RESTS, default=())
    pinned_on: date | None = None
    pinned_by: str = ""
