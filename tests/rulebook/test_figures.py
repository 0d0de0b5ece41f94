"""Shown numbers are read as people write them, and compared as far as they are shown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.document.language import language
from sutarimas.domain.money import Euro
from sutarimas.rulebook.figures import agrees, read

AGREE = [
    ("4 998", "4998"),
    ("4\u00a0998", "4998"),
    ("8\u00a0490,77\u00a0Eur", "8490.77"),
    ("555,3 tūkst. Eur", "555330"),
    ("0,6 mln.", "555330"),
    ("36 mlrd.", "36000000000"),
    ("11,2", "-11.2"),
    ("\u221211,2", "-11.2"),
    ("+2,7", "2.7"),
    ("11,3", "11.25"),
    ("11,2", "11.25"),
    ("dviem", "2"),
    ("dvylikos", "12"),
    ("apie 5 000", "4998"),
    ("beveik 5 000", "4998"),
    ("daugiau kaip 300", "312"),
    ("(n = 312)", "312"),
]
DIFFER = [
    ("4 989", "4998"),
    ("5 000", "4998"),
    ("8 490,78 Eur", "8490.77"),
    ("0,55 mln.", "555330"),
    ("+11,2", "-11.2"),
    ("11,3", "11.24"),
    ("trys", "2"),
    ("apie 4 000", "4998"),
    ("daugiau kaip 300", "299"),
    ("1 tūkst.", "1"),
    ("4.998", "4998"),
]


@pytest.mark.parametrize(("text", "value"), AGREE)
def test_a_number_shown_as_far_as_it_goes_agrees(text: str, value: str) -> None:
    shown = read(text)
    assert shown is not None
    assert agrees(shown, Decimal(value))


@pytest.mark.parametrize(("text", "value"), DIFFER)
def test_another_number_differs(text: str, value: str) -> None:
    shown = read(text)
    assert shown is not None
    assert not agrees(shown, Decimal(value))


@pytest.mark.parametrize("text", ["", "daug", "nuo 5 iki 6", "vienas ar du", "4 912 iš 5 000"])
def test_no_single_number_is_not_guessed(text: str) -> None:
    assert read(text) is None


def test_a_hedge_may_stand_before_the_binding() -> None:
    shown = read("5 000", before="Mieste gyvena apie ")
    assert shown is not None
    assert agrees(shown, Decimal(4998))


def test_english_numbers_have_commas_between_thousands() -> None:
    right, wrong = read("4,998", lang="en"), read("4.998", lang="en")
    assert right is not None
    assert wrong is not None
    assert agrees(right, Decimal(4998))
    assert not agrees(wrong, Decimal(4998))


@given(st.integers(-(10**11), 10**11), st.sampled_from(["lt", "en"]))
def test_what_the_document_prints_is_read_back(cents: int, lang: str) -> None:
    amount = Euro(cents)
    shown = read(language(lang).euro(amount), lang=lang)
    assert shown is not None
    assert agrees(shown, Decimal(amount.plain))
    assert not agrees(shown, Decimal(amount.plain) + (1 if cents >= 0 else -1))


@given(st.decimals(-(10**7), 10**7, places=3), st.sampled_from(["lt", "en"]))
def test_rounding_to_the_digits_shown_agrees(value: Decimal, lang: str) -> None:
    for decimals in range(3):
        shown = read(language(lang).number(value, decimals=decimals), lang=lang)
        assert shown is not None
        assert agrees(shown, value)
