"""A report told to a person in the terminal: the count first, then what, why, what next."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from re import fullmatch

from sutarimas.document.findings import counts, in_words, rule_of
from sutarimas.document.language import language
from sutarimas.document.wording import Wording
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.book import Report
from sutarimas.rulebook.finding import Finding, ParameterUse, Severity, Status
from sutarimas.rulebook.params import acts, description
from sutarimas.rulebook.places import place
from sutarimas.rulebook.rule import Citation


def told(report: Report, lang: str) -> str:
    """The whole report as text."""
    return "\n".join(_lines(report, lang))


def _lines(report: Report, lang: str) -> Iterator[str]:
    words, speak = Wording("cli", lang), language(lang)
    yield words.text("checked", day=speak.date_iso(report.on), pack=report.pack)
    yield words.text("count", **{key: str(n) for key, n in counts(report).items()})
    yield words.text("no_verdict")
    for severity in Severity:
        for _, found in groupby(report.of(severity), key=lambda x: x.rule):
            yield ""
            yield from rule_lines(tuple(found), lang)
    if report.waived:
        yield ""
        yield words.text("waived_heading")
        yield from (_waived(x, lang) for x in report.waived)
    if report.unchecked:
        yield ""
        yield words.text("unchecked_heading")
        yield from (f"  {x.rule}: {description(x.parameter, lang)}" for x in report.unchecked)


def rule_lines(found: tuple[Finding, ...], lang: str) -> Iterator[str]:
    """What one rule found: each place, then once why it matters and what it stands on."""
    words, first = Wording("cli", lang), found[0]
    said = [in_words(x, lang) for x in found]
    yield f"{words.text(str(first.severity))} {first.rule} {said[0].title}"
    for finding, one in zip(found, said, strict=True):
        yield f"  [{finding.subject}] {one.problem}"
    yield f"  {words.text('why')} {said[0].why}"
    for remedy in dict.fromkeys(x.remedy for x in said):
        yield f"  {words.text('next')} {remedy}"
    for citation in rule_of(first).citations:
        yield f"  {words.text('cites')} {_cited(citation, lang)}"
    used = {use.name: use for finding in found for use in finding.parameters}
    for use in used.values():
        said_value = f"{_value(use, lang)}{_doubt(use.status, words)}"
        yield f"  {words.text('parameter')} {description(use.name, lang)}: {said_value}"


def _value(use: ParameterUse, lang: str) -> str:
    """A value in the words of the language: a kind of record by its name, a decimal its way."""
    if use.value in tuple(Kind):
        return Wording("sources", lang).text(f"one_{use.value}")
    if fullmatch(r"\d+\.\d+", use.value):
        return language(lang).number(Decimal(use.value))
    return use.value


def _cited(citation: Citation, lang: str) -> str:
    act = acts()[citation.act]
    title = act.title_lt if lang == "lt" else act.title_en
    where = place(citation.place, lang)
    return f"{title}{f', {where}' if where else ''}{_doubt(citation.status, Wording('cli', lang))}"


def _doubt(status: Status, words: Wording) -> str:
    return "" if status is Status.SEEN else f" ({words.text(f'status_{status}')})"


def _waived(finding: Finding, lang: str) -> str:
    waiver = finding.waiver
    assert waiver is not None  # noqa: S101 - only waived findings come here
    reason = waiver.reason if lang == "lt" else waiver.reason_en or waiver.reason
    by = f"{waiver.by}, {language(lang).date_iso(waiver.on)}"
    return f"  {finding.rule} [{finding.subject}] {reason} ({by})"
