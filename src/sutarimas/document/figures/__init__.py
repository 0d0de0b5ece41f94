"""The shelf of charts: a name in prose or a chapter becomes a chart of the strategy's data.

| name | draws |
| --- | --- |
| `population` | residents over time, town and municipality |
| `series/CODE` | one series over time, beside county and country |
| `bars/CODE` | the newest value that every area has |
| `pyramid` | men and women by age, one or two years |
| `survey/CODE/QUESTION` | answers to a question |
| `problem-tree`, `result-chain` | needs and what is done about them |
| `budget-flow`, `gantt` | money from sources to actions, and their years |
"""

from sutarimas.document.blocks import Chart
from sutarimas.document.figures.ages import pyramid
from sutarimas.document.figures.answers import survey
from sutarimas.document.figures.levels import levels
from sutarimas.document.figures.logic import problem_tree, result_chain
from sutarimas.document.figures.plan import budget_flow, timetable
from sutarimas.document.figures.trends import population, trend
from sutarimas.document.scope import Scope
from sutarimas.domain.binding import Verb, bindings
from sutarimas.domain.strategy import Strategy

__all__ = ["chart", "own_chart", "placed"]

_LONE = {
    "population": population,
    "pyramid": pyramid,
    "problem-tree": problem_tree,
    "result-chain": result_chain,
    "budget-flow": budget_flow,
    "gantt": timetable,
}
_CODED = {"series": trend, "bars": levels, "survey": survey}


def chart(scope: Scope, name: str) -> Chart | None:
    """The chart called `name`, or None when the strategy has no data for it."""
    if name in _LONE:
        return _LONE[name](scope)
    kind, _, code = name.partition("/")
    return _CODED[kind](scope, code) if kind in _CODED and code else None


def own_chart(scope: Scope, name: str) -> Chart | None:
    """A chapter's own placing of a chart: None where staff prose shows it already."""
    return None if name in placed(scope.strategy, lang=scope.lang) else chart(scope, name)


def placed(strategy: Strategy, *, lang: str = "lt") -> frozenset[str]:
    """Charts that staff prose shows in a language, Lithuanian sections standing in."""
    own = {x.code: x for x in strategy.prose if x.lang == lang}
    shown = (own.get(x.code, x) for x in strategy.prose if x.lang == "lt")
    return frozenset(
        x.address for section in shown for x in bindings(section.body) if x.verb is Verb.CHART
    )
