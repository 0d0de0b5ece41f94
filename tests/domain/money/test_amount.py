"""Amounts as people write them, and the questions asked when the writing is unclear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.domain.money import Euro, MoneyUnclear

cents = st.integers(-(10**14) + 1, 10**14 - 1)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("9 989,15", "9989.15"),
        ("9989,15", "9989.15"),
        ("9989.15", "9989.15"),
        ("9.995,08", "9995.08"),
        ("10 114 633.73", "10114633.73"),
        ("10,114,633.73", "10114633.73"),
        ("1.234.567", "1234567.00"),
        ("9\u00a0989,15\u00a0Eur", "9989.15"),
        ("9\u202f989,15 EUR", "9989.15"),
        ("9\u2009989,15 €", "9989.15"),
        ("€9,989.15", "9989.15"),
        ("EUR 9,989.15", "9989.15"),
        ("9989,15 Eur.", "9989.15"),
        ("  100\n", "100.00"),
        ("0", "0.00"),
        ("0,5", "0.50"),
        ("0.05", "0.05"),
        ("-100", "-100.00"),
        ("\u2212100,00 Eur", "-100.00"),
        ("-€5", "-5.00"),
        ("€-5", "-5.00"),
        ("-0", "0.00"),
        ("999 999 999 999,99", "999999999999.99"),
    ],
)
def test_ordinary_ways_of_writing_are_read(text: str, plain: str) -> None:
    assert Euro.parse(text).plain == plain


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        # Seen in print: a separator too far to the left, or a lost zero.
        ("260 00,00", ("26000.00", "260000.00")),
        ("260 00", ("260.00", "26000.00", "260000.00")),
        # Thousands, or a third decimal.
        ("12,345", ("12.35", "12345.00")),
        ("1.234", ("1.23", "1234.00")),
        ("-12,345", ("-12345.00", "-12.35")),
        ("0,995", ("1.00", "995.00")),
        ("1 234,567", ("1234.57", "1234567.00")),
        ("1,234.567", ("1234.57", "1234567.00")),
        ("9989,1550", ("9989.16", "99891550.00")),
        ("1234 567", ("1234567.00",)),
        ("12 34,50", ("1234.50",)),
        ("1.234.5", ("1234.50",)),
        ("1.234 567", ("1234567.00",)),
        ("010", ("10.00",)),
        ("00,50", ("0.50",)),
        ("1,2 mln. Eur", ("1.20", "1200000.00")),
        ("5 tūkst.", ("5.00", "5000.00")),
        # Seen in print: the whole sum, and "million" after it; the larger reading is absurd.
        ("10 114 633.73 mln.", ("10114633.73",)),
    ],
)
def test_a_doubtful_amount_is_asked_about_with_its_readings(
    text: str, readings: tuple[str, ...]
) -> None:
    with pytest.raises(MoneyUnclear) as unclear:
        Euro.parse(text)
    assert tuple(Euro(reading).plain for reading in unclear.value.readings) == readings


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "Eur",
        "inf",
        "-Infinity",
        "NaN",
        "1e5",
        "1_000",
        "0x10",
        "--5",
        "-€-5",
        "€5€",
        "5-",
        "(5)",
        ",50",
        "5,",
        "1  000",
        "5 000 USD",
        "\u0663\u0664",  # Arabic-Indic digits
        "\uff11\uff10\uff10",  # full-width digits
        "1\u200b00",  # a space that cannot be seen
        "100\n200",
        "9999999999999",
        "1" * 41,
        "1" * 1_000_000,
    ],
)
def test_what_is_no_amount_is_refused_without_a_guess(text: str) -> None:
    with pytest.raises(MoneyUnclear) as unclear:
        Euro.parse(text)
    assert unclear.value.readings == ()
    assert "Rašykite taip: 9\u00a0989,15." in unclear.value.question_lt
    assert len(unclear.value.question_lt) < 120


def test_the_question_names_the_text_and_the_readings_in_both_languages() -> None:
    with pytest.raises(MoneyUnclear) as unclear:
        Euro.parse("260 00,00")
    assert unclear.value.question("lt") == (
        "Suma „260 00,00“ neaiški: ar tai 26\u00a0000,00, ar 260\u00a0000,00? "
        "Rašykite taip: 9\u00a0989,15."
    )
    assert unclear.value.question("en") == str(unclear.value)
    assert str(unclear.value) == (
        "The amount “260 00,00” is unclear: is it 26,000.00 or 260,000.00? "
        "Write it like this: 9989.15."
    )


@pytest.mark.parametrize("nothing", ["", "   ", "\u00a0"])
def test_nothing_written_is_called_missing(nothing: str) -> None:
    with pytest.raises(MoneyUnclear, match="amount is missing") as unclear:
        Euro.parse(nothing)
    assert unclear.value.question_lt == "Suma neįrašyta. Rašykite taip: 9\u00a0989,15."


def test_a_hostile_text_is_repeated_short_and_visible() -> None:
    with pytest.raises(MoneyUnclear) as unclear:
        Euro.parse("\u202e1\x1b[31m" + "x" * 500)
    assert unclear.value.text.startswith("?1?[31mxxx")
    assert len(unclear.value.text) == 40


@given(cents, st.sampled_from(" \u00a0\u2009\u202f"), st.sampled_from(["", " Eur", "\u00a0EUR"]))
def test_lithuanian_printing_reads_back(amount: int, space: str, currency: str) -> None:
    assert Euro.parse(_printed(amount, space, ",", "\u2212") + currency).cents == amount


@given(cents, st.sampled_from(["", "EUR ", "€"]))
def test_english_printing_reads_back(amount: int, currency: str) -> None:
    assert Euro.parse(currency + _printed(amount, ",", ".", "-")).cents == amount


@given(st.text(alphabet="0123456789 .,-\u2212Eur€\u00a0", max_size=16))
def test_every_text_is_read_or_asked_about_and_never_changes_its_digits(text: str) -> None:
    try:
        amount = Euro.parse(text)
    except MoneyUnclear as unclear:
        question = unclear.question_lt
    else:
        question = ""
        digits = int("".join(filter(str.isdigit, text)))
        assert abs(amount.cents) in {digits, digits * 10, digits * 100}
    assert question == "" or question.endswith("9\u00a0989,15.")


def _printed(amount: int, thousands: str, point: str, minus: str) -> str:
    whole, rest = divmod(abs(amount), 100)
    sign = minus if amount < 0 else ""
    return sign + f"{whole:,}".replace(",", thousands) + point + f"{rest:02}"
