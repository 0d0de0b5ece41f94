"""Lines stop where counting changed, and numbers in the table are those of the data."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.document.charts import Break, LineChart, Series, Theme, Width, draw, table
from sutarimas.document.charts.canvas import Canvas
from sutarimas.document.charts.line import compose, runs
from tests.document.charts import samples

LINE = samples.LINE


def drawn(chart: LineChart, width: Width = Width.WIDE) -> str:
    return draw(chart, chart_id="x", number=samples.number, width=width)


def polylines(svg: str) -> list[list[float]]:
    """The x of every point of every drawn series, gridlines left out."""
    paths = re.findall(r'<path d="M([^"]*)" class="sut-s-c\d" fill="none" stroke-width="[^1]', svg)
    return [[float(point.split()[0]) for point in path.split("L")] for path in paths]


@pytest.mark.parametrize("width", Width)
def test_a_break_is_never_joined(width: Width) -> None:
    broken, whole = replace(LINE, series=LINE.series[:1]), replace(LINE, series=LINE.series[:1])
    whole = replace(whole, breaks=())
    assert [len(line) for line in polylines(drawn(whole, width))] == [6]
    lines = polylines(drawn(broken, width))
    assert [len(line) for line in lines] == [3, 3]
    assert lines[0][-1] < lines[1][0]


@given(st.data())
def test_no_run_crosses_a_break_or_a_missing_value(data: st.DataObject) -> None:
    count = data.draw(st.integers(2, 12))
    periods = tuple(str(2000 + n) for n in range(count))
    values = data.draw(
        st.lists(st.one_of(st.none(), st.just(Decimal(1))), min_size=count, max_size=count)
    )
    values[0] = Decimal(1)
    cuts = data.draw(st.lists(st.sampled_from(periods[1:]), unique=True))
    series = Series(name="x", values=tuple(values))
    chart = replace(
        LINE,
        periods=periods,
        series=(series,),
        breaks=tuple(Break(before=cut, note="x") for cut in cuts),
    )
    found = runs(chart, series)
    assert [n for run in found for n in run] == [n for n, v in enumerate(values) if v is not None]
    for run in found:
        for one, after in pairwise(run):
            assert after == one + 1
            assert periods[after] not in cuts


def test_a_break_is_marked_and_explained() -> None:
    svg = drawn(LINE)
    assert svg.count('fill="url(#x-wide-hatch)"') == 2  # in the plot and beside its note
    assert "skaičiuota skirtingai" in svg


def test_the_table_has_the_figures_of_the_data() -> None:
    told = table(LINE, number=samples.number)
    assert told.head == ("Metai", "Ežerynė", "Apskritis", "Lietuva")
    assert told.rows[0] == ("2018", "15\u00a0366", "12\u00a0100", "13\u00a0900")
    assert told.rows[1] == ("2019", "14\u00a0900", "duomenų nėra", "13\u00a0800")
    assert [row[0] for row in told.rows] == list(samples.YEARS)


def test_periods_that_are_no_years_are_called_so() -> None:
    told = table(replace(LINE, periods=tuple("abcdef"), breaks=()), number=samples.number)
    assert told.head[0] == "Laikotarpis"
    english = replace(LINE, lang="en")
    assert table(english, number=samples.number).rows[1][2] == "no data"


def test_years_keep_their_distances() -> None:
    uneven = replace(
        LINE,
        periods=("1996", "2001", "2011"),
        series=(Series(name="x", values=samples.counts("9 8 7")),),
        breaks=(),
    )
    (line,) = polylines(drawn(uneven))
    assert (line[2] - line[1]) / (line[1] - line[0]) == pytest.approx(2, abs=0.01)


@pytest.mark.parametrize(
    ("figures", "is_cut"),
    [("45 100", True), ("35 100", False), ("-5 100", False), ("-90 -80", True)],
)
def test_an_axis_that_does_not_start_at_zero_says_so(figures: str, is_cut: bool) -> None:
    series = (Series(name="x", values=samples.counts(figures)),)
    chart = replace(LINE, periods=("2020", "2021"), series=series, breaks=())
    assert ("Ašis prasideda ne nuo nulio." in drawn(chart)) == is_cut


def test_a_long_time_names_round_years_and_the_last() -> None:
    periods = tuple(str(year) for year in range(1996, 2027))
    values = tuple(Decimal(1000 - n) for n in range(31))
    chart = replace(LINE, periods=periods, series=(Series(name="x", values=values),), breaks=())
    named = re.findall(r">((?:19|20)\d\d)<", drawn(chart, Width.NARROW))
    assert named == ["2000", "2010", "2020", "2026"]


def test_nothing_is_filled_under_a_line() -> None:
    filled = re.findall(r'<path d="[^"]*" class="sut-f-c\d', drawn(LINE))
    assert not filled


def test_a_single_point_is_drawn_as_a_point_with_its_value() -> None:
    chart = replace(
        LINE, periods=("2020",), series=(Series(name="x", values=(Decimal(7),)),), breaks=()
    )
    svg = drawn(chart)
    assert svg.count("<circle") == 1
    assert not polylines(svg)
    assert ">7</tspan>" in svg


def test_series_differ_without_colour() -> None:
    svg = draw(LINE, chart_id="x", number=samples.number, theme=Theme.PRINT)
    dashes = set(re.findall(r'stroke-width="(?:2.5|1.8)"(?: stroke-dasharray="([^"]+)")?', svg))
    assert len(dashes) == 3


def test_names_stand_at_the_ends_in_the_order_of_the_values() -> None:
    canvas = Canvas(LINE, chart_id="x", width=Width.WIDE, theme=Theme.AUTO, number=samples.number)
    compose(LINE, canvas)
    svg = canvas.svg(400)
    tops = {
        name: float(found.group(1))
        for name in ("Ežerynė", "Lietuva", "Apskritis")
        if (found := re.search(rf'y="([\d.]+)">{name}<', svg))
    }
    assert tops["Ežerynė"] < tops["Lietuva"] < tops["Apskritis"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"periods": ()}, "6 values for 0 places"),
        ({"periods": (*samples.YEARS[:5], "2018")}, "only once"),
        ({"series": (Series(name="x", values=(None,) * 6),)}, "no value to draw"),
        ({"series": ()}, "no value to draw"),
        ({"breaks": (Break(before="2018", note="x"),)}, "a period on each side"),
        ({"breaks": (Break(before="1999", note="x"),)}, "a period on each side"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message) as refusal:
        replace(LINE, **change)  # type: ignore[arg-type]
    assert LINE.title in str(refusal.value)
