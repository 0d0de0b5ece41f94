"""Where the money comes from and where it goes: ribbons from sources to actions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sutarimas.document.charts.canvas import Box, Canvas
from sutarimas.document.charts.ink import px
from sutarimas.document.charts.legend import SWATCH, caption
from sutarimas.document.charts.lettering import BODY, STRONG, measure, wrap
from sutarimas.document.charts.look import look
from sutarimas.document.charts.palette import Role
from sutarimas.document.charts.spec import Chart, ChartTable, Number, OutlineItem, Width, refuse
from sutarimas.document.charts.words import words

NODE = 14.0
GAP = 16.0
# The height of all money together; what is not nothing is seen.
MONEY = 260.0
THINNEST = 1.5
# Left edges of the blocks, and the width of the names beside them.
SOURCES_AT = {Width.WIDE: 190.0, Width.NARROW: 0.0}
ACTIONS_AT = {Width.WIDE: 430.0, Width.NARROW: 116.0}


@dataclass(frozen=True, kw_only=True)
class Flow:
    source: str
    action: str
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class BudgetFlow(Chart):
    """Amounts from sources to actions, both in the order in which they are drawn."""

    sources: tuple[str, ...]
    actions: tuple[str, ...]
    flows: tuple[Flow, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        for names in (self.sources, self.actions):
            if len(set(names)) < len(names):
                raise refuse(self, "a source or an action is named twice.")
        for flow in self.flows:
            if flow.source not in self.sources or flow.action not in self.actions:
                raise refuse(self, f"the flow {flow.source} – {flow.action} has an unknown end.")
            if flow.amount < 0:
                raise refuse(self, f"the flow {flow.source} – {flow.action} is below zero.")
        if not self.amount():
            raise refuse(self, "there is no money to draw; leave the chart out.")

    def amount(self, *, source: str | None = None, action: str | None = None) -> Decimal:
        """What a source gives, an action gets, one gives the other, or all together."""
        return sum(
            (
                flow.amount
                for flow in self.flows
                if source in (None, flow.source) and action in (None, flow.action)
            ),
            Decimal(0),
        )


@dataclass(frozen=True, kw_only=True)
class _Node:
    """A source or an action: its block of money and the label level with its middle."""

    title: str
    name: tuple[str, ...]
    number: str
    left: float
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def label(self) -> float:
        return len(self.name) * BODY.leading + (STRONG.leading if self.number else 0)

    @property
    def slot(self) -> float:
        """The room for the taller of block and label."""
        return max(self.height, self.label)


def compose(chart: BudgetFlow, canvas: Canvas) -> float:
    """Draw and return the height used.

    On a phone the names of sources stand above, so that ribbons and actions have the width.
    """
    top = caption(canvas, chart.unit)
    if canvas.narrow:
        top = _source_list(chart, canvas, top) + 8
    sources, actions, bottom = _lay_out(chart, canvas, top)
    _ribbons(chart, canvas, sources, actions)
    for n, node in enumerate(sources):
        _block(canvas, node, look(n).role)
        if not canvas.narrow:
            _label(canvas, node, node.left - 10, anchor="end")
    for node in actions:
        _block(canvas, node, Role.C4)
        _label(canvas, node, node.left + NODE + 10, anchor="start")
    return bottom


def table(chart: BudgetFlow, number: Number) -> ChartTable:
    """One row per action, one column per source, with sums both ways."""
    w = words(chart.lang)
    rows = [
        (
            action,
            *(number(chart.amount(source=source, action=action)) for source in chart.sources),
            number(chart.amount(action=action)),
        )
        for action in chart.actions
    ]
    sums = (number(chart.amount(source=source)) for source in chart.sources)
    rows.append((w.total, *sums, number(chart.amount())))
    head = (w.action, *chart.sources, w.total)
    return ChartTable(head=head, rows=tuple(rows), numeric=(False, *(True for _ in head[1:])))


def outline(chart: BudgetFlow, number: Number) -> tuple[OutlineItem, ...]:
    """Each source with what it gives to which action."""
    return tuple(
        OutlineItem(
            _line(source, chart.amount(source=source), chart, number),
            tuple(
                OutlineItem(_line(action, given, chart, number))
                for action in chart.actions
                if (given := chart.amount(source=source, action=action))
            ),
        )
        for source in chart.sources
    )


def _line(name: str, amount: Decimal, chart: BudgetFlow, number: Number) -> str:
    unit = f"\u00a0{chart.unit}" if chart.unit else ""
    return f"{name}: {number(amount)}{unit}"


def _source_list(chart: BudgetFlow, canvas: Canvas, top: float) -> float:
    """Names of sources with their sums, as a key above the ribbons."""
    for n, source in enumerate(chart.sources):
        swatch = Box(left=0, top=top + BODY.leading / 2 - 6, width=NODE, height=12)
        canvas.rect(swatch, fill=look(n).role)
        number = canvas.number(chart.amount(source=source))
        canvas.text((number,), canvas.width, top, STRONG.at("end"))
        room = max(canvas.width - SWATCH - measure(number, STRONG) - 12, 80)
        top = canvas.paragraph(source, SWATCH, top, width=room) + 3
    return top


def _lay_out(
    chart: BudgetFlow, canvas: Canvas, top: float
) -> tuple[tuple[_Node, ...], tuple[_Node, ...], float]:
    """Both columns, the shorter one centred on the taller, and the bottom."""
    left, right = SOURCES_AT[canvas.variant], ACTIONS_AT[canvas.variant]
    sources = tuple(
        _node(chart, canvas, name, chart.amount(source=name), left=left, room=left - 10)
        for name in chart.sources
    )
    room = canvas.width - right - NODE - 10
    actions = tuple(
        _node(chart, canvas, name, chart.amount(action=name), left=right, room=room)
        for name in chart.actions
    )
    depth = max(_depth(sources), _depth(actions))
    return _stacked(sources, top, depth), _stacked(actions, top, depth), top + depth


def _node(
    chart: BudgetFlow, canvas: Canvas, title: str, amount: Decimal, *, left: float, room: float
) -> _Node:
    named = room > 0
    return _Node(
        title=title,
        name=wrap(title, room, BODY) if named else (),
        number=canvas.number(amount) if named else "",
        left=left,
        top=0,
        height=max(_thickness(chart, amount), THINNEST),
    )


def _thickness(chart: BudgetFlow, amount: Decimal) -> float:
    return MONEY * float(amount / chart.amount())


def _depth(nodes: Sequence[_Node]) -> float:
    return sum(node.slot for node in nodes) + GAP * (len(nodes) - 1)


def _stacked(nodes: Sequence[_Node], top: float, depth: float) -> tuple[_Node, ...]:
    """Blocks below each other, each in the middle of the room that its label needs."""
    top += (depth - _depth(nodes)) / 2
    placed = []
    for node in nodes:
        placed.append(replace(node, top=top + (node.slot - node.height) / 2))
        top += node.slot + GAP
    return tuple(placed)


def _ribbons(
    chart: BudgetFlow, canvas: Canvas, sources: Sequence[_Node], actions: Sequence[_Node]
) -> None:
    arrived = {node.title: node.top for node in actions}
    for n, source in enumerate(sources):
        left = source.top
        for action in actions:
            amount = chart.amount(source=source.title, action=action.title)
            if amount:
                thickness = _thickness(chart, amount)
                d = _ribbon(source, left, action, arrived[action.title], max(thickness, 0.8))
                canvas.path(d, fill=look(n).role, opacity="0.4")
                left += thickness
                arrived[action.title] += thickness


def _ribbon(source: _Node, leaves: float, action: _Node, arrives: float, thickness: float) -> str:
    start, end = source.left + NODE, action.left
    x1, x2, bend = px(start), px(end), px((start + end) / 2)
    y1, y2 = px(leaves), px(arrives)
    y3, y4 = px(arrives + thickness), px(leaves + thickness)
    return f"M{x1} {y1}C{bend} {y1} {bend} {y2} {x2} {y2}V{y3}C{bend} {y3} {bend} {y4} {x1} {y4}Z"


def _block(canvas: Canvas, node: _Node, fill: Role) -> None:
    canvas.rect(Box(left=node.left, top=node.top, width=NODE, height=node.height), fill=fill)


def _label(canvas: Canvas, node: _Node, x: float, *, anchor: str) -> None:
    top = canvas.text(node.name, x, node.middle - node.label / 2, BODY.at(anchor))
    canvas.text((node.number,), x, top, STRONG.at(anchor))
