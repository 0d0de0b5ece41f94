"""The sheet a chart is drawn on: collects shapes and labels, writes them as SVG."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from sutarimas.document.charts.ink import Fill, Stroke, lettered, paint, px
from sutarimas.document.charts.lettering import BODY, Lettering, clean, widest, wrap
from sutarimas.document.charts.look import Look, Marker
from sutarimas.document.charts.palette import Role
from sutarimas.document.charts.spec import Chart, Number, Theme, Width, refuse

PIXELS = MappingProxyType({Width.WIDE: 720.0, Width.NARROW: 340.0})
# Name of the face bundled for paper first, then what a reader may have.
FONT_FAMILY = "'Source Sans 3', 'Source Sans Pro', sans-serif"
CHART_ID = re.compile(r"[A-Za-z][\w.-]*")


@dataclass(frozen=True, kw_only=True)
class Box:
    """The room a label takes."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )


class Canvas:
    """Shapes in drawing order. Heights grow downwards from 0; widths are those of `PIXELS`."""

    def __init__(
        self, chart: Chart, *, chart_id: str, width: Width, theme: Theme, number: Number
    ) -> None:
        if not CHART_ID.fullmatch(chart_id):
            raise refuse(chart, f"the id “{chart_id}” must start with a letter and have no spaces.")
        self.chart = chart
        self.number = number
        self.variant = width
        self.width = PIXELS[width]
        self.labels: list[Box] = []
        self._name = f"{chart_id}-{width}"
        self._theme = theme
        self._parts: list[str] = []
        self._patterns: dict[str, str] = {}

    @property
    def narrow(self) -> bool:
        return self.variant is Width.NARROW

    def text(
        self, lines: Sequence[str], x: float, top: float, lettering: Lettering = BODY
    ) -> float:
        """Set lines below `top` and return where the next text may start."""
        lines = [clean(line) for line in lines]
        if not any(lines):
            return top
        box = self.box(lines, x, top, lettering)
        self.labels.append(box)
        spans = []
        for n, line in enumerate(lines):
            baseline = top + n * lettering.leading + lettering.size * 0.97
            spans.append(f'<tspan x="{px(x)}" y="{px(baseline)}">{escape(line)}</tspan>')
        self._parts.append(f"<text{lettered(self._theme, lettering)}>{''.join(spans)}</text>")
        return top + box.height

    def paragraph(
        self, text: str, x: float, top: float, *, width: float, lettering: Lettering = BODY
    ) -> float:
        """Set text wrapped to `width` and return where the next text may start."""
        return self.text(wrap(text, width, lettering), x, top, lettering)

    def box(self, lines: Sequence[str], x: float, top: float, lettering: Lettering) -> Box:
        """The room that lines would take."""
        width = widest(tuple(lines), lettering)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[lettering.anchor]
        return Box(
            left=x - width * share, top=top, width=width, height=len(lines) * lettering.leading
        )

    def is_free(self, box: Box) -> bool:
        """Whether a label there would lie on the sheet and touch no other."""
        inside = box.left >= 0 and box.left + box.width <= self.width and box.top >= 0
        return inside and not any(box.meets(label) for label in self.labels)

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: Stroke) -> None:
        self.path(f"M{px(x1)} {px(y1)}L{px(x2)} {px(y2)}", stroke=stroke)

    def path(
        self,
        d: str,
        *,
        fill: Fill = None,
        stroke: Stroke | None = None,
        opacity: str = "",
    ) -> None:
        self._shape(f'path d="{d}"', fill=fill, stroke=stroke, opacity=opacity)

    def rect(
        self,
        box: Box,
        *,
        fill: Fill = None,
        stroke: Stroke | None = None,
        radius: float = 0,
    ) -> None:
        corner = f' rx="{px(radius)}"' if radius else ""
        shape = (
            f'rect x="{px(box.left)}" y="{px(box.top)}" '
            f'width="{px(max(box.width, 0))}" height="{px(max(box.height, 0))}"{corner}'
        )
        self._shape(shape, fill=fill, stroke=stroke)

    def marker(self, x: float, y: float, look: Look) -> None:
        """A point in the shape of its series, on paper so that lines end at its rim."""
        stroke = Stroke(role=look.role, width=2)
        if look.marker is Marker.CIRCLE:
            shape = f'circle cx="{px(x)}" cy="{px(y)}" r="4"'
            self._shape(shape, fill=Role.PAPER, stroke=stroke)
            return
        moves = {
            Marker.SQUARE: "m-3.5 -3.5h7v7h-7z",
            Marker.DIAMOND: "m0 -5l5 5l-5 5l-5 -5z",
            Marker.TRIANGLE: "m0 -5l4.5 8h-9z",
        }
        self.path(f"M{px(x)} {px(y)}{moves[look.marker]}", fill=Role.PAPER, stroke=stroke)

    def fill(self, look: Look) -> Role | str:
        """The fill of a series: its colour, textured from the second series on."""
        if not look.texture:
            return look.role
        ground = f'<path d="M0 0H8V8H0Z"{paint(self._theme, fill=look.role)}/>'
        lines = paint(self._theme, stroke=Stroke(role=Role.PAPER))
        return self._pattern(look.role, f'{ground}<path d="{look.texture}"{lines}/>')

    def hatch(self) -> str:
        """The fill of what is no value: a break in the series."""
        lines = paint(self._theme, stroke=Stroke(role=Role.AXIS))
        return self._pattern("hatch", f'<path d="M1 0V8M5 0V8"{lines}/>')

    def svg(self, height: float) -> str:
        """The whole drawing; the same input gives the same bytes."""
        size = f'viewBox="0 0 {px(self.width)} {px(height)}"'
        natural = f'width="{px(self.width)}" height="{px(height)}"'
        patterns = "".join(self._patterns.values())
        definitions = f"<defs>{patterns}</defs>" if patterns else ""
        family = f' font-family="{FONT_FAMILY}"' if self._theme is Theme.PRINT else ""
        name, lang = self._name, escape(self.chart.lang)
        title, description = (
            escape(clean(text)) for text in (self.chart.title, self.chart.description)
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="sut-chart sut-{self.variant}" {size} '
            f'{natural} font-size="{px(BODY.size)}"{family} lang="{lang}" role="img" '
            f'aria-labelledby="{name}-title" aria-describedby="{name}-desc">'
            f'<title id="{name}-title">{title}</title><desc id="{name}-desc">{description}</desc>'
            f"{definitions}{''.join(self._parts)}</svg>"
        )

    def _pattern(self, name: str, content: str) -> str:
        key = f"{self._name}-{name}"
        self._patterns[key] = (
            f'<pattern id="{key}" width="8" height="8" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)">{content}</pattern>'
        )
        return f"url(#{key})"

    def _shape(
        self,
        shape: str,
        *,
        fill: Fill,
        stroke: Stroke | None,
        opacity: str = "",
    ) -> None:
        faded = f' fill-opacity="{opacity}"' if opacity else ""
        self._parts.append(f"<{shape}{paint(self._theme, fill=fill, stroke=stroke)}{faded}/>")
