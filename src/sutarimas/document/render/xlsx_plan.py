"""The plan sheet: a row an action and source, a column a year, every sum a live formula."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from xlsxwriter.worksheet import Worksheet

from sutarimas.document.render.xlsx import Book, at, span
from sutarimas.document.wording import Wording
from sutarimas.domain.finance import ADMINISTRATION, FundSource
from sutarimas.domain.money import Euro
from sutarimas.domain.strategy import Strategy

_FIRST = 3  # row of the first line of the matrix
_NAME, _SOURCE, _YEARS = 0, 1, 2  # columns


@dataclass(frozen=True, kw_only=True)
class Sum:
    """An amount and the formula, without its equals sign, that gives it from the plan sheet."""

    cell: str
    amount: Euro


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Where the plan sheet holds the total of each action and source, and of each year."""

    sums: dict[tuple[str, FundSource], Sum] = field(default_factory=dict)
    years: dict[int, Sum] = field(default_factory=dict)

    def joined(self, codes: Iterable[str], sources: Iterable[FundSource]) -> Sum:
        """The sum of some actions and sources."""
        wanted = frozenset(sources)
        keys = [(code, x) for code in codes for x in FundSource if x in wanted]
        found = [self.sums[key] for key in keys if key in self.sums]
        cells = "+".join(x.cell for x in found) or "0"
        return Sum(cell=cells, amount=Euro.total(x.amount for x in found))


def codes(strategy: Strategy) -> tuple[str, ...]:
    """Codes that have money, in the tree's order, others behind."""
    there = {x.action for x in strategy.finance.lines}
    known = tuple(x.code for x in strategy.goals.actions if x.code in there)
    return (*known, *sorted(there - set(known)))


def action_name(strategy: Strategy, code: str, words: Wording) -> str:
    """„1.1.1 Title“ in the workbook's language."""
    action = strategy.action(code)
    if action is None:
        return words.text("administration") if code == ADMINISTRATION else code
    title = action.title_en if words.lang == "en" and action.title_en else action.title
    return f"{code} {title}"


class PlanSheet:
    """Writes the sheet row by row."""

    def __init__(self, book: Book, strategy: Strategy) -> None:
        self.book = book
        self.strategy = strategy
        self.finance = strategy.finance
        self.years = self.finance.years or tuple(strategy.identity.years)
        self.sheet: Worksheet = book.sheet("plan", (46, 24, *(15 for _ in self.years), 16))
        self.row = _FIRST
        self.plan = Plan()

    def write(self) -> Plan:
        """The whole sheet; where its sums stand."""
        words = self.book.words
        self.book.text(self.sheet, 0, 0, self.book.title, self.book.styles.title)
        self.book.text(self.sheet, 1, 0, words.text("euros"), self.book.styles.note)
        if not self.finance.lines:
            self.book.text(self.sheet, _FIRST - 1, 0, words.text("no_plan"), self.book.styles.text)
            return self.plan
        titles = (words.text("action"), words.text("source"), *map(str, self.years))
        self.book.head(self.sheet, _FIRST - 1, (*titles, words.text("total")))
        subtotals = [self._action(code) for code in codes(self.strategy)]
        self._grand(subtotals)
        return self.plan

    def _action(self, code: str) -> int:
        """Lines of one action and their sum; the row of the sum."""
        first = self.row
        for source in FundSource:
            if any(x.action == code and x.source is source for x in self.finance.lines):
                self._line(code, source, first=self.row == first)
        rows = (first, self.row - 1)
        self.book.text(self.sheet, self.row, _NAME, "", self.book.styles.total)
        key = "subtotal_administration" if code == ADMINISTRATION else "subtotal"
        title = self.book.words.text(key, code=code)
        self.book.text(self.sheet, self.row, _SOURCE, title, self.book.styles.total)
        self.book.fit(self.sheet, self.row, title, 24)
        amounts = [self.finance.total(action=code, year=year) for year in self.years]
        for column, amount in enumerate((*amounts, self.finance.total(action=code)), _YEARS):
            formula = f"=SUM({at(rows[0], column)}:{at(rows[1], column)})"
            self._sum(column, formula, amount)
        self.row += 1
        return self.row - 1

    def _line(self, code: str, source: FundSource, *, first: bool) -> None:
        name = action_name(self.strategy, code, self.book.words) if first else ""
        words = self.book.words
        self.book.text(self.sheet, self.row, _NAME, name, self.book.styles.text)
        self.book.text(
            self.sheet, self.row, _SOURCE, words.text(f"fund_{source}"), self.book.styles.text
        )
        self.book.fit(self.sheet, self.row, name, 46)
        for column, year in enumerate(self.years, _YEARS):
            amount = self.finance.total(action=code, year=year, sources=[source])
            self.book.money(self.sheet, self.row, column, amount)
        last = _YEARS + len(self.years)
        total = self.finance.total(action=code, sources=[source])
        formula = f"=SUM({span(self.row, _YEARS, last - 1)})"
        self.book.formula(self.sheet, self.row, last, formula, total, self.book.styles.money)
        self.plan.sums[code, source] = Sum(cell=self._far(last), amount=total)
        self.row += 1

    def _grand(self, subtotals: list[int]) -> None:
        self.book.text(
            self.sheet, self.row, _NAME, self.book.words.text("total"), self.book.styles.total
        )
        self.book.text(self.sheet, self.row, _SOURCE, "", self.book.styles.total)
        amounts = [self.finance.total(year=year) for year in self.years]
        for column, amount in enumerate((*amounts, self.finance.total()), _YEARS):
            cells = "+".join(at(x, column) for x in subtotals)
            self._sum(column, f"={cells or '0'}", amount)
        for column, (year, amount) in enumerate(zip(self.years, amounts, strict=True), _YEARS):
            self.plan.years[year] = Sum(cell=self._far(column), amount=amount)

    def _sum(self, column: int, formula: str, amount: Euro) -> None:
        style = self.book.styles.total_money
        self.book.formula(self.sheet, self.row, column, formula, amount, style)

    def _far(self, column: int) -> str:
        """A cell of this row as other sheets name it."""
        return f"'{self.book.words.text('plan')}'!{at(self.row, column, fixed=True)}"
