"""Values over time: lines that stop where counting changed or a value is missing."""

from dataclasses import dataclass
from decimal import Decimal

from sutarimas.document.charts.axis import (
    AXIS,
    GRID,
    are_years,
    known,
    period_labels,
    positions,
)
from sutarimas.document.charts.canvas import Box, Canvas
from sutarimas.document.charts.ink import Stroke, px
from sutarimas.document.charts.legend import Entry, caption, hatched, legend, notes, stroked
from sutarimas.document.charts.lettering import SMALL, SOFT, STRONG, VALUE, measure, wrap
from sutarimas.document.charts.look import REFERENCE, Look, look
from sutarimas.document.charts.scale import Scale, spread, ticks
from sutarimas.document.charts.spec import (
    Chart,
    ChartTable,
    Number,
    Series,
    cell,
    check_lengths,
    refuse,
)
from sutarimas.document.charts.words import words

NAME_WIDTH = 150.0
LEADER = 18.0


@dataclass(frozen=True, kw_only=True)
class Break:
    """From period `before` on, values were counted differently."""

    before: str
    note: str


@dataclass(frozen=True, kw_only=True)
class LineChart(Chart):
    """Series over periods in order of time; years keep their true distances."""

    periods: tuple[str, ...]
    series: tuple[Series, ...]
    breaks: tuple[Break, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        check_lengths(self, self.series, len(self.periods))
        if len(set(self.periods)) < len(self.periods):
            raise refuse(self, "every period may stand on the axis only once.")
        for one in self.breaks:
            if one.before not in self.periods[1:]:
                raise refuse(self, f"the break before “{one.before}” needs a period on each side.")


@dataclass(frozen=True, kw_only=True)
class _Plot:
    """Where things lie on the sheet."""

    xs: tuple[float, ...]
    scale: Scale
    marks: tuple[Decimal, ...]
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, kw_only=True)
class _Ending:
    """The label of a series at its last known value."""

    look: Look
    x: float
    y: float
    value: str
    name: tuple[str, ...]

    @property
    def height(self) -> float:
        return STRONG.leading + len(self.name) * SMALL.leading


def compose(chart: LineChart, canvas: Canvas) -> float:
    """Draw and return the height used."""
    marks = _marks(chart, canvas)
    cut = words(chart.lang).cut_axis if marks[0] > 0 or marks[-1] < 0 else ""
    top = caption(canvas, chart.unit, cut)
    if canvas.narrow and len(chart.series) > 1:
        top = legend(canvas, [Entry(text=s.name, sample=stroked(k)) for s, k in _looks(chart)], top)
    plot = _lay_out(chart, canvas, marks, top + 8)
    _grid(canvas, plot)
    bottom = period_labels(canvas, chart.periods, plot.xs, plot.bottom + 10)
    for one in chart.breaks:
        _break(canvas, plot, chart.periods.index(one.before))
    for series, its_look in reversed(_looks(chart)):
        _draw(chart, canvas, plot, series, its_look)
    _name_endings(chart, canvas, plot)
    if len(chart.series) == 1:
        _name_start(canvas, plot, chart.series[0])
    entries = [Entry(text=one.note, sample=hatched) for one in chart.breaks]
    return notes(canvas, entries, bottom + 8) if entries else bottom


def table(chart: LineChart, number: Number) -> ChartTable:
    """One row per period, one column per series."""
    w = words(chart.lang)
    first = w.year if are_years(chart.periods) else w.period
    rows = tuple(
        (period, *(cell(s.values[n], number, w.missing) for s in chart.series))
        for n, period in enumerate(chart.periods)
    )
    head = (first, *(s.name for s in chart.series))
    return ChartTable(head=head, rows=rows, numeric=(False, *(True for _ in chart.series)))


def runs(chart: LineChart, series: Series) -> tuple[tuple[int, ...], ...]:
    """Places that one unbroken line may join: a break or a missing value ends a run."""
    cuts = {chart.periods.index(one.before) for one in chart.breaks}
    found: list[list[int]] = [[]]
    for place, value in enumerate(series.values):
        if place in cuts:
            found.append([])
        if value is None:
            found.append([])
        else:
            found[-1].append(place)
    return tuple(tuple(run) for run in found if run)


def _looks(chart: LineChart) -> list[tuple[Series, Look]]:
    """Each series with its look; references share a quiet one."""
    own = 0
    looks: list[tuple[Series, Look]] = []
    for series in chart.series:
        looks.append((series, REFERENCE if series.reference else look(own)))
        own += not series.reference
    return looks


def _marks(chart: LineChart, canvas: Canvas) -> tuple[Decimal, ...]:
    values = known([s.values for s in chart.series])
    low, high = min(values), max(values)
    # An axis that nearly reaches zero may as well show it.
    if 0 <= low <= high * Decimal("0.4"):
        low = Decimal(0)
    return ticks(low, high, most=5 if canvas.narrow else 6)


def _lay_out(chart: LineChart, canvas: Canvas, marks: tuple[Decimal, ...], top: float) -> _Plot:
    left = max(measure(canvas.number(mark), SMALL) for mark in marks) + 10
    right = canvas.width - _margin(chart, canvas)
    room = sum(_ending_height(chart, canvas, series) for series in chart.series)
    height = max(190.0 if canvas.narrow else 230.0, room)
    return _Plot(
        xs=positions(chart.periods, left + 12, right - 8),
        scale=Scale(low=marks[0], high=marks[-1], start=top + height, end=top),
        marks=marks,
        left=left,
        right=right,
        top=top,
        bottom=top + height,
    )


def _margin(chart: LineChart, canvas: Canvas) -> float:
    """Room right of the plot for the labels at the ends of the lines."""
    values = known([s.values for s in chart.series])
    numbers = max(measure(canvas.number(value), STRONG) for value in values)
    if len(chart.series) == 1 or canvas.narrow:
        return numbers + LEADER + 14
    names = [measure(line, SMALL) for s in chart.series for line in wrap(s.name, NAME_WIDTH, SMALL)]
    return max((numbers + 14, *names)) + LEADER


def _ending_height(chart: LineChart, canvas: Canvas, series: Series) -> float:
    if len(chart.series) == 1 or canvas.narrow:
        return STRONG.leading
    return STRONG.leading + len(wrap(series.name, NAME_WIDTH, SMALL)) * SMALL.leading + 4


def _grid(canvas: Canvas, plot: _Plot) -> None:
    for mark in plot.marks:
        y = plot.scale(mark)
        canvas.line(plot.left, y, plot.right, y, AXIS if mark == 0 else GRID)
        top = y - SOFT.leading / 2
        canvas.text((canvas.number(mark),), plot.left - 8, top, SOFT.at("end"))


def _break(canvas: Canvas, plot: _Plot, place: int) -> None:
    middle = (plot.xs[place - 1] + plot.xs[place]) / 2
    wide = min(12.0, (plot.xs[place] - plot.xs[place - 1]) / 2)
    box = Box(left=middle - wide / 2, top=plot.top, width=wide, height=plot.bottom - plot.top)
    canvas.rect(box, fill=canvas.hatch())


def _points(plot: _Plot, series: Series) -> dict[int, tuple[float, float]]:
    """Where the known values lie, by their place."""
    return {
        place: (plot.xs[place], plot.scale(value))
        for place, value in enumerate(series.values)
        if value is not None
    }


def _draw(chart: LineChart, canvas: Canvas, plot: _Plot, series: Series, its_look: Look) -> None:
    points = _points(plot, series)
    stroke = Stroke(role=its_look.role, width=1.8 if series.reference else 2.5, dash=its_look.dash)
    for run in runs(chart, series):
        steps = [f"{px(points[place][0])} {px(points[place][1])}" for place in run]
        if len(run) > 1:
            canvas.path(f"M{'L'.join(steps)}", stroke=stroke)
        for place in {run[0]: 0, run[-1]: 0}:
            canvas.marker(*points[place], its_look)


def _name_start(canvas: Canvas, plot: _Plot, series: Series) -> None:
    """The first value of a lone line, on the side the line does not take."""
    points = _points(plot, series)
    if len(points) < 2:
        return
    (first, (x, y)), (_, (_, next_y)) = list(points.items())[:2]
    rises = next_y < y
    top = y + 8 if rises else y - 8 - VALUE.leading
    lines = (canvas.number(series.values[first] or Decimal(0)),)
    box = canvas.box(lines, x - 6, top, VALUE)
    if canvas.is_free(box) and plot.top - 24 <= top and box.top + box.height <= plot.bottom:
        canvas.text(lines, x - 6, top, VALUE)


def _name_endings(chart: LineChart, canvas: Canvas, plot: _Plot) -> None:
    endings = [
        _ending(chart, canvas, plot, series, its_look)
        for series, its_look in _looks(chart)
        if any(value is not None for value in series.values)
    ]
    heights = [ending.height + 4 for ending in endings]
    # A label's first line, its value, stands level with the point.
    wishes = [ending.y - STRONG.leading / 2 for ending in endings]
    tops = spread(wishes, heights, low=plot.top - STRONG.leading / 2, high=plot.bottom + 8)
    for ending, top in zip(endings, tops, strict=True):
        _set_ending(canvas, plot, ending, top, alone=len(endings) == 1)


def _ending(
    chart: LineChart, canvas: Canvas, plot: _Plot, series: Series, its_look: Look
) -> _Ending:
    place, value = [(n, v) for n, v in enumerate(series.values) if v is not None][-1]
    named = len(chart.series) > 1 and not canvas.narrow
    return _Ending(
        look=its_look,
        x=plot.xs[place],
        y=plot.scale(value),
        value=canvas.number(value),
        name=wrap(series.name, NAME_WIDTH, SMALL) if named else (),
    )


def _set_ending(canvas: Canvas, plot: _Plot, ending: _Ending, top: float, *, alone: bool) -> None:
    left = plot.right + LEADER - 8
    middle = top + STRONG.leading / 2
    moved = abs(middle - ending.y) > 3 or ending.x < plot.right - 10
    if not alone and moved:
        thin = Stroke(role=ending.look.role)
        canvas.line(ending.x + 6, ending.y, left - 3, middle, thin)
    below = canvas.text((ending.value,), left, top, STRONG)
    canvas.text(ending.name, left, below, SMALL)
