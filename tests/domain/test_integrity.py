"""Faults that make a value unusable are all named, with the place."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sutarimas.domain.evidence import Evidence, EvidenceKind
from sutarimas.domain.integrity import FaultKind, cycles, faults
from sutarimas.domain.people import Body, BodyKind
from sutarimas.domain.refs import Link
from tests.domain.town import town


def test_a_sound_town_has_no_fault() -> None:
    assert faults(town()) == ()


def test_two_actions_with_one_code_are_named_at_the_second() -> None:
    strategy = town()
    goals = replace(strategy.goals, actions=strategy.goals.actions * 2)
    (fault,) = faults(replace(strategy, goals=goals))
    assert (fault.kind, fault.path, fault.value) == (
        FaultKind.TWICE,
        ("goals", "actions", 1),
        "1.1.1",
    )


def test_a_pointer_at_nothing_gets_the_nearest_right_code() -> None:
    strategy = town()
    need = replace(strategy.needs.items[0], evidence=(Link(to="E-1"),))
    needs = replace(strategy.needs, items=(need, *strategy.needs.items[1:]))
    (fault,) = faults(replace(strategy, needs=needs))
    assert (fault.kind, fault.value, fault.nearest) == (FaultKind.DANGLING, "E-1", "E-01")
    assert fault.path == ("needs", "items", 0, "evidence", 0)


def test_a_reference_without_a_kind_is_dangling() -> None:
    strategy = town()
    voice = replace(strategy.voices[0], heard_at="M-1")
    (fault,) = faults(replace(strategy, voices=(voice,)))
    assert (fault.kind, fault.value, fault.nearest) == (FaultKind.DANGLING, "M-1", "meeting:M-1")


def test_a_circle_of_causes_is_drawn_out() -> None:
    strategy = town()
    first, second = strategy.needs.items
    needs = replace(strategy.needs, items=(first, replace(second, causes=("P-01",))))
    (fault,) = faults(replace(strategy, needs=needs))
    assert (fault.kind, fault.value) == (FaultKind.CYCLE, "P-01 → P-02 → P-01")


def test_money_in_a_year_outside_the_period_is_refused() -> None:
    strategy = town()
    late = replace(strategy.finance.lines[0], year=2030)
    finance = replace(strategy.finance, lines=(late,))
    (fault,) = faults(replace(strategy, finance=finance))
    assert (fault.kind, fault.value, fault.target) == (FaultKind.YEAR, "2030", "2024–2029")


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    identity = replace(town().identity, first_year=2029, last_year=2024)
    kinds = [x.kind for x in faults(replace(town(), identity=identity))]
    assert kinds[0] is FaultKind.PERIOD


def test_shares_over_the_whole_are_refused() -> None:
    strategy = town()
    share = Evidence(
        code="E-02", kind=EvidenceKind.SURVEY, statement="…", value=Decimal(101), unit="proc.", n=20
    )
    body = Body(code="b", name="Valdyba", kind=BodyKind.BOARD, quorum=Decimal("50"))
    people = replace(strategy.people, bodies=(body,))
    found = faults(replace(strategy, evidence=(*strategy.evidence, share), people=people))
    assert {(x.kind, x.value) for x in found} == {
        (FaultKind.SHARE, "101"),
        (FaultKind.SHARE, "50"),
    }


def test_an_index_over_one_hundred_is_no_share() -> None:
    ageing = Evidence(
        code="E-02", kind=EvidenceKind.STATISTIC, statement="…", value=Decimal(167), unit="proc."
    )
    assert faults(replace(town(), evidence=(*town().evidence, ageing))) == ()


@given(st.dictionaries(st.sampled_from("ABCDE"), st.lists(st.sampled_from("ABCDE"), max_size=3)))
def test_a_cycle_is_found_exactly_when_a_node_reaches_itself(graph: dict[str, list[str]]) -> None:
    causes = {key: tuple(value) for key, value in graph.items()}
    assert bool(cycles(causes)) == any(_reaches(x, x, causes) for x in causes)


def _reaches(start: str, goal: str, causes: dict[str, tuple[str, ...]]) -> bool:
    seen, waiting = set(), list(causes.get(start, ()))
    while waiting:
        code = waiting.pop()
        if code == goal:
            return True
        if code not in seen:
            seen.add(code)
            waiting.extend(causes.get(code, ()))
    return False
