"""Bars lie where their periods lie, and the table says the same in words."""

import re
from dataclasses import replace

import pytest

from sutarimas.document.charts import Gantt, GanttRow, Milestone, Period, Span, Width, draw, table
from tests.document.charts import samples

GANTT = samples.GANTT


def bars(chart: Gantt, width: Width) -> list[tuple[float, float]]:
    svg = draw(chart, chart_id="x", number=samples.number, width=width)
    found = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="\d+" rx="3"', svg)
    return [(float(x), float(x) + float(wide)) for x, wide in found]


@pytest.mark.parametrize("width", Width)
def test_bars_lie_where_their_periods_lie(width: Width) -> None:
    whole, spring, next_year = bars(GANTT, width)
    month = (whole[1] - whole[0] + 2) / 24
    start = whole[0] - 1
    assert spring == pytest.approx((start + 2 * month + 1, start + 9 * month - 1), abs=0.2)
    assert next_year == pytest.approx((start + 12 * month + 1, start + 21 * month - 1), abs=0.2)


def test_the_table_names_start_and_end() -> None:
    told = table(GANTT, number=samples.number)
    assert told.head == ("Veiksmas", "Pradžia", "Pabaiga", "Pastabos")
    remarks = "Kvietimas baigtas (2024, 9); Ataskaita pateikta (2025, 12)"
    assert told.rows == (
        ("1.1 uždavinys", "2024, 1", "2025, 12", ""),
        ("1.1.1 Įgyti darbo įgūdžių", "2024, 3", "2024, 9", remarks),
        ("1.1.1 Įgyti darbo įgūdžių", "2025, 1", "2025, 9", remarks),
    )


@pytest.mark.parametrize("width", Width)
def test_years_of_months_are_named_and_milestones_told(width: Width) -> None:
    svg = draw(GANTT, chart_id="x", number=samples.number, width=width)
    for text in ("2024", "2025", "Kvietimas baigtas", "Ataskaita pateikta"):
        assert f">{text}</tspan>" in svg


def test_phases_with_long_names_break_them_into_lines() -> None:
    phases = tuple(Period(name) for name in ("Tyrimas", "Apklausos ir susirinkimai", "Tvirtinimas"))
    chart = replace(GANTT, periods=phases, rows=(GanttRow(label="x", spans=(Span(0, 2),)),))
    svg = draw(chart, chart_id="x", number=samples.number)
    assert ">Apklausos ir</tspan>" in svg
    assert ">susirinkimai</tspan>" in svg


def test_a_row_without_a_time_keeps_its_line_in_the_table() -> None:
    chart = replace(GANTT, rows=(GanttRow(label="Dar nežinoma"),))
    assert table(chart, number=samples.number).rows == (("Dar nežinoma", "", "", ""),)


@pytest.mark.parametrize(
    "row",
    [
        GanttRow(label="Per vėlai", spans=(Span(20, 24),)),
        GanttRow(label="Atbulai", spans=(Span(5, 4),)),
        GanttRow(label="Per anksti", spans=(Span(-1, 4),)),
        GanttRow(label="Po visko", milestones=(Milestone(24, "x"),)),
    ],
)
def test_what_lies_outside_the_periods_is_refused_by_name(row: GanttRow) -> None:
    with pytest.raises(ValueError, match=f"“{row.label}” reaches outside"):
        replace(GANTT, rows=(row,))


def test_an_empty_timetable_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one period and one row"):
        replace(GANTT, rows=())
