"""The financial plan: action x year x source, contract facts, and stated totals.

Amounts from a signed contract are facts, stored as entered and never recomputed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sutarimas.domain.money import Euro, SplitPolicy
from sutarimas.domain.refs import Kind, Role, points

ADMINISTRATION = "ADM"


class FundSource(StrEnum):
    """Where money comes from, in the order columns are printed."""

    ESF = "esf"
    ERDF = "erdf"
    STATE = "state"  # national co-financing
    MUNICIPAL = "municipal"
    OWN = "own"
    OTHER = "other"


EU = frozenset({FundSource.ESF, FundSource.ERDF})
SUPPORT = EU | {FundSource.STATE}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One amount of the matrix; `action` is an action's code or ADM for administration."""

    action: str = points(Kind.ACTION, Role.RESTS)
    year: int
    source: FundSource
    amount: Euro

    @property
    def code(self) -> str:
        """`action/year/source`."""
        return f"{self.action}/{self.year}/{self.source}"


class Scope(StrEnum):
    """What a stated total sums up."""

    ALL = "all"
    ACTION = "action"
    YEAR = "year"
    SOURCE = "source"


@dataclass(frozen=True, kw_only=True)
class StatedTotal:
    """A total as somebody wrote it; `of` is an action code, a year or a source."""

    scope: Scope
    amount: Euro
    of: str = ""


@dataclass(frozen=True, kw_only=True)
class Contract:
    """A signed contract's facts; `lines` is the number of budget lines it was split by."""

    code: str
    title: str
    signed_on: date | None = None
    due_on: date | None = None
    partner: str = ""
    total: Euro
    eu: Euro | None = None
    state: Euro | None = None
    lines: int = 1
    purpose: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Finance:
    """The plan. `policy` says how planned totals were split into EU and state parts."""

    policy: SplitPolicy = SplitPolicy.EU_DOWN
    lines: tuple[Line, ...] = ()
    stated: tuple[StatedTotal, ...] = ()
    contracts: tuple[Contract, ...] = ()
    cross_financing: Euro | None = None
    own_minimum_note: str = ""
    allocation: Euro | None = None

    def total(
        self,
        *,
        action: str | None = None,
        year: int | None = None,
        sources: Iterable[FundSource] | None = None,
    ) -> Euro:
        """Sum of the lines that match every given part of the matrix."""
        wanted = None if sources is None else frozenset(sources)
        return Euro.total(
            line.amount
            for line in self.lines
            if (action is None or line.action == action)
            and (year is None or line.year == year)
            and (wanted is None or line.source in wanted)
        )

    @property
    def years(self) -> tuple[int, ...]:
        """Years that have a line, ascending."""
        return tuple(sorted({line.year for line in self.lines}))

    @property
    def projects(self) -> Euro:
        """All money but administration."""
        return Euro.total(x.amount for x in self.lines if x.action != ADMINISTRATION)

    def share(self, part: Euro, whole: Euro) -> Decimal:
        """`part` of `whole` as a number 0-1; 0 when there is no whole."""
        return Decimal(part.cents) / Decimal(whole.cents) if whole else Decimal(0)
