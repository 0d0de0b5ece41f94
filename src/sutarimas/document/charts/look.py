"""How series differ without colour: dash, marker and texture beside the hue."""

from dataclasses import dataclass
from enum import StrEnum

from sutarimas.document.charts.palette import Role


class Marker(StrEnum):
    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


@dataclass(frozen=True, kw_only=True)
class Look:
    """One series: its colour role, line dash, point marker and the strokes over its fill."""

    role: Role
    dash: str = ""
    marker: Marker = Marker.CIRCLE
    texture: str = ""


# Textures are paths in a tile of 8 by 8 pixels, repeated at 45 degrees.
LOOKS = (
    Look(role=Role.C1),
    Look(role=Role.C2, dash="9 5", marker=Marker.SQUARE, texture="M1 0V8"),
    Look(role=Role.C3, dash="2 5", marker=Marker.DIAMOND, texture="M1 2V4M5 6V8"),
    Look(role=Role.C4, dash="12 4 2 4", marker=Marker.TRIANGLE, texture="M0 1H8"),
    Look(role=Role.C5, dash="5 3", marker=Marker.CIRCLE, texture="M1 0V8M0 1H8"),
    Look(role=Role.C6, dash="15 6", marker=Marker.SQUARE, texture="M1 0V8M5 0V8"),
)
REFERENCE = Look(role=Role.C4, dash="4 4", marker=Marker.DIAMOND)


def look(place: int) -> Look:
    """The look of the series at a place; beyond six they repeat."""
    return LOOKS[place % len(LOOKS)]
