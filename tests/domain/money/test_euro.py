"""Whole cents: arithmetic, order, and the plain form of files."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.domain.money import Euro

euros = st.integers(-(10**14) + 1, 10**14 - 1).map(Euro)


@pytest.mark.parametrize("not_cents", [9989.15, Decimal(998_915), "998915", True, None])
def test_only_whole_cents_make_an_amount(not_cents: Any) -> None:
    with pytest.raises(TypeError, match="whole cents"):
        Euro(not_cents)


def test_amounts_are_ordered_equal_and_hashable_by_their_cents() -> None:
    assert Euro(-1) < Euro(0) < Euro(1) <= Euro(1)
    assert {Euro(5), Euro(5), Euro(6)} == {Euro(6), Euro(5)}
    assert sorted([Euro(3), Euro(-3), Euro(0)]) == [Euro(-3), Euro(0), Euro(3)]


def test_only_zero_is_false() -> None:
    assert not Euro(0)
    assert Euro(1)
    assert Euro(-1)


def test_the_total_of_nothing_is_zero() -> None:
    assert Euro.total([]) == Euro(0)


def test_money_and_bare_numbers_do_not_mix() -> None:
    with pytest.raises((TypeError, AttributeError)):
        Euro(1) + 1  # type: ignore[operator]
    with pytest.raises(TypeError):
        sum([Euro(1), Euro(2)])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        assert Euro(1) < 2  # type: ignore[operator]


@pytest.mark.parametrize(
    ("cents", "plain"),
    [
        (998_915, "9989.15"),
        (0, "0.00"),
        (5, "0.05"),
        (-5, "-0.05"),
        (-100, "-1.00"),
        (100_000_000_000, "1000000000.00"),
    ],
)
def test_the_plain_form_always_has_two_decimals_and_no_grouping(cents: int, plain: str) -> None:
    assert Euro(cents).plain == plain


@given(euros)
def test_the_plain_form_reads_back(amount: Euro) -> None:
    assert Euro.parse(amount.plain) == amount


@given(st.lists(euros, max_size=6), euros)
def test_addition_and_subtraction_undo_each_other(amounts: list[Euro], amount: Euro) -> None:
    total = Euro.total(amounts)
    assert total + amount - amount == total
    assert total.cents == sum(each.cents for each in amounts)
    assert Euro(0) - amount == -amount
    assert abs(amount) == abs(-amount) >= amount
