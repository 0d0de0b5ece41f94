"""Work told from change in objectives and result indicators, measured on labelled sentences."""

from collections import Counter
from collections.abc import Callable

import pytest

from sutarimas.rulebook.activity_wording import counts_activity, states_activity
from tests.rulebook.measure import measure, sentences

OBJECTIVES, INDICATORS = "objective_activity.csv", "indicator_counts_activity.csv"
PARTS = ("tuned", "held")


@pytest.mark.parametrize(
    ("check", "file", "part", "precision", "recall"),
    [
        (states_activity, OBJECTIVES, "tuned", 1.0, 1.0),
        (states_activity, OBJECTIVES, "held", 0.94, 0.90),
        (counts_activity, INDICATORS, "tuned", 1.0, 1.0),
        (counts_activity, INDICATORS, "held", 0.92, 1.0),
    ],
)
def test_it_is_right_as_often_as_we_say(
    check: Callable[[str], bool],
    file: str,
    part: str,
    precision: float,
    recall: float,
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = measure(check, file, part)
    with capsys.disabled():
        print(f"\n{check.__name__}, {part} sentences: {found}")  # noqa: T201 - the published figure
    assert found.precision >= precision
    assert found.recall >= recall


@pytest.mark.parametrize(("file", "least"), [(OBJECTIVES, 80), (INDICATORS, 60)])
def test_the_labelled_sentences_are_many_and_of_both_kinds(file: str, least: int) -> None:
    labelled = [x for part in PARTS for x in sentences(file, part)]
    kinds = Counter(wanted for _, wanted in labelled)
    assert len({text for text, _ in labelled}) == len(labelled) >= least
    assert min(kinds.values()) >= 0.4 * len(labelled)


def test_letters_written_apart_are_read_the_same() -> None:
    composed = "Plėtoti paslaugas"
    assert states_activity("Ple\u0307toti paslaugas") == states_activity(composed) is True
