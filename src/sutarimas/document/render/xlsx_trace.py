"""`trace.xlsx`: need, objective, action, indicator and euro in one row, orphans named."""

from collections.abc import Iterator
from datetime import date

from sutarimas.document.render.xlsx import Book
from sutarimas.document.wording import Wording
from sutarimas.domain.goal import Action, Objective
from sutarimas.domain.money import Euro
from sutarimas.domain.need import Need
from sutarimas.domain.prose import Waiver
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.trace import Trace
from sutarimas.rulebook.book import Report

Cell = str | Euro
_PATHS = ("need", "objective", "action", "indicators", "total", "missing")
_FACTS = ("code", "statement", "kind", "publisher", "period", "ground", "carries")
Path = tuple[Need | None, Objective | None, Action | None]


def trace_workbook(strategy: Strategy, report: Report, *, on: date, lang: str) -> bytes:
    """The workbook as bytes; the same for the same value, day and language."""
    words = Wording("workbook", lang)
    book = Book(strategy.identity, on=on, words=words)
    _rows(book, "trace", (50, 50, 50, 30, 16, 40), _PATHS, _trace_rows(strategy, words, lang))
    facts = _fact_rows(strategy, words, lang)
    _rows(book, "evidence", (10, 70, 14, 34, 14, 40, 40), _FACTS, facts)
    _rows(book, "links", (34, 34, 22), ("from", "to", "state"), _link_rows(strategy, words))
    _rows(book, "coverage", (60, 16, 16), ("what", "covered", "of_all"), _coverage(strategy, words))
    found = _finding_rows(report, words)
    _rows(book, "findings", (18, 14, 30, 60), ("rule", "severity", "where", "waived_by"), found)
    return book.close()


def _rows(
    book: Book,
    name: str,
    widths: tuple[int, ...],
    titles: tuple[str, ...],
    rows: Iterator[tuple[Cell, ...]],
) -> None:
    sheet = book.sheet(name, widths)
    book.head(sheet, 0, tuple(book.words.text(x) for x in titles))
    last = 0
    for last, row in enumerate(rows, start=1):
        longest = max(zip(row, widths, strict=True), key=lambda x: len(str(x[0])) / x[1])
        book.fit(sheet, last, str(longest[0]), longest[1])
        for column, value in enumerate(row):
            if isinstance(value, Euro):
                book.money(sheet, last, column, value)
            else:
                book.text(sheet, last, column, value, book.styles.text)
    sheet.autofilter(0, 0, max(last, 1), len(titles) - 1)


def paths(strategy: Strategy) -> Iterator[Path]:
    """Every way from a need to an action, and every end that is left without one."""
    goals = strategy.goals
    answered = {link.to for x in goals.objectives for link in x.needs}
    for need in strategy.needs.items:
        serving = [x for x in goals.objectives if any(link.to == need.code for link in x.needs)]
        for objective in serving:
            actions = strategy.actions_of(objective.code)
            yield from ((need, objective, action) for action in actions)
            if not actions:
                yield need, objective, None
        if need.code not in answered:
            yield need, None, None
    for objective in goals.objectives:
        if not objective.needs:
            actions = strategy.actions_of(objective.code)
            yield from ((None, objective, action) for action in actions)
            if not actions:
                yield None, objective, None
    known = {x.code for x in goals.objectives}
    yield from ((None, None, x) for x in goals.actions if x.objective not in known)


def _trace_rows(strategy: Strategy, words: Wording, lang: str) -> Iterator[tuple[Cell, ...]]:
    for need, objective, action in paths(strategy):
        yield (
            _titled(need, lang),
            _titled(objective, lang),
            _titled(action, lang),
            ", ".join(action.indicators) if action else "",
            strategy.finance.total(action=action.code) if action else "",
            _missing(need, objective, action, words),
        )


def _titled(record: Need | Objective | Action | None, lang: str) -> str:
    if record is None:
        return ""
    title = record.title_en if lang == "en" and record.title_en else record.title
    return f"{record.code} {title}"


def _missing(
    need: Need | None, objective: Objective | None, action: Action | None, words: Wording
) -> str:
    if need is not None and objective is None:
        return need.unaddressed_reason or words.text("no_objective")
    if need is None:
        return words.text("no_need")
    if action is None:
        return words.text("no_action")
    return "" if action.indicators else words.text("no_indicator")


def _fact_rows(strategy: Strategy, words: Wording, lang: str) -> Iterator[tuple[Cell, ...]]:
    trace = Trace.of(strategy)
    for ref, fact in strategy.records.items():
        if ref.kind is not Kind.EVIDENCE:
            continue
        told = fact.statement_en if lang == "en" and fact.statement_en else fact.statement
        # Every line of a plan that rests on it would fill pages: its action stands for them.
        carried = [_named(x, words) for x in trace.carried(ref) if x.kind is not Kind.LINE]
        yield (
            fact.code,
            told,
            words.text(f"evidence_{fact.kind}"),
            fact.source.publisher,
            fact.period,
            ", ".join(_named(x, words) for x in trace.ground(ref)),
            ", ".join(carried) or words.text("nothing_rests"),
        )


def _named(ref: Ref, words: Wording) -> str:
    """A record by the word for its kind and its code, in the workbook's language."""
    return f"{Wording('sources', words.lang).text(f'one_{ref.kind}')} {ref.code}"


def _link_rows(strategy: Strategy, words: Wording) -> Iterator[tuple[Cell, ...]]:
    for edge, state in Trace.of(strategy).links():
        yield _named(edge.source, words), _named(edge.target, words), words.text(f"link_{state}")


def _coverage(strategy: Strategy, words: Wording) -> Iterator[tuple[Cell, ...]]:
    found = Trace.of(strategy).coverage()
    yield words.text("numbers_bound"), str(found.numbers_bound), str(found.numbers)
    covered, total = found.need_sentences_sourced, found.need_sentences
    yield words.text("needs_sourced"), str(covered), str(total)


def _reason(waiver: Waiver, lang: str) -> str:
    reason = waiver.reason_en if lang == "en" and waiver.reason_en else waiver.reason
    return f"{reason} ({waiver.by}, {waiver.on.isoformat()})"


def _finding_rows(report: Report, words: Wording) -> Iterator[tuple[Cell, ...]]:
    for finding in report.findings:
        waiver = finding.waiver
        by = _reason(waiver, words.lang) if waiver else ""
        severity = words.text(f"severity_{finding.severity}")
        yield finding.rule, severity, _named(finding.subject, words), by
