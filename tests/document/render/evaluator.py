"""Recomputes the formulas of a workbook in exact decimals, apart from the writers.

Knows what our workbooks use and no more: arithmetic, comparison, SUM, ROUND, ROUNDDOWN, IF,
references within and between sheets, and named cells. Anything else raises Unknown.
"""

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import partial

from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

Value = Decimal | str | bool

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>\d+(?:\.\d+)?)
    | "(?P<text>(?:[^"]|"")*)"
    | (?P<cell>(?:'(?P<sheet>(?:[^']|'')+)'!)?(?P<area>\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)\b)
    | (?P<name>\w+)
    | (?P<sign><=|>=|<>|[-+*/(),=<>])
    )""",
    re.VERBOSE,
)
_COMPARISONS: dict[str, Callable[[Value, Value], bool]] = {
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
    "<=": lambda a, b: _number(a) <= _number(b),
    ">=": lambda a, b: _number(a) >= _number(b),
    "<": lambda a, b: _number(a) < _number(b),
    ">": lambda a, b: _number(a) > _number(b),
}


class Unknown(ValueError):
    """A formula uses something that is not known here."""


class Evaluator:
    """The values of one workbook, read with its formulas; each cell is computed once."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._known: dict[tuple[str, str], Value] = {}

    def formulas(self) -> Iterator[tuple[str, str]]:
        """Sheet and cell of every formula."""
        for sheet in self.workbook:
            for row in sheet.iter_rows():
                yield from ((sheet.title, x.coordinate) for x in row if x.data_type == "f")

    def value(self, sheet: str, cell: str) -> Value:
        """What a cell holds or its formula gives; an empty cell is 0."""
        key = (sheet, cell)
        if key not in self._known:
            found = self.workbook[sheet][cell]
            if found.data_type == "f":
                self._known[key] = _Reader(self, sheet, str(found.value)).result()
            else:
                self._known[key] = _constant(found.value)
        return self._known[key]

    def named(self, name: str) -> Value:
        """The value of a named cell."""
        if name not in self.workbook.defined_names:
            raise Unknown(name)
        ((sheet, cell),) = self.workbook.defined_names[name].destinations
        return self.value(sheet, cell.replace("$", ""))

    def area(self, sheet: str, area: str) -> tuple[Value, ...]:
        """The values of a cell or of a rectangle, row by row."""
        left, top, right, bottom = range_boundaries(area)
        rows = self.workbook[sheet].iter_rows(top, bottom, left, right)
        return tuple(self.value(sheet, cell.coordinate) for row in rows for cell in row)


class _Reader:
    """One formula, read from left to right and computed on the way."""

    def __init__(self, cells: Evaluator, sheet: str, formula: str) -> None:
        self.cells, self.sheet, self.formula = cells, sheet, formula
        self.tokens = list(_tokens(formula.removeprefix("=")))

    def result(self) -> Value:
        value = self._comparison()
        if self.tokens:
            raise Unknown(self.formula)
        return value

    def _sign(self, *signs: str) -> str:
        """Take the next token when it is one of these signs."""
        if self.tokens and self.tokens[0]["sign"] in signs:
            return str(self.tokens.pop(0)["sign"])
        return ""

    def _comparison(self) -> Value:
        left: Value = self._sum()
        while sign := self._sign(*_COMPARISONS):
            left = _COMPARISONS[sign](left, self._sum())
        return left

    def _sum(self) -> Value:
        left = self._product()
        while sign := self._sign("+", "-"):
            right = _number(self._product())
            left = _number(left) + (right if sign == "+" else -right)
        return left

    def _product(self) -> Value:
        left = self._atom()
        while sign := self._sign("*", "/"):
            right = _number(self._atom())
            left = _number(left) * right if sign == "*" else _number(left) / right
        return left

    def _atom(self) -> Value:
        if self._sign("-"):
            return -_number(self._atom())
        if self._sign("("):
            return self._closed(self._comparison())
        if not self.tokens:
            raise Unknown(self.formula)
        token = self.tokens.pop(0)
        if token["number"]:
            return Decimal(token["number"])
        if token["text"] is not None:
            return str(token["text"]).replace('""', '"')
        if token["cell"]:
            (value,) = self._area(token)
            return value
        if not token["name"]:
            raise Unknown(self.formula)
        return self._call(token["name"]) if self._sign("(") else self.cells.named(token["name"])

    def _area(self, token: re.Match[str]) -> tuple[Value, ...]:
        sheet = (token["sheet"] or self.sheet).replace("''", "'")
        return self.cells.area(sheet, token["area"].replace("$", ""))

    def _call(self, name: str) -> Value:
        arguments = [self._argument()]
        while self._sign(","):
            arguments.append(self._argument())
        if name not in _FUNCTIONS:
            raise Unknown(name)
        return self._closed(_FUNCTIONS[name](*arguments))

    def _argument(self) -> tuple[Value, ...]:
        token = self.tokens[0]
        if token["cell"] and ":" in token["area"]:
            return self._area(self.tokens.pop(0))
        return (self._comparison(),)

    def _closed(self, value: Value) -> Value:
        if not self._sign(")"):
            raise Unknown(self.formula)
        return value


def _tokens(text: str) -> Iterator[re.Match[str]]:
    end = 0
    while end < len(text):
        found = _TOKEN.match(text, end)
        if found is None:
            raise Unknown(text[end:])
        yield found
        end = found.end()


def _constant(value: object) -> Value:
    if value is None:
        return Decimal(0)
    # The shortest text of a binary number is the one that was written.
    return value if isinstance(value, str) else Decimal(repr(value))


def _number(value: Value) -> Decimal:
    if not isinstance(value, Decimal):
        raise Unknown(f"a number is expected, not {value!r}")
    return value


def _sum(*areas: tuple[Value, ...]) -> Decimal:
    return sum((x for area in areas for x in area if isinstance(x, Decimal)), Decimal(0))


def _rounded(mode: str, value: tuple[Value, ...], places: tuple[Value, ...]) -> Decimal:
    unit = Decimal(1).scaleb(-int(_number(places[0])))
    return _number(value[0]).quantize(unit, rounding=mode)


def _if(asked: tuple[Value, ...], yes: tuple[Value, ...], no: tuple[Value, ...]) -> Value:
    return yes[0] if asked[0] else no[0]


_FUNCTIONS: dict[str, Callable[..., Value]] = {
    "SUM": _sum,
    "ROUND": partial(_rounded, ROUND_HALF_UP),
    "ROUNDDOWN": partial(_rounded, ROUND_DOWN),
    "IF": _if,
}
