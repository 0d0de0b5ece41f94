"""Facts of one record as label and value pairs, for its own page."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from sutarimas.document.blocks import Inline, Run, runs
from sutarimas.document.scope import Scope
from sutarimas.document.source_entries import ENTRIES, entry
from sutarimas.domain.refs import Kind, Ref

KEY = "record"
Pair = tuple[str, Inline]


def facts(scope: Scope, ref: Ref) -> tuple[Pair, ...]:
    """What is to be said of a record beside its text, the empty left out."""
    if ref.kind in _FACTS:
        words = scope.wording(KEY)
        return tuple(
            (words.text(key), value) for key, value in _FACTS[ref.kind](scope, ref) if value
        )
    return ENTRIES.get(ref.kind, entry)(scope, ref).details


def _need(scope: Scope, ref: Ref) -> Iterator[Pair]:
    need = scope.strategy.records[ref]
    yield "group", _titled(scope, Kind.GROUP, need.groups)
    yield "size", _count(scope, need.size) or scope.lithuanian(need.size_unknown)
    yield "rank", _count(scope, need.rank)
    yield "unaddressed", scope.lithuanian(need.unaddressed_reason)


def _objective(scope: Scope, ref: Ref) -> Iterator[Pair]:
    objective = scope.strategy.records[ref]
    yield "goal", _titled(scope, Kind.GOAL, (objective.goal,))
    yield "group", _titled(scope, Kind.GROUP, (objective.smart.group,))
    yield "fund", _fund(scope, objective.fund)


def _action(scope: Scope, ref: Ref) -> Iterator[Pair]:
    action = scope.strategy.records[ref]
    yield "group", _titled(scope, Kind.GROUP, action.groups)
    yield "applicants", scope.lithuanian(", ".join(action.applicants))
    yield "projects", _count(scope, action.projects)
    yield "participants", _count(scope, action.participants)
    if action.first_year and action.last_year:
        yield "years", runs(scope.l.years(action.first_year, action.last_year))
    yield "fund", _fund(scope, action.fund)


def _indicator(scope: Scope, ref: Ref) -> Iterator[Pair]:
    indicator = scope.strategy.records[ref]
    yield "unit", scope.lithuanian(indicator.unit)
    yield "baseline", _reading(scope, indicator.baseline, indicator.baseline_year)
    yield "target", _reading(scope, indicator.target, indicator.target_year)
    yield "source", scope.lithuanian(indicator.source)


def _voice(scope: Scope, ref: Ref) -> Iterator[Pair]:
    voice = scope.strategy.records[ref]
    yield "said_on", runs(scope.l.date_iso(voice.said_on))
    yield "who", runs(scope.wording("sources").text(f"sector_{voice.sector}"))
    yield "group", _titled(scope, Kind.GROUP, (voice.group,))
    yield "reply", scope.lithuanian(voice.reply)


def _proposal(scope: Scope, ref: Ref) -> Iterator[Pair]:
    proposal, words = scope.strategy.records[ref], scope.wording(KEY)
    yield "received", _day(scope, proposal.received_on)
    if proposal.disposition:
        yield "disposition", words.say(f"disposition_{proposal.disposition}")
    yield "reply", scope.lithuanian(proposal.reason)


def _titled(scope: Scope, kind: Kind, codes: tuple[str, ...]) -> Inline:
    """Records by name, each leading to its own page."""
    found: list[Run] = []
    for code in codes:
        record = scope.strategy.find(kind, code)
        if record is not None:
            found += [Run(text=", "), scope.named(record, Ref(kind, code))]
    return tuple(found[1:])


def _count(scope: Scope, value: int | None) -> Inline:
    return () if value is None else runs(scope.l.number(value))


def _day(scope: Scope, value: object) -> Inline:
    return runs(scope.l.date_iso(value)) if isinstance(value, date) else ()


def _reading(scope: Scope, value: Decimal | None, year: int | None) -> Inline:
    if value is None:
        return ()
    return runs(f"{scope.l.number(value)} ({year})" if year else scope.l.number(value))


def _fund(scope: Scope, fund: str | None) -> Inline:
    return runs(scope.wording("sources").text(f"fund_{fund}")) if fund else ()


_FACTS: dict[Kind, Callable[[Scope, Ref], Iterator[Pair]]] = {
    Kind.NEED: _need,
    Kind.OBJECTIVE: _objective,
    Kind.ACTION: _action,
    Kind.INDICATOR: _indicator,
    Kind.VOICE: _voice,
    Kind.PROPOSAL: _proposal,
}
