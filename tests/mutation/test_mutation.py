"""Three hundred faulty copies of a clean strategy: the named rule must see each fault."""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path as File

import pytest

from sutarimas.domain.strategy import Strategy
from sutarimas.formats.load import load
from sutarimas.rulebook.book import Report, check
from tests.mutation.fault import Fault
from tests.mutation.kinds import facts, logic, money, process

SEED = 20261124
COPIES = 300
FLOOR = 0.95
KINDS: tuple[Fault, ...] = (*logic.FAULTS, *facts.FAULTS, *money.FAULTS, *process.FAULTS)
#: The first working day after everything promised was due.
AFTERWARDS = date(2024, 1, 2)
EXAMPLE = File(__file__).parents[2] / "examples" / "ezeryne"


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """One faulty copy and what became of it."""

    fault: Fault
    place: tuple[str | int, ...]
    caught: bool


@cache
def sample() -> Strategy:
    """The clean strategy."""
    return load(EXAMPLE)


@cache
def clean() -> Report:
    """What the check says of it."""
    return check(sample(), on=AFTERWARDS)


def chosen() -> Iterator[tuple[Fault, tuple[str | int, ...]]]:
    """Kinds in turn, each at a place drawn by the seed, no place twice."""
    draw = random.Random(SEED)  # noqa: S311 - repeatable, not secret
    places = {kind.name: list(kind.where(sample())) for kind in KINDS}
    left = {name: draw.sample(found, len(found)) for name, found in places.items()}
    made = 0
    while made < COPIES:
        for kind in KINDS:
            if not left[kind.name]:
                continue
            yield kind, left[kind.name].pop()
            made += 1
            if made == COPIES:
                return


@cache
def mutants() -> tuple[Mutant, ...]:
    """All faulty copies, checked."""
    before = Counter(x.rule for x in clean().findings)
    known = {(x.rule, x.print) for x in clean().findings}
    found = []
    for fault, place in chosen():
        report = check(fault.make(sample(), place), on=clean().on)
        new = [x for x in report.findings if (x.rule, x.print) not in known]
        caught = any(x.rule == fault.rule for x in new)
        found.append(Mutant(fault=fault, place=place, caught=caught))
    assert before == Counter(x.rule for x in clean().findings)
    return tuple(found)


def test_the_clean_strategy_has_no_error() -> None:
    assert [(x.rule, str(x.subject)) for x in clean().errors] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_fault_can_be_made(kind: Fault) -> None:
    place = next(kind.where(sample()), None)
    assert place is not None
    assert kind.make(sample(), place) != sample()


def test_nearly_every_fault_is_named_by_its_rule(capsys: pytest.CaptureFixture[str]) -> None:
    missed = [x for x in mutants() if not x.caught]
    score = 1 - len(missed) / COPIES
    lines = [f"\nmutation score: {COPIES - len(missed)} of {COPIES} ({score:.1%})"]
    lines += [f"  missed by {x.fault.rule}: {x.fault.name} at {x.place}" for x in missed]
    with capsys.disabled():
        sys.stdout.write("\n".join(lines) + "\n")
    assert len(mutants()) == COPIES
    assert score >= FLOOR
