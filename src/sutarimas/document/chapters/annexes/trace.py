"""The way from each need to money, and whatever has no way, seen from both ends."""

from collections.abc import Iterator

from sutarimas.document.blocks import (
    Align,
    Block,
    Chapter,
    Column,
    Inline,
    Item,
    ListBlock,
    Orientation,
    Row,
    Run,
)
from sutarimas.document.chapters.annexes.frame import KEY, PLAN, annex
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.domain.finance import ADMINISTRATION
from sutarimas.domain.goal import Action
from sutarimas.domain.need import Need
from sutarimas.domain.refs import Kind, Ref


def trace(scope: Scope) -> Chapter:
    """The annex, lying on its side."""
    return annex(scope, "trace", _blocks(scope), orientation=Orientation.LANDSCAPE)


def _blocks(scope: Scope) -> Iterator[Block]:
    words = scope.wording(KEY)
    rows = tuple(row for need in scope.strategy.needs.items for row in _rows(scope, need))
    if not rows:
        return
    yield table(
        f"{KEY}-trace-table",
        words.text("trace_caption"),
        (
            Column(title=words.text("need"), width=7),
            Column(title=words.text("objective"), width=2),
            Column(title=words.text("action"), width=8),
            Column(title=words.text("indicators"), width=3),
            Column(title=words.text("money"), align=Align.END, width=2),
        ),
        rows,
        note=words.text("trace_note") if scope.strategy.finance.lines else "",
    )
    yield heading(f"{KEY}-orphans", 2, words.text("orphans_title"))
    yield _orphans(scope)
    yield heading(f"{KEY}-coverage-title", 2, words.text("coverage_title"))
    yield from _coverage(scope)


def _rows(scope: Scope, need: Need) -> Iterator[Row]:
    """One row for each way from a need to money; a need without a way says so."""
    words, strategy, ref = scope.wording(KEY), scope.strategy, Ref(Kind.NEED, need.code)
    name: Inline = (scope.code(Kind.NEED, need.code), Run(text=" "), scope.named(need, ref))
    answering = [x for x in strategy.goals.objectives if any(y.to == need.code for y in x.needs)]
    for objective in answering:
        code = (scope.code(Kind.OBJECTIVE, objective.code),)
        actions = strategy.actions_of(objective.code)
        for action in actions:
            yield _row(scope, name, code, action)
            name = (scope.code(Kind.NEED, need.code),)
        if not actions:
            yield Row(cells=(name, code, cell(words.text("no_action")), (), ()))
    if not answering:
        reason = scope.lithuanian(need.unaddressed_reason) or cell(words.text("no_objective"))
        yield Row(cells=(name, (), reason, (), ()))


def _row(scope: Scope, need: Inline, objective: Inline, action: Action) -> Row:
    ref = Ref(Kind.ACTION, action.code)
    total = scope.strategy.finance.total(action=action.code)
    name = (scope.code(Kind.ACTION, action.code), Run(text=" "), scope.named(action, ref))
    return Row(
        cells=(
            need,
            objective,
            name,
            scope.codes(Kind.INDICATOR, action.indicators),
            cell(scope.l.euro_bare(total), source=ref) if total else (),
        )
    )


def _orphans(scope: Scope) -> Block:
    """Records that nothing leads to, or that lead nowhere; a sentence where there is none."""
    words = scope.wording(KEY)
    items = tuple(
        Item(text=words.say(f"orphan_{key}", codes=scope.codes(kind, codes)))
        for key, kind, codes in _unconnected(scope)
        if codes
    )
    if not items:
        return paragraph(f"{KEY}-orphans-none", words.say("orphans_none"), PLAN)
    return ListBlock(id=f"{KEY}-orphans-list", items=items)


def _unconnected(scope: Scope) -> Iterator[tuple[str, Kind, tuple[str, ...]]]:
    """What lacks its upward or its downward connection: message, kind, codes."""
    goals, finance = scope.strategy.goals, scope.strategy.finance
    answered = {need.to for x in goals.objectives for need in x.needs}
    served = {x.objective for x in goals.actions}
    funded = {x.action for x in finance.lines}
    known = {ADMINISTRATION, *(x.code for x in goals.actions)}
    needs = scope.strategy.needs.items
    yield "need", Kind.NEED, tuple(x.code for x in needs if x.code not in answered)
    objectives = goals.objectives
    yield "objective_up", Kind.OBJECTIVE, tuple(x.code for x in objectives if not x.needs)
    idle = tuple(x.code for x in objectives if x.code not in served)
    yield "objective_down", Kind.OBJECTIVE, idle
    unmeasured = tuple(x.code for x in goals.actions if not x.indicators)
    yield "action_measure", Kind.ACTION, unmeasured
    yield "action_money", Kind.ACTION, tuple(x.code for x in goals.actions if x.code not in funded)
    yield "line", Kind.LINE, tuple(x.code for x in finance.lines if x.action not in known)
    for key, kind in (("indicator", Kind.INDICATOR), ("evidence", Kind.EVIDENCE)):
        yield key, kind, tuple(x.code for x in scope.trace.unused(kind))


def _coverage(scope: Scope) -> Iterator[Block]:
    words, number, found = scope.wording(KEY), scope.l.number, scope.trace.coverage()
    if found.numbers:
        text = words.say(
            "numbers", bound=number(found.numbers_bound), numbers=number(found.numbers)
        )
        yield paragraph(f"{KEY}-numbers", text, PLAN)
    text = words.say(
        "sentences",
        sourced=number(found.need_sentences_sourced),
        sentences=number(found.need_sentences),
    )
    yield paragraph(f"{KEY}-sentences", text, Ref(Kind.STRATEGY, "needs"))
