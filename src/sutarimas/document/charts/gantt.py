"""When what happens: actions across years, months or phases."""

from dataclasses import dataclass
from itertools import groupby

from sutarimas.document.charts.canvas import Box, Canvas
from sutarimas.document.charts.ink import Stroke
from sutarimas.document.charts.legend import caption
from sutarimas.document.charts.lettering import BODY, SOFT, STRONG, Lettering, measure, wrap
from sutarimas.document.charts.look import Look, Marker
from sutarimas.document.charts.palette import Role
from sutarimas.document.charts.spec import Chart, ChartTable, Number, refuse
from sutarimas.document.charts.words import words

LABEL_WIDTH = 250.0
BAR = 16.0
ROW_GAP = 10.0
INDENT = 14.0
# A column at least this wide may break its name into lines.
SHORTEST_NAME = 44.0
STEPS = (1, 2, 3, 4, 6, 12)
GRID = Stroke(role=Role.GRID)
MARK_TEXT = Lettering(size=13, halo=True)
MILESTONE = Look(role=Role.C2, marker=Marker.DIAMOND)


@dataclass(frozen=True)
class Period:
    """A column: a month of a year, a year, or a phase; `group` stands above its columns."""

    name: str
    group: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.group}, {self.name}" if self.group else self.name


@dataclass(frozen=True)
class Span:
    """From the first to the last column, both included, counted from 0."""

    first: int
    last: int


@dataclass(frozen=True)
class Milestone:
    """What happens at the end of a column."""

    at: int
    text: str


@dataclass(frozen=True, kw_only=True)
class GanttRow:
    """A row; `level` 0 is an objective or stage, deeper levels are indented."""

    label: str
    spans: tuple[Span, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    level: int = 0


@dataclass(frozen=True, kw_only=True)
class Gantt(Chart):
    periods: tuple[Period, ...]
    rows: tuple[GanttRow, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.periods or not self.rows:
            raise refuse(self, "a timetable needs at least one period and one row.")
        for row in self.rows:
            ends = [(s.first, s.last) for s in row.spans] + [(m.at, m.at) for m in row.milestones]
            if any(not 0 <= first <= last < len(self.periods) for first, last in ends):
                raise refuse(self, f"“{row.label}” reaches outside the periods, or ends too early.")


@dataclass(frozen=True, kw_only=True)
class _Plot:
    left: float
    column: float

    def x(self, place: int) -> float:
        return self.left + place * self.column


def compose(chart: Gantt, canvas: Canvas) -> float:
    """Draw and return the height used."""
    top = caption(canvas, chart.unit)
    left = 0.0 if canvas.narrow else LABEL_WIDTH + 16
    plot = _Plot(left=left, column=(canvas.width - left) / len(chart.periods))
    top = _head(chart, canvas, plot, top) + 4
    for row in chart.rows:
        height = _row_height(chart, canvas, plot, row)
        _grid(chart, canvas, plot, top, height)
        _row(chart, canvas, plot, row, top + ROW_GAP / 2)
        top += height
    canvas.line(0, top, canvas.width, top, GRID)
    return top + 1


def table(chart: Gantt, number: Number) -> ChartTable:
    """One line per span: what, from when, till when; milestones as remarks."""
    del number  # a timetable counts nothing
    w = words(chart.lang)
    lines: list[tuple[str, ...]] = []
    for row in chart.rows:
        remarks = "; ".join(f"{m.text} ({chart.periods[m.at].full_name})" for m in row.milestones)
        ends = [
            (chart.periods[span.first].full_name, chart.periods[span.last].full_name)
            for span in row.spans
        ]
        lines += [(row.label, *both, remarks) for both in ends or [("", "")]]
    head = (w.action, w.start, w.end, w.remarks)
    return ChartTable(head=head, rows=tuple(lines), numeric=(False,) * 4)


def _head(chart: Gantt, canvas: Canvas, plot: _Plot, top: float) -> float:
    """Names of groups and columns; what has no room is left to the table."""
    place, bottom = 0, top
    for group, members in groupby(chart.periods, key=lambda period: period.group):
        count = len(list(members))
        end = _name(canvas, group, plot.x(place), count * plot.column, top, STRONG)
        bottom, place = max(bottom, end), place + count
    top, every = bottom, _step(chart, plot)
    for n, period in enumerate(chart.periods):
        if every and n % every == 0:
            width = plot.column * min(every, len(chart.periods) - n)
            end = _name(canvas, period.name, plot.x(n), width, top, SOFT)
            bottom = max(bottom, end)
    return bottom


def _name(
    canvas: Canvas, name: str, left: float, width: float, top: float, lettering: Lettering
) -> float:
    if width < SHORTEST_NAME and measure(name, lettering) > width - 4:
        return top
    lines = wrap(name, width - 4, lettering)
    return canvas.text(lines, left + width / 2, top, lettering.at("middle"))


def _step(chart: Gantt, plot: _Plot) -> int:
    """Name every column, or every second, third … one; 0 where none fits."""
    widest_name = min(max(measure(p.name, SOFT) for p in chart.periods) + 4, SHORTEST_NAME)
    steps = (step for step in STEPS if plot.column * step >= widest_name)
    return next(steps, 0)


def _row_height(chart: Gantt, canvas: Canvas, plot: _Plot, row: GanttRow) -> float:
    label = len(_label(chart, canvas, row)) * BODY.leading
    marks = sum(len(_milestone(canvas, plot, m)[0]) for m in row.milestones) * MARK_TEXT.leading
    bars = BAR + (4 + marks if marks else 0)
    return ROW_GAP + (label + 3 + bars if canvas.narrow else max(label, bars))


def _label(chart: Gantt, canvas: Canvas, row: GanttRow) -> tuple[str, ...]:
    width = canvas.width if canvas.narrow else LABEL_WIDTH
    return wrap(row.label, width - _indent(row), _lettering(chart, row))


def _lettering(chart: Gantt, row: GanttRow) -> Lettering:
    return STRONG if _is_summary(chart, row) else BODY


def _is_summary(chart: Gantt, row: GanttRow) -> bool:
    """Whether a row heads deeper ones; where all are alike, none is told apart."""
    return row.level == 0 and any(one.level for one in chart.rows)


def _indent(row: GanttRow) -> float:
    return INDENT * min(row.level, 4)


def _grid(chart: Gantt, canvas: Canvas, plot: _Plot, top: float, height: float) -> None:
    canvas.line(0, top, canvas.width, top, GRID)
    if canvas.narrow:
        return
    starts = [n for n, p in enumerate(chart.periods) if n == 0 or p.group != _group(chart, n - 1)]
    every = starts if any(p.group for p in chart.periods) else range(len(chart.periods))
    for n in every:
        canvas.line(plot.x(n), top, plot.x(n), top + height, GRID)


def _group(chart: Gantt, place: int) -> str:
    return chart.periods[place].group


def _row(chart: Gantt, canvas: Canvas, plot: _Plot, row: GanttRow, top: float) -> None:
    bottom = canvas.text(_label(chart, canvas, row), _indent(row), top, _lettering(chart, row))
    if canvas.narrow:
        top = bottom + 3
        track = Box(left=0, top=top + BAR / 2 - 1, width=canvas.width, height=2)
        canvas.rect(track, fill=Role.GRID)
    is_summary = _is_summary(chart, row)
    for span in row.spans:
        left, right = plot.x(span.first), plot.x(span.last + 1)
        thick = BAR / 2 if is_summary else BAR
        box = Box(left=left + 1, top=top + (BAR - thick) / 2, width=right - left - 2, height=thick)
        canvas.rect(box, fill=Role.C4 if is_summary else Role.C1, radius=3)
    top += BAR + 4
    for milestone in row.milestones:
        lines, x, anchor = _milestone(canvas, plot, milestone)
        canvas.marker(x, top + MARK_TEXT.leading / 2, MILESTONE)
        top = canvas.text(lines, x + (10 if anchor == "start" else -10), top, MARK_TEXT.at(anchor))


def _milestone(
    canvas: Canvas, plot: _Plot, milestone: Milestone
) -> tuple[tuple[str, ...], float, str]:
    """Lines, place and anchor of a milestone, on the side with more room."""
    x = min(plot.x(milestone.at + 1), canvas.width - 6)
    before, after = x - plot.left, canvas.width - x
    anchor = "start" if after >= before else "end"
    return wrap(milestone.text, max(before, after) - 12, MARK_TEXT), x, anchor
