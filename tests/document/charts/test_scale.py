"""Ticks, scales and the spreading of labels."""

import doctest
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.document.charts import scale
from sutarimas.document.charts.scale import Scale, spread, ticks

ends = st.decimals(min_value=-10_000_000, max_value=10_000_000, places=2)


def test_the_examples_hold() -> None:
    results = doctest.testmod(scale)
    assert results.attempted >= 3
    assert results.failed == 0


@given(ends, ends, st.integers(3, 8))
def test_ticks_are_round_regular_few_and_enclose_both_ends(
    one: Decimal, other: Decimal, most: int
) -> None:
    low, high = sorted((one, other))
    marks = ticks(low, high, most=most)
    steps = {after - before for before, after in pairwise(marks)}
    assert len(steps) == 1
    step = steps.pop().normalize()
    assert step.as_tuple().digits in {(1,), (2,), (5,)}
    assert all(mark % step == 0 for mark in marks)
    assert marks[0] <= low
    assert high <= marks[-1]
    assert 2 <= len(marks) <= most


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("0", "0", "0.0 0.2 0.4 0.6 0.8 1.0"),
        ("13127", "17200", "13000 14000 15000 16000 17000 18000"),
        ("-26.7", "2.1", "-30 -20 -10 0 10"),
        ("0", "1E+3", "0 200 400 600 800 1000"),
    ],
)
def test_ticks_of_known_ranges(low: str, high: str, expected: str) -> None:
    marks = ticks(Decimal(low), Decimal(high), most=6)
    assert " ".join(str(mark) for mark in marks) == expected


def test_a_scale_runs_from_end_to_end() -> None:
    one = Scale(low=Decimal(-10), high=Decimal(10), start=100, end=0)
    assert [one(Decimal(v)) for v in (-10, 0, 10)] == [100, 50, 0]


label_sizes = st.lists(st.floats(1, 40), min_size=1, max_size=12)


@given(st.data(), label_sizes)
def test_spread_labels_keep_apart_in_order_and_inside(
    data: st.DataObject, sizes: list[float]
) -> None:
    wishes = data.draw(st.lists(st.floats(-50, 350), min_size=len(sizes), max_size=len(sizes)))
    room = sum(sizes) + data.draw(st.floats(0, 100))
    starts = spread(wishes, sizes, low=10, high=10 + room)
    order = sorted(range(len(sizes)), key=lambda n: (wishes[n], n))
    for one, after in pairwise(order):
        assert starts[one] + sizes[one] <= starts[after] + 1e-6
    assert min(starts) >= 10 - 1e-6
    assert max(start + size for start, size in zip(starts, sizes, strict=True)) <= 10 + room + 1e-6


def test_labels_with_room_stay_where_they_wish() -> None:
    assert spread([50, 10, 90], [20, 20, 20], low=0, high=200) == (50, 10, 90)
