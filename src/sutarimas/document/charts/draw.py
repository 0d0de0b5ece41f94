"""One door to every kind of chart: the picture, its table and its outline."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sutarimas.document.charts import bars, chain, flow, gantt, line, pyramid, stat, tree
from sutarimas.document.charts.canvas import Canvas
from sutarimas.document.charts.spec import Chart, ChartTable, Number, OutlineItem, Theme, Width


def _no_outline(_chart: Chart, _number: Number) -> tuple[OutlineItem, ...]:
    """Charts of figures are told by their table."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Kind:
    """How one kind of chart is drawn and told; each takes only charts of its own type."""

    compose: Callable[[Any, Canvas], float]
    table: Callable[[Any, Number], ChartTable]
    outline: Callable[[Any, Number], tuple[OutlineItem, ...]] = _no_outline


KINDS: Mapping[type[Chart], Kind] = MappingProxyType(
    {
        line.LineChart: Kind(compose=line.compose, table=line.table),
        bars.BarChart: Kind(compose=bars.compose, table=bars.table),
        pyramid.Pyramid: Kind(compose=pyramid.compose, table=pyramid.table),
        flow.BudgetFlow: Kind(compose=flow.compose, table=flow.table, outline=flow.outline),
        gantt.Gantt: Kind(compose=gantt.compose, table=gantt.table),
        tree.ProblemTree: Kind(compose=tree.compose, table=tree.table, outline=tree.outline),
        chain.ResultChain: Kind(compose=chain.compose, table=chain.table, outline=chain.outline),
        stat.Stat: Kind(compose=stat.compose, table=stat.table),
    }
)


def draw(
    chart: Chart,
    *,
    chart_id: str,
    number: Number,
    width: Width = Width.WIDE,
    theme: Theme = Theme.AUTO,
) -> str:
    """The chart as one SVG element.

    `chart_id` and the width begin every id inside, so both widths may stand on one page; `number`
    prints values. AUTO drawings need the classes of `palette.stylesheet()`.
    """
    canvas = Canvas(chart, chart_id=chart_id, width=width, theme=theme, number=number)
    height = KINDS[type(chart)].compose(chart, canvas)
    return canvas.svg(height)


def table(chart: Chart, *, number: Number) -> ChartTable:
    """The figures or statements of the chart as formatted text."""
    return KINDS[type(chart)].table(chart, number)


def outline(chart: Chart, *, number: Number) -> tuple[OutlineItem, ...]:
    """What a drawing of boxes or ribbons says, as a nested list; empty for charts of figures."""
    return KINDS[type(chart)].outline(chart, number)
