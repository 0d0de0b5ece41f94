"""Sentences of the plain edition are counted, and cut where a thought ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.document.plain import LONGEST, is_cut, shortened, words

LONG = (
    "Sumažinti socialinę atskirtį Ežerynės mieste, kad daugiau žmonių dirbtų, gautų pagalbą "
    "arti namų ir nebūtų vieni"
)
WITHOUT_COMMAS = (
    "Spręsti Ignalinos miesto bendruomenės socialines ir ekonomines problemas įtraukiant "
    "bendruomenę ir įgalinant socialinę atskirtį patiriančias grupes"
)


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        (LONG, LONG.partition(" ir nebūtų")[0]),
        (WITHOUT_COMMAS, WITHOUT_COMMAS.partition(" ir įgalinant")[0]),
    ],
)
def test_a_title_is_cut_before_the_word_that_adds_to_it(title: str, kept: str) -> None:
    assert shortened(title) == f"{kept}\u00a0…"
    assert is_cut(shortened(title))


def test_a_short_title_is_left_alone() -> None:
    assert shortened("Mažinti skurdą, kurti darbą") == "Mažinti skurdą, kurti darbą"
    assert not is_cut("Mažinti skurdą")


def test_a_title_without_a_place_to_cut_is_cut_after_a_word() -> None:
    assert shortened("labai " * 30).split() == ["labai"] * (LONGEST - 1) + ["…"]


def test_a_cut_never_leaves_a_stump() -> None:
    assert words(shortened("Mažinti, " + "labai " * 30)) > 4


@given(st.lists(st.sampled_from(["žodis", "kitas,", "ir", "and", "–", "704\u00a0756,76"])))
def test_nothing_is_longer_than_allowed(parts: list[str]) -> None:
    title = " ".join(parts)
    assert words(shortened(title)) <= LONGEST
    assert title.startswith(shortened(title).removesuffix("\u00a0…"))
