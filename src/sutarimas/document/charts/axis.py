"""Gridlines with their numbers, and the names of periods."""

import re
from collections.abc import Sequence
from decimal import Decimal

from sutarimas.document.charts.canvas import Box, Canvas
from sutarimas.document.charts.ink import Stroke
from sutarimas.document.charts.lettering import SOFT, widest, wrap
from sutarimas.document.charts.palette import Role
from sutarimas.document.charts.scale import Scale
from sutarimas.document.charts.spec import Values

YEAR = re.compile(r"[12]\d{3}")
PERIOD_WIDTH = 96.0
LABEL_GAP = 10.0
GRID = Stroke(role=Role.GRID)
AXIS = Stroke(role=Role.AXIS)


def axis_numbers(canvas: Canvas, scale: Scale, marks: Sequence[Decimal], top: float) -> float:
    """Numbers under gridlines, in the order given as far as they fit; returns the next free top."""
    style = SOFT.at("middle")
    for mark in marks:
        name = (canvas.number(mark),)
        half = widest(name, SOFT) / 2
        x = min(max(scale(mark), half), canvas.width - half)
        if canvas.is_free(canvas.box(name, x, top, style)):
            canvas.text(name, x, top, style)
    return top + SOFT.leading


def are_years(periods: Sequence[str]) -> bool:
    """Whether periods are calendar years in order, so that their distances are true."""
    return all(YEAR.fullmatch(period) for period in periods) and list(periods) == sorted(
        set(periods)
    )


def positions(periods: Sequence[str], left: float, right: float) -> tuple[float, ...]:
    """Where periods lie: years at their true distance, other periods evenly."""
    at = [int(p) for p in periods] if are_years(periods) else list(range(len(periods)))
    if len(at) == 1:
        return ((left + right) / 2,)
    return tuple(left + (right - left) * (one - at[0]) / (at[-1] - at[0]) for one in at)


def period_labels(canvas: Canvas, periods: Sequence[str], xs: Sequence[float], top: float) -> float:
    """Name as many periods as fit, round years first; returns the next free top."""
    names = [wrap(period, PERIOD_WIDTH, SOFT) for period in periods]
    centre = SOFT.at("middle")
    boxes: list[Box] = []
    for name, x in zip(names, xs, strict=True):
        half = widest(name, SOFT) / 2
        boxes.append(canvas.box(name, min(max(x, half), canvas.width - half), top, centre))
    chosen = _with_ends(_fitting(periods, boxes), boxes)
    bottom = top
    for place in chosen:
        x = boxes[place].left + boxes[place].width / 2
        bottom = max(bottom, canvas.text(names[place], x, top, centre))
    return bottom


def _fitting(periods: Sequence[str], boxes: Sequence[Box]) -> list[int]:
    """The densest regular choice of labels that keeps a gap between neighbours."""
    places = range(len(periods))
    steps = (1, 2, 5, 10, 20, 50, 100)
    for step in steps:
        if are_years(periods):
            chosen = [n for n in places if int(periods[n]) % step == 0]
        else:
            chosen = list(places[::step])
        if len(chosen) > 1 and _apart([boxes[n] for n in chosen]):
            return chosen
    return []


def _with_ends(chosen: Sequence[int], boxes: Sequence[Box]) -> list[int]:
    """The last period is the news: it is always named, the first where there is room."""
    last = len(boxes) - 1
    kept = [n for n in chosen if n == last or _apart([boxes[n], boxes[last]])]
    kept += [last] if last not in kept else []
    return kept if 0 in kept or not _apart([boxes[0], boxes[kept[0]]]) else [0, *kept]


def _apart(boxes: Sequence[Box]) -> bool:
    rights = (box.left + box.width + LABEL_GAP for box in boxes)
    return all(right <= box.left for right, box in zip(rights, boxes[1:], strict=False))


def known(series: Sequence[Values]) -> tuple[Decimal, ...]:
    """The values that are there."""
    return tuple(value for values in series for value in values if value is not None)
