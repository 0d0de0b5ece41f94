"""No label lies on another or beyond the sheet, whatever people write."""

from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sutarimas.document.charts import (
    BarChart,
    Branch,
    Break,
    BudgetFlow,
    ChainLink,
    Chart,
    Flow,
    Gantt,
    GanttRow,
    Layout,
    LineChart,
    Milestone,
    Period,
    Population,
    ProblemTree,
    Pyramid,
    Reference,
    ResultChain,
    Series,
    Span,
    Stage,
    Stat,
    Theme,
    Width,
)
from sutarimas.document.charts.canvas import Canvas
from sutarimas.document.charts.draw import KINDS
from tests.document.charts import samples

NEARLY = 0.01  # pixels: sums of floats

letters = st.sampled_from("aąeėiynostrkž WMš-1,.&<ж")
phrases = st.text(letters, min_size=1, max_size=60).filter(lambda text: text.strip(" "))
names = st.one_of(phrases, st.sampled_from(["x", "Nebeprisikiškiakopūsteliaujantiesiems " * 2]))
amounts = st.decimals(min_value=0, max_value=9_999_999, places=2)
figures = st.decimals(min_value=-9_999_999, max_value=9_999_999, places=2)
words: dict[str, st.SearchStrategy[str]] = {
    "title": st.just("Radinys"),
    "description": st.just("Aprašymas"),
    "source_line": st.just(""),
    "lang": st.sampled_from(["lt", "en"]),
    "unit": st.one_of(st.just(""), names),
}


def series(count: int, values: st.SearchStrategy[Decimal]) -> st.SearchStrategy[Any]:
    row = st.lists(st.one_of(st.none(), values), min_size=count, max_size=count).map(tuple)
    one = st.builds(Series, name=names, values=row, reference=st.booleans())
    several = st.lists(one, min_size=1, max_size=6).map(tuple)
    return several.filter(lambda found: any(v is not None for s in found for v in s.values))


@st.composite
def lines(draw: st.DrawFn) -> Chart:
    first = draw(st.integers(1990, 2020))
    years = st.integers(1, 30).map(lambda n: tuple(str(first + i) for i in range(n)))
    others = st.lists(names, min_size=1, max_size=12, unique=True).map(tuple)
    periods = draw(st.one_of(years, others))
    later = st.sampled_from(periods[1:]) if len(periods) > 1 else st.nothing()
    breaks = draw(st.lists(st.builds(Break, before=later, note=names), max_size=2).map(tuple))
    rows = series(len(periods), figures)
    return draw(
        st.builds(LineChart, **words, periods=st.just(periods), series=rows, breaks=st.just(breaks))
    )


@st.composite
def bars(draw: st.DrawFn) -> Chart:
    categories = draw(st.lists(names, min_size=1, max_size=6).map(tuple))
    reference = st.builds(Reference, name=names, value=figures)
    return draw(
        st.builds(
            BarChart,
            **words,
            category_head=names,
            categories=st.just(categories),
            series=series(len(categories), figures),
            layout=st.sampled_from(Layout),
            reference=st.one_of(st.none(), reference),
            highlight=st.lists(st.sampled_from(categories), max_size=1).map(tuple),
        )
    )


@st.composite
def pyramids(draw: st.DrawFn) -> Chart:
    ages = draw(st.lists(names, min_size=1, max_size=20).map(tuple))
    side = st.lists(amounts, min_size=len(ages), max_size=len(ages)).map(tuple)
    population = st.builds(Population, name=names, men=side, women=side)
    return draw(
        st.builds(
            Pyramid,
            **words,
            ages=st.just(ages),
            filled=population,
            outline=st.one_of(st.none(), population),
        )
    )


@st.composite
def flows(draw: st.DrawFn) -> Chart:
    sources = draw(st.lists(names, min_size=1, max_size=5, unique=True).map(tuple))
    actions = draw(st.lists(names, min_size=1, max_size=8, unique=True).map(tuple))
    one = st.builds(
        Flow, source=st.sampled_from(sources), action=st.sampled_from(actions), amount=amounts
    )
    some = st.lists(one, min_size=1, max_size=20).filter(lambda all_: any(f.amount for f in all_))
    return draw(
        st.builds(
            BudgetFlow,
            **words,
            sources=st.just(sources),
            actions=st.just(actions),
            flows=some.map(tuple),
        )
    )


@st.composite
def gantts(draw: st.DrawFn) -> Chart:
    group = st.sampled_from(["", "2024", "2025", "Labai ilgas etapo pavadinimas"])
    period = st.builds(Period, names, group)
    periods = draw(st.lists(period, min_size=1, max_size=40).map(tuple))
    place = st.integers(0, len(periods) - 1)
    span = st.tuples(place, place).map(lambda ends: Span(min(ends), max(ends)))
    row = st.builds(
        GanttRow,
        label=names,
        spans=st.lists(span, max_size=3).map(tuple),
        milestones=st.lists(st.builds(Milestone, place, names), max_size=3).map(tuple),
        level=st.integers(0, 6),
    )
    rows = st.lists(row, min_size=1, max_size=6).map(tuple)
    return draw(st.builds(Gantt, **words, periods=st.just(periods), rows=rows))


branches: st.SearchStrategy[Branch] = st.recursive(
    st.builds(Branch, names),
    lambda inner: st.builds(Branch, names, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=8,
)
trees = st.builds(
    ProblemTree,
    **words,
    problem=names,
    causes=st.lists(branches, max_size=4).map(tuple),
    effects=st.lists(branches, max_size=4).map(tuple),
)


@st.composite
def chains(draw: st.DrawFn) -> Chart:
    stages: list[Stage] = []
    before: list[str] = []
    for place in range(draw(st.integers(1, 7))):
        codes = [f"{place}.{n}" for n in range(draw(st.integers(1, 6)))]
        after = st.lists(st.sampled_from(before), unique=True) if before else st.just([])
        links = [ChainLink(code=code, text=draw(names), after=tuple(draw(after))) for code in codes]
        stages.append(Stage(draw(names), tuple(links)))
        before = codes
    return draw(st.builds(ResultChain, **words, stages=st.just(tuple(stages))))


@st.composite
def stats(draw: st.DrawFn) -> Chart:
    periods = draw(st.lists(names, min_size=1, max_size=12, unique=True).map(tuple))
    one = series(len(periods), figures).map(lambda found: found[:1])
    known = one.filter(lambda found: any(v is not None for v in found[0].values))
    return draw(st.builds(Stat, **words, periods=st.just(periods), series=known, remark=names))


@pytest.mark.parametrize("width", Width)
@pytest.mark.parametrize(
    "charts",
    [lines(), bars(), pyramids(), flows(), gantts(), trees, chains(), stats()],
    ids=["lines", "bars", "pyramids", "flows", "gantts", "trees", "chains", "stats"],
)
def test_labels_keep_apart_and_on_the_sheet(charts: st.SearchStrategy[Chart], width: Width) -> None:
    @settings(max_examples=80)
    @given(chart=charts)
    def holds(chart: Chart) -> None:
        canvas = Canvas(chart, chart_id="x", width=width, theme=Theme.AUTO, number=samples.number)
        height = KINDS[type(chart)].compose(chart, canvas)
        for box in canvas.labels:
            assert box.left >= -NEARLY
            assert box.left + box.width <= canvas.width + NEARLY
            assert box.top >= -NEARLY
            assert box.top + box.height <= height + NEARLY
        for one, other in combinations(canvas.labels, 2):
            across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
            down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
            assert min(across, down) <= NEARLY

    holds()
