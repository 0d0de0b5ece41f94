"""Links between records that somebody has to look at again."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sutarimas.domain.canonical import plain
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.trace import Edge, LinkState, Trace
from sutarimas.queries.entry import keys_of
from sutarimas.queries.labels import record_label
from sutarimas.queries.strategy import load

PAGE = 50


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
    is_bound: bool  # a figure in a text, confirmed with the text

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


def ties(strategy_id: UUID, *, state: str, lang: str, page: int = 1) -> Ties:
    """Links in one state; `page` counts from 1."""
    strategy = load(strategy_id)
    found: dict[str, list[Edge]] = {LinkState.SUSPECT: [], LinkState.UNCONFIRMED: []}
    for edge, stands in Trace.of(strategy).links():
        if stands in found:
            found[stands].append(edge)
    chosen = found.get(state, [])
    pages = max(1, -(-len(chosen) // PAGE))
    at = min(max(page, 1), pages)
    shown = chosen[(at - 1) * PAGE : at * PAGE]
    keys = keys_of(strategy_id, {str(x) for edge in shown for x in (edge.source, edge.target)})
    return Ties(
        lines=tuple(_line(strategy, x, state, keys, lang) for x in shown),
        suspect=len(found[LinkState.SUSPECT]),
        unconfirmed=len(found[LinkState.UNCONFIRMED]),
        page=at,
        pages=pages,
    )


def _line(
    strategy: Strategy, edge: Edge, state: str, keys: Mapping[str, UUID], lang: str
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
        is_bound=edge.source.kind is Kind.SECTION,
    )


def _label(strategy: Strategy, ref: Ref, lang: str) -> str:
    record = strategy.records.get(ref)
    tree = plain(record, public=True) if record is not None else {}
    return " ".join(x for x in (ref.code, record_label(tree, lang)) if x)
