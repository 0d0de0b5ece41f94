"""The spelling check finds faults and leaves right words alone."""

import pytest

from tests.document.spelling import known_words, misspelt

RIGHT = "stebėsenos marginalizuotų probuojamiems psichosocialine dalyvumo nebepriimsime Ežerynėje"


def test_right_words_that_the_dictionary_lacks_are_known_in_every_case() -> None:
    assert misspelt(RIGHT) == frozenset()


@pytest.mark.parametrize("fault", ["Strategjos", "Ezerynės", "stebesena", "paiūlymas"])
def test_a_misspelt_word_is_named(fault: str) -> None:
    assert misspelt(f"Rengiama {fault}, tai svarbu.") == {fault}


def test_what_is_no_prose_is_passed_over() -> None:
    text = (
        "Žr. https://vvgx.lt/qwxz, `qwxz`, {qwxz}, [[fact:qwxz]], qwxz@vvgx.lt, VVG, ESF+, 1V-672"
    )
    assert misspelt(text) == frozenset()


def test_the_word_list_holds_nothing_that_the_dictionary_knows() -> None:
    words = {entry.partition("/")[0] for entry in known_words()}
    assert misspelt(", ".join(sorted(words)), also_right=()) == words
