"""Bars start at zero and say their numbers."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.document.charts import BarChart, Reference, Series, Theme, Width, draw, table
from tests.document.charts import samples

BARS, STACKED = samples.BARS, samples.STACKED
HOLE = "duomenų nėra"


def drawn(chart: BarChart, width: Width = Width.WIDE) -> str:
    return draw(chart, chart_id="x", number=samples.number, width=width)


def boxes(svg: str) -> list[tuple[float, float]]:
    """Left and right edge of every bar in drawing order; swatches and plates have round corners."""
    found = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="[\d.]+" [cf]', svg)
    return [(float(x), float(x) + float(width)) for x, width in found]


@pytest.mark.parametrize("width", Width)
@given(figures=st.lists(st.integers(-1000, 1000), min_size=1, max_size=5).filter(any))
def test_bars_start_at_zero_and_are_as_long_as_their_values(
    width: Width, figures: list[int]
) -> None:
    series = Series(name="x", values=tuple(Decimal(figure) for figure in figures))
    chart = replace(
        BARS,
        categories=tuple(str(n) for n in range(len(figures))),
        series=(series,),
        highlight=(),
        reference=None,
    )
    bars = boxes(drawn(chart, width))
    zeros = [
        left if figure > 0 else right for (left, right), figure in zip(bars, figures, strict=True)
    ]
    assert max(zeros) - min(zeros) <= 0.21
    longest = max(abs(figure) for figure in figures)
    unit = max(right - left for left, right in bars) / longest
    for (left, right), figure in zip(bars, figures, strict=True):
        assert right - left == pytest.approx(abs(figure) * unit, abs=0.3)


def test_stacked_parts_follow_each_other_on_both_sides_of_zero() -> None:
    first, second, third, fourth = boxes(drawn(STACKED))
    assert first[0] == pytest.approx(second[1], abs=0.2)  # both below zero
    assert third[1] == pytest.approx(fourth[0], abs=0.2)  # below and above
    assert first[1] == third[1]


@pytest.mark.parametrize("chart", [BARS, STACKED])
@pytest.mark.parametrize("width", Width)
def test_a_missing_value_is_said_not_drawn_as_zero(chart: BarChart, width: Width) -> None:
    assert f">{HOLE}</tspan>" in drawn(chart, width)


def test_a_stack_with_a_missing_part_has_no_sum() -> None:
    first, second = STACKED.series
    chart = replace(STACKED, series=(first, replace(second, values=(None, *second.values[1:]))))
    row = table(chart, number=samples.number).rows[0]
    assert row == ("2021", "−16,1", HOLE, HOLE)


def test_what_stands_out_has_a_colour_of_its_own() -> None:
    svg = drawn(BARS)
    assert (svg.count('class="sut-f-c1"'), svg.count('class="sut-f-axis"')) == (1, 1)


def test_stacked_series_differ_without_colour() -> None:
    svg = draw(STACKED, chart_id="x", number=samples.number, theme=Theme.PRINT)
    assert 'fill="url(#x-wide-c2)"' in svg


def test_tables_have_the_figures_of_the_data() -> None:
    lone = table(BARS, number=samples.number)
    assert lone.head == ("Vietovė", "Nedarbas")
    assert lone.rows == (
        ("Ežerynė", "12,3"),
        ("Apskritis", "10,1"),
        ("Panašių savivaldybių mediana", HOLE),
        ("Lietuva", "9,1"),
    )
    stacked = table(STACKED, number=samples.number)
    assert stacked.head == ("Metai", "Natūrali kaita", "Neto migracija", "Iš viso")
    assert stacked.rows == (
        ("2021", "−16,1", "−10,6", "−26,7"),
        ("2022", "−15,2", "2,1", "−13,1"),
        ("2023", HOLE, HOLE, HOLE),
    )


def test_the_reference_of_a_stack_is_read_against_its_sum() -> None:
    chart = replace(STACKED, reference=Reference(name="Lietuva", value=Decimal("-4")))
    assert table(chart, number=samples.number).rows[-1] == ("Lietuva", "", "", "−4")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"categories": ()}, "3 values for 0 places"),
        ({"series": (Series(name="x", values=(None,) * 3),)}, "no value to draw"),
        ({"highlight": ("Vilnius",)}, "no bar is called “Vilnius”"),
    ],
)
def test_what_cannot_be_drawn_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(BARS, **change)  # type: ignore[arg-type]
