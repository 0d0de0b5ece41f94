"""Colours by role, and the style sheet that gives them to a page."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What a colour is for; the value ends its CSS names (`sut-f-…`, `sut-s-…`, `--sut-…`)."""

    PAPER = "paper"  # the ground of the page, and what separates neighbours
    INK = "ink"  # text
    SOFT = "soft"  # secondary text
    GRID = "grid"  # lines that guide the eye and carry no meaning
    AXIS = "axis"  # the zero line, connectors, missing parts
    ON = "on"  # text on the first series colour
    C1 = "c1"
    C2 = "c2"
    C3 = "c3"
    C4 = "c4"
    C5 = "c5"
    C6 = "c6"
    T1 = "t1"  # pale grounds of boxes, one per series colour
    T2 = "t2"
    T3 = "t3"
    T4 = "t4"


Palette = Mapping[Role, str]

LIGHT: Palette = MappingProxyType(
    {
        Role.PAPER: "#FFFFFF",
        Role.INK: "#1F2D33",
        Role.SOFT: "#516068",
        Role.GRID: "#D9E0E2",
        Role.AXIS: "#7A888E",
        Role.ON: "#FFFFFF",
        Role.C1: "#0E5A6B",
        Role.C2: "#B8522F",
        Role.C3: "#6B7F2A",
        Role.C4: "#66767E",
        Role.C5: "#7D5A96",
        Role.C6: "#8C6D14",
        Role.T1: "#E4EEF0",
        Role.T2: "#FAECE5",
        Role.T3: "#EFF3DF",
        Role.T4: "#EEF1F2",
    }
)

DARK: Palette = MappingProxyType(
    {
        Role.PAPER: "#22292C",
        Role.INK: "#F2F5F6",
        Role.SOFT: "#B6C1C6",
        Role.GRID: "#3D494E",
        Role.AXIS: "#8A989E",
        Role.ON: "#0B2229",
        Role.C1: "#7DB4C1",
        Role.C2: "#E4845F",
        Role.C3: "#AFC461",
        Role.C4: "#9DADB5",
        Role.C5: "#C7A3DB",
        Role.C6: "#D8B650",
        Role.T1: "#213A41",
        Role.T2: "#45302A",
        Role.T3: "#343C22",
        Role.T4: "#303A3F",
    }
)

# Who chose high contrast in the operating system sees the system's colours.
FORCED: Palette = MappingProxyType(
    dict.fromkeys(Role, "CanvasText")
    | {
        Role.PAPER: "Canvas",
        Role.ON: "Canvas",
        Role.GRID: "GrayText",
        Role.T1: "Canvas",
        Role.T2: "Canvas",
        Role.T3: "Canvas",
        Role.T4: "Canvas",
    }
)

STATIC_RULES = """\
.sut-chart{display:block;max-width:100%;height:auto;overflow:visible;font-family:inherit}
.sut-narrow{display:none}
@media screen and (max-width:40rem){.sut-wide{display:none}.sut-narrow{display:block}}
"""


def stylesheet() -> str:
    """The CSS that AUTO drawings need: colours in light, dark, print and high contrast."""
    unless_light = ':root:not([data-color-scheme="light"])'
    rules = [
        f":root{{{_properties(LIGHT)}}}",
        f"@media screen and (prefers-color-scheme:dark){{{unless_light}{{{_properties(DARK)}}}}}",
        f'@media screen{{:root[data-color-scheme="dark"]{{{_properties(DARK)}}}}}',
        f"@media (forced-colors:active){{.sut-chart{{{_properties(FORCED)}}}}}",
        *(f".sut-f-{role}{{fill:var(--sut-{role})}}" for role in Role),
        *(f".sut-s-{role}{{stroke:var(--sut-{role})}}" for role in Role),
    ]
    return "\n".join(rules) + "\n" + STATIC_RULES


def class_names() -> tuple[str, ...]:
    """Every class a drawing may use, in the order of the style sheet."""
    fills = tuple(f"sut-f-{role}" for role in Role)
    strokes = tuple(f"sut-s-{role}" for role in Role)
    return ("sut-chart", "sut-wide", "sut-narrow", *fills, *strokes)


def _properties(palette: Palette) -> str:
    return ";".join(f"--sut-{role}:{palette[role]}" for role in Role)
