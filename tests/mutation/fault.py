"""What a kind of single fault is, and the plain way to make one: change one field."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sutarimas.domain.strategy import Strategy
from tests.mutation.editing import Path, get, places, put

Change = Callable[[Any], Any]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A kind of fault: where it can be made, how, and which rule must name it."""

    name: str
    rule: str
    where: Callable[[Strategy], Iterator[Path]]
    make: Callable[[Strategy, Path], Strategy]


def edit(name: str, rule: str, path: Path, change: Change, keep: Change = lambda _: True) -> Fault:
    """A fault in one field: `path` leads to a list and ends in the field of its items.

    Fields deeper inside an item are written with dots: `smart.amount`.
    """
    *shelf, field = path
    inner = tuple(str(field).split("."))

    def make(strategy: Strategy, where: Path) -> Strategy:
        spot = (*where, *inner)
        made: Strategy = put(strategy, spot, change(get(strategy, spot)))
        return made

    def worth(strategy: Strategy) -> Iterator[Path]:
        for where in places(strategy, tuple(shelf), keep):
            spot = (*where, *inner)
            if change(get(strategy, spot)) != get(strategy, spot):
                yield where

    return Fault(name=name, rule=rule, where=worth, make=make)


def only(fault: Fault, real: Callable[[Strategy, Any], bool]) -> Fault:
    """The same fault, only where the change leaves something wrong.

    A need that loses its voices still has heard people when its evidence is a survey.
    """

    def where(strategy: Strategy) -> Iterator[Path]:
        return (x for x in fault.where(strategy) if real(strategy, get(strategy, x)))

    return replace(fault, where=where)


def at(
    name: str,
    rule: str,
    shelf: Path,
    make: Callable[[Strategy, Path], Strategy],
    keep: Change = lambda _: True,
) -> Fault:
    """A fault made by `make` on an item of a list."""
    return Fault(name=name, rule=rule, where=lambda s: places(s, shelf, keep), make=make)


def to(value: Any) -> Change:
    """Whatever it was, it becomes this."""
    return lambda _: value


def has(field: str) -> Change:
    """Items whose field is filled in."""
    return lambda item: bool(getattr(item, field))
