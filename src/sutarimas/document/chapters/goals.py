"""Goal, objectives and what they are measured by, each walked back to the needs it answers.

Required by Regulation (EU) 2021/1060, Article 32(1)(d).
"""

from collections.abc import Iterator
from decimal import Decimal

from sutarimas.document.blocks import (
    Align,
    Block,
    Chapter,
    Column,
    Heading,
    Inline,
    Paragraph,
    Row,
    Run,
    anchor,
)
from sutarimas.document.chapters.ground import ground
from sutarimas.document.figures import chart, own_chart
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.document.sources import below
from sutarimas.document.staff import staff
from sutarimas.domain.goal import Alternative, Goal, Objective
from sutarimas.domain.indicator import Indicator
from sutarimas.domain.refs import Kind, Ref

KEY = "goals"
TREE = Ref(Kind.STRATEGY, "goals")


def build(scope: Scope) -> Chapter:
    """The chapter: the tree in numbers, each goal with its objectives, what else was weighed."""
    words, goals = scope.wording(KEY), scope.strategy.goals
    blocks: list[Block] = [heading(KEY, 1, words.text("title"))]
    if goals.goals:
        blocks.append(_counts(scope))
    blocks += staff(scope, KEY, lambda name: chart(scope, name))
    for goal in goals.goals:
        blocks += _goal(scope, goal)
    drawn = own_chart(scope, "result-chain")
    if drawn is not None:
        blocks += [heading(f"{KEY}-chain", 2, words.text("chain")), drawn]
    blocks += _indicators(scope)
    blocks += _alternatives(scope)
    blocks += _assumptions(scope)
    return Chapter(key=KEY, blocks=tuple(blocks))


def _counts(scope: Scope) -> Paragraph:
    goals = scope.strategy.goals
    text = scope.wording(KEY).say(
        "counts",
        goals=Run(text=str(len(goals.goals)), source=TREE),
        objectives=Run(text=str(len(goals.objectives)), source=TREE),
        actions=Run(text=str(len(goals.actions)), source=TREE),
    )
    return paragraph(f"{KEY}-counts", text, TREE)


def _goal(scope: Scope, goal: Goal) -> Iterator[Block]:
    ref = Ref(Kind.GOAL, goal.code)
    title = scope.wording(KEY).say("goal", code=goal.code, title=_own(scope, goal, ref))
    yield Heading(id=anchor(ref), level=2, text=title, sources=(ref,))
    if goal.statement:
        yield paragraph(f"{KEY}-{goal.code}-statement", scope.lithuanian(goal.statement), ref)
    for objective in scope.strategy.objectives_of(goal.code):
        yield from _objective(scope, objective)


def _own(scope: Scope, record: object, ref: Ref) -> Run:
    """A record's title where the record itself is presented: no link to itself."""
    named = scope.named(record, ref)
    return Run(text=named.text, lang=named.lang)


def _objective(scope: Scope, objective: Objective) -> Iterator[Block]:
    words, ref = scope.wording(KEY), Ref(Kind.OBJECTIVE, objective.code)
    title = words.say("objective", code=objective.code, title=_own(scope, objective, ref))
    yield Heading(id=anchor(ref), level=3, text=title, sources=(ref,))
    needs = tuple(x.to for x in objective.needs)
    if needs:
        answers = words.say("answers", needs=scope.codes(Kind.NEED, needs))
        yield paragraph(f"{KEY}-{objective.code}-needs", answers, *_founding(scope, needs))
    if objective.specific:
        key = "specific_quoted" if objective.specific_text else "specific"
        fund = words.text(f"fund_{objective.fund}") if objective.fund else words.text("no_fund")
        text = words.say(key, code=objective.specific, text=objective.specific_text, fund=fund)
        yield paragraph(f"{KEY}-{objective.code}-specific", text, ref)
    yield from _smart(scope, objective)
    yield from _coherence(scope, objective)
    yield from ground(scope, KEY, ref)


def _founding(scope: Scope, needs: tuple[str, ...]) -> tuple[Ref, ...]:
    """What the needs rest on, then the needs: the text itself already leads to these."""
    refs = tuple(Ref(Kind.NEED, x) for x in needs)
    return (*dict.fromkeys(x for ref in refs for x in below(scope, ref)), *refs)


def _smart(scope: Scope, objective: Objective) -> Iterator[Block]:
    words, smart = scope.wording(KEY), objective.smart
    group = scope.strategy.group(smart.group)
    pairs = (
        ("smart_group", cell(scope.title(group) if group else "")),
        ("smart_change", scope.lithuanian(smart.change)),
        ("smart_amount", scope.lithuanian(smart.amount)),
        ("smart_year", cell(scope.l.year(smart.by_year) if smart.by_year else "")),
        ("smart_place", scope.lithuanian(smart.place)),
    )
    filled = tuple((key, text) for key, text in pairs if text)
    if not filled:
        return
    yield table(
        f"{KEY}-{objective.code}-smart",
        words.text("smart_caption", code=objective.code),
        (
            Column(title=words.text("smart_part"), width=2),
            Column(title=words.text("smart_what"), width=5),
        ),
        (Row(cells=(cell(words.text(key)), text)) for key, text in filled),
    )


def _coherence(scope: Scope, objective: Objective) -> Iterator[Block]:
    words, ref = scope.wording(KEY), Ref(Kind.OBJECTIVE, objective.code)
    if objective.municipal_plan:
        text = words.say("municipal_plan", text=scope.l.stop(objective.municipal_plan))
        yield paragraph(f"{KEY}-{objective.code}-municipal", text, ref)
    if objective.regional_plan:
        key = "regional_plan_code" if objective.regional_code else "regional_plan"
        text = words.say(
            key, text=scope.l.stop(objective.regional_plan), code=objective.regional_code
        )
        yield paragraph(f"{KEY}-{objective.code}-regional", text, ref)


def _indicators(scope: Scope) -> Iterator[Block]:
    words = scope.wording(KEY)
    rows = tuple(
        _measured(scope, objective, found)
        for objective in scope.strategy.goals.objectives
        for code in objective.indicators
        if (found := scope.strategy.indicator(code)) is not None
    )
    if not rows:
        return
    yield heading(f"{KEY}-indicators", 2, words.text("indicators"))
    yield table(
        f"{KEY}-indicators-table",
        words.text("indicators_caption"),
        (
            Column(title=words.text("objective_column")),
            Column(title=words.text("indicator_column"), width=4),
            Column(title=words.text("unit_column"), width=2),
            Column(title=words.text("baseline_column"), align=Align.END, width=2),
            Column(title=words.text("target_column"), align=Align.END, width=2),
            Column(title=words.text("source_column"), width=3),
        ),
        rows,
    )


def _measured(scope: Scope, objective: Objective, indicator: Indicator) -> Row:
    ref = Ref(Kind.INDICATOR, indicator.code)
    return Row(
        cells=(
            (scope.code(Kind.OBJECTIVE, objective.code),),
            (Run(text=f"{indicator.code} ", to=anchor(ref)), scope.named(indicator, ref)),
            scope.lithuanian(indicator.unit),
            _at(scope, indicator.baseline, indicator.baseline_year, ref),
            _at(scope, indicator.target, indicator.target_year, ref),
            scope.lithuanian(indicator.source),
        ),
        sources=(ref,),
    )


def _at(scope: Scope, value: Decimal | None, year: int | None, ref: Ref) -> Inline:
    """„12 (2023 m.)“, or nothing where there is no value."""
    if value is None:
        return ()
    printed = Run(text=scope.l.number(value), source=ref)
    return (printed, Run(text=f" ({scope.l.year(year)})")) if year else (printed,)


def _alternatives(scope: Scope) -> Iterator[Block]:
    words = scope.wording(KEY)
    if not scope.strategy.goals.alternatives:
        return
    yield heading(f"{KEY}-alternatives", 2, words.text("alternatives"))
    yield table(
        f"{KEY}-alternatives-table",
        words.text("alternatives_caption"),
        (
            Column(title=words.text("alternative_column"), width=3),
            Column(title=words.text("pros_column"), width=3),
            Column(title=words.text("cons_column"), width=3),
            Column(title=words.text("choice_column"), width=3),
        ),
        (_alternative(scope, x) for x in scope.strategy.goals.alternatives),
    )


def _alternative(scope: Scope, weighed: Alternative) -> Row:
    key, reason = "chosen" if weighed.chosen else "not_chosen", scope.lithuanian(weighed.reason)
    return Row(
        cells=(
            (Run(text=f"{weighed.code}. "), *scope.lithuanian(weighed.title)),
            scope.lithuanian(weighed.pros),
            scope.lithuanian(weighed.cons),
            scope.wording(KEY).say(key, reason=reason),
        ),
        id=anchor(Ref(Kind.ALTERNATIVE, weighed.code)),
    )


def _assumptions(scope: Scope) -> Iterator[Block]:
    words = scope.wording(KEY)
    if not scope.strategy.goals.assumptions:
        return
    yield heading(f"{KEY}-assumptions", 2, words.text("assumptions"))
    yield table(
        f"{KEY}-assumptions-table",
        words.text("assumptions_caption"),
        (
            Column(title=words.text("action_column")),
            Column(title=words.text("indicator_column"), width=2),
            Column(title=words.text("assumption_column"), width=5),
            Column(title=words.text("basis_column"), width=2),
        ),
        (
            Row(
                cells=(
                    (scope.code(Kind.ACTION, x.action),),
                    (scope.code(Kind.INDICATOR, x.indicator),),
                    cell(scope.title(x, "text")),
                    scope.codes(Kind.EVIDENCE, (link.to for link in x.evidence)),
                ),
                id=anchor(Ref(Kind.ASSUMPTION, x.code)),
                sources=tuple(Ref(Kind.EVIDENCE, link.to) for link in x.evidence),
            )
            for x in scope.strategy.goals.assumptions
        ),
    )
