"""`finance.xlsx`: the plan with live formulas, the limits it keeps, and the contract facts.

A check cell reads „Gerai“, or shows by how much a sum misses; staff know this pattern from
official forms.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from sutarimas.document.render.xlsx import Book, at, span
from sutarimas.document.wording import Wording
from sutarimas.domain.finance import ADMINISTRATION, EU, FundSource, Scope, StatedTotal
from sutarimas.domain.money import Euro, share_down
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.book import Report
from sutarimas.rulebook.params import Pack, Parameter, acts, pack
from sutarimas.rulebook.places import place

_FIRST = 3  # row of the first line of the matrix
_NAME, _SOURCE, _YEARS = 0, 1, 2  # columns


@dataclass(frozen=True, kw_only=True)
class Sum:
    """Where the plan sheet holds the total of an action and source."""

    cell: str
    amount: Euro


def finance_workbook(strategy: Strategy, report: Report, *, on: date, lang: str) -> bytes:
    """The workbook as bytes; the same for the same value, day and language."""
    words = Wording("workbook", lang)
    book = Book(title=strategy.identity.title, author=strategy.identity.lag, on=on, words=words)
    sums = _plan(book, strategy, lang)
    _rates(book, strategy, sums, chosen=pack(report.pack), on=on, lang=lang)
    _stated(book, strategy, sums, lang)
    _contracts(book, strategy)
    return book.close()


def _codes(strategy: Strategy) -> tuple[str, ...]:
    there = {x.action for x in strategy.finance.lines}
    known = tuple(x.code for x in strategy.goals.actions if x.code in there)
    return (*known, *sorted(there - set(known)))


def _name(strategy: Strategy, code: str, words: Wording, lang: str) -> str:
    action = strategy.action(code)
    if action is None:
        return words.text("administration") if code == ADMINISTRATION else code
    title = action.title_en if lang == "en" and action.title_en else action.title
    return f"{code} {title}"


def _plan(book: Book, strategy: Strategy, lang: str) -> dict[tuple[str, FundSource], Sum]:
    """The matrix: a row an action and source, a column a year, sums by formula."""
    words, finance = book.words, strategy.finance
    years = finance.years or tuple(strategy.identity.years)
    sheet = book.sheet("plan", (46, 24, *(15 for _ in years), 16))
    book.text(sheet, 0, 0, strategy.identity.title, book.styles.title)
    book.text(sheet, 1, 0, words.text("euros"), book.styles.note)
    titles = (words.text("action"), words.text("source"), *map(str, years), words.text("total"))
    book.head(sheet, _FIRST - 1, titles)
    sums: dict[tuple[str, FundSource], Sum] = {}
    subtotals: list[int] = []
    row = _FIRST
    for code in _codes(strategy):
        first = row
        for source in FundSource:
            if any(x.action == code and x.source is source for x in finance.lines):
                name = _name(strategy, code, words, lang) if row == first else ""
                sums[code, source] = _line(book, sheet, row, strategy, name, code, source, years)
                row += 1
        _subtotal(book, sheet, row, strategy, code, (first, row - 1), years)
        subtotals.append(row)
        row += 1
    _grand(book, sheet, row, strategy, subtotals, years)
    return sums


def _line(
    book: Book,
    sheet: Worksheet,
    row: int,
    strategy: Strategy,
    name: str,
    code: str,
    source: FundSource,
    years: tuple[int, ...],
) -> Sum:
    book.text(sheet, row, _NAME, name, book.styles.text)
    book.text(sheet, row, _SOURCE, book.words.text(f"fund_{source}"), book.styles.text)
    for index, year in enumerate(years):
        amount = strategy.finance.total(action=code, year=year, sources=[source])
        book.money(sheet, row, _YEARS + index, amount)
    last = _YEARS + len(years)
    total = strategy.finance.total(action=code, sources=[source])
    formula = f"=SUM({span(row, _YEARS, last - 1)})"
    book.formula(sheet, row, last, formula, total, book.styles.money)
    return Sum(cell=f"'{book.words.text('plan')}'!{at(row, last, fixed=True)}", amount=total)


def _subtotal(
    book: Book,
    sheet: Worksheet,
    row: int,
    strategy: Strategy,
    code: str,
    rows: tuple[int, int],
    years: tuple[int, ...],
) -> None:
    book.text(sheet, row, _NAME, "", book.styles.total)
    title = book.words.text("subtotal", code=code)
    book.text(sheet, row, _SOURCE, title, book.styles.total)
    amounts = [strategy.finance.total(action=code, year=year) for year in years]
    amounts.append(strategy.finance.total(action=code))
    for index, amount in enumerate(amounts):
        column = _YEARS + index
        formula = f"=SUM({at(rows[0], column)}:{at(rows[1], column)})"
        book.formula(sheet, row, column, formula, amount, book.styles.total_money)


def _grand(
    book: Book,
    sheet: Worksheet,
    row: int,
    strategy: Strategy,
    subtotals: list[int],
    years: tuple[int, ...],
) -> None:
    book.text(sheet, row, _NAME, book.words.text("total"), book.styles.total)
    book.text(sheet, row, _SOURCE, "", book.styles.total)
    amounts = [strategy.finance.total(year=year) for year in years]
    amounts.append(strategy.finance.total())
    for index, amount in enumerate(amounts):
        cells = "+".join(at(x, _YEARS + index) for x in subtotals)
        formula = f"={cells}" if cells else "=0"
        book.formula(sheet, row, _YEARS + index, formula, amount, book.styles.total_money)


def _joined(
    sums: dict[tuple[str, FundSource], Sum], code: str, kinds: frozenset[FundSource]
) -> Sum:
    """The sum of some sources of an action, as a formula and as an amount."""
    found = [sums[code, x] for x in FundSource if x in kinds and (code, x) in sums]
    cells = "+".join(x.cell for x in found) or "0"
    return Sum(cell=cells, amount=Euro.total(x.amount for x in found))


def _rates(
    book: Book,
    strategy: Strategy,
    sums: dict[tuple[str, FundSource], Sum],
    *,
    chosen: Pack,
    on: date,
    lang: str,
) -> None:
    """EU part of each action against the rate, and the parameters with what they stand on."""
    words, region = book.words, strategy.place.territory.region
    limits = book.sheet("limits", (46, 16, 16, 12, 16, 14))
    book.head(
        limits,
        0,
        tuple(words.text(x) for x in ("action", "eu", "eligible", "rate", "allowed", "check")),
    )
    parameters = book.sheet("parameters", (40, 14, 60, 26), landscape=True)
    book.head(
        parameters, 0, tuple(words.text(x) for x in ("parameter", "value", "act", "confirmed"))
    )
    names: dict[str, str] = {}
    row = 1
    for code in _codes(strategy):
        action = strategy.action(code)
        fund = str(action.fund) if action is not None and action.fund else "esf"
        rate = chosen.parameter("eu_rate", on=on, keys={"region": str(region), "fund": fund})
        if rate is None or not isinstance(rate.value, Decimal):
            continue
        if fund not in names:
            names[fund] = _parameter(book, parameters, len(names) + 1, rate, fund, lang)
        eu = _joined(sums, code, EU)
        base = _joined(sums, code, EU | {FundSource.STATE})
        _limit(
            book, limits, row, _name(strategy, code, words, lang), eu, base, rate.value, names[fund]
        )
        row += 1


def _parameter(
    book: Book, sheet: Worksheet, row: int, rate: Parameter, fund: str, lang: str
) -> str:
    """A parameter as a named cell, with its act and how sure it is; the name."""
    name = f"ES_dalis_{fund.upper()}"
    act = acts()[rate.act]
    title = act.title_lt if lang == "lt" else act.title_en
    book.text(
        sheet,
        row,
        0,
        book.words.text("eu_rate", fund=book.words.text(f"fund_{fund}")),
        book.styles.text,
    )
    sheet.write_number(row, 1, float(str(rate.value)), book.styles.share)
    book.text(sheet, row, 2, f"{title}, {place(rate.point, lang)}".strip(", "), book.styles.text)
    book.text(sheet, row, 3, book.words.text(f"status_{rate.status}"), book.styles.text)
    book.book.define_name(name, f"='{book.words.text('parameters')}'!{at(row, 1, fixed=True)}")
    return name


def _limit(
    book: Book, sheet: Worksheet, row: int, name: str, eu: Sum, base: Sum, rate: Decimal, named: str
) -> None:
    allowed = share_down(base.amount, rate)
    good = book.words.text("good")
    book.text(sheet, row, 0, name, book.styles.text)
    book.formula(sheet, row, 1, f"={eu.cell}", eu.amount, book.styles.money)
    book.formula(sheet, row, 2, f"={base.cell}", base.amount, book.styles.money)
    book.formula(sheet, row, 3, f"={named}", rate, book.styles.share)
    formula = f"=ROUNDDOWN(ROUND({at(row, 2)}*{at(row, 3)},6),2)"
    book.formula(sheet, row, 4, formula, allowed, book.styles.money)
    over = eu.amount - allowed
    check = (
        f'=IF(ROUND({at(row, 1)}-{at(row, 4)},2)<=0,"{good}",ROUND({at(row, 1)}-{at(row, 4)},2))'
    )
    book.formula(sheet, row, 5, check, good if over.cents <= 0 else over, book.styles.check)


def _stated(
    book: Book, strategy: Strategy, sums: dict[tuple[str, FundSource], Sum], lang: str
) -> None:
    """Totals as somebody wrote them, beside what the lines add up to."""
    if not strategy.finance.stated:
        return
    words, good = book.words, book.words.text("good")
    sheet = book.sheet("stated", (46, 18, 18, 16))
    book.head(sheet, 0, tuple(words.text(x) for x in ("what", "stated_sum", "lines_sum", "check")))
    for row, stated in enumerate(strategy.finance.stated, start=1):
        real = _real(strategy, stated)
        book.text(sheet, row, 0, _stated_name(strategy, stated, words, lang), book.styles.text)
        book.money(sheet, row, 1, stated.amount)
        cells = _cells(stated, sums)
        if cells:
            book.formula(sheet, row, 2, f"={cells}", real, book.styles.money)
        else:
            book.money(sheet, row, 2, real)
        over = stated.amount - real
        difference = f"ROUND({at(row, 1)}-{at(row, 2)},2)"
        check = f'=IF({difference}=0,"{good}",{difference})'
        book.formula(sheet, row, 3, check, over if over else good, book.styles.check)


def _real(strategy: Strategy, stated: StatedTotal) -> Euro:
    finance = strategy.finance
    match stated.scope:
        case Scope.ACTION:
            return finance.total(action=stated.of)
        case Scope.YEAR:
            return finance.total(year=int(stated.of)) if stated.of.isdigit() else Euro(0)
        case Scope.SOURCE:
            return Euro.total(x.amount for x in finance.lines if x.source == stated.of)
        case _:
            return finance.total()


def _cells(stated: StatedTotal, sums: dict[tuple[str, FundSource], Sum]) -> str:
    """The cells of the plan that make up a stated total; a year's are not kept apart."""
    match stated.scope:
        case Scope.ACTION:
            return "+".join(x.cell for (code, _), x in sums.items() if code == stated.of)
        case Scope.SOURCE:
            return "+".join(x.cell for (_, source), x in sums.items() if source == stated.of)
        case Scope.ALL:
            return "+".join(x.cell for x in sums.values())
        case _:
            return ""


def _stated_name(strategy: Strategy, stated: StatedTotal, words: Wording, lang: str) -> str:
    match stated.scope:
        case Scope.ACTION:
            return _name(strategy, stated.of, words, lang)
        case Scope.SOURCE if stated.of in {x.value for x in FundSource}:
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
    words, good = book.words, book.words.text("good")
    sheet = book.sheet("contracts", (60, 16, 16, 16, 14))
    titles = ("contract", "total", "fund_eu", "fund_budget", "check")
    book.head(sheet, 0, tuple(words.text(x) for x in titles))
    for row, contract in enumerate(contracts, start=1):
        book.text(sheet, row, 0, contract.title, book.styles.text)
        book.money(sheet, row, 1, contract.total)
        if contract.eu is None or contract.state is None:
            continue
        book.money(sheet, row, 2, contract.eu)
        book.money(sheet, row, 3, contract.state)
        over = contract.total - contract.eu - contract.state
        difference = f"ROUND({at(row, 1)}-{at(row, 2)}-{at(row, 3)},2)"
        check = f'=IF({difference}=0,"{good}",{difference})'
        book.formula(sheet, row, 4, check, over if over else good, book.styles.check)
