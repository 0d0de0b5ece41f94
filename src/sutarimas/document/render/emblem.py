"""The emblem of the European Union as a small drawing: twelve gold stars on blue.

Geometry: Regulation (EU) 2021/1060, Annex IX: width one and a half heights, the stars on a
circle of a third of the height, each within a circle of an eighteenth, points upwards.
"""

import math
from functools import cache

BLUE = "#003399"
GOLD = "#FFCC00"
HEIGHT = 36
WIDTH = 54
_POINTS = 5
_INNER = (3 - math.sqrt(5)) / 2  # the inner corners of a regular five-pointed star


@cache
def emblem() -> str:
    """The emblem as SVG; it says nothing aloud, for the phrase stands beside it."""
    stars = "".join(_star(hour) for hour in range(12))
    return (
        f'<svg class="emblem" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'aria-hidden="true" focusable="false"><rect width="{WIDTH}" height="{HEIGHT}" '
        f'fill="{BLUE}"/>{stars}</svg>'
    )


def _star(hour: int) -> str:
    turn = math.radians(hour * 30)
    x = WIDTH / 2 + HEIGHT / 3 * math.sin(turn)
    y = HEIGHT / 2 - HEIGHT / 3 * math.cos(turn)
    corners = []
    for index in range(2 * _POINTS):
        reach = HEIGHT / 18 * (1 if index % 2 == 0 else _INNER)
        angle = math.radians(index * 36)
        corners.append(f"{x + reach * math.sin(angle):.2f},{y - reach * math.cos(angle):.2f}")
    return f'<polygon points="{" ".join(corners)}" fill="{GOLD}"/>'
