"""Faults in the financial plan and the contract."""

from decimal import Decimal
from typing import Any

from sutarimas.domain.finance import ADMINISTRATION, FundSource
from sutarimas.domain.money import Euro
from sutarimas.domain.strategy import Strategy
from tests.mutation.editing import Path, drop, get, put
from tests.mutation.fault import Fault, at, edit, has, to

_LINES: Path = ("finance", "lines")
_CENT = Euro(1)


def _of(*sources: FundSource, administration: bool = False) -> Any:
    return lambda x: x.source in sources and (x.action == ADMINISTRATION) == administration


def _more(amount: Euro) -> Any:
    return lambda x: x + amount


def _into_eu(strategy: Strategy, where: Path) -> Strategy:
    """Move a cent from the state's line to the EU line of the same action and year."""
    line = get(strategy, where)
    made: Strategy = put(strategy, (*where, "amount"), line.amount + _CENT)
    for index, other in enumerate(strategy.finance.lines):
        same = (other.action, other.year) == (line.action, line.year)
        if same and other.source is FundSource.STATE:
            return put(made, (*_LINES, index, "amount"), other.amount - _CENT)  # type: ignore[no-any-return]
    return made


def _without_own(strategy: Strategy, where: Path) -> Strategy:
    """Drop the own contribution line."""
    made: Strategy = drop(strategy, where)
    return made


def _raised(strategy: Strategy, where: Path) -> Strategy:
    """Give administration as much as all the projects together."""
    made: Strategy = put(strategy, (*where, "amount"), strategy.finance.projects)
    return made


FAULTS: tuple[Fault, ...] = (
    edit("a cent too much", "VPS-BUD-001", (*_LINES, "amount"), _more(_CENT)),
    edit("a cent too little", "VPS-BUD-001", (*_LINES, "amount"), _more(Euro(-1))),
    edit("stated total off", "VPS-BUD-001", ("finance", "stated", "amount"), _more(Euro(100))),
    at(
        "a cent over the rate",
        "VPS-BUD-002",
        _LINES,
        _into_eu,
        _of(FundSource.ESF, FundSource.ERDF),
    ),
    at(
        "ceiling burst",
        "VPS-BUD-003",
        _LINES,
        lambda s, w: put(s, (*w, "amount"), Euro(100_000_001)),
        _of(FundSource.ESF),
    ),
    at(
        "administration over its cap",
        "VPS-BUD-004",
        _LINES,
        _raised,
        _of(*FundSource, administration=True),
    ),
    edit(
        "money without an action",
        "VPS-BUD-005",
        (*_LINES, "action"),
        to("9.9.9"),
        lambda x: x.action != ADMINISTRATION,
    ),
    at("own part missing", "VPS-BUD-007", _LINES, _without_own, _of(FundSource.OWN)),
    edit(
        "contract off the rate",
        "VPS-BUD-009",
        ("finance", "contracts", "eu"),
        _more(Euro(50)),
        has("eu"),
    ),
    edit(
        "contract does not add up",
        "VPS-BUD-010",
        ("finance", "contracts", "state"),
        _more(_CENT),
        has("state"),
    ),
    edit(
        "preparation too dear",
        "VPS-BUD-011",
        ("finance", "contracts", "total"),
        to(Euro(1_000_001)),
    ),
    edit("negative line", "VPS-BUD-013", (*_LINES, "amount"), lambda x: -x),
    edit(
        "intensity above what is paid",
        "VPS-BUD-007",
        ("goals", "actions", "intensity"),
        to(Decimal("0.8")),
    ),
)
