"""Both populations share one scale; men left, women right."""

import re
from dataclasses import replace

import pytest

from sutarimas.document.charts import Population, Pyramid, Width, draw, table
from tests.document.charts import samples

PYRAMID = samples.PYRAMID


def drawn(chart: Pyramid, width: Width = Width.WIDE) -> str:
    return draw(chart, chart_id="x", number=samples.number, width=width)


def lengths(svg: str, role: str) -> list[float]:
    """Widths of the bars of a side, the youngest first."""
    pattern = rf'width="([\d.]+)" height="16" class="sut-f-{role}"'
    return [float(width) for width in re.findall(pattern, svg)]


@pytest.mark.parametrize("width", Width)
def test_both_sides_share_one_scale(width: Width) -> None:
    svg = drawn(PYRAMID, width)
    unit = lengths(svg, "c1")[1] / 31
    assert lengths(svg, "c1") == pytest.approx([6 * unit, 31 * unit, 8 * unit], abs=0.2)
    assert lengths(svg, "c2") == pytest.approx([5 * unit, 33 * unit, 17 * unit], abs=0.2)


def test_the_outline_leaves_a_gap_where_a_value_is_missing() -> None:
    outlines = re.findall(r'<path d="([^"]*)" class="sut-s-ink" fill="none"', drawn(PYRAMID))
    men, women = outlines
    assert (men.count("M"), men.count("V")) == (1, 3)
    assert (women.count("M"), women.count("V")) == (2, 2)


def test_one_population_needs_no_key() -> None:
    alone = replace(PYRAMID, outline=None)
    assert "2014 m." not in drawn(alone)
    assert table(alone, number=samples.number).head == (
        "Amžius",
        "Vyrai, 2024 m.",
        "Moterys, 2024 m.",
    )


def test_the_table_has_the_figures_of_the_data() -> None:
    assert table(PYRAMID, number=samples.number).rows == (
        ("0–14", "6", "5", "8", "7"),
        ("15–64", "31", "33", "33", "duomenų nėra"),
        ("65 ir daugiau", "8", "17", "6", "13"),
    )


@pytest.mark.parametrize(
    ("men", "message"), [("6 -31 8", "fewer than zero"), ("6 31", "2 values for 3 places")]
)
def test_what_cannot_be_drawn_is_refused(men: str, message: str) -> None:
    filled = Population(name="x", men=samples.counts(men), women=samples.counts("1 2 3"))
    with pytest.raises(ValueError, match=message):
        replace(PYRAMID, filled=filled)
