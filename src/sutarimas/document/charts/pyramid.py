"""Population by age and sex: bars of one year, the outline of another."""

from dataclasses import dataclass
from decimal import Decimal

from sutarimas.document.charts.axis import AXIS, GRID, axis_numbers, known
from sutarimas.document.charts.canvas import Box, Canvas
from sutarimas.document.charts.ink import Stroke, px
from sutarimas.document.charts.legend import Entry, caption, legend, outlined
from sutarimas.document.charts.lettering import SMALL, SOFT, STRONG, measure, shorten
from sutarimas.document.charts.palette import Role
from sutarimas.document.charts.scale import Scale, ticks
from sutarimas.document.charts.spec import (
    Chart,
    ChartTable,
    Number,
    Series,
    Values,
    cell,
    check_lengths,
    refuse,
)
from sutarimas.document.charts.words import words

ROW = 18.0


@dataclass(frozen=True, kw_only=True)
class Population:
    """Men and women by age at one time, in one place; `name` says which."""

    name: str
    men: Values
    women: Values


@dataclass(frozen=True, kw_only=True)
class Pyramid(Chart):
    """Ages from the youngest up; `outline` is compared with `filled` on the same scale."""

    ages: tuple[str, ...]
    filled: Population
    outline: Population | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        series = tuple(
            Series(name=one.name, values=values)
            for one in self.populations
            for values in (one.men, one.women)
        )
        check_lengths(self, series, len(self.ages))
        if any(value < 0 for value in known([one.values for one in series])):
            raise refuse(self, "nobody can count fewer than zero people; check the signs.")

    @property
    def populations(self) -> tuple[Population, ...]:
        return (self.filled, self.outline) if self.outline else (self.filled,)


@dataclass(frozen=True, kw_only=True)
class _Plot:
    """The two scales run away from the column of ages in the middle."""

    men: Scale
    women: Scale
    marks: tuple[Decimal, ...]
    top: float
    rows: int

    @property
    def bottom(self) -> float:
        return self.top + self.rows * ROW

    def row(self, place: int) -> float:
        """The top of an age: the youngest lies lowest."""
        return self.top + (self.rows - 1 - place) * ROW


def compose(chart: Pyramid, canvas: Canvas) -> float:
    """Draw and return the height used."""
    top = caption(canvas, chart.unit)
    if chart.outline:
        entries = (
            Entry(text=chart.filled.name, sample=_two_tone),
            Entry(text=chart.outline.name, sample=outlined),
        )
        top = legend(canvas, entries, top)
    plot = _lay_out(chart, canvas, top + STRONG.leading + 4)
    _heads(chart, canvas, plot)
    _ages(chart, canvas, plot)
    for values, scale, role in _sides(chart.filled, plot):
        _bars(canvas, plot, values, scale, role)
    if chart.outline:
        for values, scale, _ in _sides(chart.outline, plot):
            _outline(canvas, plot, values, scale)
    return _axis(canvas, plot)


def table(chart: Pyramid, number: Number) -> ChartTable:
    """One row per age from the youngest, men and women of each population."""
    w = words(chart.lang)
    head = [w.age]
    columns: list[Values] = []
    for one in chart.populations:
        head += [f"{w.men}, {one.name}", f"{w.women}, {one.name}"]
        columns += [one.men, one.women]
    rows = tuple(
        (age, *(cell(column[n], number, w.missing) for column in columns))
        for n, age in enumerate(chart.ages)
    )
    return ChartTable(head=tuple(head), rows=rows, numeric=(False, *(True for _ in columns)))


def _lay_out(chart: Pyramid, canvas: Canvas, top: float) -> _Plot:
    sides = [values for one in chart.populations for values in (one.men, one.women)]
    marks = ticks(Decimal(0), max(known(sides)), most=4 if canvas.narrow else 6)
    half = max(measure(_age(canvas, age), SMALL) for age in chart.ages) / 2 + 8
    middle, edge = canvas.width / 2, measure(canvas.number(marks[-1]), SOFT) / 2 + 1
    low, high = marks[0], marks[-1]
    return _Plot(
        men=Scale(low=low, high=high, start=middle - half, end=edge),
        women=Scale(low=low, high=high, start=middle + half, end=canvas.width - edge),
        marks=marks,
        top=top,
        rows=len(chart.ages),
    )


def _sides(one: Population, plot: _Plot) -> tuple[tuple[Values, Scale, Role], ...]:
    return ((one.men, plot.men, Role.C1), (one.women, plot.women, Role.C2))


def _two_tone(canvas: Canvas, left: float, middle: float) -> None:
    for n, role in enumerate((Role.C1, Role.C2)):
        box = Box(left=left + n * 9, top=middle - 6, width=8, height=12)
        canvas.rect(box, fill=role)


def _heads(chart: Pyramid, canvas: Canvas, plot: _Plot) -> None:
    w = words(chart.lang)
    top = plot.top - STRONG.leading - 4
    canvas.text((w.men,), plot.men.start, top, STRONG.at("end"))
    canvas.text((w.women,), plot.women.start, top, STRONG)
    for scale in (plot.men, plot.women):
        for mark in plot.marks:
            canvas.line(scale(mark), plot.top, scale(mark), plot.bottom, GRID)


def _ages(chart: Pyramid, canvas: Canvas, plot: _Plot) -> None:
    for n, age in enumerate(chart.ages):
        top = plot.row(n) + (ROW - SMALL.leading) / 2
        canvas.text((_age(canvas, age),), canvas.width / 2, top, SMALL.at("middle"))


def _age(canvas: Canvas, age: str) -> str:
    return shorten(age, canvas.width / 4, SMALL)


def _bars(canvas: Canvas, plot: _Plot, values: Values, scale: Scale, role: Role) -> None:
    for n, value in enumerate(values):
        if value:
            left, right = sorted((scale.start, scale(value)))
            box = Box(left=left, top=plot.row(n) + 1, width=right - left, height=ROW - 2)
            canvas.rect(box, fill=role)
    canvas.line(scale.start, plot.top, scale.start, plot.bottom, AXIS)


def _outline(canvas: Canvas, plot: _Plot, values: Values, scale: Scale) -> None:
    """Steps along the ends of the bars, on a rim of paper to be seen on any colour."""
    d, joined = "", False
    for n, value in enumerate(values):
        if value is not None:
            x, top = px(scale(value)), plot.row(n)
            d += f"{'L' if joined else 'M'}{x} {px(top + ROW)}V{px(top)}"
        joined = value is not None
    for stroke in (Stroke(role=Role.PAPER, width=4), Stroke(role=Role.INK, width=1.8)):
        canvas.path(d, stroke=stroke)


def _axis(canvas: Canvas, plot: _Plot) -> float:
    # The ends first: they are the numbers that may not be missing.
    marks = (plot.marks[0], plot.marks[-1], *plot.marks[1:-1])
    axis_numbers(canvas, plot.men, marks, plot.bottom + 4)
    return axis_numbers(canvas, plot.women, marks, plot.bottom + 4)
