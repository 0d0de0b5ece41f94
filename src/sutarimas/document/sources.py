"""The list of sources: one entry for every record the text rests on, down to the ground.

An entry says what the fact is, leads on to what it rests on, and back to where it is used:
from a sentence to an observation or to minutes it takes two clicks.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from sutarimas.document.blocks import Block, Chapter, Reference, Row, Run, Table, anchor
from sutarimas.document.citations import Place, cited, ids
from sutarimas.document.scope import Scope, heading
from sutarimas.document.source_entries import ENTRIES, ROWS, columns, entry, observed
from sutarimas.domain.decision import DecisionKind
from sutarimas.domain.refs import Kind, Ref, Role

KEY = "sources"
PLAN = Ref(Kind.STRATEGY, "plan")
#: Places named behind an entry before the rest is only counted.
BACK = 6
_ORDER = tuple(Kind)


def build(scope: Scope, chapters: tuple[Chapter, ...]) -> Chapter:
    """The last chapter of a document, made from all the others."""
    words = scope.wording(KEY)
    places = cited(scope.strategy, chapters)
    shown = ids(chapters)
    wanted = [ref for ref in _needed(scope, places) if anchor(ref) not in shown]
    blocks: list[Block] = [heading(KEY, 1, words.text("title"))]
    for kind, refs in groupby(sorted(wanted, key=_position(scope)), key=lambda ref: ref.kind):
        blocks.append(heading(f"{KEY}-{kind}", 2, words.text(f"kind_{kind}")))
        blocks += _shelf(scope, kind, tuple(refs), places)
    return Chapter(key=KEY, blocks=tuple(blocks), annex=True)


def _position(scope: Scope) -> Callable[[Ref], tuple[int, int]]:
    order = {ref: index for index, ref in enumerate(scope.strategy.records)}
    return lambda ref: (_ORDER.index(ref.kind), order.get(ref, 0))


def _needed(scope: Scope, places: Mapping[Ref, tuple[Place, ...]]) -> tuple[Ref, ...]:
    """Everything cited and, step by step, everything that rests below it."""
    found: dict[Ref, None] = {}
    waiting = list(places)
    while waiting:
        ref = waiting.pop(0)
        if ref in found or not (ref in scope.strategy.records or ref.kind is Kind.STRATEGY):
            continue
        found[ref] = None
        waiting.extend(below(scope, ref))
    return tuple(found)


def below(scope: Scope, ref: Ref) -> tuple[Ref, ...]:
    """What a record rests on directly, or is a part of."""
    founding = (Role.RESTS, Role.SERVES)
    if ref == PLAN:
        return _behind_the_plan(scope)
    return tuple(dict.fromkeys(x.target for x in scope.trace.out(ref) if x.role in founding))


def _behind_the_plan(scope: Scope) -> tuple[Ref, ...]:
    """What stands behind the plan as a whole: who adopted it, its contract, its actions."""
    strategy = scope.strategy
    adopted = (x for x in strategy.decisions if x.kind is DecisionKind.ADOPTION)
    return (
        *(Ref(Kind.DECISION, x.code) for x in adopted),
        *(Ref(Kind.CONTRACT, x.code) for x in strategy.finance.contracts),
        *(Ref(Kind.ACTION, x.code) for x in strategy.goals.actions),
    )


def _shelf(
    scope: Scope, kind: Kind, refs: tuple[Ref, ...], places: Mapping[Ref, tuple[Place, ...]]
) -> Iterator[Block]:
    """Entries of one kind; records that are rows of a file stand in a table."""
    if kind not in ROWS:
        yield from (_reference(scope, ref, places.get(ref, ())) for ref in refs)
        return
    if kind is Kind.OBSERVATION:
        yield from _observed(scope, refs)
        return
    rows = tuple(replace(ROWS[kind](scope, ref), id=anchor(ref)) for ref in refs)
    yield Table(
        id=f"{KEY}-{kind}-rows",
        caption=scope.wording(KEY).text(f"caption_{kind}"),
        columns=columns(scope, kind),
        rows=tuple(_led(scope, row, ref) for row, ref in zip(rows, refs, strict=True)),
    )


def _observed(scope: Scope, refs: tuple[Ref, ...]) -> Iterator[Block]:
    """Observed values, a table a series."""
    by_series = groupby(
        sorted(refs, key=lambda ref: scope.strategy.records[ref].series),
        key=lambda ref: scope.strategy.records[ref].series,
    )
    for code, found in by_series:
        series = scope.strategy.find(Kind.SERIES, code)
        yield Table(
            id=f"{KEY}-observation-{code}",
            caption=scope.title(series) if series else code,
            columns=columns(scope, Kind.OBSERVATION),
            rows=tuple(replace(ROWS[Kind.OBSERVATION](scope, x), id=anchor(x)) for x in found),
        )


def _led(scope: Scope, row: Row, ref: Ref) -> Row:
    """The last cell of a row leads on to what the record rests on."""
    known = [x for x in below(scope, ref) if x in scope.strategy.records]
    onward = [Run(text=x.code, to=anchor(x)) for x in known]
    spaced = [x for run in onward for x in (Run(text=", "), run)][1:]
    return replace(row, cells=(*row.cells[:-1], (*row.cells[-1], *spaced)))


def _reference(scope: Scope, ref: Ref, places: tuple[Place, ...]) -> Reference:
    made = ENTRIES.get(ref.kind, entry)(scope, ref)
    onward = tuple(_onward(scope, x) for x in below(scope, ref) if x in scope.strategy.records)
    return replace(made, onward=onward, used_by=_back(scope, places))


def _onward(scope: Scope, ref: Ref) -> Run:
    kind = scope.wording(KEY).text(f"one_{ref.kind}")
    name = observed(scope, ref) if ref.kind is Kind.OBSERVATION else ref.code
    return Run(text=f"{kind} {name}", to=anchor(ref))


def _back(scope: Scope, places: tuple[Place, ...]) -> tuple[Run, ...]:
    first: dict[str, Run] = {}
    for place in places:
        if place.number:
            first.setdefault(place.number, Run(text=place.number, to=place.block))
    shown = tuple(first.values())[:BACK]
    left = len(first) - len(shown)
    more = (Run(text=scope.wording(KEY).text("and_more", n=str(left))),) if left > 0 else ()
    return (*shown, *more)
