"""Values side by side: horizontal bars from zero, alone, grouped or stacked."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sutarimas.document.charts.axis import AXIS, GRID, axis_numbers, known
from sutarimas.document.charts.canvas import Box, Canvas
from sutarimas.document.charts.ink import Stroke
from sutarimas.document.charts.legend import Entry, caption, filled, legend
from sutarimas.document.charts.lettering import (
    BODY,
    SMALL,
    SOFT,
    VALUE,
    Lettering,
    measure,
    widest,
    wrap,
)
from sutarimas.document.charts.look import Look, look
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

LABEL_WIDTH = 230.0
LONE, GROUPED, STACKED = 22.0, 19.0, 26.0
ROW_GAP = 14.0


class Layout(StrEnum):
    GROUPED = "grouped"
    STACKED = "stacked"


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A value that every bar is read against."""

    name: str
    value: Decimal


@dataclass(frozen=True, kw_only=True)
class BarChart(Chart):
    """One value per category and series, in the order given.

    `category_head` heads the first column of the table; of a lone series, bars outside `highlight`
    are drawn quietly.
    """

    category_head: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    layout: Layout = Layout.GROUPED
    reference: Reference | None = None
    highlight: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        check_lengths(self, self.series, len(self.categories))
        strangers = [name for name in self.highlight if name not in self.categories]
        if strangers:
            raise refuse(self, f"no bar is called “{strangers[0]}”, so it cannot stand out.")

    @property
    def is_stacked(self) -> bool:
        return self.layout is Layout.STACKED and len(self.series) > 1


@dataclass(frozen=True, kw_only=True)
class _Plot:
    scale: Scale
    marks: tuple[Decimal, ...]
    left: float
    right: float

    @property
    def zero(self) -> float:
        return self.scale(Decimal(0))


def compose(chart: BarChart, canvas: Canvas) -> float:
    """Draw and return the height used."""
    top = caption(canvas, chart.unit)
    if len(chart.series) > 1:
        looks = [Entry(text=s.name, sample=filled(look(n))) for n, s in enumerate(chart.series)]
        top = legend(canvas, looks, top)
    plot = _lay_out(chart, canvas)
    first = top = top + 4 + len(_reference_name(chart, canvas)) * SMALL.leading
    rows: list[tuple[int, float, float]] = []
    for place, category in enumerate(chart.categories):
        label, height = _row_size(chart, canvas, category)
        rows.append((place, top, label))
        top += height + ROW_GAP
    bottom = top - ROW_GAP + 8
    if not canvas.narrow:
        _grid(canvas, plot, first - 4, bottom)
    for place, row, label in rows:
        _row(chart, canvas, plot, place, row, label)
    if not canvas.narrow:
        canvas.line(plot.zero, first - 4, plot.zero, bottom, AXIS)
    if chart.reference:
        _reference(chart, canvas, plot.scale(chart.reference.value), first - 4, bottom)
    return axis_numbers(canvas, plot.scale, sorted(plot.marks, key=abs), bottom + 4)


def table(chart: BarChart, number: Number) -> ChartTable:
    """One row per category, one column per series, and the sum where bars are stacked."""
    w = words(chart.lang)
    total = (w.total,) if chart.is_stacked else ()
    rows = []
    for n, category in enumerate(chart.categories):
        values = [s.values[n] for s in chart.series]
        cells = [cell(value, number, w.missing) for value in values]
        sums = (cell(_sum(tuple(values)), number, w.missing),) if total else ()
        rows.append((category, *cells, *sums))
    if chart.reference:
        # Stacked bars are read against it as wholes, grouped ones each by itself.
        value = number(chart.reference.value)
        cells = ["" if total else value for _ in chart.series]
        rows.append((chart.reference.name, *cells, *(value for _ in total)))
    head = (chart.category_head, *(s.name for s in chart.series), *total)
    return ChartTable(head=head, rows=tuple(rows), numeric=(False, *(True for _ in head[1:])))


def _extremes(chart: BarChart) -> tuple[Decimal, Decimal]:
    """The lowest and highest point any bar reaches, zero included."""
    zero = Decimal(0)
    ends = list(known([s.values for s in chart.series]))
    if chart.is_stacked:
        for values in zip(*(s.values for s in chart.series), strict=True):
            there = known([values])
            ends += [sum((v for v in there if v > 0), zero), sum((v for v in there if v < 0), zero)]
    ends += [chart.reference.value] if chart.reference else []
    return min(zero, *ends), max(zero, *ends)


def _lay_out(chart: BarChart, canvas: Canvas) -> _Plot:
    low, high = _extremes(chart)
    beyond = max(measure(text, VALUE) for text in _printed(chart, canvas)) + 10
    left = 0.0
    if not canvas.narrow:
        names = [line for name in chart.categories for line in wrap(name, LABEL_WIDTH, BODY)]
        left = widest(tuple(names), BODY) + 14
    marks = ticks(low, high, most=4 if canvas.narrow else 6)
    start = left + (beyond if low < 0 else 0)
    # The bars, not the last tick, set how far the axis runs.
    ends = {"low": low, "high": high} if high > low else {"low": low, "high": marks[-1]}
    scale = Scale(**ends, start=start, end=canvas.width - beyond)
    inside = tuple(mark for mark in marks if scale.low <= mark <= scale.high)
    return _Plot(scale=scale, marks=inside, left=left, right=canvas.width)


def _printed(chart: BarChart, canvas: Canvas) -> tuple[str, ...]:
    """What stands at the ends of bars."""
    missing = words(chart.lang).missing
    ends = [value for s in chart.series for value in s.values]
    if chart.is_stacked:
        ends = [_sum(values) for values in zip(*(s.values for s in chart.series), strict=True)]
    return tuple(cell(value, canvas.number, missing) for value in ends)


def _sum(values: Values) -> Decimal | None:
    """The whole of a stack; one missing part makes it missing."""
    there = known([values])
    return sum(there, Decimal(0)) if len(there) == len(values) else None


def _row_size(chart: BarChart, canvas: Canvas, category: str) -> tuple[float, float]:
    """Height of the label, and of the whole row with its bars."""
    lines = wrap(category, canvas.width if canvas.narrow else LABEL_WIDTH, BODY)
    label = len(lines) * BODY.leading
    bars = _bars_height(chart)
    return label, label + 2 + bars if canvas.narrow else max(label, bars)


def _bars_height(chart: BarChart) -> float:
    if chart.is_stacked:
        return STACKED
    return LONE if len(chart.series) == 1 else GROUPED * len(chart.series)


def _grid(canvas: Canvas, plot: _Plot, top: float, bottom: float) -> None:
    for mark in plot.marks:
        x = plot.scale(mark)
        canvas.line(x, top, x, bottom, GRID)


def _row(
    chart: BarChart, canvas: Canvas, plot: _Plot, place: int, top: float, label: float
) -> None:
    bars = _bars_height(chart)
    if canvas.narrow:
        canvas.paragraph(chart.categories[place], 0, top, width=canvas.width)
        top += label + 2
        # Lines between the names would run through them.
        _grid(canvas, plot, top - 2, top + bars + 6)
    else:
        height = max(label, bars)
        name_top = top + (height - label) / 2
        canvas.paragraph(chart.categories[place], 0, name_top, width=LABEL_WIDTH)
        top += (height - bars) / 2
    values = tuple(s.values[place] for s in chart.series)
    if chart.is_stacked:
        _stack(chart, canvas, plot, values, top)
    else:
        _group(chart, canvas, plot, place, top)
    if canvas.narrow:
        canvas.line(plot.zero, top - 2, plot.zero, top + bars + 6, AXIS)


def _group(chart: BarChart, canvas: Canvas, plot: _Plot, place: int, top: float) -> None:
    lone = len(chart.series) == 1
    height = LONE if lone else GROUPED
    quiet = lone and chart.highlight and chart.categories[place] not in chart.highlight
    for n, series in enumerate(chart.series):
        its_look = Look(role=Role.AXIS) if quiet else look(n)
        value = series.values[place]
        if value is None:
            _end(canvas, plot.zero, words(chart.lang).missing, top, height, SOFT)
        else:
            box = _between(plot, Decimal(0), value, top, height - (0 if lone else 2))
            canvas.rect(box, fill=canvas.fill(its_look))
            end, left = plot.scale(value), value < 0
            _end(canvas, end, canvas.number(value), top, height, VALUE, left=left)
        top += height


def _stack(chart: BarChart, canvas: Canvas, plot: _Plot, values: Values, top: float) -> None:
    """Parts one after another, what is below zero to the left; the sum at the end."""
    reach = {True: Decimal(0), False: Decimal(0)}
    for n, value in enumerate(values):
        if value:
            start = reach[value > 0]
            reach[value > 0] = start + value
            box = _between(plot, start, start + value, top, STACKED)
            canvas.rect(box, fill=canvas.fill(look(n)), stroke=Stroke(role=Role.PAPER, width=1.5))
            _inside(canvas, box, canvas.number(value))
    whole = _sum(values)
    text = cell(whole, canvas.number, words(chart.lang).missing)
    style = SOFT if whole is None else VALUE
    _end(canvas, plot.scale(reach[True]), text, top, STACKED, style)


def _inside(canvas: Canvas, box: Box, number: str) -> None:
    """The value of a part on a plate of paper, where the part is wide enough."""
    width = measure(number, SMALL) + 10
    if width + 8 > box.width:
        return
    middle = box.left + box.width / 2
    plate = Box(left=middle - width / 2, top=box.top + 4, width=width, height=box.height - 8)
    canvas.rect(plate, fill=Role.PAPER, radius=3)
    canvas.text((number,), middle, box.top + (box.height - SMALL.leading) / 2, SMALL.at("middle"))


def _end(
    canvas: Canvas,
    x: float,
    text: str,
    top: float,
    height: float,
    lettering: Lettering,
    *,
    left: bool = False,
) -> None:
    x += -6 if left else 6
    style = lettering.at("end" if left else "start")
    canvas.text((text,), x, top + (height - lettering.leading) / 2, style)


def _between(plot: _Plot, start: Decimal, end: Decimal, top: float, height: float) -> Box:
    left, right = sorted((plot.scale(start), plot.scale(end)))
    return Box(left=left, top=top, width=right - left, height=height)


def _reference(chart: BarChart, canvas: Canvas, x: float, top: float, bottom: float) -> None:
    canvas.line(x, top, x, bottom, Stroke(role=Role.INK, width=1.5, dash="4 3"))
    lines = _reference_name(chart, canvas)
    half = widest(lines, SMALL) / 2
    middle = min(max(x, half), canvas.width - half)
    canvas.text(lines, middle, top - len(lines) * SMALL.leading, SMALL.at("middle"))


def _reference_name(chart: BarChart, canvas: Canvas) -> tuple[str, ...]:
    one = chart.reference
    return wrap(f"{one.name}: {canvas.number(one.value)}", canvas.width, SMALL) if one else ()
