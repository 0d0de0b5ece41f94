"""The linter finds each kind of slip, and leaves right text alone."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.document import calques, en, lt, slips_en, slips_lt
from sutarimas.document.slip import SlipRule
from sutarimas.document.typography import Kind, Slip, lint
from sutarimas.domain.money import Euro
from tests.document.spelling import misspelt

NB = "\u00a0"
RIGHT = tuple(Path(__file__).with_name("right_lt.txt").read_text("utf8").splitlines())
RIGHT_EN = tuple(Path(__file__).with_name("right_en.txt").read_text("utf8").splitlines())
ALL_RULES = (*slips_lt.RULES, *slips_en.RULES, *calques.RULES)


def found(text: str, lang: str = "lt") -> list[tuple[Kind, str]]:
    return [(slip.what, slip.text) for slip in lint(text, lang)]


@pytest.mark.parametrize(
    ("text", "what", "slip"),
    [
        ("Gyvena 4 998 žmonės", Kind.THOUSANDS, "4 998"),
        ("Gyvena 1\u202f234\u202f567 žmonės", Kind.THOUSANDS, "1\u202f234\u202f567"),
        ("Skirta 9.989,15\u00a0Eur", Kind.THOUSANDS, "9.989"),
        ("Skirta 9989,15\u00a0Eur", Kind.THOUSANDS, "9989"),
        ("Tai 11.2\u00a0proc. visų", Kind.DECIMALS, "11.2"),
        ("Pokytis -11,2\u00a0proc.", Kind.SIGN, "-11"),
        ("Pokytis\u00a0– \u221211,2\u00a0proc.", Kind.SIGN, "– \u22121"),
        ("Skirta 100\u00a0€", Kind.MONEY, "€"),
        ("Skirta 100\u00a0EUR", Kind.MONEY, "EUR"),
        ("Skirta 100\u00a0Eur. ir dar", Kind.MONEY, "Eur."),
        ("Skirta 100Eur", Kind.MONEY, "0Eur"),
        ("Tai 85%", Kind.PERCENT, "5%"),
        ("Tai 85\u00a0proc visų", Kind.PERCENT, "5\u00a0proc"),
        ("Padidėjo 3,2\u00a0proc. punktais", Kind.PERCENT, ",2\u00a0proc. punktais"),
        ("Padidėjo 3\u00a0proc. punktais", Kind.PERCENT, "3\u00a0proc. punktais"),
        ("Vyko 30.06.2026", Kind.DATE, "30.06.2026"),
        ("Vyko 30/06/26", Kind.DATE, "30/06/26"),
        ("Vyko 2026.06.30", Kind.DATE, "2026.06.30"),
        ("Vyko birželio 05\u00a0d.", Kind.DATE, "05\u00a0d."),
        ("Vyko 2026 birželio 5\u00a0d.", Kind.DATE, "2026 birželio"),
        ("Vyko birželio 5 Ignalinoje", Kind.DATE, "birželio 5"),
        ("Planas 2023-2029\u00a0m.", Kind.RANGE, "2023-2029"),
        ("Planas 2023 — 2029\u00a0m.", Kind.RANGE, "2023 — 2029"),
        ("Dirba 9-16\u00a0val.", Kind.RANGE, "9-16"),
        ("Nuo 9\u00a0– 16\u00a0val.", Kind.RANGE, "9\u00a0– 1"),
        ("Pradžia 17:30\u00a0val.", Kind.TIME, "7:30\u00a0val"),
        ("Miestas - tai mes", Kind.DASH, " -"),
        ("Miestas – tai mes", Kind.DASH, " –"),
        ("Miestas\u00a0— tai mes", Kind.DASH, "—"),
        ("Miestas -- tai mes", Kind.DASH, " --"),
        ('Projektas "Kartu“', Kind.QUOTES, '"'),
        ("Projektas „Kartu”", Kind.QUOTES, "”"),
        ("Projektas ,,Kartu“", Kind.QUOTES, ",,"),
        ("Projektas “Kartu“", Kind.QUOTES, "“"),
        ("Projektas „Kartu vyksta", Kind.QUOTES, "„"),
        ("Projektas Kartu“ vyksta", Kind.QUOTES, "“"),
        ("Sakė: „Trūksta darbo.“", Kind.QUOTES, ".“"),
        ("Terminas 30\u00a0d..", Kind.STOPS, ".."),
        ("Ir kita...", Kind.STOPS, "..."),
        ("Vyko 30 d.", Kind.SPACES, " "),
        ("Vyko 2026m.", Kind.SPACES, "6m."),
        ("Redakcija Nr. 5", Kind.SPACES, "Nr. "),
        ("Rašykite el. paštu", Kind.SPACES, "el. "),
        ("Ignalinos r. sav. rodiklis", Kind.SPACES, "r. "),
        ("Atsakė (n = 361)", Kind.SPACES, "(n = "),
        ("Atsakė e\u0307jo", Kind.LETTERS, "e\u0307"),
        ("Мiestas", Kind.LETTERS, "Мi"),
        ("Renginys {town}je vyks", Kind.SLOT, "{town}je"),
        ("Gauta %(count)sų", Kind.SLOT, "%(count)sų"),
        ("Gyvena [[fact:E-01]]ų", Kind.SLOT, "[[fact:E-01]]ų"),
        ("Pasiūlymas ne{verb}", Kind.SLOT, "ne{"),
        ("Kviečiame jus", Kind.VOICE, "jus"),
        ("Pasakyk savo nuomonę tu", Kind.VOICE, "tu"),
        ("Kviečiame!", Kind.VOICE, "!"),
        ("Spauskite čia", Kind.VOICE, "Spauskite čia"),
        ("Pagal SWOT analizę", Kind.VOICE, "SWOT"),
    ],
)
def test_a_slip_is_found_where_it_is(text: str, what: Kind, slip: str) -> None:
    assert (what, slip) in found(text)


@pytest.mark.parametrize("text", RIGHT)
def test_right_sentences_have_neither_slips_nor_advice(text: str) -> None:
    assert lint(lt.polish(text), "lt") == ()


def test_right_sentences_are_spelt_right() -> None:
    assert misspelt("\n".join(RIGHT)) == frozenset()


@pytest.mark.parametrize("text", RIGHT)
def test_polishing_changes_only_the_spaces_of_right_sentences(text: str) -> None:
    assert lt.polish(text).replace(NB, " ") == text


@pytest.mark.parametrize(
    "text",
    [
        "Reglamentas (ES) 2021/1060, įsakymas Nr.\u00a01V-672, 19\u00a0p., 4.7 uždavinys",
        "Veiksmai 1.1.1, 1.1.10 ir 2.1.12; rodiklis 01-004-08-04-01",
        "Paskelbta 2026-06-30, 17:30; kodas 304123456",
        "Skambinkite tel.\u00a0+370 386 52 123 arba tel.\u00a08 386 52 123, (8 386) 52 123",
        "Sąskaita LT12 7300 0100 0233 4567",
        "Žr. https://vvg.lt/a--b/2023-2029?x=85%25 ir vvg-2023@vvg.lt",
        'Įveskite `sutarimas check --on 2026-06-30 "x"`.',
        '<a href="/planas">Planas</a> ir [Planas](planas.html "Planas")',
        "- punktas\n- kitas\n\n1. pirmas\n\n---\n\n| a | b |\n|---|---|\n| - | 5 |",
        "Failas strategija-2023-2029.docx, aplankas ../duomenys",
        "Kovo 11-oji, Vasario 16-osios gatvė, birželio 2 dieną, birželio 14-ąją",
        "Tikslas „Plėtoti paslaugas“. Nurodė „2026\u00a0m.“. Klausė: „Ko trūksta?“",
        "Asociacija „Centras ‚Žiburys‘“",
        "Nuo \u22122 iki 3, ±5,0\u00a0proc. punkto, +2,7\u00a0proc.",
        "Už\u00a0– 12, prieš\u00a0– 3 (1\u00a0– geriausia)",
        "2021\u00a0m.\u00a0– 14\u00a0782, 2026\u00a0m.\u00a0– 13\u00a0127",
        "EUR-Lex, socialinis-ekonominis, Vilnius–Kaunas",
        "Projektas {name}, {y1}–{y2}\u00a0m., {{ title }} {% if x %}–{% endif %}",
        "[[fact:E-01|4 998]] gyventojai, [[fact:E-02]]\u00a0proc., [[see:need:P-01]]",
        "Asmenų įgalinimas, įtaka, vartotojų kainų indeksas, ūkio subjektas, duomenų subjektas",
        "Pritarta valdybos sprendimui ir narių pasiūlymui",
        "Neįgaliųjų reikalų departamentas, ENTSO-E, narkomanijos prevencija",
        "Sąlygos geros, žymus pokytis, dalinė pakaita, pilna salė",
        "Atstumas 1\u00a0234,5\u00a0km; 5\u00a0000 žmonių; 2023–2029 metai",
    ],
)
def test_right_text_has_no_slips(text: str) -> None:
    assert found(text) == []


@given(
    st.integers(-(10**12), 10**12),
    st.decimals(-1000, 1000, places=1),
    st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31)),
    st.times(),
)
def test_what_we_print_ourselves_has_no_slips(
    cents: int, value: Decimal, day: datetime.date, moment: datetime.time
) -> None:
    text = (
        f"Suma: {lt.euro(Euro(cents))}, apie {lt.euro_short(Euro(cents))}, tai "
        f"{lt.percent(value)}, pokytis {lt.signed(value)} arba {lt.points(value)}; "
        f"{lt.date_long(day)}, {lt.date_range(day, day + datetime.timedelta(40))}, "
        f"{lt.month(day)}, {lt.date_iso(day)}, {lt.years(day.year, day.year + 6)}, "
        f"{lt.time(moment)}, {lt.time_cell(moment)}, {lt.quote('Kartu „Aušra“')}"
    )
    assert found(lt.stop(text)) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Pilnai įgyvendinta", "Pilnai"),
        ("Sekančiame susirinkime", "Sekančiame"),
        ("Įvyko 3 renginiai, tame tarpe viena talka", "tame tarpe"),
        ("Dalyvavo virš 100 žmonių", "virš"),
        ("Pravestas susirinkimas", "Pravestas"),
        ("Miestas vystomas", "vystomas"),
        ("Gerėja labai nežymiai", "nežymiai"),
        ("Kokybės gerinimo tikslu", "gerinimo tikslu"),
        ("Lėšos strategijos parengimui", "strategijos parengimui"),
        ("Lėšos problemų sprendimui", "problemų sprendimui"),
        ("Šiuo metu renkama", "Šiuo metu"),
        ("Paslaugos neįgaliesiems", "neįgaliesiems"),
        ("Įdarbinti neįgaliųjų", "neįgaliųjų"),
        ("Pagalba buvusiems kaliniams", "buvusiems kaliniams"),
        ("Rizikos šeimos ir rizikos šeimų vaikai", "rizikos šeimų"),
        ("Naujas vartotojas", "vartotojas"),
    ],
)
def test_words_with_traps_are_advice(text: str, word: str) -> None:
    advice = [slip for slip in lint(text, "lt") if slip.text == word]
    assert [(slip.what, slip.advice) for slip in advice] == [(Kind.WORD, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Įstatymo 5\u00a0p.: „Neįgalieji ir invalidai - 85% visų“",
        "Lentelė S3R-629 „Neįgaliųjų skaičius - 4 998“",
        "„Parengimo projektas – 85% lėšų“ (įsakymas Nr.\u00a01V-672)",
        '[[act:cpr-2021]]: „not our "words"“',
    ],
)
def test_a_quoted_act_keeps_its_own_writing(text: str) -> None:
    assert found(text) == []


def test_a_quotation_without_its_act_is_spared_the_advice_but_not_the_typography() -> None:
    assert found("Gyventojas sakė: „Nežymiai gerėja! Tik 85% jūs“.") == [(Kind.PERCENT, "5%")]


@pytest.mark.parametrize(
    ("text", "what", "slip"),
    [
        ("It costs 9,989.15 EUR", Kind.MONEY, "5 EUR"),
        ("It costs EUR 9,989.15", Kind.MONEY, "EUR "),
        ("It costs €5", Kind.MONEY, "€"),
        ("It fell by 11.2 %", Kind.PERCENT, "2 %"),
        ("It fell by 11,2%", Kind.DECIMALS, "11,2"),
        ("It fell by -11.2%", Kind.SIGN, "-11"),
        ("On 30/06/2026", Kind.DATE, "30/06/2026"),
        ("On June 30, 2026", Kind.DATE, "June 30, 2026"),
        ("In 2023-2029", Kind.RANGE, "2023-2029"),
        ("The town - us", Kind.DASH, " -"),
        ("The town – us", Kind.DASH, " –"),
        ("On 30 June", Kind.SPACES, "30 "),
        ("Edition No. 5", Kind.SPACES, "No. "),
        ('The "Together" project', Kind.QUOTES, '"'),
        ("The “Together project", Kind.QUOTES, "“"),
        ("And so on...", Kind.STOPS, "..."),
        ("Click here", Kind.VOICE, "Click here"),
        ("Welcome!", Kind.VOICE, "!"),
        ("{count}s received", Kind.SLOT, "{count}s"),
    ],
)
def test_english_slips(text: str, what: Kind, slip: str) -> None:
    assert (what, slip) in found(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "EUR\u00a09,989.15, 11.2%, 30\u00a0June 2026, 17:30, 2023–2029",
        "The “Together” project\u00a0– a change of \u221211.2%, No.\u00a05",
        "Regulation (EU) 2021/1060, action 1.1.10, 2026-06-30, see {link}",
        "The association „Žiburys“ and the town’s “draft”",
        "Run `sutarimas check --on 2026-06-30`.",
    ],
)
def test_right_english_has_no_slips(text: str) -> None:
    assert found(text, "en") == []


@pytest.mark.parametrize("text", RIGHT_EN)
def test_right_english_sentences_have_no_slips(text: str) -> None:
    assert lint(en.polish(text), "en") == ()


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.pattern[:30])
def test_what_the_linter_says_is_itself_right(rule: SlipRule) -> None:
    if rule in slips_en.RULES:
        assert found(en.polish(rule.en), "en") == []
    else:
        assert found(lt.polish(rule.lt)) == []


def test_what_the_linter_says_is_spelt_right() -> None:
    assert misspelt("\n".join(rule.lt.partition(":")[0] for rule in ALL_RULES)) == frozenset()


@given(st.text(max_size=60))
def test_any_text_can_be_read_and_every_slip_is_a_piece_of_it(text: str) -> None:
    for lang in ("lt", "en"):
        slips: tuple[Slip, ...] = lint(text, lang)
        assert [text[slip.start : slip.end] for slip in slips] == [slip.text for slip in slips]
        assert list(slips) == sorted(slips, key=lambda slip: (slip.start, slip.end, slip.what))
