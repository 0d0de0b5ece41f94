"""Lithuanian printing: plural forms, figures, days, ends of sentences, alphabetical order."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.document import lt
from sutarimas.domain.money import Euro

PROPOSALS = (
    "Gautas {n} pasiūlymas",
    "Gauti {n} pasiūlymai",
    "Gauta {n} pasiūlymo",
    "Gauta {n} pasiūlymų",
)
LATE_MARCH = datetime.date(2026, 3, 29)

euros = st.integers(-(10**13), 10**13).map(Euro)
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=4)


@pytest.mark.parametrize(
    ("count", "message"),
    [
        (0, "Gauta 0 pasiūlymų"),
        (1, "Gautas 1 pasiūlymas"),
        (2, "Gauti 2 pasiūlymai"),
        (9, "Gauti 9 pasiūlymai"),
        (10, "Gauta 10 pasiūlymų"),
        (11, "Gauta 11 pasiūlymų"),
        (12, "Gauta 12 pasiūlymų"),
        (19, "Gauta 19 pasiūlymų"),
        (20, "Gauta 20 pasiūlymų"),
        (21, "Gautas 21 pasiūlymas"),
        (27, "Gauti 27 pasiūlymai"),
        (30, "Gauta 30 pasiūlymų"),
        (101, "Gautas 101 pasiūlymas"),
        (102, "Gauti 102 pasiūlymai"),
        (111, "Gauta 111 pasiūlymų"),
        (361, "Gautas 361 pasiūlymas"),
        (4991, "Gautas 4\u00a0991 pasiūlymas"),
        (4998, "Gauti 4\u00a0998 pasiūlymai"),
        (5010, "Gauta 5\u00a0010 pasiūlymų"),
        (Decimal("2.5"), "Gauta 2,5 pasiūlymo"),
        (Decimal("1.0"), "Gauta 1,0 pasiūlymo"),
    ],
)
def test_the_whole_message_agrees_with_the_count(count: Decimal | int, message: str) -> None:
    assert lt.plural(count, PROPOSALS) == message


def test_a_message_with_three_forms_is_refused() -> None:
    with pytest.raises(ValueError, match="needs 4 forms and has 3"):
        lt.plural(1, PROPOSALS[:3])


def test_other_slots_of_a_plural_message_stay() -> None:
    assert lt.plural(1, ["{n} iš {m}"] * 4) == "1 iš {m}"


@pytest.mark.parametrize(
    ("value", "places", "printed"),
    [
        (0, None, "0"),
        (999, None, "999"),
        (1000, None, "1\u00a0000"),
        (-1234567, None, "\u22121\u00a0234\u00a0567"),
        (Decimal("0.005"), 2, "0,01"),
        (Decimal("-0.005"), 2, "\u22120,01"),
        (Decimal("-0.004"), 2, "0,00"),
        (Decimal("999.95"), 1, "1\u00a0000,0"),
        (Decimal("1E+3"), None, "1\u00a0000"),
        (85, 1, "85,0"),
    ],
)
def test_numbers(value: Decimal | int, places: int | None, printed: str) -> None:
    assert lt.number(value, decimals=places) == printed


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_is_not_printed(value: Decimal) -> None:
    with pytest.raises(ValueError, match="finite"):
        lt.number(value)


@given(euros)
def test_printed_money_reads_back_to_the_cent(amount: Euro) -> None:
    assert Euro.parse(lt.euro(amount)) == amount


@given(decimals)
def test_a_printed_number_keeps_every_digit(value: Decimal) -> None:
    plain = lt.number(value).replace("\u00a0", "").replace(",", ".").replace("\u2212", "-")
    assert Decimal(plain) == value


@given(decimals, st.integers(0, 3))
def test_the_sign_is_that_of_the_printed_figure(value: Decimal, places: int) -> None:
    printed = lt.signed(value, decimals=places)
    assert (printed[0] in "+\u2212") == any(digit in printed for digit in "123456789")


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1,0\u00a0tūkst."),
        (999_949, "999,9\u00a0tūkst."),
        (999_950, "1,0\u00a0mln."),
        (-1_234_567, "\u22121,2\u00a0mln."),
        (10**13, "10\u00a0000,0\u00a0mlrd."),
    ],
)
def test_short_numbers(value: int, printed: str) -> None:
    assert lt.short(value) == printed


def test_percentage_points_always_have_a_decimal() -> None:
    assert lt.points(3, decimals=0) == "3,0\u00a0proc. punkto"


@pytest.mark.parametrize(
    ("last", "printed"),
    [
        (datetime.date(2026, 3, 29), "2026\u00a0m. kovo 29\u00a0d."),
        (datetime.date(2026, 3, 31), "2026\u00a0m. kovo 29–31\u00a0d."),
        (datetime.date(2026, 4, 1), "2026\u00a0m. kovo 29\u00a0d.\u00a0– balandžio 1\u00a0d."),
        (
            datetime.date(2027, 3, 29),
            "2026\u00a0m. kovo 29\u00a0d.\u00a0– 2027\u00a0m. kovo 29\u00a0d.",
        ),
    ],
)
def test_a_range_of_days_names_once_what_they_share(last: datetime.date, printed: str) -> None:
    assert lt.date_range(LATE_MARCH, last) == printed


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        lt.years(2029, 2023)
    with pytest.raises(ValueError, match="before it begins"):
        lt.date_range(LATE_MARCH, datetime.date(2026, 3, 28))
    with pytest.raises(ValueError, match="before it begins"):
        lt.time_range(datetime.time(16), datetime.time(9))


def test_every_month_has_its_genitive() -> None:
    months = [lt.day_month(datetime.date(2026, month, 1)).split()[0] for month in range(1, 13)]
    assert months == [
        *("sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio"),
        *("liepos", "rugpjūčio", "rugsėjo", "spalio", "lapkričio", "gruodžio"),
    ]


@pytest.mark.parametrize(
    ("sentence", "stopped"),
    [
        ("Terminas – 2026\u00a0m. birželio 30\u00a0d.", None),
        ("Strategijos laikotarpis – 2023–2029\u00a0m.", None),
        ("Tai sudaro 85\u00a0proc.", None),
        ("Skirta 9\u00a0989,15\u00a0Eur", "Skirta 9\u00a0989,15\u00a0Eur."),
        ("Ko trūksta?", None),
        ("Ir kita…", None),
        ("Pateikiama:", None),
        ("Tikslas „Kartu“", "Tikslas „Kartu“."),
        ("Nurodė „2026\u00a0m.“", "Nurodė „2026\u00a0m.“."),
        ("Klausta „Ko trūksta?“", None),
        ("**Svarbu.**", None),
        ("**Svarbu**", "**Svarbu**."),
        ("Tekstas \n", "Tekstas."),
        ("", None),
    ],
)
def test_a_sentence_gets_one_full_stop(sentence: str, stopped: str | None) -> None:
    assert lt.stop(sentence) == (stopped or sentence)
    assert lt.stop(lt.stop(sentence)) == lt.stop(sentence)


IN_ORDER = (
    *("Alytus", "ąžuolas", "bitė", "Cirkliškis", "čiobrelis", "ėglis", "evoliucija"),
    *("Ignalina", "yla", "įlanka", "jūra", "Łódź", "Naujoji Akmenė", "NVO 2", "NVO 10"),
    *("šalis", "tikslas", "ūkis", "upė", "Zarasai", "žemė"),
)


@given(st.permutations(IN_ORDER))
def test_alphabetical_order(words: list[str]) -> None:
    assert tuple(sorted(words, key=lt.sort_key)) == IN_ORDER


def test_marks_of_letters_decide_only_between_words_otherwise_equal() -> None:
    assert sorted(("sąlyga", "salyga", "sala"), key=lt.sort_key) == ["sala", "salyga", "sąlyga"]
    assert sorted(("rytas", "ritas", "rįtas", "rizas"), key=lt.sort_key) == [
        *("ritas", "rįtas", "rytas", "rizas"),
    ]


def test_quotation_marks_do_not_count_and_numbers_count_as_numbers() -> None:
    names = ["„Žiburys“", "„Aušra“", "1.1.10", "1.1.9", "Bendruomenė"]
    assert sorted(names, key=lt.sort_key) == [
        *("1.1.9", "1.1.10", "„Aušra“", "Bendruomenė", "„Žiburys“"),
    ]


@given(st.lists(st.text(max_size=6), max_size=6))
def test_order_is_the_same_from_any_start(words: list[str]) -> None:
    backwards = words[::-1]
    assert sorted(words, key=lt.sort_key) == sorted(backwards, key=lt.sort_key)
