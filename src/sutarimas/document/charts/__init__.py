"""Charts as our own small SVG: a frozen spec in, a picture, its table and its outline out.

To add a kind: a module with its spec (a `Chart`), `compose` and `table`, and an entry in
`draw.KINDS`.
"""

from sutarimas.document.charts.bars import BarChart, Layout, Reference
from sutarimas.document.charts.chain import ChainLink, ResultChain, Stage
from sutarimas.document.charts.draw import draw, outline, table
from sutarimas.document.charts.flow import BudgetFlow, Flow
from sutarimas.document.charts.gantt import Gantt, GanttRow, Milestone, Period, Span
from sutarimas.document.charts.line import Break, LineChart
from sutarimas.document.charts.palette import class_names, stylesheet
from sutarimas.document.charts.pyramid import Population, Pyramid
from sutarimas.document.charts.spec import Chart, ChartTable, OutlineItem, Series, Theme, Width
from sutarimas.document.charts.stat import Stat
from sutarimas.document.charts.tree import Branch, ProblemTree

__all__ = [
    "BarChart",
    "Branch",
    "Break",
    "BudgetFlow",
    "ChainLink",
    "Chart",
    "ChartTable",
    "Flow",
    "Gantt",
    "GanttRow",
    "Layout",
    "LineChart",
    "Milestone",
    "OutlineItem",
    "Period",
    "Population",
    "ProblemTree",
    "Pyramid",
    "Reference",
    "ResultChain",
    "Series",
    "Span",
    "Stage",
    "Stat",
    "Theme",
    "Width",
    "class_names",
    "draw",
    "outline",
    "stylesheet",
    "table",
]
