"""Walking from any claim to its sources, and from any source to all that rests on it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sutarimas.domain.binding import Verb, bindings, loose_figures
from sutarimas.domain.canonical import fingerprint
from sutarimas.domain.datum import datum
from sutarimas.domain.pointers import pointers
from sutarimas.domain.prose import Section
from sutarimas.domain.refs import Kind, Link, Ref, Role
from sutarimas.domain.strategy import Strategy

#: Kinds that a claim may end at: what was observed, asked, said or written elsewhere.
GROUND = frozenset(
    {Kind.OBSERVATION, Kind.TALLY, Kind.SURVEY, Kind.MEETING, Kind.VOICE, Kind.FILE, Kind.CONTRACT}
)
#: Kinds that must lead somewhere upwards, or nobody needs them.
MEANS = (Kind.OBJECTIVE, Kind.ACTION, Kind.INDICATOR, Kind.NEED)
_FOUNDS = frozenset({Role.RESTS, Role.SERVES})
_SENTENCE = re.compile(r"[^.!?]+[.!?]?")


class LinkState(StrEnum):
    """Whether a link still stands on what it was confirmed on."""

    SOUND = "sound"
    SUSPECT = "suspect"  # the target changed after the confirmation
    UNCONFIRMED = "unconfirmed"
    BROKEN = "broken"  # there is no such target


@dataclass(frozen=True, kw_only=True)
class Edge:
    """One pointer between two records."""

    source: Ref
    target: Ref
    role: Role
    link: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How much of the text is tied to data; numerators and denominators are counts."""

    numbers_bound: int
    numbers: int
    need_sentences_sourced: int
    need_sentences: int


class Trace:
    """The graph of one strategy."""

    def __init__(self, strategy: Strategy) -> None:
        self.strategy = strategy

    @classmethod
    def of(cls, strategy: Strategy) -> "Trace":
        """The one graph of a strategy: a value never changes, so its graph is kept with it."""
        found = strategy.__dict__.setdefault("_trace", cls(strategy))
        assert isinstance(found, cls)  # noqa: S101 - nobody else writes under this name
        return found

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every pointer between two records, bindings of prose included."""
        found: list[Edge] = []
        for ref, record in self.strategy.records.items():
            found.extend(
                Edge(source=ref, target=x.target, role=x.role, link=x.link)
                for x in pointers(record)
                if x.target is not None
            )
            if isinstance(record, Section):
                found.extend(self._bound(ref, record))
        return tuple(found)

    def _bound(self, ref: Ref, section: Section) -> Iterable[Edge]:
        for bound in bindings(section.body):
            if bound.verb is not Verb.FACT:
                continue
            value = datum(self.strategy, bound.address)
            if value is not None:
                link = Link(to=str(value.source), print=bound.print)
                yield Edge(source=ref, target=value.source, role=Role.RESTS, link=link)

    @cached_property
    def _down(self) -> Mapping[Ref, tuple[Edge, ...]]:
        return _grouped((edge.source, edge) for edge in self.edges)

    @cached_property
    def _up(self) -> Mapping[Ref, tuple[Edge, ...]]:
        return _grouped((edge.target, edge) for edge in self.edges)

    def out(self, ref: Ref) -> tuple[Edge, ...]:
        """Pointers of a record."""
        return self._down.get(ref, ())

    def into(self, ref: Ref) -> tuple[Edge, ...]:
        """Pointers at a record."""
        return self._up.get(ref, ())

    def sources(self, ref: Ref) -> tuple[Ref, ...]:
        """Everything a record rests on, nearest first; a goal rests on its objectives' needs."""
        start = [ref]
        if ref.kind is Kind.GOAL:
            start = [Ref(Kind.OBJECTIVE, x.code) for x in self.strategy.objectives_of(ref.code)]
        found = self._closure(start, down=True)
        return tuple(x for x in found if x != ref)

    def ground(self, ref: Ref) -> tuple[Ref, ...]:
        """Where the walk of `sources` ends: facts with nothing recorded below them."""
        return tuple(x for x in self.sources(ref) if x.kind in GROUND or self._last(x))

    def _last(self, ref: Ref) -> bool:
        return ref.kind is Kind.EVIDENCE and not any(e.role is Role.RESTS for e in self.out(ref))

    def carried(self, ref: Ref) -> tuple[Ref, ...]:
        """Everything that rests on a record, nearest first."""
        return tuple(x for x in self._closure([ref], down=False) if x != ref)

    def _closure(self, start: list[Ref], *, down: bool) -> list[Ref]:
        seen: dict[Ref, None] = {}
        waiting = list(start)
        while waiting:
            ref = waiting.pop(0)
            if ref in seen or (ref not in self.strategy.records and ref.kind is not Kind.STRATEGY):
                continue
            seen[ref] = None
            edges = self.out(ref) if down else self.into(ref)
            waiting.extend(x.target if down else x.source for x in edges if x.role in _FOUNDS)
        return list(seen)

    def state(self, link: Link, target: Ref) -> LinkState:
        """Sound, suspect, unconfirmed or broken."""
        record = self.strategy.records.get(target)
        if record is None:
            return LinkState.SOUND if target.kind is Kind.STRATEGY else LinkState.BROKEN
        if not link.print:
            return LinkState.UNCONFIRMED
        return LinkState.SOUND if link.print == self._print(target) else LinkState.SUSPECT

    @cached_property
    def _prints(self) -> dict[Ref, str]:
        return {}

    def _print(self, ref: Ref) -> str:
        if ref not in self._prints:
            self._prints[ref] = fingerprint(self.strategy.records[ref])
        return self._prints[ref]

    def links(self) -> tuple[tuple[Edge, LinkState], ...]:
        """Every link with its state."""
        return tuple(
            (edge, self.state(edge.link, edge.target))
            for edge in self.edges
            if edge.link is not None
        )

    def unused(self, kind: Kind) -> tuple[Ref, ...]:
        """Records of a kind that nothing points to."""
        return tuple(x for x in self.strategy.records if x.kind is kind and not self.into(x))

    def unsourced(self, kind: Kind) -> tuple[Ref, ...]:
        """Records of a kind whose walk to the sources ends nowhere."""
        return tuple(x for x in self.strategy.records if x.kind is kind and not self.ground(x))

    def coverage(self) -> Coverage:
        """Share of prose numbers bound, and of need sentences with a source."""
        bound = sum(
            x.verb is Verb.FACT for section in self.strategy.prose for x in bindings(section.body)
        )
        loose = sum(len(loose_figures(section.body)) for section in self.strategy.prose)
        total = sourced = 0
        for need in self.strategy.needs.items:
            sentences = len([x for x in _SENTENCE.findall(need.statement) if x.strip()])
            total += sentences
            sourced += sentences if self.ground(Ref(Kind.NEED, need.code)) else 0
        return Coverage(
            numbers_bound=bound,
            numbers=bound + loose,
            need_sentences_sourced=sourced,
            need_sentences=total,
        )


def _grouped(pairs: Iterable[tuple[Ref, Edge]]) -> Mapping[Ref, tuple[Edge, ...]]:
    groups: defaultdict[Ref, list[Edge]] = defaultdict(list)
    for key, edge in pairs:
        groups[key].append(edge)
    return {key: tuple(edges) for key, edges in groups.items()}
