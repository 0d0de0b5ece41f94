"""`finance.xlsx`: the plan with live formulas, the limits it keeps, and the contract facts.

A check cell reads „Gerai“, or shows by how much a sum misses; staff know this pattern from
official forms.
"""

from datetime import date

from sutarimas.document.render.xlsx import Book, at
from sutarimas.document.render.xlsx_limits import LimitSheets
from sutarimas.document.render.xlsx_plan import Plan, PlanSheet, Sum, action_name, codes
from sutarimas.document.wording import Wording
from sutarimas.domain.finance import FundSource, Scope, StatedTotal
from sutarimas.domain.money import Euro
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.whole import whole
from sutarimas.rulebook.book import Report
from sutarimas.rulebook.params import pack_of

_FUNDS = {source.value: source for source in FundSource}


def finance_workbook(strategy: Strategy, report: Report, *, on: date, lang: str) -> bytes:
    """The workbook as bytes; the same for the same value, day and language."""
    words = Wording("workbook", lang)
    book = Book(strategy.identity, on=on, words=words)
    plan = PlanSheet(book, strategy).write()
    if strategy.finance.lines:
        LimitSheets(book, strategy, plan, pack_of(strategy, report.pack), on).write()
    _stated(book, strategy, plan)
    _contracts(book, strategy)
    return book.close()


def _stated(book: Book, strategy: Strategy, plan: Plan) -> None:
    """Totals as somebody wrote them, beside what the lines add up to."""
    if not strategy.finance.stated:
        return
    words = book.words
    sheet = book.sheet("stated", (46, 18, 18, 16))
    book.head(sheet, 0, tuple(words.text(x) for x in ("what", "stated_sum", "lines_sum", "check")))
    for row, stated in enumerate(strategy.finance.stated, start=1):
        real = _real(strategy, stated, plan)
        name = _stated_name(strategy, stated, words)
        book.text(sheet, row, 0, name, book.styles.text)
        book.fit(sheet, row, name, 46)
        book.money(sheet, row, 1, stated.amount)
        book.formula(sheet, row, 2, f"={real.cell}", real.amount, book.styles.money)
        book.difference(sheet, row, 3, (at(row, 1), at(row, 2)), stated.amount - real.amount)


def _real(strategy: Strategy, stated: StatedTotal, plan: Plan) -> Sum:
    """What the lines of the plan add up to for the same part."""
    everything = codes(strategy)
    match stated.scope:
        case Scope.ACTION:
            return plan.joined([stated.of], FundSource)
        case Scope.SOURCE:
            source = _FUNDS.get(stated.of)
            return plan.joined(everything, [source] if source else [])
        case Scope.YEAR:
            year = whole(stated.of) or 0
            return plan.years.get(year, Sum(cell="0", amount=Euro(0)))
        case _:
            return plan.joined(everything, FundSource)


def _stated_name(strategy: Strategy, stated: StatedTotal, words: Wording) -> str:
    match stated.scope:
        case Scope.ACTION:
            return action_name(strategy, stated.of, words)
        case Scope.SOURCE if stated.of in _FUNDS:
            return words.text(f"fund_{stated.of}")
        case Scope.ALL:
            return words.text("total")
        case _:
            return stated.of


def _contracts(book: Book, strategy: Strategy) -> None:
    """Contract facts as entered, and whether their parts add up."""
    contracts = strategy.finance.contracts
    if not contracts:
        return
    words = book.words
    sheet = book.sheet("contracts", (60, 16, 16, 20, 14))
    titles = ("contract", "total", "fund_eu", "fund_budget", "check")
    book.head(sheet, 0, tuple(words.text(x) for x in titles))
    for row, contract in enumerate(contracts, start=1):
        book.text(sheet, row, 0, contract.title, book.styles.text)
        book.fit(sheet, row, contract.title, 60)
        book.money(sheet, row, 1, contract.total)
        if contract.eu is None or contract.state is None:
            continue
        book.money(sheet, row, 2, contract.eu)
        book.money(sheet, row, 3, contract.state)
        parts = (at(row, 1), f"({at(row, 2)}+{at(row, 3)})")
        book.difference(sheet, row, 4, parts, contract.total - contract.eu - contract.state)
