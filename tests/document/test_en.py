"""English printing where it differs from Lithuanian in more than words."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.document import en
from sutarimas.domain.money import Euro


@pytest.mark.parametrize(
    ("count", "message"),
    [
        (0, "0 proposals"),
        (1, "1 proposal"),
        (2, "2 proposals"),
        (21, "21 proposals"),
        (Decimal("1.0"), "1.0 proposals"),
        (4998, "4,998 proposals"),
    ],
)
def test_the_whole_message_agrees_with_the_count(count: Decimal | int, message: str) -> None:
    assert en.plural(count, ("{n} proposal", "{n} proposals")) == message


def test_a_message_with_four_forms_is_refused() -> None:
    with pytest.raises(ValueError, match="needs 2 forms and has 4"):
        en.plural(1, ["{n}"] * 4)


@given(st.integers(-(10**13), 10**13).map(Euro))
def test_printed_money_reads_back_to_the_cent(amount: Euro) -> None:
    assert Euro.parse(en.euro(amount)) == amount


@pytest.mark.parametrize(
    ("last", "printed"),
    [
        (datetime.date(2026, 3, 29), "29\u00a0March 2026"),
        (datetime.date(2026, 3, 31), "29–31\u00a0March 2026"),
        (datetime.date(2026, 4, 1), "29\u00a0March\u00a0– 1\u00a0April 2026"),
        (datetime.date(2027, 3, 29), "29\u00a0March 2026\u00a0– 29\u00a0March 2027"),
    ],
)
def test_a_range_of_days_names_once_what_they_share(last: datetime.date, printed: str) -> None:
    assert en.date_range(datetime.date(2026, 3, 29), last) == printed


def test_letters_with_marks_stand_with_their_bare_letter() -> None:
    assert sorted(("Zoo", "Žiežmariai", "Cat", "Čekiškė"), key=en.sort_key) == [
        *("Cat", "Čekiškė", "Žiežmariai", "Zoo"),
    ]
