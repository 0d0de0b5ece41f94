"""What both workbooks share: the same bytes for the same value, and text that stays text."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from sutarimas.document.render.escape import clean
from sutarimas.document.wording import Wording
from sutarimas.domain.money import Euro
from sutarimas.domain.strategy import Identity

MONEY = "#,##0.00"
ACCENT = "#0E5A6B"
_LINE = 15  # points of one line of text
_TALLEST = 409  # points: spreadsheets allow no more


@dataclass(frozen=True, kw_only=True)
class Styles:
    """Cell formats of a workbook."""

    title: Format
    head: Format
    text: Format
    money: Format
    total: Format
    total_money: Format
    share: Format
    check: Format
    note: Format


class Book:
    """A workbook in memory. Text is always written as text: `=1+1` stays what was typed."""

    def __init__(self, identity: Identity, *, on: date, words: Wording) -> None:
        self._buffer = io.BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.book = xlsxwriter.Workbook(self._buffer, options)
        created = datetime(on.year, on.month, on.day)  # noqa: DTZ001 - a day, not a moment
        english = words.lang == "en"
        self.title = identity.title_en if english and identity.title_en else identity.title
        author = identity.lag_en if english and identity.lag_en else identity.lag
        self.book.set_properties(
            {"title": clean(self.title), "author": clean(author), "created": created}
        )
        self.words = words
        self._widths: dict[str, tuple[int, ...]] = {}
        self.styles = _styles(self.book)

    def sheet(self, name: str, widths: tuple[int, ...], *, landscape: bool = True) -> Worksheet:
        """A sheet ready to print: A4, one page wide, the header repeated."""
        sheet = self.book.add_worksheet(self.words.text(name)[:31])
        self._widths[sheet.get_name()] = widths
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        return sheet

    def text(self, sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
        """A cell of text."""
        sheet.write_string(row, column, clean(text), style)

    def head(self, sheet: Worksheet, row: int, titles: tuple[str, ...]) -> None:
        """A header row that stays in sight and is repeated on paper."""
        for column, title in enumerate(titles):
            self.text(sheet, row, column, title, self.styles.head)
        widths = self._widths[sheet.get_name()]
        self.fit(
            sheet, row, *max(zip(titles, widths, strict=False), key=lambda x: len(x[0]) / x[1])
        )
        sheet.freeze_panes(row + 1, 0)
        sheet.repeat_rows(row)

    def money(
        self, sheet: Worksheet, row: int, column: int, amount: Euro, *, style: Format | None = None
    ) -> None:
        """A cell that holds an amount as it was recorded."""
        sheet.write_number(row, column, float(_exact(amount)), style or self.styles.money)

    def formula(
        self,
        sheet: Worksheet,
        row: int,
        column: int,
        text: str,
        result: Euro | str | Decimal,
        style: Format,
    ) -> None:
        """A live formula with our own result kept beside it, for readers that do not compute."""
        shown: float | str
        if isinstance(result, Euro):
            shown = float(_exact(result))
        else:
            shown = float(result) if isinstance(result, Decimal) else result
        sheet.write_formula(row, column, text, style, shown)

    def difference(
        self, sheet: Worksheet, row: int, column: int, cells: tuple[str, str], gap: Euro
    ) -> None:
        """„Gerai“ where two sums agree to the cent, else by how much they differ."""
        good = self.words.text("good")
        computed = f"ROUND({cells[0]}-{cells[1]},2)"
        formula = f'=IF({computed}=0,"{good}",{computed})'
        self.formula(sheet, row, column, formula, gap or good, self.styles.check)

    def fit(self, sheet: Worksheet, row: int, text: str, width: int) -> None:
        """Make a row high enough for wrapped text: readers do not measure it themselves."""
        lines = max(1, -(-len(text) // (width - 2)))
        if lines > 1:
            sheet.set_row(row, min(_LINE * lines, _TALLEST))

    def close(self) -> bytes:
        """The finished file."""
        self.book.close()
        return self._buffer.getvalue()


def _exact(amount: Euro) -> Decimal:
    return Decimal(amount.cents) / 100


def at(row: int, column: int, *, fixed: bool = False) -> str:
    """The name of a cell: row and column from 0."""
    return str(xl_rowcol_to_cell(row, column, row_abs=fixed, col_abs=fixed))


def span(row: int, first: int, last: int) -> str:
    """A range along one row."""
    return f"{at(row, first)}:{at(row, last)}"


def _styles(book: Any) -> Styles:
    add: Callable[[dict[str, Any]], Format] = book.add_format
    wrap = {"text_wrap": True, "valign": "top"}
    right = {"align": "right", "valign": "top"}
    line = {"top": 1, "bold": True}
    return Styles(
        title=add({"bold": True, "font_size": 14, "font_color": ACCENT}),
        head=add({"bold": True, "bg_color": ACCENT, "font_color": "#FFFFFF", **wrap}),
        text=add(wrap),
        money=add({"num_format": MONEY, "valign": "top"}),
        total=add({**line, **wrap}),
        total_money=add({**line, "num_format": MONEY, "valign": "top"}),
        share=add({"num_format": "0.0%", "valign": "top"}),
        check=add({"bold": True, "font_color": "#3D4F0F", "num_format": MONEY, **right}),
        note=add({"italic": True, "font_color": "#516068"}),
    )
