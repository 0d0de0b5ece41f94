"""Files made to exhaust time, memory or the stack, and years that no calendar has."""

from pathlib import Path

import pytest

from sutarimas.domain.integrity import cycles
from sutarimas.formats.csv_table import MOST_ROWS
from sutarimas.formats.folder import read_folder
from sutarimas.formats.problems import LANGUAGES, MOST_TOLD, Unusable
from sutarimas.formats.typed import MOST_PROBLEMS
from tests.formats.hamlet import NEEDS, STRATEGY, hamlet


def refusal(folder: Path) -> Unusable:
    with pytest.raises(Unusable) as found:
        read_folder(folder)
    return found.value


def test_a_chain_of_three_thousand_causes_has_no_circle() -> None:
    chain = {f"P{i}": (f"P{i + 1}",) for i in range(3000)}
    assert cycles(chain) == ()


def test_a_circle_of_three_thousand_causes_is_found_once() -> None:
    ring = {f"P{i}": (f"P{(i + 1) % 3000}",) for i in range(3000)}
    (circle,) = cycles(ring)
    assert len(circle) == 3000


def test_of_countless_problems_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    unusable = refusal(hamlet(tmp_path, needs_yaml="items:\n" + "  - x\n" * 5000))
    assert len(unusable.problems) == MOST_PROBLEMS
    for lang in LANGUAGES:
        lines = unusable.text(lang).split("\n")
        assert len(lines) == MOST_TOLD + 1
        assert str(MOST_PROBLEMS - MOST_TOLD) in lines[-1]


def test_a_table_of_too_many_lines_is_refused_without_reading_them_all(tmp_path: Path) -> None:
    table = "series,area,period,value\n" + "population,kaimelis,2023,1\n" * (MOST_ROWS + 1)
    (problem,) = refusal(hamlet(tmp_path, observations_csv=table)).problems
    assert (problem.kind, problem.place.file) == ("csv_long", "observations.csv")


@pytest.mark.parametrize("year", ["0", "-5", "99999", "10000", "999999999999999999", "1899"])
def test_a_period_no_calendar_has_is_refused(year: str, tmp_path: Path) -> None:
    strategy = STRATEGY.replace("2029", year)
    (problem,) = refusal(hamlet(tmp_path, strategy_yaml=strategy)).problems
    assert (problem.kind, problem.path) == ("not_a_year", ("identity", "last_year"))


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2100-01-01", "9999-12-31"])
def test_a_day_far_from_any_plan_is_refused(day: str, tmp_path: Path) -> None:
    needs = f"{NEEDS}ranking:\n  scored_on: {day}\n"
    (problem,) = refusal(hamlet(tmp_path, needs_yaml=needs)).problems
    assert (problem.kind, problem.path) == ("far_day", ("needs", "ranking", "scored_on"))


def test_yaml_of_countless_parts_is_refused_before_it_is_composed(tmp_path: Path) -> None:
    (problem,) = refusal(hamlet(tmp_path, needs_yaml="items:\n" + "  - x\n" * 500_000)).problems
    assert (problem.kind, problem.place.file) == ("file_too_large", "needs.yaml")
    assert "2 MB" in problem.text("en")
