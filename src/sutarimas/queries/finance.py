"""The financial plan as a grid: actions down, years or sources across, sums of all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sutarimas.domain.finance import ADMINISTRATION, EU, FundSource, Scope
from sutarimas.domain.money import Euro
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.whole import whole
from sutarimas.queries.labels import choice_label
from sutarimas.queries.strategy import load
from sutarimas.queries.words import say
from sutarimas.rulebook.plan_money import project_support


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One amount: the code of its line and what stands there; an absent line is empty."""

    code: str
    amount: Euro | None
    typed: str = ""
    error: str = ""

    @property
    def shown(self) -> str:
        """What stands in the box: what was typed, else the amount as people write it."""
        return self.typed or ("" if self.amount is None else self.amount.plain.replace(".", ","))

    @property
    def was(self) -> str:
        """What stood there when the page was made."""
        return "" if self.amount is None else self.amount.plain


@dataclass(frozen=True, kw_only=True)
class Row:
    """An action's amounts across the grid, and all of its money."""

    code: str
    title: str
    cells: tuple[Cell, ...]
    total: Euro
    whole: Euro


@dataclass(frozen=True, kw_only=True)
class Head:
    """A column: what it is called, and its sum."""

    key: str
    label: str
    total: Euro


@dataclass(frozen=True, kw_only=True)
class Note:
    """A limit or a stated sum beside what was reckoned."""

    label: str
    stated: Euro
    found: Euro

    @property
    def difference(self) -> Euro:
        """By how much the plan is above the stated sum."""
        return self.found - self.stated


@dataclass(frozen=True, kw_only=True)
class Grid:
    """One view of the plan. `view` is a year or a source; `sources` sums the whole plan."""

    view: str
    years: tuple[int, ...]
    views: tuple[tuple[str, str], ...]
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    total: Euro
    whole: Euro
    eu: Euro
    sources: tuple[Head, ...]
    notes: tuple[Note, ...]
    outside: int


def grid(strategy_id: UUID, *, view: str, lang: str) -> Grid:
    """The plan by one year (sources across) or by one source (years across)."""
    strategy = load(strategy_id)
    finance = strategy.finance
    years = tuple(strategy.identity.years)
    chosen = view if view in {*map(str, years), *FundSource} else FundSource.ESF.value
    across = columns(chosen, years)
    amounts = {x.code: x.amount for x in finance.lines}
    rows = tuple(_row(strategy, code, chosen, across, amounts) for code in _down(strategy))
    return Grid(
        view=chosen,
        years=years,
        views=tuple((x, _name(x, lang)) for x in (*FundSource, *map(str, years))),
        heads=tuple(
            Head(key=x, label=_name(x, lang), total=_sum(r.cells[n] for r in rows))
            for n, x in enumerate(across)
        ),
        rows=rows,
        total=Euro.total(x.total for x in rows),
        whole=finance.total(),
        eu=finance.total(sources=EU),
        sources=tuple(
            Head(key=x, label=_name(x, lang), total=finance.total(sources=(x,))) for x in FundSource
        ),
        notes=tuple(_notes(strategy, lang)),
        outside=sum(x.action not in _down(strategy) for x in finance.lines),
    )


def columns(view: str, years: Iterable[int]) -> tuple[str, ...]:
    """What stands across: sources for a year, years for a source."""
    return tuple(FundSource) if view.isdecimal() else tuple(map(str, years))


def line_code(action: str, view: str, column: str) -> str:
    """The code of the line in a cell."""
    year, source = (view, column) if view.isdecimal() else (column, view)
    return f"{action}/{year}/{source}"


def _down(strategy: Strategy) -> tuple[str, ...]:
    return (*(x.code for x in strategy.goals.actions), ADMINISTRATION)


def _row(
    strategy: Strategy,
    code: str,
    view: str,
    across: tuple[str, ...],
    amounts: Mapping[str, Euro],
) -> Row:
    cells = tuple(
        Cell(code=name, amount=amounts.get(name))
        for name in (line_code(code, view, column) for column in across)
    )
    action = strategy.action(code)
    return Row(
        code=code,
        title=action.title if action else "",
        cells=cells,
        total=_sum(cells),
        whole=strategy.finance.total(action=code),
    )


def _sum(cells: Iterable[Cell]) -> Euro:
    return Euro.total(x.amount for x in cells if x.amount is not None)


def _name(view: str, lang: str) -> str:
    return view if view.isdecimal() else choice_label("FundSource", view, lang)


def _notes(strategy: Strategy, lang: str) -> Iterable[Note]:
    """What the plan is compared with: the allocation and every stated total."""
    finance = strategy.finance
    if finance.allocation is not None:
        label = say(lang, "finance.allocation")
        yield Note(label=label, stated=finance.allocation, found=project_support(finance))
    for one in finance.stated:
        found = finance.total(
            action=one.of if one.scope is Scope.ACTION else None,
            year=whole(one.of) if one.scope is Scope.YEAR else None,
            sources=[FundSource(one.of)]
            if one.scope is Scope.SOURCE and one.of in tuple(FundSource)
            else None,
        )
        what = _name(one.of, lang) if one.scope is Scope.SOURCE else one.of
        label = say(lang, f"finance.stated_{one.scope}", what=what)
        yield Note(label=label, stated=one.amount, found=found)
