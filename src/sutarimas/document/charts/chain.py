"""The result chain: each need leads to an objective, an action, an output and a result."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sutarimas.document.charts.canvas import Canvas
from sutarimas.document.charts.cards import CONNECTOR, Card, CardStyle, arrow, card, head, paint
from sutarimas.document.charts.ink import px
from sutarimas.document.charts.legend import caption
from sutarimas.document.charts.lettering import STRONG
from sutarimas.document.charts.palette import Role
from sutarimas.document.charts.scale import spread
from sutarimas.document.charts.spec import Chart, ChartTable, Number, OutlineItem, refuse

GAP = 12.0
COLUMN_GAP = 24.0
# More stages than this leave no room for words.
MOST_COLUMNS = 5

# Results close the circle to objectives, so they share a colour.
STYLES = (
    CardStyle(ground=Role.T2, bar=Role.C2),
    CardStyle(ground=Role.T1, bar=Role.C1),
    CardStyle(ground=Role.T4, bar=Role.C4),
    CardStyle(ground=Role.T3, bar=Role.C3),
    CardStyle(ground=Role.T1, bar=Role.C1),
)


@dataclass(frozen=True, kw_only=True)
class ChainLink:
    """One statement; `after` names the codes of the stage before that it follows from."""

    code: str
    text: str
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stage:
    name: str
    links: tuple[ChainLink, ...]


@dataclass(frozen=True, kw_only=True)
class ResultChain(Chart):
    stages: tuple[Stage, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.stages or not all(stage.links for stage in self.stages):
            raise refuse(self, "every stage of a result chain needs something in it.")
        before: set[str] = set()
        for stage in self.stages:
            codes = {link.code for link in stage.links}
            if len(codes) != len(stage.links):
                raise refuse(self, f"two entries of “{stage.name}” share a code.")
            for link in stage.links:
                lost = [code for code in link.after if code not in before]
                if lost:
                    raise refuse(self, f"{link.code} follows from {lost[0]}, not one stage before.")
            before = codes


def compose(chart: ResultChain, canvas: Canvas) -> float:
    """Draw and return the height used."""
    top = caption(canvas, chart.unit)
    if canvas.narrow or len(chart.stages) > MOST_COLUMNS:
        return _downwards(chart, canvas, top)
    return _across(chart, canvas, top)


def table(chart: ResultChain, number: Number) -> ChartTable:
    """One row per path from an entry that follows from nothing; stages it misses are empty."""
    del number  # a chain counts nothing
    count = len(chart.stages)
    rows = [
        ("",) * place + path + ("",) * (count - place - len(path))
        for place, link in _roots(chart)
        for path in _paths(chart, place, link)
    ]
    names = tuple(stage.name for stage in chart.stages)
    return ChartTable(head=names, rows=tuple(rows), numeric=(False,) * count)


def outline(chart: ResultChain, number: Number) -> tuple[OutlineItem, ...]:
    """Under each entry what follows from it; entries that follow from nothing head the list.

    What follows from an entry is told where the entry is named first: many ways meet in few
    actions, and told each time they would fill pages.
    """
    del number
    told: set[str] = set()
    return tuple(_item(chart, place, link, told) for place, link in _roots(chart))


def _roots(chart: ResultChain) -> Iterator[tuple[int, ChainLink]]:
    for place, stage in enumerate(chart.stages):
        yield from ((place, link) for link in stage.links if not link.after)


def _followers(chart: ResultChain, place: int, link: ChainLink) -> tuple[ChainLink, ...]:
    later = chart.stages[place + 1 : place + 2]
    return tuple(one for stage in later for one in stage.links if link.code in one.after)


def _paths(chart: ResultChain, place: int, link: ChainLink) -> Iterator[tuple[str, ...]]:
    followers = _followers(chart, place, link)
    if not followers:
        yield (_said(link),)
    for follower in followers:
        for rest in _paths(chart, place + 1, follower):
            yield (_said(link), *rest)


def _item(chart: ResultChain, place: int, link: ChainLink, told: set[str]) -> OutlineItem:
    key = f"{place} {link.code}"
    followers = () if key in told else _followers(chart, place, link)
    told.add(key)
    children = tuple(_item(chart, place + 1, follower, told) for follower in followers)
    return OutlineItem(f"{chart.stages[place].name} – {_said(link)}", children)


def _said(link: ChainLink) -> str:
    return f"{link.code} {link.text}"


def _across(chart: ResultChain, canvas: Canvas, top: float) -> float:
    count = len(chart.stages)
    width = min((canvas.width - COLUMN_GAP * (count - 1)) / count, 240.0)
    lefts = [n * (width + COLUMN_GAP) for n in range(count)]
    top = _names(chart, canvas, top, lefts, width)
    columns = [
        [
            card(one.text, STYLES[n % len(STYLES)], left=left, width=width, code=one.code)
            for one in stage.links
        ]
        for n, (stage, left) in enumerate(zip(chart.stages, lefts, strict=True))
    ]
    bottom = top + max(_depth(column) for column in columns)
    placed = _arrange(chart, columns, top, bottom)
    for place in range(1, count):
        for link in chart.stages[place].links:
            for code in link.after:
                _join(canvas, placed[place - 1][code], placed[place][link.code])
    for column in placed:
        for one in column.values():
            paint(canvas, one)
    return bottom


def _names(
    chart: ResultChain, canvas: Canvas, top: float, lefts: Sequence[float], width: float
) -> float:
    bottom = top
    for stage, left in zip(chart.stages, lefts, strict=True):
        end = canvas.paragraph(stage.name, left, top, width=width, lettering=STRONG)
        bottom = max(bottom, end)
    return bottom + 6


def _depth(column: Sequence[Card]) -> float:
    return sum(one.height for one in column) + GAP * (len(column) - 1)


def _arrange(
    chart: ResultChain, columns: Sequence[Sequence[Card]], top: float, bottom: float
) -> list[dict[str, Card]]:
    """Cards by code, column by column: the fullest keeps its order, the others lie near to it."""
    fullest = max(range(len(columns)), key=lambda n: (_depth(columns[n]), -n))
    placed: dict[int, dict[str, Card]] = {fullest: {}}
    at = top
    for link, one in zip(chart.stages[fullest].links, columns[fullest], strict=True):
        placed[fullest][link.code] = replace(one, top=at)
        at += one.height + GAP
    for place in (*range(fullest - 1, -1, -1), *range(fullest + 1, len(columns))):
        near = placed[place + 1 if place < fullest else place - 1]
        wishes = [
            _wish(chart, place, link, near, (top + bottom) / 2) - one.height / 2
            for link, one in zip(chart.stages[place].links, columns[place], strict=True)
        ]
        sizes = [one.height + GAP for one in columns[place]]
        tops = spread(wishes, sizes, low=top, high=bottom + GAP)
        placed[place] = {
            link.code: replace(one, top=at)
            for link, one, at in zip(chart.stages[place].links, columns[place], tops, strict=True)
        }
    return [placed[n] for n in range(len(columns))]


def _wish(
    chart: ResultChain, place: int, link: ChainLink, near: Mapping[str, Card], otherwise: float
) -> float:
    """The middle of the neighbours that a card is joined to."""
    followers = (one.code for one in _followers(chart, place, link))
    middles = [near[code].middle for code in (*link.after, *followers) if code in near]
    return sum(middles) / len(middles) if middles else otherwise


def _join(canvas: Canvas, before: Card, after: Card) -> None:
    x1, y1, x2, y2 = before.right, before.middle, after.left - 1, after.middle
    bend = (x1 + x2) / 2
    d = f"M{px(x1)} {px(y1)}C{px(bend)} {px(y1)} {px(bend)} {px(y2)} {px(x2 - 5)} {px(y2)}"
    canvas.path(d, stroke=CONNECTOR)
    head(canvas, x2, y2)


def _downwards(chart: ResultChain, canvas: Canvas, top: float) -> float:
    """Stage below stage; each card names the codes that it follows from."""
    for n, stage in enumerate(chart.stages):
        if n:
            arrow(canvas, ((24, top), (24, top + 16)))
            top += 20
        top = 4 + canvas.paragraph(stage.name, 0, top, width=canvas.width, lettering=STRONG)
        for link in stage.links:
            one = card(
                link.text,
                STYLES[n % len(STYLES)],
                left=0,
                width=canvas.width,
                code=link.code,
                footer=", ".join(link.after),
            )
            paint(canvas, replace(one, top=top))
            top += one.height + 6
    return top
