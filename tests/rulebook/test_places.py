"""Places of acts are printed in the reader's language."""

from collections.abc import Iterator

import pytest

from sutarimas.document import en
from sutarimas.document.typography import lint
from sutarimas.rulebook.book import rules
from sutarimas.rulebook.params import pack, pack_codes
from sutarimas.rulebook.places import place, translated
from sutarimas.rulebook.reading import folder, read
from tests.document.spelling import misspelt


def _in_use() -> Iterator[str]:
    yield from (citation.place for rule in rules() for citation in rule.citations)
    for code in pack_codes():
        for versions in pack(code).parameters.values():
            yield from (version.point for version in versions)


IN_USE = tuple(sorted({*_in_use()} - {""}))
LISTED: dict[str, str] = read(folder("places_lt.yaml"))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Art. 112", "112 straipsnis"),
        ("Art. 32(1)", "32 straipsnio 1 dalis"),
        ("Art. 32(1)(a)", "32 straipsnio 1 dalies a punktas"),
        ("Art. 6(a)", "6 straipsnio a punktas"),
        ("Art. 31(2)(c)–(d)", "31 straipsnio 2 dalies c–d punktai"),
        (
            "Art. 32(1)(b), Art. 32(1)(c)",
            "32 straipsnio 1 dalies b punktas, 32 straipsnio 1 dalies c punktas",
        ),
        (
            "Art. 31(2)(b), 32(1)(b)",
            "31 straipsnio 2 dalies b punktas, 32 straipsnio 1 dalies b punktas",
        ),
        ("Art. 47, 50, Annex IX", "47 straipsnis, 50 straipsnis, IX priedas"),
        ("Annex I", "I priedas"),
    ],
)
def test_articles_and_annexes_are_turned_by_their_pattern(written: str, printed: str) -> None:
    assert place(written, "lt") == printed


def test_a_listed_place_is_looked_up() -> None:
    assert place("strategy form", "lt") == "strategijos forma"
    assert place("Art. 32(2)(b): 49%", "lt") == "32 straipsnio 2 dalies b punktas: 49\xa0proc."


@pytest.mark.parametrize("unknown", ["the moon", "Art. x", "Art. 5, the moon", "47, 50"])
def test_an_unknown_place_stands_as_written_and_says_so(unknown: str) -> None:
    assert place(unknown, "lt") == unknown
    assert not translated(unknown)


def test_english_is_printed_as_the_rules_write_it() -> None:
    assert [place(x, "en") for x in IN_USE] == list(IN_USE)


def test_every_place_in_use_can_be_printed_in_lithuanian() -> None:
    assert len(IN_USE) > 150
    assert [x for x in IN_USE if not translated(x)] == []


def test_the_list_holds_only_places_in_use() -> None:
    assert sorted(set(LISTED) - set(IN_USE)) == []


def test_lithuanian_places_have_no_slip() -> None:
    assert {x: lint(place(x, "lt"), "lt") for x in IN_USE if lint(place(x, "lt"), "lt")} == {}


def test_lithuanian_places_are_spelt_right() -> None:
    assert misspelt("\n".join(place(x, "lt") for x in IN_USE)) == frozenset()
    assert misspelt("strategijos formma") == frozenset({"formma"})


def test_english_places_have_no_slip() -> None:
    """They are written with plain spaces, so that a rule can be found by its citation."""
    polished = {x: lint(en.polish(x), "en") for x in IN_USE}
    assert {x: slips for x, slips in polished.items() if slips} == {}
