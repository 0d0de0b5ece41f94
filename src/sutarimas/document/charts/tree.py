"""The problem tree: causes lead to the problem, the problem to its effects."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sutarimas.document.charts.canvas import Canvas
from sutarimas.document.charts.cards import Card, CardStyle, arrow, card, paint
from sutarimas.document.charts.legend import caption
from sutarimas.document.charts.lettering import BODY, STRONG
from sutarimas.document.charts.palette import Role
from sutarimas.document.charts.spec import Chart, ChartTable, Number, OutlineItem, refuse
from sutarimas.document.charts.words import words

GAP = 12.0
COLUMN_GAP = 34.0
INDENT = 18.0
# More columns than this leave no room for words, even on paper.
MOST_COLUMNS = 4

CAUSE = CardStyle(ground=Role.T2, bar=Role.C2)
PROBLEM = CardStyle(ground=Role.C1, bar=Role.C1, lettering=replace(BODY, bold=True, role=Role.ON))
EFFECT = CardStyle(ground=Role.T4, bar=Role.C4)


@dataclass(frozen=True)
class Branch:
    """A statement, and what stands behind it: causes of a cause, or effects of an effect."""

    text: str
    children: tuple["Branch", ...] = ()

    @property
    def depth(self) -> int:
        return 1 + max((child.depth for child in self.children), default=0)


@dataclass(frozen=True, kw_only=True)
class ProblemTree(Chart):
    problem: str
    causes: tuple[Branch, ...] = ()
    effects: tuple[Branch, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.problem.strip():
            raise refuse(self, "a problem tree needs the sentence that names its problem.")

    @property
    def columns(self) -> tuple[int, int]:
        """How many columns lie left and right of the problem."""
        left = max((branch.depth for branch in self.causes), default=0)
        right = max((branch.depth for branch in self.effects), default=0)
        return left, right


@dataclass(frozen=True)
class _Node:
    """A card with the cards behind it."""

    card: Card
    children: tuple["_Node", ...] = ()

    @property
    def height(self) -> float:
        return max(self.card.height, _depth(self.children))


def compose(chart: ProblemTree, canvas: Canvas) -> float:
    """Draw and return the height used: from left to right, or downwards where that is too tight."""
    top = caption(canvas, chart.unit)
    if canvas.narrow or sum(chart.columns) + 1 > MOST_COLUMNS:
        return _downwards(chart, canvas, top)
    return _across(chart, canvas, top)


def table(chart: ProblemTree, number: Number) -> ChartTable:
    """One row per statement, causes first; deeper causes and effects follow their own."""
    del number  # a tree counts nothing
    w = words(chart.lang)
    rows = [
        *((w.causes, text) for text in _texts(chart.causes)),
        (w.problem, chart.problem),
        *((w.effects, text) for text in _texts(chart.effects)),
    ]
    return ChartTable(head=(w.level, w.statement), rows=tuple(rows), numeric=(False, False))


def outline(chart: ProblemTree, number: Number) -> tuple[OutlineItem, ...]:
    """The problem, under it its causes and its effects, as deep as they go."""
    del number
    w = words(chart.lang)
    sides = ((w.causes, chart.causes), (w.effects, chart.effects))
    children = tuple(
        OutlineItem(name, tuple(_item(branch) for branch in branches))
        for name, branches in sides
        if branches
    )
    return (OutlineItem(chart.problem, children),)


def _item(branch: Branch) -> OutlineItem:
    return OutlineItem(branch.text, tuple(_item(child) for child in branch.children))


def _texts(branches: Sequence[Branch]) -> tuple[str, ...]:
    return tuple(text for branch in branches for text in (branch.text, *_texts(branch.children)))


def _depth(nodes: Sequence[_Node]) -> float:
    return sum(node.height for node in nodes) + GAP * max(len(nodes) - 1, 0)


def _across(chart: ProblemTree, canvas: Canvas, top: float) -> float:
    left, right = chart.columns
    count = left + 1 + right
    width = min((canvas.width - COLUMN_GAP * (count - 1)) / count, 280.0)
    step = width + COLUMN_GAP
    start = (canvas.width - count * step + COLUMN_GAP) / 2

    def nodes(branches: Sequence[Branch], column: int, way: int, style: CardStyle) -> list[_Node]:
        at = start + column * step
        return [
            _Node(
                card(branch.text, style, left=at, width=width),
                tuple(nodes(branch.children, column + way, way, style)),
            )
            for branch in branches
        ]

    causes = nodes(chart.causes, left - 1, -1, CAUSE)
    effects = nodes(chart.effects, left + 1, 1, EFFECT)
    problem = card(chart.problem, PROBLEM, left=start + left * step, width=width)
    top = _heads(chart, canvas, top, [start + n * step for n in (left - 1, left, left + 1)])
    depth = max(_depth(causes), _depth(effects), problem.height)
    problem = replace(problem, top=top + (depth - problem.height) / 2)
    paint(canvas, problem)
    _grow(canvas, problem, causes, top, depth, towards=True)
    _grow(canvas, problem, effects, top, depth, towards=False)
    return top + depth


def _heads(chart: ProblemTree, canvas: Canvas, top: float, lefts: Sequence[float]) -> float:
    w = words(chart.lang)
    shown = (bool(chart.causes), True, bool(chart.effects))
    for name, left, there in zip((w.causes, w.problem, w.effects), lefts, shown, strict=True):
        if there:
            canvas.text((name,), left, top, STRONG)
    return top + STRONG.leading + 6


def _grow(
    canvas: Canvas, root: Card, nodes: Sequence[_Node], top: float, depth: float, *, towards: bool
) -> None:
    """Paint nodes in the middle of their room, joined to the root by arrows."""
    top += (depth - _depth(nodes)) / 2
    for node in nodes:
        placed = replace(node.card, top=top + (node.height - node.card.height) / 2)
        _join(canvas, *((placed, root) if towards else (root, placed)))
        paint(canvas, placed)
        _grow(canvas, placed, node.children, top, node.height, towards=towards)
        top += node.height + GAP


def _join(canvas: Canvas, before: Card, after: Card) -> None:
    bend = (before.right + after.left) / 2
    arrow(
        canvas,
        (
            (before.right, before.middle),
            (bend, before.middle),
            (bend, after.middle),
            (after.left - 1, after.middle),
        ),
    )


def _downwards(chart: ProblemTree, canvas: Canvas, top: float) -> float:
    w = words(chart.lang)
    if chart.causes:
        top = _list(canvas, w.causes, chart.causes, CAUSE, top)
        top = _down(canvas, top)
    problem = replace(card(chart.problem, PROBLEM, left=0, width=canvas.width), top=top)
    paint(canvas, problem)
    if chart.effects:
        return _list(canvas, w.effects, chart.effects, EFFECT, _down(canvas, problem.bottom + 6))
    return problem.bottom


def _down(canvas: Canvas, top: float) -> float:
    arrow(canvas, ((24, top), (24, top + 18)))
    return top + 24


def _list(
    canvas: Canvas, name: str, branches: Sequence[Branch], style: CardStyle, top: float
) -> float:
    top = canvas.text((name,), 0, top, STRONG) + 4
    return _nested(canvas, branches, style, top, 0)


def _nested(
    canvas: Canvas, branches: Sequence[Branch], style: CardStyle, top: float, level: int
) -> float:
    # Deep trees keep some width for words.
    left = INDENT * min(level, 6)
    for branch in branches:
        placed = replace(card(branch.text, style, left=left, width=canvas.width - left), top=top)
        paint(canvas, placed)
        top = _nested(canvas, branch.children, style, placed.bottom + 6, level + 1)
    return top
