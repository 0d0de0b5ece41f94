"""One number, its words and a small line."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from sutarimas.document.charts import Series, draw, table
from tests.document.charts import samples

STAT = samples.STAT


def test_the_number_is_the_last_known_value() -> None:
    known = replace(STAT, series=(Series(name="x", values=(*samples.counts("1 2 3 4 5"), None)),))
    assert known.latest == Decimal(5)
    assert ">5</tspan>" in draw(known, chart_id="x", number=samples.number)


def test_the_small_line_has_the_break_too() -> None:
    svg = draw(STAT, chart_id="x", number=samples.number)
    lines = re.findall(r'<path d="M[^"]*L[^"]*" class="sut-s-c1"', svg)
    assert len(lines) == 2


def test_its_table_is_that_of_the_line() -> None:
    assert table(STAT, number=samples.number).rows[0] == ("2018", "15\u00a0366")


def test_a_lone_value_has_no_line() -> None:
    lone = replace(
        STAT, periods=("2023",), series=(Series(name="x", values=(Decimal(7),)),), breaks=()
    )
    svg = draw(lone, chart_id="x", number=samples.number)
    assert ">7</tspan>" in svg
    assert "<circle" not in svg


def test_several_series_are_no_stat() -> None:
    with pytest.raises(ValueError, match="shows one series"):
        replace(STAT, series=samples.LINE.series)
