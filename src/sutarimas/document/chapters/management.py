"""How the strategy is run, watched and evaluated, and what could go wrong.

Required by Regulation (EU) 2021/1060, Article 32(1)(e).
"""

from collections.abc import Iterator

from sutarimas.document.blocks import (
    Align,
    Block,
    Chapter,
    Column,
    Heading,
    Item,
    ListBlock,
    Row,
    Run,
    anchor,
    runs,
)
from sutarimas.document.figures import chart
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.document.staff import staff
from sutarimas.domain.delivery import Evaluation
from sutarimas.domain.refs import Kind, Ref

KEY = "management"
DELIVERY = Ref(Kind.STRATEGY, "delivery")


def build(scope: Scope) -> Chapter:
    """The chapter: duties, monitoring, evaluations, risks, horizontal principles, publicity."""
    blocks: list[Block] = [heading(KEY, 1, scope.wording(KEY).text("title"))]
    blocks += staff(scope, KEY, lambda name: chart(scope, name))
    blocks += _duties(scope)
    blocks += _monitoring(scope)
    blocks += _evaluations(scope)
    blocks += _risks(scope)
    blocks += _principles(scope)
    return Chapter(key=KEY, blocks=tuple(blocks))


def _columns(scope: Scope, **widths: int) -> tuple[Column, ...]:
    """Columns by the keys of their titles; marks of a scale stand to the right."""
    words, scales = scope.wording(KEY), ("likelihood", "impact")
    return tuple(
        Column(
            title=words.text(key), width=width, align=Align.END if key in scales else Align.START
        )
        for key, width in widths.items()
    )


def _duties(scope: Scope) -> Iterator[Block]:
    words, duties = scope.wording(KEY), scope.strategy.delivery.duties
    if not duties:
        return
    yield heading(f"{KEY}-duties", 2, words.text("duties"))
    yield table(
        f"{KEY}-duties-table",
        words.text("duties_caption"),
        _columns(scope, what=4, who=3, when=3),
        (
            Row(
                cells=(
                    scope.lithuanian(x.what),
                    scope.lithuanian(x.owner),
                    scope.lithuanian(x.when),
                ),
                sources=(DELIVERY,),
            )
            for x in duties
        ),
    )


def _monitoring(scope: Scope) -> Iterator[Block]:
    words, indicators = scope.wording(KEY), scope.strategy.indicators
    if not indicators:
        return
    yield heading(f"{KEY}-monitoring", 2, words.text("monitoring"))
    yield table(
        f"{KEY}-monitoring-table",
        words.text("monitoring_caption"),
        _columns(scope, indicator=4, fed_by=3, frequency=2, who=2),
        (
            Row(
                cells=(
                    (
                        scope.code(Kind.INDICATOR, x.code),
                        Run(text=" "),
                        scope.named(x, Ref(Kind.INDICATOR, x.code)),
                    ),
                    scope.lithuanian(x.fed_by or x.source),
                    scope.lithuanian(x.frequency),
                    scope.lithuanian(x.owner),
                ),
                sources=(Ref(Kind.INDICATOR, x.code),),
            )
            for x in indicators
        ),
    )


def _evaluations(scope: Scope) -> Iterator[Block]:
    words, evaluations = scope.wording(KEY), scope.strategy.delivery.evaluations
    if evaluations:
        yield heading(f"{KEY}-evaluations", 2, words.text("evaluations"))
    for evaluation in evaluations:
        yield from _evaluation(scope, evaluation)


def _evaluation(scope: Scope, evaluation: Evaluation) -> Iterator[Block]:
    words, ref = scope.wording(KEY), Ref(Kind.EVALUATION, evaluation.code)
    title = evaluation.title or words.text(f"kind_{evaluation.kind}")
    yield Heading(id=anchor(ref), level=3, text=runs(title), sources=(ref,))
    day = scope.l.date_long(evaluation.planned_on) if evaluation.planned_on else words.text("unset")
    money = evaluation.money
    text = words.say(
        "evaluation",
        owner=evaluation.owner or words.text("unset"),
        day=day,
        money=Run(text=scope.l.euro(money), source=ref)
        if money is not None
        else words.text("unset"),
    )
    yield paragraph(f"{KEY}-{evaluation.code}", text, ref)
    if evaluation.questions:
        items = tuple(Item(text=runs(x)) for x in evaluation.questions)
        yield ListBlock(id=f"{KEY}-{evaluation.code}-questions", items=items, ordered=True)
    if evaluation.use:
        use = words.say("use", text=evaluation.use)
        yield paragraph(f"{KEY}-{evaluation.code}-use", use, ref)


def _risks(scope: Scope) -> Iterator[Block]:
    words, risks = scope.wording(KEY), scope.strategy.delivery.risks
    if not risks:
        return
    yield heading(f"{KEY}-risks", 2, words.text("risks"))
    yield table(
        f"{KEY}-risks-table",
        words.text("risks_caption"),
        _columns(scope, risk=4, likelihood=1, impact=1, response=4, who=2),
        (
            Row(
                cells=(
                    cell(f"{x.code}. {x.text}"),
                    cell(str(x.likelihood)),
                    cell(str(x.impact)),
                    scope.lithuanian(x.response),
                    scope.lithuanian(x.owner),
                ),
                id=anchor(Ref(Kind.RISK, x.code)),
            )
            for x in sorted(risks, key=lambda x: (-x.likelihood * x.impact, x.code))
        ),
        note=words.text("risk_scale"),
    )


def _principles(scope: Scope) -> Iterator[Block]:
    words, principles = scope.wording(KEY), scope.strategy.goals.principles
    if not principles:
        return
    yield heading(f"{KEY}-principles", 2, words.text("principles"))
    yield table(
        f"{KEY}-principles-table",
        words.text("principles_caption"),
        (
            Column(title=words.text("principle"), width=2),
            Column(title=words.text("kept"), width=5),
        ),
        (
            Row(
                cells=(cell(scope.title(x)), scope.lithuanian(x.statement)),
                id=anchor(Ref(Kind.PRINCIPLE, x.code)),
            )
            for x in principles
        ),
    )
