"""What makes a value unusable: codes used twice, pointers at nothing, cycles, wrong years.

These are faults of the input, not findings about the strategy: nothing can be checked or
printed until they are mended. Each names the path to the place, so that a reader of files
can say the file and the line.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from sutarimas.domain.finance import ADMINISTRATION
from sutarimas.domain.picture import CODE, LARGEST, LARGEST_TOGETHER, Picture, is_whole
from sutarimas.domain.pointers import Path, Pointer, pointers
from sutarimas.domain.refs import ANY, Kind, Ref
from sutarimas.domain.strategy import Strategy


class FaultKind(StrEnum):
    """Kinds of fault."""

    TWICE = "twice"
    DANGLING = "dangling"
    CYCLE = "cycle"
    YEAR = "year"
    SHARE = "share"
    PERIOD = "period"
    PICTURE = "picture"
    PICTURES = "pictures"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One fault: where, what, and the nearest right value when there is one."""

    kind: FaultKind
    path: Path
    value: str
    target: str = ""
    nearest: str = ""


def faults(strategy: Strategy) -> tuple[Fault, ...]:
    """Every fault of a strategy, in reading order."""
    return (
        *_period(strategy),
        *_twice(strategy),
        *_dangling(strategy),
        *_cycles(strategy),
        *_years(strategy),
        *_shares(strategy),
        *_pictures(strategy),
    )


def _period(strategy: Strategy) -> Iterator[Fault]:
    identity = strategy.identity
    if identity.last_year < identity.first_year:
        yield Fault(
            kind=FaultKind.PERIOD,
            path=("identity", "last_year"),
            value=f"{identity.first_year}\u2013{identity.last_year}",
        )


def _pictures(strategy: Strategy) -> Iterator[Fault]:
    """Pictures that nobody could show, or that make the strategy too heavy to work with."""
    together = 0
    for index, one in enumerate(strategy.pictures):
        path: Path = ("pictures", index)
        size = len(one.data) * 3 // 4
        together += size
        if size > LARGEST or not CODE.fullmatch(one.code) or not _shows(one):
            yield Fault(kind=FaultKind.PICTURE, path=path, value=one.code)
        elif together > LARGEST_TOGETHER:
            yield Fault(kind=FaultKind.PICTURES, path=path, value=one.code)
            return


def _shows(one: Picture) -> bool:
    try:
        return is_whole(one.image)
    except ValueError:
        return False


def shelves(strategy: Strategy) -> Iterator[tuple[Path, Any]]:
    """Every record in a list, with the path to it."""
    yield from _lists(strategy, ())


def _lists(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    for f in fields(value):
        item = getattr(value, f.name)
        if isinstance(item, tuple):
            for index, entry in enumerate(item):
                if is_dataclass(entry):
                    yield (*path, f.name, index), entry
        elif is_dataclass(item):
            yield from _lists(item, (*path, f.name))


def _twice(strategy: Strategy) -> Iterator[Fault]:
    seen: set[tuple[Path, str, str]] = set()
    for path, record in shelves(strategy):
        code = getattr(record, "code", None)
        if code is None:
            continue
        place = (path[:-1], code, getattr(record, "lang", ""))
        if place in seen:
            yield Fault(kind=FaultKind.TWICE, path=path, value=code)
        seen.add(place)


def _dangling(strategy: Strategy) -> Iterator[Fault]:
    known = strategy.records
    codes: dict[Kind, list[str]] = {}
    for ref in known:
        codes.setdefault(ref.kind, []).append(ref.code)
    for path, record in (*shelves(strategy), *_single(strategy)):
        for pointer in pointers(record, path):
            target = pointer.target
            if target is not None and (target in known or _exempt(target)):
                continue
            yield Fault(
                kind=FaultKind.DANGLING,
                path=pointer.path,
                value=pointer.text,
                target=pointer.kind,
                nearest=_nearest(pointer, codes),
            )


def _nearest(pointer: Pointer, codes: Mapping[Kind, list[str]]) -> str:
    """The code or whole reference that was most likely meant."""
    if pointer.target is not None:
        pool = codes.get(pointer.target.kind, [])
        near = get_close_matches(pointer.target.code, pool, n=1)
        found = near[0] if near else ""
        return found if pointer.kind != ANY or not found else f"{pointer.target.kind}:{found}"
    whole = [f"{kind}:{code}" for kind, listed in codes.items() for code in listed]
    same = [x for x in whole if x.partition(":")[2] == pointer.text]
    return next(iter(same or get_close_matches(pointer.text, whole, n=1)), "")


def _single(strategy: Strategy) -> Iterator[tuple[Path, Any]]:
    yield ("place", "territory"), strategy.place.territory
    yield ("needs", "ranking"), strategy.needs.ranking


def _exempt(ref: Ref) -> bool:
    return ref.kind is Kind.STRATEGY or ref == Ref(Kind.ACTION, ADMINISTRATION)


def _cycles(strategy: Strategy) -> Iterator[Fault]:
    causes = {need.code: need.causes for need in strategy.needs.items}
    for cycle in cycles(causes):
        index = next(i for i, x in enumerate(strategy.needs.items) if x.code == cycle[0])
        yield Fault(
            kind=FaultKind.CYCLE,
            path=("needs", "items", index, "causes"),
            value=" \u2192 ".join((*cycle, cycle[0])),
        )


def cycles(causes: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Circles of cause and effect, each once, starting at its first code.

    >>> cycles({"P1": ("P2",), "P2": ("P1",), "P3": ("P1",)})
    (('P1', 'P2'),)
    """
    found: dict[frozenset[str], tuple[str, ...]] = {}
    done: set[str] = set()
    for start in causes:
        for circle in _circles(start, causes, done):
            first = circle.index(min(circle))
            found.setdefault(frozenset(circle), (*circle[first:], *circle[:first]))
    return tuple(found.values())


def _circles(
    start: str, causes: Mapping[str, tuple[str, ...]], done: set[str]
) -> Iterator[list[str]]:
    """Circles met on the way from one code; `done` holds the codes already seen through.

    The way is kept in a list, because a chain of causes may be longer than the stack is deep.
    """
    trail: dict[str, Iterator[str]] = {}
    step: str | None = start
    while step is not None:
        if step in trail:
            codes = list(trail)
            yield codes[codes.index(step) :]
        elif step not in done and step in causes:
            trail[step] = iter(causes[step])
        step = _next_step(trail, done)


def _next_step(trail: dict[str, Iterator[str]], done: set[str]) -> str | None:
    """The next code to look at; ways that are seen through are left."""
    while trail:
        last = next(reversed(trail))
        following = next(trail[last], None)
        if following is not None:
            return following
        del trail[last]
        done.add(last)
    return None


def _years(strategy: Strategy) -> Iterator[Fault]:
    years = strategy.identity.years
    for index, line in enumerate(strategy.finance.lines):
        if line.year not in years:
            yield Fault(
                kind=FaultKind.YEAR,
                path=("finance", "lines", index, "year"),
                value=str(line.year),
                target=f"{years.start}\u2013{years.stop - 1}",
            )


def _shares(strategy: Strategy) -> Iterator[Fault]:
    yield from _above_one(strategy)
    for index, fact in enumerate(strategy.evidence):
        share = fact.value if fact.n is not None and _is_share(fact.unit) else None
        if share is not None and not 0 <= share <= 100:
            yield Fault(kind=FaultKind.SHARE, path=("evidence", index, "value"), value=str(share))
    for index, tally in enumerate(strategy.tallies):
        if tally.count is not None and tally.count > tally.base:
            yield Fault(
                kind=FaultKind.SHARE,
                path=("tallies", index, "count"),
                value=f"{tally.count} / {tally.base}",
            )


def _above_one(strategy: Strategy) -> Iterator[Fault]:
    shares: list[tuple[Path, Decimal | None]] = [
        (("goals", "actions", i, "intensity"), x.intensity)
        for i, x in enumerate(strategy.goals.actions)
    ]
    for i, body in enumerate(strategy.people.bodies):
        shares.append((("people", "bodies", i, "quorum"), body.quorum))
        shares.append((("people", "bodies", i, "majority"), body.majority))
    for path, share in shares:
        if share is not None and not 0 <= share <= 1:
            yield Fault(kind=FaultKind.SHARE, path=path, value=str(share))


def _is_share(unit: str) -> bool:
    return unit.strip().rstrip(".") in {"%", "proc", "share"}
