"""Funding rates: reading, exact shares, and the bounds of closeness."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.domain.money import (
    Closeness,
    Euro,
    RateUnclear,
    closeness,
    exceeds_rate,
    parse_rate,
    share_down,
    share_half_up,
    split,
)

euros = st.integers(-(10**14) + 1, 10**14 - 1).map(Euro)
rates = st.decimals(0, 1, places=6)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("0.85", "0.85"),
        ("0,85", "0.85"),
        ("85%", "0.85"),
        ("85 %", "0.85"),
        ("85\u00a0proc.", "0.85"),
        ("92,5 proc.", "0.925"),
        ("100%", "1"),
        ("1", "1"),
        ("0", "0"),
        ("0.850", "0.85"),
        ("0,5 %", "0.005"),
    ],
)
def test_a_rate_is_read_as_a_share(text: str, rate: str) -> None:
    assert str(parse_rate(text)) == rate


@pytest.mark.parametrize(
    ("text", "meant"), [("85", "0.85"), ("92,5", "0.925"), ("100", "1"), ("1,5", "0.015")]
)
def test_a_percentage_without_its_sign_is_asked_about(text: str, meant: str) -> None:
    with pytest.raises(RateUnclear, match=f"Did you mean {meant}") as unclear:
        parse_rate(text)
    assert unclear.value.meant == Decimal(meant)


@pytest.mark.parametrize(
    "text", ["", "abc", "-0.1", "150%", "101", "0.85.1", "inf", "nan", "1e-1", ".85", "8" * 99]
)
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(RateUnclear) as unclear:
        parse_rate(text)
    assert unclear.value.meant is None
    assert unclear.value.question_lt.endswith("Rašykite nuo 0 iki 1, pavyzdžiui: 0,85.")


def test_the_question_about_a_rate_is_asked_in_lithuanian_too() -> None:
    with pytest.raises(RateUnclear) as unclear:
        parse_rate("85")
    assert unclear.value.question_lt == (
        "Finansuojamoji dalis „85“ didesnė už 1. Ar turėjote omenyje 0,85?"
    )


@pytest.mark.parametrize("rate", ["85", "-0.01", "1.01", "NaN", "Infinity", "-Infinity"])
def test_arithmetic_refuses_a_rate_that_is_no_share(rate: str) -> None:
    with pytest.raises(RateUnclear):
        share_down(Euro(100), Decimal(rate))


@pytest.mark.parametrize(
    ("cents", "rate", "down", "half_up"),
    [
        (998_915, "0.85", 849_077, 849_078),
        (-998_915, "0.85", -849_077, -849_078),
        (1, "0.5", 0, 1),
        (-1, "0.5", 0, -1),
        (3, "0.5", 1, 2),
        (100, "1", 100, 100),
        (100, "0", 0, 0),
    ],
)
def test_shares_round_towards_zero_or_half_away_from_it(
    cents: int, rate: str, down: int, half_up: int
) -> None:
    assert share_down(Euro(cents), Decimal(rate)) == Euro(down)
    assert share_half_up(Euro(cents), Decimal(rate)) == Euro(half_up)


@given(euros, rates)
def test_shares_are_within_a_cent_of_the_exact_product(total: Euro, rate: Decimal) -> None:
    with localcontext(prec=60):
        exact = total.cents * rate
        assert abs(share_down(total, rate).cents) <= abs(exact)
        assert abs(share_down(total, rate).cents - exact) < 1
        assert abs(share_half_up(total, rate).cents - exact) <= Decimal("0.5")


def test_no_precision_setting_changes_a_share() -> None:
    with localcontext(prec=3):
        assert share_down(Euro(998_915), Decimal("0.85")) == Euro(849_077)
        assert closeness(Euro(998_915), eu=Euro(849_077), rate=Decimal("0.85")) is Closeness.OK


@pytest.mark.parametrize(
    ("eu", "exceeds"), [(849_077, False), (849_078, True), (0, False), (-1, False)]
)
def test_a_planned_part_may_not_pass_the_rate_by_a_cent(eu: int, exceeds: bool) -> None:
    assert exceeds_rate(Euro(998_915), eu=Euro(eu), rate=Decimal("0.85")) is exceeds


@pytest.mark.parametrize(
    ("eu", "exceeds"), [(-849_077, False), (-849_078, True), (0, False), (1, True)]
)
def test_a_correction_is_measured_in_its_own_direction(eu: int, exceeds: bool) -> None:
    assert exceeds_rate(Euro(-998_915), eu=Euro(eu), rate=Decimal("0.85")) is exceeds


@given(euros, rates)
def test_the_default_split_never_exceeds_the_rate(total: Euro, rate: Decimal) -> None:
    assert not exceeds_rate(total, eu=split(total, rate=rate).eu, rate=rate)


@pytest.mark.parametrize(
    ("total", "eu", "lines", "verdict"),
    [
        ("1000.00", "850.00", 1, Closeness.OK),
        ("1000.00", "850.01", 1, Closeness.OK),
        ("1000.00", "849.99", 1, Closeness.OK),
        ("1000.00", "850.02", 1, Closeness.INFO),
        ("1000.00", "850.05", 1, Closeness.INFO),
        ("1000.00", "850.06", 1, Closeness.WARNING),
        ("1000.00", "849.90", 1, Closeness.WARNING),
        ("1000.00", "849.89", 1, Closeness.ERROR),
        ("1000.00", "850.11", 1, Closeness.ERROR),
        ("-1000.00", "-850.11", 1, Closeness.ERROR),
        # A cent a line is what rounding line by line can do.
        ("1000.00", "850.10", 10, Closeness.OK),
        ("1000.00", "850.11", 10, Closeness.ERROR),
        ("1000.00", "850.01", 0, Closeness.OK),
        # Rounding explains five cents even where they are more than 0.01 % of the total.
        ("100.00", "85.05", 1, Closeness.INFO),
        ("100.00", "85.06", 1, Closeness.ERROR),
        ("0.00", "0.06", 1, Closeness.ERROR),
        # Published: the seed contract, and a strategy at exactly 85 %.
        ("9989.15", "8490.77", 1, Closeness.OK),
        ("555330.00", "472030.50", 1, Closeness.OK),
    ],
)
def test_closeness_follows_its_bounds_to_the_cent(
    total: str, eu: str, lines: int, verdict: Closeness
) -> None:
    judged = closeness(Euro.parse(total), eu=Euro.parse(eu), rate=Decimal("0.85"), lines=lines)
    assert judged is verdict


@pytest.mark.parametrize(
    ("eu", "verdict"),
    # 85 % of 10.01 is 8.5085: a cent and 0.15 of a cent off, then a cent less 0.15.
    [("8.52", Closeness.INFO), ("8.50", Closeness.OK), ("8.49", Closeness.INFO)],
)
def test_closeness_is_judged_against_the_exact_share_not_a_rounded_one(
    eu: str, verdict: Closeness
) -> None:
    assert closeness(Euro(1001), eu=Euro.parse(eu), rate=Decimal("0.85")) is verdict
