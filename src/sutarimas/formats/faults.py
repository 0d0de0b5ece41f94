"""Faults of a strategy's integrity as problems of its files."""

from collections.abc import Iterable

from sutarimas.domain.integrity import Fault, faults
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.problems import Marks, Problem, problem


def fault_problems(strategy: Strategy, marks: Marks) -> tuple[Problem, ...]:
    """Everything that makes the value unusable, with its place."""
    return tuple(_problems(faults(strategy), marks))


def _problems(found: Iterable[Fault], marks: Marks) -> Iterable[Problem]:
    for fault in found:
        yield problem(
            f"fault_{fault.kind}",
            marks.place(fault.path),
            fault.path,
            value=fault.value,
            target=fault.target,
            nearest=fault.nearest,
        )
