"""Splits that add up to the cent, the policies behind a figure, and sharing out by weights."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sutarimas.domain.money import (
    Euro,
    LinesDiffer,
    RateUnclear,
    SplitPolicy,
    exceeds_rate,
    fit,
    gross_up,
    largest_remainder,
    split,
)

RATE = Decimal("0.85")

euros = st.integers(-(10**12), 10**12).map(Euro)
rates = st.decimals(0, 1, places=4)
policies = st.sampled_from(SplitPolicy)
lines_of_a_budget = st.lists(euros, max_size=12)
weights = st.lists(st.decimals(0, 1000, places=3), min_size=1, max_size=8)


def test_the_seed_contract_is_reproduced_by_default() -> None:
    planned = split(Euro.parse("9 989,15"), rate=RATE)
    assert (planned.eu.plain, planned.state.plain) == ("8490.77", "1498.38")


def test_half_up_does_not_reproduce_the_seed_contract() -> None:
    planned = split(Euro.parse("9 989,15"), rate=RATE, policy=SplitPolicy.EU_HALF_UP)
    assert (planned.eu.plain, planned.state.plain) == ("8490.78", "1498.37")


@pytest.mark.parametrize("policy", SplitPolicy)
def test_every_policy_reproduces_the_published_strategy_of_three_sources(
    policy: SplitPolicy,
) -> None:
    social, regional, national = map(Euro.parse, ("407 456,00", "64 574,50", "83 299,50"))
    planned = split(Euro.parse("555 330,00"), rate=RATE, policy=policy)
    assert planned.eu == social + regional == Euro.parse("472 030,50")
    assert planned.state == national


def test_rounding_line_by_line_differs_from_rounding_once() -> None:
    lines = (Euro(101), Euro(101), Euro(101))  # 85 % of each is 85.85 cents, of all 257.55

    def eu(policy: SplitPolicy) -> int:
        return split(Euro(303), rate=RATE, policy=policy, lines=lines).eu.cents

    assert [eu(policy) for policy in SplitPolicy] == [257, 258, 255, 258]


def test_lines_that_do_not_make_the_total_are_refused_with_the_difference() -> None:
    with pytest.raises(LinesDiffer) as differ:
        split(Euro(300), rate=RATE, lines=(Euro(101), Euro(101)))
    assert differ.value.difference == Euro(-98)
    assert differ.value.question_en.startswith(
        "The lines add up to 2.02, the total is 3.00: difference \u22120.98."
    )
    assert "skirtumas \u22120,98" in differ.value.question_lt


def test_a_rate_above_one_is_refused() -> None:
    with pytest.raises(RateUnclear, match=r"Did you mean 0\.85"):
        split(Euro(100), rate=Decimal(85))


@given(lines_of_a_budget, rates, policies)
def test_the_parts_add_up_to_the_total(
    lines: list[Euro], rate: Decimal, policy: SplitPolicy
) -> None:
    total = Euro.total(lines)
    planned = split(total, rate=rate, policy=policy, lines=lines)
    assert planned.eu + planned.state == planned.total == total


@given(st.lists(euros.map(abs), max_size=12), rates)
def test_rounding_down_never_passes_the_rate(lines: list[Euro], rate: Decimal) -> None:
    total = Euro.total(lines)
    for policy in (SplitPolicy.EU_DOWN, SplitPolicy.PER_LINE_DOWN):
        eu = split(total, rate=rate, policy=policy, lines=lines).eu
        assert not exceeds_rate(total, eu=eu, rate=rate)
        assert eu.cents <= Fraction(rate) * total.cents


@given(lines_of_a_budget, rates, policies)
def test_a_correction_splits_like_what_it_corrects(
    lines: list[Euro], rate: Decimal, policy: SplitPolicy
) -> None:
    total = Euro.total(lines)
    there = split(total, rate=rate, policy=policy, lines=lines)
    back = split(-total, rate=rate, policy=policy, lines=[-line for line in lines])
    assert (back.eu, back.state) == (-there.eu, -there.state)


@given(euros, rates)
def test_without_lines_the_total_is_the_one_line(total: Euro, rate: Decimal) -> None:
    once = [split(total, rate=rate, policy=policy) for policy in SplitPolicy]
    assert once[0] == once[2]
    assert once[1] == once[3]


@given(lines_of_a_budget, rates, policies)
def test_the_fit_names_the_policy_that_made_the_figure(
    lines: list[Euro], rate: Decimal, policy: SplitPolicy
) -> None:
    total = Euro.total(lines)
    made = split(total, rate=rate, policy=policy, lines=lines).eu
    found = fit(total, eu=made, rate=rate, lines=lines)
    assert policy in found.fits
    assert {*found.fits, *found.off_by} == set(SplitPolicy)
    for other, cents in found.off_by.items():
        assert cents
        assert split(total, rate=rate, policy=other, lines=lines).eu == made + Euro(cents)


def test_the_fit_of_the_seed_contract() -> None:
    found = fit(Euro(998_915), eu=Euro(849_077), rate=RATE)
    assert found.fits == (SplitPolicy.EU_DOWN, SplitPolicy.PER_LINE_DOWN)
    assert found.off_by == {SplitPolicy.EU_HALF_UP: 1, SplitPolicy.PER_LINE_HALF_UP: 1}


def test_a_figure_that_no_policy_makes_fits_none() -> None:
    found = fit(Euro(998_915), eu=Euro(849_080), rate=RATE)
    assert found.fits == ()
    assert list(found.off_by.values()) == [-3, -2, -3, -2]


def test_grossing_up_finds_the_total_and_the_own_part() -> None:
    assert gross_up(Euro.parse("92,50"), rate=Decimal("0.925")) == (Euro(10_000), Euro(750))


@given(euros, rates.filter(bool))
def test_grossing_up_and_splitting_half_up_gives_the_support_back(
    support: Euro, rate: Decimal
) -> None:
    total, own = gross_up(support, rate=rate)
    assert total == support + own
    assert split(total, rate=rate, policy=SplitPolicy.EU_HALF_UP).eu == support
    assert abs(total.cents - Fraction(support.cents) / Fraction(rate)) <= Fraction(1, 2)


def test_a_rate_of_nothing_cannot_be_grossed_up() -> None:
    with pytest.raises(ValueError, match="supports nothing"):
        gross_up(Euro(100), rate=Decimal(0))


@given(euros, weights)
def test_shared_parts_add_up_within_a_cent_of_their_exact_share(
    total: Euro, weights: list[Decimal]
) -> None:
    assume(any(weights))
    parts = largest_remainder(total, weights=weights)
    assert Euro.total(parts) == total
    whole = sum(map(Fraction, weights))
    for part, weight in zip(parts, weights, strict=True):
        exact = total.cents * Fraction(weight) / whole
        assert abs(part.cents - exact) < 1
        assert weight or not part


@given(euros, weights, st.randoms(use_true_random=False))
def test_the_order_alone_settles_ties(total: Euro, weights: list[Decimal], random: Random) -> None:
    assume(any(weights))
    order = list(range(len(weights)))
    random.shuffle(order)
    parts = largest_remainder(total, weights=weights, order=order)
    moved = largest_remainder(total, weights=[weights[position] for position in order])
    assert [parts[position] for position in order] == list(moved)


@pytest.mark.parametrize(
    ("order", "cents"),
    [((), (34, 33, 33)), ((1, 0, 2), (33, 34, 33)), ((2, 1, 0), (33, 33, 34))],
)
def test_the_odd_cent_goes_to_the_first_in_the_order(
    order: tuple[int, ...], cents: tuple[int, ...]
) -> None:
    assert largest_remainder(Euro(100), weights=(1, 1, 1), order=order) == tuple(map(Euro, cents))
    assert largest_remainder(Euro(-100), weights=(1, 1, 1), order=order) == tuple(
        Euro(-each) for each in cents
    )


def test_the_larger_remainder_comes_before_the_order() -> None:
    # 100 cents by 1:2:3 are 16.67, 33.33 and 50: the cent goes where two thirds of it were cut.
    parts = largest_remainder(Euro(100), weights=(1, 2, 3), order=(2, 1, 0))
    assert parts == (Euro(17), Euro(33), Euro(50))


def test_the_published_sources_share_out_exactly() -> None:
    published = tuple(map(Euro.parse, ("407 456,00", "64 574,50", "83 299,50")))
    shared = largest_remainder(
        Euro.parse("555 330,00"), weights=[amount.cents for amount in published]
    )
    assert shared == published


@pytest.mark.parametrize("weight", [-1, Decimal("-0.1"), Decimal("NaN"), Decimal("Infinity")])
def test_a_weight_below_zero_or_endless_is_refused(weight: Decimal | int) -> None:
    with pytest.raises(ValueError, match="weight must be zero or more"):
        largest_remainder(Euro(100), weights=(1, weight))


@pytest.mark.parametrize("weights", [(), (0, 0)])
def test_money_without_weights_is_refused_and_nothing_is_shared_as_nothing(
    weights: tuple[int, ...],
) -> None:
    with pytest.raises(ValueError, match=r"1\.00 cannot be shared out"):
        largest_remainder(Euro(100), weights=weights)
    assert largest_remainder(Euro(0), weights=weights) == (Euro(0),) * len(weights)


@pytest.mark.parametrize("order", [(0,), (0, 0), (1, 2), (0, 1, 2)])
def test_an_order_that_is_not_the_positions_is_refused(order: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="every position once"):
        largest_remainder(Euro(100), weights=(1, 1), order=order)
