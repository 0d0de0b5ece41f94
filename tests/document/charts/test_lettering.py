"""Words are measured, wrapped and never lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.document.charts.lettering import BODY, STRONG, clean, measure, shorten, wrap

letters = st.text(st.sampled_from("aąeynostrkWM -ž"), max_size=120)


@given(letters, st.floats(30, 400))
def test_wrapping_keeps_every_letter_and_the_width(text: str, width: float) -> None:
    lines = wrap(text, width, BODY)
    assert all(measure(line, BODY) <= width for line in lines)
    kept = "".join("".join(lines).split()).replace("-", "")
    assert kept == "".join(text.split()).replace("-", "")


def test_lines_break_at_spaces_but_not_at_no_break_spaces() -> None:
    assert wrap("gavo 9\u00a0989,15\u00a0Eur", 85, BODY) == ("gavo", "9\u00a0989,15\u00a0Eur")


@pytest.mark.parametrize(
    ("word", "width", "lines"),
    [
        ("bendradarbiavimas", 75, ("bendra-", "darbiavi-", "mas")),
        ("susirinkimai", 60, ("susirinki-", "mai")),
        ("MMMMMMMM", 60, ("MMMMM", "MMM")),
    ],
)
def test_a_long_word_breaks_at_a_syllable_where_it_has_one(
    word: str, width: float, lines: tuple[str, ...]
) -> None:
    assert wrap(word, width, BODY) == lines


def test_nothing_to_say_takes_no_line() -> None:
    assert wrap(" \n\t", 100, BODY) == ()


def test_what_xml_cannot_carry_is_dropped_and_no_break_spaces_stay() -> None:
    assert clean("a\x00b\u00adc\n\td 1\u00a0000\ud800") == "abc d 1\u00a0000"


def test_bold_is_wider_and_an_unknown_letter_is_wide() -> None:
    assert measure("vietos", STRONG) > measure("vietos", BODY)
    assert measure("漢", BODY) > measure("n", BODY)


# Sums of the advance widths in the font files of Source Sans 3, at 14 pixels.
@pytest.mark.parametrize(
    ("text", "regular", "semibold"),
    [
        ("Valstybės biudžeto lėšos", 142.7, 147.1),
        ("Ilgai darbo neturintys žmonės", 173.9, 179.4),
        ("804\u00a0039,60", 61.9, 64.1),
        ("Įgyti darbo įgūdžių (n = 312)", 161.3, 166.7),
    ],
)
def test_the_estimate_is_on_the_safe_side(text: str, regular: float, semibold: float) -> None:
    for true_width, lettering in ((regular, BODY), (semibold, STRONG)):
        assert 1.08 <= measure(text, lettering) / true_width <= 1.2


def test_what_has_no_room_gives_way_to_an_ellipsis() -> None:
    assert shorten("85 ir daugiau", 200, BODY) == "85 ir daugiau"
    short = shorten("Aštuoniasdešimt penkerių ir vyresni", 100, BODY)
    assert short.endswith("…")
    assert measure(short, BODY) <= 100
