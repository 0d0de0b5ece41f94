"""Bindings of prose, and the data behind their addresses."""

import time
from decimal import Decimal

import pytest

from sutarimas.domain.binding import Verb, bindings, loose_figures, malformed
from sutarimas.domain.datum import datum
from sutarimas.domain.money import Euro
from tests.domain.town import town


def test_a_binding_knows_its_words_its_stamp_and_its_place() -> None:
    text = "Yra [[fact:action:1.1.1.eu@0f3a|8 490,77 Eur]]."
    (one,) = bindings(text)
    assert (one.verb, one.address) == (Verb.FACT, "action:1.1.1.eu")
    assert (one.print, one.shown) == ("0f3a", "8 490,77 Eur")
    assert text[one.start : one.end] == "[[fact:action:1.1.1.eu@0f3a|8 490,77 Eur]]"


@pytest.mark.parametrize("text", ["[[fakt:E-01]]", "[[E-01]]", "[[fact:]]", "[[]]"])
def test_a_misspelt_binding_is_named(text: str) -> None:
    assert malformed(f"Yra {text} ir [[see:need:P-01]].") == (text,)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Gyvena 4 712 žmonės.", ("4 712",)),
        ("Sumažėjo 11,2 proc. nuo 2021 m.", ("11,2",)),
        ("Pokytis −5 proc.", ("−5",)),
        ("2023–2029 m. strategija, 2026 m. birželio 30 d.", ()),
        ("Įsakymas Nr. 1V-672, 1.1.1 veiksmas, problema P-01", ()),
        ("Bendra suma [[fact:plan:total|9 989,15 Eur]].", ()),
        ("1. Pirmas punktas\n2. Antras punktas", ()),
    ],
)
def test_figures_tied_to_nothing_are_counted(text: str, figures: tuple[str, ...]) -> None:
    assert loose_figures(text) == figures


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("E-01", Decimal(4712)),
        ("action:1.1.1.total", Euro(998915)),
        ("action:1.1.1.eu", Euro(849077)),
        ("action:1.1.1.state", Euro(149838)),
        ("action:1.1.1.projects", 6),
        ("indicator:R.1.target", Decimal(361)),
        ("meeting:M-1.present", 11),
        ("group:TG-1.size", 900),
        ("territory:population", 4712),
        ("plan:total", Euro(999015)),
        ("plan:projects_total", Euro(998915)),
        ("plan:administration", Euro(100)),
        ("plan:problems", 2),
        ("plan:opportunities", 0),
    ],
)
def test_an_address_leads_to_its_value(address: str, value: object) -> None:
    found = datum(town(), address)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "address",
    [
        "E-99",
        "action:9.total",
        "action:1.1.1.colour",
        "plan:luck",
        "person:A-1.name",
        "territory:name",
    ],
)
def test_an_address_of_nothing_has_no_value(address: str) -> None:
    assert datum(town(), address) is None


@pytest.mark.parametrize("piece", ["[", "[[fact:", "[[fact:a|", "[[see:a@0"])
def test_a_text_full_of_open_brackets_is_read_in_little_time(piece: str) -> None:
    started = time.monotonic()
    text = piece * (100_000 // len(piece))
    assert (list(bindings(text)), malformed(text)) == ([], ())
    loose_figures(text)
    assert time.monotonic() - started < 10
