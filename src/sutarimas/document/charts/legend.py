"""What stands around a plot: the unit above it, the key, and notes below it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sutarimas.document.charts.canvas import Box, Canvas
from sutarimas.document.charts.ink import Stroke
from sutarimas.document.charts.lettering import SMALL, SOFT, widest, wrap
from sutarimas.document.charts.look import Look
from sutarimas.document.charts.palette import Role

SWATCH = 24.0
GAP = 18.0

# Draws a sample at (left, middle) on the canvas.
Sample = Callable[[Canvas, float, float], None]


@dataclass(frozen=True, kw_only=True)
class Entry:
    text: str
    sample: Sample


def caption(canvas: Canvas, *sentences: str) -> float:
    """The unit, and what the reader must know about the axis; returns the next free top."""
    top = 0.0
    for sentence in sentences:
        top = canvas.paragraph(sentence, 0, top, width=canvas.width, lettering=SOFT)
    return top + 8 if top else 4.0


def legend(canvas: Canvas, entries: Sequence[Entry], top: float) -> float:
    """Samples with their names, flowing over as many rows as they need."""
    left, row = 0.0, SMALL.leading
    for entry in entries:
        lines = wrap(entry.text, canvas.width - SWATCH, SMALL)
        width = SWATCH + widest(lines, SMALL)
        if left and left + width > canvas.width:
            left, top, row = 0.0, top + row + 4, SMALL.leading
        entry.sample(canvas, left, top + SMALL.leading / 2)
        canvas.text(lines, left + SWATCH, top, SMALL)
        row = max(row, len(lines) * SMALL.leading)
        left += width + GAP
    return top + row + 10


def notes(canvas: Canvas, entries: Sequence[Entry], top: float) -> float:
    """Samples with sentences, one below another."""
    for entry in entries:
        entry.sample(canvas, 0, top + SMALL.leading / 2)
        top = 4 + canvas.paragraph(
            entry.text, SWATCH, top, width=canvas.width - SWATCH, lettering=SMALL
        )
    return top


def filled(look: Look) -> Sample:
    def draw(canvas: Canvas, left: float, middle: float) -> None:
        box = Box(left=left, top=middle - 6, width=16, height=12)
        canvas.rect(box, fill=canvas.fill(look), radius=2)

    return draw


def stroked(look: Look, *, marked: bool = True) -> Sample:
    def draw(canvas: Canvas, left: float, middle: float) -> None:
        stroke = Stroke(role=look.role, width=2.5, dash=look.dash)
        canvas.line(left, middle, left + 18, middle, stroke)
        if marked:
            canvas.marker(left + 9, middle, look)

    return draw


def hatched(canvas: Canvas, left: float, middle: float) -> None:
    box = Box(left=left + 3, top=middle - 7, width=10, height=14)
    canvas.rect(box, fill=canvas.hatch(), stroke=Stroke(role=Role.GRID))


def outlined(canvas: Canvas, left: float, middle: float) -> None:
    box = Box(left=left, top=middle - 6, width=16, height=12)
    canvas.rect(box, stroke=Stroke(role=Role.INK, width=2))
