"""Boxes with wrapped text and the arrows between them, for drawings that are read, not measured."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sutarimas.document.charts.canvas import Box, Canvas
from sutarimas.document.charts.ink import Stroke, px
from sutarimas.document.charts.lettering import SMALL, Lettering, wrap
from sutarimas.document.charts.palette import Role

PADDING = 9.0
BAR = 4.0
CONNECTOR = Stroke(role=Role.AXIS, width=1.5)


@dataclass(frozen=True, kw_only=True)
class CardStyle:
    """A ground, a bar along the left edge, and the lettering of the text."""

    ground: Role
    bar: Role
    lettering: Lettering = SMALL


@dataclass(frozen=True, kw_only=True)
class Card:
    """A box with a bold code above its text and a quiet line below; `top` is set when placed."""

    code: tuple[str, ...]
    lines: tuple[str, ...]
    footer: tuple[str, ...]
    style: CardStyle
    left: float
    width: float
    top: float = 0

    @property
    def height(self) -> float:
        rows = len(self.code) + len(self.lines) + len(self.footer)
        return rows * self.style.lettering.leading + 2 * PADDING

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


def card(
    text: str, style: CardStyle, *, left: float, width: float, code: str = "", footer: str = ""
) -> Card:
    """A card as high as its text needs, to be placed later."""
    room = width - 2 * PADDING - BAR
    bold = replace(style.lettering, bold=True)
    return Card(
        code=wrap(code, room, bold),
        lines=wrap(text, room, style.lettering),
        footer=wrap(footer, room - ARROW_ROOM, style.lettering),
        style=style,
        left=left,
        width=width,
    )


ARROW_ROOM = 14.0


def paint(canvas: Canvas, one: Card) -> None:
    """Draw a placed card."""
    box = Box(left=one.left, top=one.top, width=one.width, height=one.height)
    canvas.rect(box, fill=one.style.ground, radius=4)
    canvas.rect(replace(box, width=BAR), fill=one.style.bar)
    lettering = one.style.lettering
    x, top = one.left + BAR + PADDING, one.top + PADDING
    top = canvas.text(one.code, x, top, replace(lettering, bold=True))
    top = canvas.text(one.lines, x, top, lettering)
    if one.footer:
        middle = top + lettering.leading / 2
        arrow(canvas, ((x + 4, middle + 6), (x + 4, middle - 5)))
        quiet = lettering if lettering.role is Role.ON else replace(lettering, role=Role.SOFT)
        canvas.text(one.footer, x + ARROW_ROOM, top, quiet)


def arrow(canvas: Canvas, points: Sequence[tuple[float, float]]) -> None:
    """A line through the points with a head at the last, which it reaches straight."""
    (x0, y0), (x, y) = points[-2:]
    canvas.path("M" + "L".join(f"{px(a)} {px(b)}" for a, b in points), stroke=CONNECTOR)
    head(canvas, x, y, across=abs(x - x0) > abs(y - y0), back=x < x0 or y < y0)


def head(canvas: Canvas, x: float, y: float, *, across: bool = True, back: bool = False) -> None:
    """An arrow head that ends at a point, pointing right or down, or back."""
    far = 6 if back else -6
    turns = f"l{far} -4v8z" if across else f"l-4 {far}h8z"
    canvas.path(f"M{px(x)} {px(y)}{turns}", fill=CONNECTOR.role)
