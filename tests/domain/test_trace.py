"""From any claim to its sources, and back."""

from dataclasses import replace

import pytest

from sutarimas.domain.canonical import fingerprint
from sutarimas.domain.refs import Kind, Link, Ref
from sutarimas.domain.trace import LinkState, Trace
from tests.domain.town import town

OBSERVATION = Ref(Kind.OBSERVATION, "pop/town/2023")
CENT = Ref(Kind.LINE, "1.1.1/2025/esf")


def test_a_cent_walks_back_to_the_observation_and_the_meeting() -> None:
    ground = Trace(town()).ground(CENT)
    assert OBSERVATION in ground
    assert Ref(Kind.MEETING, "M-1") in ground


def test_the_walk_passes_every_station_nearest_first() -> None:
    kinds = [ref.kind for ref in Trace(town()).sources(CENT)]
    assert kinds[:3] == [Kind.ACTION, Kind.OBJECTIVE, Kind.GOAL]
    assert kinds.index(Kind.NEED) < kinds.index(Kind.EVIDENCE) < kinds.index(Kind.OBSERVATION)


def test_all_that_rests_on_an_observation_is_found() -> None:
    carried = Trace(town()).carried(OBSERVATION)
    for ref in ("evidence:E-01", "need:P-01", "objective:1.1", "action:1.1.1", "section:intro"):
        assert Ref.parse(ref) in carried
    assert CENT in carried


def test_a_goal_rests_on_the_needs_of_its_objectives() -> None:
    assert OBSERVATION in Trace(town()).sources(Ref(Kind.GOAL, "1"))


def test_an_objective_does_not_borrow_the_needs_of_its_sister() -> None:
    strategy = town()
    first = strategy.goals.objectives[0]
    second = replace(first, code="1.2", needs=(Link(to="P-02"),))
    goals = replace(strategy.goals, objectives=(first, second))
    sources = Trace(replace(strategy, goals=goals)).sources(Ref(Kind.OBJECTIVE, "1.2"))
    assert Ref(Kind.NEED, "P-01") not in sources


def test_orphans_are_seen_from_both_ends() -> None:
    trace = Trace(town())
    assert trace.unsourced(Kind.NEED) == (Ref(Kind.NEED, "P-02"),)
    assert trace.unused(Kind.EVIDENCE) == ()
    assert trace.unused(Kind.PERSON) == (Ref(Kind.PERSON, "A-1"),)


def test_coverage_counts_bound_numbers_and_sourced_sentences() -> None:
    coverage = Trace(town()).coverage()
    assert (coverage.numbers_bound, coverage.numbers) == (1, 2)
    assert (coverage.need_sentences_sourced, coverage.need_sentences) == (2, 3)


@pytest.mark.parametrize(
    ("stamp", "state"),
    [("", LinkState.UNCONFIRMED), ("right", LinkState.SOUND), ("0f0f", LinkState.SUSPECT)],
)
def test_a_link_knows_whether_its_basis_changed(stamp: str, state: LinkState) -> None:
    strategy = town()
    target = Ref(Kind.EVIDENCE, "E-01")
    stamp = fingerprint(strategy.records[target]) if stamp == "right" else stamp
    assert Trace(strategy).state(Link(to="E-01", print=stamp), target) is state


def test_a_link_to_nothing_is_broken() -> None:
    assert Trace(town()).state(Link(to="E-99"), Ref(Kind.EVIDENCE, "E-99")) is LinkState.BROKEN
