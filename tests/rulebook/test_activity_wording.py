"""Work told from change in objectives: what the labelled sentences do not show."""

import pytest

from sutarimas.rulebook.activity_wording import counts_activity, states_activity


def test_letters_written_apart_are_read_the_same() -> None:
    assert states_activity("Ple\u0307toti paslaugas")


@pytest.mark.parametrize("text", ["", "   ", "Ežerynė", "2024–2029 m."])
def test_a_text_without_verbs_says_nothing_of_work(text: str) -> None:
    assert not states_activity(text)
    assert not counts_activity(text)


def test_capitals_and_line_ends_do_not_matter() -> None:
    assert states_activity("PLĖTOTI\n  paslaugas")
