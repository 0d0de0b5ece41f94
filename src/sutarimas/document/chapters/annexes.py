"""Annexes: indicator cards, the trace from need to euro, and what the check found."""

from collections.abc import Iterator
from decimal import Decimal

from sutarimas.document.blocks import (
    Align,
    Block,
    Chapter,
    Column,
    Heading,
    Inline,
    Note,
    NoteKind,
    Orientation,
    Row,
    Run,
    anchor,
)
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.domain.goal import Action
from sutarimas.domain.indicator import Indicator
from sutarimas.domain.refs import Kind, Ref
from sutarimas.rulebook.finding import Finding, ParameterUse, Severity
from sutarimas.rulebook.messages import words as finding_words
from sutarimas.rulebook.params import acts, description
from sutarimas.rulebook.places import place

KEY = "annexes"
PLAN = Ref(Kind.STRATEGY, "plan")


def build(scope: Scope) -> tuple[Chapter, ...]:
    """Every annex that has something to show."""
    return (_cards(scope), _trace(scope), _check(scope))


def _chapter(
    scope: Scope,
    name: str,
    blocks: Iterator[Block],
    orientation: Orientation = Orientation.PORTRAIT,
) -> Chapter:
    title = heading(f"{KEY}-{name}", 1, scope.wording(KEY).text(f"{name}_title"))
    return Chapter(
        key=f"{KEY}-{name}", blocks=(title, *blocks), annex=True, orientation=orientation
    )


def _cards(scope: Scope) -> Chapter:
    blocks = (x for indicator in scope.strategy.indicators for x in _card(scope, indicator))
    return _chapter(scope, "cards", blocks)


def _card(scope: Scope, indicator: Indicator) -> Iterator[Block]:
    words, ref = scope.wording(KEY), Ref(Kind.INDICATOR, indicator.code)
    named = scope.named(indicator, ref)
    title = (Run(text=f"{indicator.code} "), Run(text=named.text, lang=named.lang))
    yield Heading(id=anchor(ref), level=2, text=title, sources=(ref,))
    yield table(
        f"{KEY}-card-{indicator.code}",
        words.text("card_caption", code=indicator.code),
        (Column(title=words.text("field"), width=2), Column(title=words.text("entry"), width=5)),
        (
            Row(cells=(cell(words.text(f"card_{key}")), value), sources=(ref,))
            for key, value in _card_fields(scope, indicator)
            if value
        ),
    )


def _card_fields(scope: Scope, indicator: Indicator) -> Iterator[tuple[str, Inline]]:
    words, ref = scope.wording(KEY), Ref(Kind.INDICATOR, indicator.code)
    yield "kind", cell(words.text(f"kind_{indicator.kind}"))
    yield "programme_code", cell(indicator.programme_code)
    yield "unit", cell(indicator.unit)
    yield "definition", cell(indicator.definition)
    yield "method", cell(indicator.method)
    yield "direction", cell(words.text(f"direction_{indicator.direction}"))
    yield "additive", cell(words.text("additive_yes" if indicator.additive else "additive_no"))
    yield "counting_rule", cell(indicator.counting_rule)
    yield "by_sex", cell(words.text("by_sex_yes")) if indicator.by_sex else ()
    yield "source", cell(indicator.source)
    yield "fed_by", cell(indicator.fed_by)
    yield "frequency", cell(indicator.frequency)
    yield "owner", cell(indicator.owner)
    yield "baseline", _valued(scope, indicator.baseline, indicator.baseline_year, ref)
    yield "milestones", _milestones(scope, indicator, ref)
    yield "target", _valued(scope, indicator.target, indicator.target_year, ref)
    yield "contributions", _contributions(scope, indicator, ref)
    cost = scope.l.number(indicator.unit_cost) if indicator.unit_cost is not None else ""
    yield "unit_cost", cell(cost)
    yield "calculation", cell(indicator.calculation)
    yield "evidence", scope.codes(Kind.EVIDENCE, (x.to for x in indicator.evidence))


def _valued(scope: Scope, value: Decimal | None, year: int | None, ref: Ref) -> Inline:
    if value is None:
        return ()
    printed = Run(text=scope.l.number(value), source=ref)
    return (printed, Run(text=f" ({scope.l.year(year)})")) if year else (printed,)


def _milestones(scope: Scope, indicator: Indicator, ref: Ref) -> Inline:
    parts = [_valued(scope, x.value, x.year, ref) for x in indicator.milestones]
    return _joined(parts)


def _contributions(scope: Scope, indicator: Indicator, ref: Ref) -> Inline:
    parts: list[Inline] = []
    for one in indicator.contributions:
        value = Run(text=scope.l.number(one.target), source=ref)
        parts.append((scope.code(Kind.ACTION, one.action), Run(text=": "), value))
    return _joined(parts)


def _joined(parts: list[Inline]) -> Inline:
    found: list[Run] = []
    for part in parts:
        found += [Run(text="; "), *part] if found else part
    return tuple(found)


def _trace(scope: Scope) -> Chapter:
    return _chapter(scope, "trace", _trace_blocks(scope), Orientation.LANDSCAPE)


def _trace_blocks(scope: Scope) -> Iterator[Block]:
    words = scope.wording(KEY)
    rows = tuple(_trace_rows(scope))
    if rows:
        yield table(
            f"{KEY}-trace-table",
            words.text("trace_caption"),
            (
                Column(title=words.text("need"), width=4),
                Column(title=words.text("objective"), width=1),
                Column(title=words.text("action"), width=3),
                Column(title=words.text("indicators"), width=2),
                Column(title=words.text("money"), align=Align.END, width=2),
            ),
            rows,
            note=words.text("trace_note"),
        )
    yield _coverage(scope)


def _trace_rows(scope: Scope) -> Iterator[Row]:
    """One row for each way from a need to money; a need without a way says so."""
    words, strategy = scope.wording(KEY), scope.strategy
    for need in strategy.needs.items:
        ref = Ref(Kind.NEED, need.code)
        name = (scope.code(Kind.NEED, need.code), Run(text=" "), scope.named(need, ref))
        answering = [
            x for x in strategy.goals.objectives if any(y.to == need.code for y in x.needs)
        ]
        for objective in answering:
            code = (scope.code(Kind.OBJECTIVE, objective.code),)
            actions = strategy.actions_of(objective.code)
            for action in actions:
                yield _trace_row(scope, name, code, action)
            if not actions:
                missing = cell(words.text("no_action"))
                yield Row(cells=(name, code, missing, (), ()), sources=(ref,))
        if not answering:
            reason = need.unaddressed_reason or words.text("no_objective")
            yield Row(cells=(name, (), cell(reason), (), ()), sources=(ref,))


def _trace_row(scope: Scope, need: Inline, objective: Inline, action: Action) -> Row:
    ref = Ref(Kind.ACTION, action.code)
    money = scope.l.euro_bare(scope.strategy.finance.total(action=action.code))
    name = (scope.code(Kind.ACTION, action.code), Run(text=" "), scope.named(action, ref))
    return Row(
        cells=(
            need,
            objective,
            name,
            scope.codes(Kind.INDICATOR, action.indicators),
            (Run(text=money, source=ref),),
        ),
        sources=(ref,),
    )


def _coverage(scope: Scope) -> Block:
    coverage = scope.trace.coverage()
    text = scope.wording(KEY).say(
        "coverage",
        bound=scope.l.number(coverage.numbers_bound),
        numbers=scope.l.number(coverage.numbers),
        sourced=scope.l.number(coverage.need_sentences_sourced),
        sentences=scope.l.number(coverage.need_sentences),
    )
    return paragraph(f"{KEY}-coverage", text, PLAN)


def _check(scope: Scope) -> Chapter:
    return _chapter(scope, "check", _check_blocks(scope))


def _check_blocks(scope: Scope) -> Iterator[Block]:
    words, report = scope.wording(KEY), scope.report
    day = scope.l.date_iso(report.on)
    yield paragraph(f"{KEY}-checked", words.say("checked", day=day, pack=_pack(scope)), PLAN)
    yield Note(id=f"{KEY}-verdict", kind=NoteKind.INFO, text=words.say("no_verdict"))
    standing = [x for x in report.findings if x.waiver is None]
    for severity in Severity:
        found = [x for x in standing if x.severity is severity]
        if found:
            yield heading(f"{KEY}-{severity}", 2, words.text(f"findings_{severity}"))
            yield _findings(scope, severity, found)
    if report.waived:
        yield heading(f"{KEY}-waived", 2, words.text("waived"))
        yield from (_waived(scope, x) for x in report.waived)
    yield from _parameters(scope)
    yield heading(f"{KEY}-print", 2, words.text("print"))
    text = words.say("print_text", hash=Run(text=scope.strategy.content_hash))
    yield paragraph(f"{KEY}-print-text", text, PLAN)


def _pack(scope: Scope) -> str:
    return scope.pack.title_lt if scope.lang == "lt" else scope.pack.title_en


def _findings(scope: Scope, severity: Severity, found: list[Finding]) -> Block:
    words = scope.wording(KEY)
    rows = []
    for finding in found:
        said = finding_words(finding, lang=scope.lang, speaker=scope.l)
        rows.append(
            Row(cells=(cell(finding.rule), cell(said.problem), cell(said.remedy)), sources=())
        )
    return table(
        f"{KEY}-{severity}-table",
        words.text(f"findings_{severity}"),
        (
            Column(title=words.text("rule"), width=2),
            Column(title=words.text("problem"), width=4),
            Column(title=words.text("remedy"), width=4),
        ),
        rows,
    )


def _waived(scope: Scope, finding: Finding) -> Block:
    waiver = finding.waiver
    assert waiver is not None  # noqa: S101 - only waived findings come here
    reason = waiver.reason if scope.lang == "lt" else waiver.reason_en or waiver.reason
    text = scope.wording(KEY).say(
        "waiver",
        rule=finding.rule,
        reason=scope.l.stop(reason),
        name=waiver.by,
        day=scope.l.date_iso(waiver.on),
    )
    return Note(
        id=f"{KEY}-waiver-{finding.rule}-{finding.subject.code}", kind=NoteKind.WAIVER, text=text
    )


def _parameters(scope: Scope) -> Iterator[Block]:
    """Values the findings rest on, and those that are not established."""
    words, report = scope.wording(KEY), scope.report
    used: dict[str, ParameterUse] = {}
    for finding in report.findings:
        used.update({x.name: x for x in finding.parameters})
    if used:
        yield heading(f"{KEY}-parameters", 2, words.text("parameters"))
        yield table(
            f"{KEY}-parameters-table",
            words.text("parameters_caption"),
            (
                Column(title=words.text("parameter"), width=3),
                Column(title=words.text("value"), width=2),
                Column(title=words.text("act"), width=4),
                Column(title=words.text("status"), width=2),
            ),
            (
                Row(
                    cells=(
                        cell(description(x.name, scope.lang)),
                        cell(x.value),
                        cell(_act(scope, x)),
                        cell(words.text(f"status_{x.status}")),
                    )
                )
                for x in used.values()
            ),
        )
    if report.unchecked:
        text = words.say("unchecked", rules=scope.l.join([x.rule for x in report.unchecked]))
        yield Note(id=f"{KEY}-unchecked", kind=NoteKind.WARNING, text=text)


def _act(scope: Scope, use: ParameterUse) -> str:
    act = acts()[use.act]
    title = act.title_lt if scope.lang == "lt" else act.title_en
    return f"{title}, {place(use.point, scope.lang)}" if use.point else title
