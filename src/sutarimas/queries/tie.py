"""Links between records that somebody has to look at again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sutarimas.domain.canonical import fingerprint, plain
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.trace import Edge, LinkState, Trace
from sutarimas.formats.shelves import read_record, shelf
from sutarimas.queries.access import Actor
from sutarimas.queries.compared import FieldPair, both_versions
from sutarimas.queries.entry import keys_of
from sutarimas.queries.labels import record_label
from sutarimas.queries.paging import cut
from sutarimas.queries.strategy import load
from sutarimas.records.models import Revision


@dataclass(frozen=True, kw_only=True)
class TieLine:
    """A link from one record to another: who confirmed it when, and how it stands."""

    source: str
    source_label: str
    source_entry: UUID | None
    target: str
    target_label: str
    target_entry: UUID | None
    state: str
    by: str
    on: date | None
    is_bound: bool  # a figure in a text, confirmed with the text
    pairs: tuple[FieldPair, ...] = ()  # how the target was when confirmed, and how it is

    @property
    def key(self) -> str:
        """What names the link in a form."""
        return f"{self.source}|{self.target}"


@dataclass(frozen=True, kw_only=True)
class Ties:
    """Links in doubt and links that nobody has confirmed, page by page."""

    lines: tuple[TieLine, ...]
    suspect: int
    unconfirmed: int
    page: int
    pages: int


def ties(strategy_id: UUID, *, state: str, actor: Actor, lang: str, page: int = 1) -> Ties:
    """Links in one state; `page` counts from 1."""
    strategy = load(strategy_id)
    found: dict[str, list[Edge]] = {LinkState.SUSPECT: [], LinkState.UNCONFIRMED: []}
    for edge, stands in Trace.of(strategy).links():
        if stands in found:
            found[stands].append(edge)
    chosen = found.get(state, [])
    at = cut(len(chosen), page=page)
    shown = chosen[at.part]
    keys = keys_of(strategy_id, {str(x) for edge in shown for x in (edge.source, edge.target)})
    earlier = (
        _Earlier(strategy, keys, actor=actor, lang=lang) if state == LinkState.SUSPECT else None
    )
    return Ties(
        lines=tuple(_line(strategy, x, state, keys, lang, earlier) for x in shown),
        suspect=len(found[LinkState.SUSPECT]),
        unconfirmed=len(found[LinkState.UNCONFIRMED]),
        page=at.page,
        pages=at.pages,
    )


def _line(
    strategy: Strategy,
    edge: Edge,
    state: str,
    keys: Mapping[str, UUID],
    lang: str,
    earlier: "_Earlier | None",
) -> TieLine:
    return TieLine(
        source=str(edge.source),
        source_label=_label(strategy, edge.source, lang),
        source_entry=keys.get(str(edge.source)),
        target=str(edge.target),
        target_label=_label(strategy, edge.target, lang),
        target_entry=keys.get(str(edge.target)),
        state=state,
        by=edge.link.by if edge.link else "",
        on=edge.link.on if edge.link else None,
        is_bound=edge.source.kind is Kind.SECTION,
        pairs=earlier.pairs(edge) if earlier else (),
    )


class _Earlier:
    """Finds what a link was confirmed on among all that its target ever said."""

    def __init__(
        self, strategy: Strategy, keys: Mapping[str, UUID], *, actor: Actor, lang: str
    ) -> None:
        self.strategy, self.keys, self.actor, self.lang = strategy, keys, actor, lang
        self.bodies: dict[UUID, set[tuple[str, str]]] = {}
        rows = Revision.objects.filter(entry_key__in=keys.values()).exclude(kind=Kind.SECTION)
        for key, name, before, after in rows.values_list("entry_key", "shelf", "before", "after"):
            said = self.bodies.setdefault(key, set())
            said.update((name, body) for body in (before, after) if body)

    def pairs(self, edge: Edge) -> tuple[FieldPair, ...]:
        """Fields of the target that differ from what was confirmed; none where it is not kept."""
        record, key = self.strategy.records.get(edge.target), self.keys.get(str(edge.target))
        if record is None or key is None or edge.link is None:
            return ()
        for name, body in self.bodies.get(key, ()):
            tree = json.loads(body)
            was, _ = read_record(name, tree)
            if was is not None and fingerprint(was) == edge.link.print:
                return both_versions(
                    shelf(name), tree, plain(record), actor=self.actor, lang=self.lang
                )
        return ()


def _label(strategy: Strategy, ref: Ref, lang: str) -> str:
    record = strategy.records.get(ref)
    tree = plain(record, public=True) if record is not None else {}
    return " ".join(x for x in (ref.code, record_label(tree, lang)) if x)
