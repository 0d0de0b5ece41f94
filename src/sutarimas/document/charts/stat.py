"""One number that speaks, with the small line of how it came about."""

from dataclasses import dataclass, replace
from decimal import Decimal

from sutarimas.document.charts.axis import known, positions
from sutarimas.document.charts.canvas import Canvas
from sutarimas.document.charts.ink import Stroke, px
from sutarimas.document.charts.lettering import SMALL, SOFT, Lettering, measure, shorten
from sutarimas.document.charts.line import LineChart, runs
from sutarimas.document.charts.line import table as line_table
from sutarimas.document.charts.look import look
from sutarimas.document.charts.scale import Scale
from sutarimas.document.charts.spec import ChartTable, Number, refuse

# Small on every page.
STAT_WIDTH = 240.0
HEIGHT = 40.0
BIG = Lettering(size=34, bold=True)


@dataclass(frozen=True, kw_only=True)
class Stat(LineChart):
    """The last known value of a lone series in large type, `remark` below it, and its line."""

    remark: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.series) != 1:
            raise refuse(self, "a stat shows one series; draw several as a line chart.")

    @property
    def latest(self) -> Decimal:
        return known([self.series[0].values])[-1]


def compose(chart: Stat, canvas: Canvas) -> float:
    """Draw and return the height used."""
    canvas.width = STAT_WIDTH
    number = canvas.number(chart.latest)
    size = BIG.size * min(1.0, canvas.width / measure(number, BIG))
    top = canvas.text((number,), 0, 0, replace(BIG, size=size))
    for text, lettering in ((chart.unit, SOFT), (chart.remark, SMALL)):
        top = canvas.paragraph(text, 0, top, width=canvas.width, lettering=lettering)
    if len(known([chart.series[0].values])) < 2:
        return top
    return _sparkline(chart, canvas, top + 10)


def table(chart: Stat, number: Number) -> ChartTable:
    """The same figures as of a line chart."""
    return line_table(chart, number)


def _sparkline(chart: Stat, canvas: Canvas, top: float) -> float:
    values = known([chart.series[0].values])
    low, high = min(values), max(values)
    room = {"start": top + HEIGHT, "end": top + 5}
    scale = Scale(low=low, high=high if high > low else low + 1, **room)
    xs = positions(chart.periods, 5, canvas.width - 7)
    its_look = look(0)
    for run in runs(chart, chart.series[0]):
        at = [(xs[n], scale(chart.series[0].values[n] or Decimal(0))) for n in run]
        steps = "L".join(f"{px(x)} {px(y)}" for x, y in at)
        # A run of one point is a dot: a line of no length with round ends.
        stroke = Stroke(role=its_look.role, width=2.5)
        canvas.path(f"M{steps}" if len(at) > 1 else f"M{steps}h0.1", stroke=stroke)
    place = max(n for n, value in enumerate(chart.series[0].values) if value is not None)
    canvas.marker(xs[place], scale(chart.latest), its_look)
    return _ends(chart, canvas, top + HEIGHT + 6)


def _ends(chart: Stat, canvas: Canvas, top: float) -> float:
    """The first and the last period under the ends of the line."""
    half = canvas.width / 2 - 4
    canvas.text((shorten(chart.periods[0], half, SOFT),), 0, top, SOFT)
    canvas.text((shorten(chart.periods[-1], half, SOFT),), canvas.width, top, SOFT.at("end"))
    return top + SOFT.leading
