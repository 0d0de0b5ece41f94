"""Staff prose is made right; words, figures and what is kept stay."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.document import en, lt
from sutarimas.document.typography import lint

KEPT = (
    "https://vvg.lt/a-2023-2029?x=1.5%",
    "vvg-2023@vvg.lt",
    '`2023-2029 -- "x"`',
    "[[fact:E-01@0f3a|4 998]]",
    "[[fact:action:1.1.1.eu]]",
    "{n}",
    "%(n)s",
    '```\n- 5 -- "x" 85%\n```',
    '<a href="x-y">',
    "+370 386 52 123",
    "LT12 3456 7890 1234 5678",
)
PIECES = (
    *KEPT,
    *('"', "„", "“", "”", "'", ",,", "«", "»", "‚", "‘", "-", " - ", "–", " – ", "—", "--", "..."),
    *("..", ".", ",", " ", "\n", "\n\n", "(", ")", "*", "**", "> ", "| ", "\u00a0", "\u202f"),
    *("žodis", "tekstas.", "Nr. 5", "d.", "m.", "proc", "proc.", "Eur", "EUR", "€", "%", "tūkst."),
    *("2023", "2029", "9989,15", "4 998", "12", "0,5", "11.2", "-5", "n=361", "June", "No. 5"),
)
prose = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ('Projektas "Kartu"', "Projektas „Kartu“"),
        ("Projektas “Kartu”", "Projektas „Kartu“"),
        ("Projektas „Kartu”", "Projektas „Kartu“"),
        ("Projektas ,,Kartu“", "Projektas „Kartu“"),
        ("Projektas «Kartu»", "Projektas „Kartu“"),
        ('**"Kartu"** (žr. "Planas")', "**„Kartu“** (žr. „Planas“)"),
        ('Asociacija "Centras "Žiburys""', "Asociacija „Centras ‚Žiburys‘“"),
        ('Sakė "Eime."', "Sakė „Eime.“"),
        ('Sakė: "Trūksta darbo vietų."', "Sakė: „Trūksta darbo vietų“."),
        ("2023-2029 m.", "2023–2029\u00a0m."),
        ("2023 - 2029 metai", "2023–2029 metai"),
        ("9-16 val.", "9–16\u00a0val."),
        ("18-29 metų", "18–29 metų"),
        ("birželio 1-30 d.", "birželio 1–30\u00a0d."),
        ("{y1}-{y2} m.", "{y1}–{y2}\u00a0m."),
        ("miestas - tai mes", "miestas\u00a0– tai mes"),
        ("miestas – tai mes", "miestas\u00a0– tai mes"),
        ("miestas — tai mes", "miestas\u00a0– tai mes"),
        ("miestas -- tai mes", "miestas\u00a0– tai mes"),
        ("miestas -\ntai mes", "miestas\u00a0–\ntai mes"),
        ("pokytis -11,2 proc.", "pokytis \u221211,2\u00a0proc."),
        ("nuo –2 iki 3", "nuo \u22122 iki 3"),
        ("4 998 gyventojai", "4\u00a0998 gyventojai"),
        ("1 234 567 Eur", "1\u00a0234\u00a0567\u00a0Eur"),
        ("9989,15 Eur", "9\u00a0989,15\u00a0Eur"),
        ("9.995,08 EUR", "9\u00a0995,08\u00a0Eur"),
        ("100€", "100\u00a0Eur"),
        ("1,2 mln. Eur", "1,2\u00a0mln.\u00a0Eur"),
        ("11.2 proc.", "11,2\u00a0proc."),
        ("85%", "85\u00a0%"),
        ("85 proc visų", "85\u00a0proc. visų"),
        ("2026m. birželio 30d.", "2026\u00a0m. birželio 30\u00a0d."),
        ("Nr.5, el.paštas, r. sav.", "Nr.\u00a05, el.\u00a0paštas, r.\u00a0sav."),
        ("tel. +370 386 52 123", "tel.\u00a0+370 386 52 123"),
        ("(n=361)", "(n\u00a0=\u00a0361)"),
        ("[[fact:E-01|85]] proc.", "[[fact:E-01|85]]\u00a0proc."),
        ("ir t. t...", "ir t. t…"),
        ("30 d..", "30\u00a0d."),
        ("e\u0307jo", "ėjo"),
    ],
)
def test_lithuanian(typed: str, right: str) -> None:
    assert lt.polish(typed) == right


@pytest.mark.parametrize(
    "text",
    [
        "- punktas\n- kitas",
        "  - punktas\n\n1. pirmas",
        "Antraštė\n---\n\n| a | b |\n|---|:--|\n| - | 5 |",
        "2026-06-30",
        "Reglamentas (ES) 2021/1060",
        "įsakymas 1V-672, veiksmas 1.1.10, tikslas 4.7",
        "strategija-2023-2029.docx",
        "socialinis-ekonominis",
        "2023 m. gauta".replace(" m", "\u00a0m"),
        "../kelias",
        "O'Brien",
        "> „Citata“",
    ],
)
def test_lithuanian_left_alone(text: str) -> None:
    assert lt.polish(text) == text


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ('The "Together" project', "The “Together” project"),
        ("The „Kartu“ project", "The “Kartu” project"),
        ("2023-2029", "2023–2029"),
        ("the town - that is us", "the town\u00a0– that is us"),
        ("a change of -11.2%", "a change of \u221211.2%"),
        ("EUR 9,989.15", "EUR\u00a09,989.15"),
        ("11.2 %", "11.2%"),
        ("30 June 2026", "30\u00a0June 2026"),
        ("1.2 percentage points", "1.2\u00a0percentage points"),
        ("the town's residents' views", "the town’s residents’ views"),
        ("and so on...", "and so on…"),
    ],
)
def test_english(typed: str, right: str) -> None:
    assert en.polish(typed) == right


@given(prose)
def test_polishing_twice_changes_nothing_more(text: str) -> None:
    assert lt.polish(lt.polish(text)) == lt.polish(text)
    assert en.polish(en.polish(text)) == en.polish(text)


@given(prose)
def test_letters_and_digits_stay(text: str) -> None:
    def letters(written: str) -> list[str]:
        return re.findall(r"[^\W_]", re.sub("eur|€", "", written.casefold()))

    assert letters(lt.polish(text)) == letters(text)
    assert letters(en.polish(text)) == letters(text)


@given(
    st.lists(st.sampled_from(KEPT), min_size=1, max_size=4, unique=True),
    st.sampled_from((" ir ", " - ")),
)
def test_kept_parts_come_back_unchanged_and_in_order(kept: list[str], between: str) -> None:
    polished = lt.polish("\n\n" + between.join(kept))
    places = [polished.index(part) for part in kept]
    assert places == sorted(places)


def test_what_was_typed_carelessly_reads_clean_when_polished() -> None:
    typed = (
        'Strategija "Kartu" - 2023-2029 m. planas: skirta 9989,15 Eur (85% ES lėšų), n=361.. '
        "Pokytis -11,2 proc., gyvena 4 998 žmonės, Nr. 5, el. paštas, 9-16 val."
    )
    assert len(lint(typed, "lt")) > 10
    assert lint(lt.polish(typed), "lt") == ()
