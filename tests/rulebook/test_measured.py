"""The published precision and recall of rules on wording are what we measure."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from sutarimas.rulebook.activity_wording import counts_activity, states_activity
from sutarimas.rulebook.book import rules
from sutarimas.rulebook.finding import Severity
from sutarimas.rulebook.measured import Measured, measured
from sutarimas.rulebook.origin_wording import sounds_external
from sutarimas.rulebook.problem_wording import absent_solution
from sutarimas.rulebook.unit_sanity import is_odd
from tests.rulebook.measure import measure, sentences
from tests.rulebook.stated_counts import miscounts

#: The check behind a rule, and the file of sentences it is measured on. Add a rule here.
CHECKS: dict[str, tuple[Callable[[str], bool], str]] = {
    "VPS-DOC-010": (miscounts, "stated_counts.csv"),
    "VPS-DOC-012": (is_odd, "odd_units.csv"),
    "VPS-IND-006": (counts_activity, "indicator_counts_activity.csv"),
    "VPS-OBJ-006": (states_activity, "objective_activity.csv"),
    "VPS-PRB-002": (absent_solution, "problem_absent_solution.csv"),
    "VPS-SWT-006": (sounds_external, "swot_outer_inner.csv"),
}


@pytest.mark.parametrize("rule", CHECKS)
def test_the_published_figures_are_measured(rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    check, file = CHECKS[rule]
    found = measure(check, file, "held")
    with capsys.disabled():
        print(f"\n{rule}: {found}")  # noqa: T201 - the figure that we publish
    assert measured()[rule] == Measured(
        sentences=len(sentences(file, "held")),
        precision=round(Decimal(found.precision), 2),
        recall=round(Decimal(found.recall), 2),
    )


@pytest.mark.parametrize("rule", CHECKS)
def test_a_check_knows_the_sentences_it_was_written_with(rule: str) -> None:
    check, file = CHECKS[rule]
    found = measure(check, file, "tuned")
    assert found.precision >= 0.95
    assert found.recall >= 0.9


@pytest.mark.parametrize("rule", CHECKS)
def test_half_of_the_sentences_are_harmless(rule: str) -> None:
    labelled = [x for part in ("tuned", "held") for x in sentences(CHECKS[rule][1], part)]
    assert len({text for text, _ in labelled}) == len(labelled) >= 60
    assert 0.4 <= sum(wanted for _, wanted in labelled) / len(labelled) <= 0.6


def test_rules_with_figures_are_advice() -> None:
    by_id = {x.id: x for x in rules()}
    assert set(measured()) == set(CHECKS)
    assert {by_id[x].severity for x in CHECKS} == {Severity.INFO}
    assert all(by_id[x].advice for x in CHECKS)
