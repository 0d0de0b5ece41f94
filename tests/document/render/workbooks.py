"""Workbooks of the examples and of planted plans, written once and read back."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from sutarimas.document.render.xlsx_finance import finance_workbook
from sutarimas.document.render.xlsx_trace import trace_workbook
from sutarimas.domain.finance import Finance, FundSource, Line, Scope, StatedTotal
from sutarimas.domain.money import Euro
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.load import load
from sutarimas.rulebook.book import check
from tests.domain.town import town

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = date(2023, 12, 6)
WRITERS: dict[str, Callable[..., bytes]] = {"finance": finance_workbook, "trace": trace_workbook}


@cache
def example(name: str) -> Strategy:
    return load(EXAMPLES / name)


def written(strategy: Strategy, kind: str, *, lang: str = "lt") -> bytes:
    """The bytes of `finance.xlsx` or `trace.xlsx`."""
    return WRITERS[kind](strategy, check(strategy, on=DAY), on=DAY, lang=lang)


def opened(data: bytes, *, cached: bool = False) -> Workbook:
    """A workbook with its formulas, or with the results kept beside them."""
    return load_workbook(io.BytesIO(data), data_only=cached)


def planned(
    *lines: tuple[str, int, FundSource, int], stated: tuple[StatedTotal, ...] = ()
) -> Strategy:
    """The small town with another plan: action, year, source, cents."""
    matrix = tuple(Line(action=a, year=y, source=s, amount=Euro(c)) for a, y, s, c in lines)
    return replace(town(), finance=Finance(lines=matrix, stated=stated))


def overspent() -> Strategy:
    """A plan with every kind of fault: EU part a cent over, administration high, sums wrong."""
    esf, state = FundSource.ESF, FundSource.STATE
    return planned(
        ("1.1.1", 2024, esf, 849_078),
        ("1.1.1", 2025, state, 149_837),
        ("ADM", 2024, esf, 10),
        ("ADM", 2024, state, 30_000_000),
        ("9.9.9", 2025, FundSource.OWN, -1),
        stated=(
            StatedTotal(scope=Scope.ALL, amount=Euro(1)),
            StatedTotal(scope=Scope.YEAR, of="2025", amount=Euro(149_836)),
            StatedTotal(scope=Scope.YEAR, of="2031", amount=Euro(5)),
            StatedTotal(scope=Scope.ACTION, of="1.1.1", amount=Euro(998_914)),
            StatedTotal(scope=Scope.SOURCE, of="esf", amount=Euro(849_088)),
            StatedTotal(scope=Scope.SOURCE, of="nobody", amount=Euro(0)),
        ),
    )
