"""What the check found: findings, waivers, what was not checked, and on which values."""

from collections.abc import Iterator

from sutarimas.document.blocks import (
    Block,
    Chapter,
    Column,
    Inline,
    Item,
    ListBlock,
    Note,
    NoteKind,
    Row,
    Run,
)
from sutarimas.document.chapters.annexes.frame import KEY, PLAN, annex
from sutarimas.document.chapters.annexes.parameters import parameters
from sutarimas.document.chapters.annexes.seal import seal
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.domain.refs import Ref
from sutarimas.rulebook.finding import Finding, Severity
from sutarimas.rulebook.messages import words as finding_words
from sutarimas.rulebook.params import description


def check(scope: Scope) -> Chapter:
    """The annex: who is judged by what, each finding, each waiver, values, and the seal."""
    return annex(scope, "check", _blocks(scope))


def _blocks(scope: Scope) -> Iterator[Block]:
    words, report = scope.wording(KEY), scope.report
    title = scope.pack.title_lt if scope.lang == "lt" else scope.pack.title_en
    checked = words.say("checked", day=scope.l.date_iso(report.on), pack=scope.l.quote(title))
    yield paragraph(f"{KEY}-checked", (*checked, Run(text=" "), *_counts(scope)), PLAN)
    yield Note(id=f"{KEY}-verdict", kind=NoteKind.INFO, text=words.say("no_verdict"))
    for severity in Severity:
        if found := report.of(severity):
            yield heading(f"{KEY}-{severity}", 2, words.text(f"findings_{severity}"))
            yield _findings(scope, severity, found)
    if report.waived:
        yield heading(f"{KEY}-waived", 2, words.text("waived"))
        yield from (_waived(scope, x) for x in report.waived)
    yield from _unchecked(scope)
    yield from parameters(scope)
    yield from seal(scope)


def _counts(scope: Scope) -> Inline:
    report, number = scope.report, scope.l.number
    return scope.wording(KEY).say(
        "counts",
        rules=number(len(report.checked)),
        errors=number(len(report.errors)),
        warnings=number(len(report.of(Severity.WARNING))),
        infos=number(len(report.of(Severity.INFO))),
        waived=number(len(report.waived)),
    )


def _findings(scope: Scope, severity: Severity, found: tuple[Finding, ...]) -> Block:
    words = scope.wording(KEY)
    return table(
        f"{KEY}-{severity}-table",
        words.text(f"caption_{severity}"),
        (
            Column(title=words.text("rule"), width=3),
            Column(title=words.text("record"), width=2),
            Column(title=words.text("problem"), width=7),
            Column(title=words.text("remedy"), width=6),
        ),
        (_finding(scope, x) for x in found),
    )


def _finding(scope: Scope, finding: Finding) -> Row:
    said = finding_words(finding, lang=scope.lang, speaker=scope.l)
    return Row(
        cells=(
            cell(finding.rule),
            _record(scope, finding.subject),
            cell(said.problem),
            cell(said.remedy),
        )
    )


def _record(scope: Scope, ref: Ref) -> Inline:
    """The record a finding is about; nothing where it is about a part of the strategy."""
    return (scope.code(ref.kind, ref.code),) if ref in scope.strategy.records else ()


def _waived(scope: Scope, finding: Finding) -> Block:
    waiver = finding.waiver
    assert waiver is not None  # noqa: S101 - only waived findings come here
    reason = waiver.reason_en if scope.lang == "en" and waiver.reason_en else waiver.reason
    own = scope.lang == "lt" or bool(waiver.reason_en)
    text = scope.wording(KEY).say(
        "waiver",
        rule=finding.rule,
        reason=Run(text=reason.rstrip(" ."), lang="" if own else "lt"),
        name=waiver.by,
        day=scope.l.date_iso(waiver.on),
    )
    said = finding_words(finding, lang=scope.lang, speaker=scope.l)
    known = finding.subject in scope.strategy.records
    return Note(
        id=f"{KEY}-waiver-{finding.rule}-{finding.print}",
        kind=NoteKind.WAIVER,
        title=said.problem,
        text=text,
        sources=(finding.subject,) if known else (),
    )


def _unchecked(scope: Scope) -> Iterator[Block]:
    words, report = scope.wording(KEY), scope.report
    if not report.unchecked:
        return
    yield heading(f"{KEY}-unchecked-title", 2, words.text("unchecked_title"))
    yield paragraph(f"{KEY}-unchecked", words.say("unchecked"), PLAN)
    items = (
        words.say("unchecked_rule", rule=x.rule, missing=description(x.parameter, scope.lang))
        for x in report.unchecked
    )
    yield ListBlock(id=f"{KEY}-unchecked-list", items=tuple(Item(text=x) for x in items))
