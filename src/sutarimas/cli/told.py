"""A report told to a person in the terminal: the count first, then what, why, what next."""

from collections.abc import Iterator

from sutarimas.cli.findings import counts, in_words, rule_of
from sutarimas.document.language import language
from sutarimas.document.wording import Wording
from sutarimas.rulebook.book import Report
from sutarimas.rulebook.finding import Finding, Severity, Status
from sutarimas.rulebook.params import acts


def told(report: Report, lang: str) -> str:
    """The whole report as text."""
    return "\n".join(_lines(report, lang))


def _lines(report: Report, lang: str) -> Iterator[str]:
    words, speak = Wording("cli", lang), language(lang)
    yield words.text("checked", day=speak.date_iso(report.on), pack=report.pack)
    yield words.text("count", **{key: str(n) for key, n in counts(report).items()})
    yield words.text("no_verdict")
    for severity in Severity:
        for finding in report.of(severity):
            yield ""
            yield from finding_lines(finding, lang)
    if report.waived:
        yield ""
        yield words.text("waived_heading")
        yield from (_waived(x, lang) for x in report.waived)
    if report.unchecked:
        yield ""
        yield words.text("unchecked_heading")
        yield from (f"  {x.rule}: {x.parameter}" for x in report.unchecked)


def finding_lines(finding: Finding, lang: str) -> Iterator[str]:
    """One finding: what and where, why it matters, what next, and what it stands on."""
    words, said = Wording("cli", lang), in_words(finding, lang)
    yield f"{words.text(str(finding.severity))} {finding.rule} [{finding.subject}] {said.title}"
    yield f"  {said.problem}"
    yield f"  {words.text('why')} {said.why}"
    yield f"  {words.text('next')} {said.remedy}"
    for citation in rule_of(finding).citations:
        act = acts()[citation.act]
        title = act.title_lt if lang == "lt" else act.title_en
        place = f", {citation.place}" if citation.place else ""
        yield f"  {words.text('cites')} {title}{place}{_doubt(citation.status, words)}"
    for use in finding.parameters:
        doubt = _doubt(use.status, words)
        yield f"  {words.text('parameter')} {use.name} = {use.value}{doubt}"


def _doubt(status: Status, words: Wording) -> str:
    return "" if status is Status.SEEN else f" ({words.text(f'status_{status}')})"


def _waived(finding: Finding, lang: str) -> str:
    waiver = finding.waiver
    assert waiver is not None  # noqa: S101 - only waived findings come here
    reason = waiver.reason if lang == "lt" else waiver.reason_en or waiver.reason
    by = f"{waiver.by}, {language(lang).date_iso(waiver.on)}"
    return f"  {finding.rule} [{finding.subject}] {reason} ({by})"
