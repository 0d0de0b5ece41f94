"""The strategy on one page: why, what for, what changes, with how much, and how it was made."""

from collections.abc import Iterator

from sutarimas.document.blocks import Align, Block, Chapter, Column, Item, ListBlock, Row, Run
from sutarimas.document.chapters.involvement.preparation import sums
from sutarimas.document.figures import chart
from sutarimas.document.figures.findings import unit
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.document.staff import staff
from sutarimas.domain.finance import EU, FundSource
from sutarimas.domain.indicator import Indicator
from sutarimas.domain.need import NeedKind
from sutarimas.domain.refs import Kind, Ref

KEY = "summary"
PLAN = Ref(Kind.STRATEGY, "plan")
NEEDS = Ref(Kind.STRATEGY, "needs")
#: Needs named on the page; all of them stand in their own chapter.
NAMED = 5


def build(scope: Scope) -> Chapter:
    """The chapter: staff prose, needs, goal, results, money, preparation, how much is sourced."""
    blocks: list[Block] = [heading(KEY, 1, scope.wording(KEY).text("title"))]
    blocks += staff(scope, KEY, lambda name: chart(scope, name))
    blocks += _needs(scope)
    blocks += _goals(scope)
    blocks += _results(scope)
    blocks += _money(scope)
    blocks += _made(scope)
    return Chapter(key=KEY, blocks=tuple(blocks))


def _needs(scope: Scope) -> Iterator[Block]:
    words, items = scope.wording(KEY), scope.strategy.needs.items
    if not items:
        return
    yield heading(f"{KEY}-needs", 2, words.text("needs"))
    problems = sum(x.kind is NeedKind.PROBLEM for x in items)
    counts = words.say(
        "needs_sum", problems=str(problems), opportunities=str(len(items) - problems)
    )
    yield paragraph(f"{KEY}-needs-sum", counts, Ref(Kind.STRATEGY, "needs"))
    ranked = sorted((x for x in items if x.rank is not None), key=lambda x: x.rank or 0)
    named = (ranked or [x for x in items if x.kind is NeedKind.PROBLEM])[:NAMED]
    key = "needs_ranked" if ranked else "needs_first"
    yield paragraph(f"{KEY}-needs-first", words.say(key), NEEDS)
    lines = tuple(Item(text=_led(scope, Kind.NEED, x.code)) for x in named)
    yield ListBlock(id=f"{KEY}-needs-list", items=lines, ordered=bool(ranked))


def _led(scope: Scope, kind: Kind, code: str) -> tuple[Run, ...]:
    ref = Ref(kind, code)
    named = scope.named(scope.strategy.records[ref], ref)
    title = Run(text=named.text, lang=named.lang)
    return (scope.code(kind, code), Run(text=". "), title)


def _goals(scope: Scope) -> Iterator[Block]:
    words, goals = scope.wording(KEY), scope.strategy.goals
    if not goals.goals:
        return
    yield heading(f"{KEY}-goals", 2, words.text("goals"))
    items = tuple(
        Item(
            text=_led(scope, Kind.GOAL, goal.code),
            items=tuple(
                Item(text=_led(scope, Kind.OBJECTIVE, x.code))
                for x in scope.strategy.objectives_of(goal.code)
            ),
        )
        for goal in goals.goals
    )
    yield ListBlock(id=f"{KEY}-goals-list", items=items)


def _results(scope: Scope) -> Iterator[Block]:
    words, strategy = scope.wording(KEY), scope.strategy
    used = {code for x in strategy.goals.objectives for code in x.indicators}
    found = tuple(x for x in strategy.indicators if x.code in used and x.target is not None)
    if not found:
        return
    yield heading(f"{KEY}-results", 2, words.text("results"))
    yield table(
        f"{KEY}-results-table",
        words.text("results_caption"),
        (
            Column(title=words.text("indicator"), width=6),
            Column(title=words.text("now"), align=Align.END, width=2),
            Column(title=words.text("then"), align=Align.END, width=2),
        ),
        (_result(scope, x) for x in found),
    )


def _result(scope: Scope, one: Indicator) -> Row:
    ref = Ref(Kind.INDICATOR, one.code)
    named = _led(scope, Kind.INDICATOR, one.code)
    counted = (Run(text=f", {unit(scope, one.unit)}"),) if one.unit else ()
    now = "" if one.baseline is None else scope.l.number(one.baseline)
    then = "" if one.target is None else scope.l.number(one.target)
    return Row(
        cells=((*named, *counted), cell(now, source=ref), cell(then, source=ref)),
        sources=(ref,),
    )


def _money(scope: Scope) -> Iterator[Block]:
    words, finance = scope.wording(KEY), scope.strategy.finance
    if not finance.lines:
        return
    yield heading(f"{KEY}-money", 2, words.text("money"))
    sums = {
        "total": finance.total(),
        "eu": finance.total(sources=EU),
        "state": finance.total(sources=[FundSource.STATE]),
        "own": finance.total(sources=[FundSource.OWN]),
    }
    slots = {key: Run(text=scope.l.euro(x), source=PLAN) for key, x in sums.items()}
    yield paragraph(f"{KEY}-money-sum", words.say("money_sum", **slots), PLAN)


def _made(scope: Scope) -> Iterator[Block]:
    words = scope.wording(KEY)
    told, cover = sums(scope), scope.trace.coverage()
    if not told and not cover.need_sentences:
        return
    yield heading(f"{KEY}-made", 2, words.text("made"))
    if told:
        yield paragraph(f"{KEY}-made-sums", told.text, *told.sources)
    if cover.numbers:
        text = words.say("bound", all=str(cover.numbers), bound=str(cover.numbers_bound))
        yield paragraph(f"{KEY}-made-bound", text, PLAN)
    if cover.need_sentences:
        text = words.say(
            "sourced", all=str(cover.need_sentences), sourced=str(cover.need_sentences_sourced)
        )
        yield paragraph(f"{KEY}-made-sourced", text, NEEDS)
