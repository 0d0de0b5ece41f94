"""How shapes and letters get their colours: by class on a page, by value on paper."""

from dataclasses import dataclass

from sutarimas.document.charts.lettering import BODY, Lettering
from sutarimas.document.charts.palette import LIGHT, Role
from sutarimas.document.charts.spec import Theme


@dataclass(frozen=True, kw_only=True)
class Stroke:
    role: Role
    width: float = 1
    dash: str = ""


# A colour by its role, or the address of a pattern, as in "url(#id)".
Fill = Role | str | None


def px(value: float) -> str:
    """A coordinate with one decimal at most, the same bytes on every machine."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def paint(theme: Theme, *, fill: Fill = None, stroke: Stroke | None = None) -> str:
    """Attributes of a shape, with a leading space."""
    inks = {"fill": fill, "stroke": stroke.role if stroke else None}
    roles = {name: ink for name, ink in inks.items() if isinstance(ink, Role)}
    if theme is Theme.AUTO:
        names = " ".join(f"sut-{name[0]}-{role}" for name, role in roles.items())
        colours = f' class="{names}"' if names else ""
    else:
        colours = "".join(f' {name}="{LIGHT[role]}"' for name, role in roles.items())
    if not isinstance(fill, Role):
        colours += f' fill="{fill or "none"}"'
    if stroke and stroke.width != 1:
        colours += f' stroke-width="{px(stroke.width)}"'
    if stroke and stroke.dash:
        colours += f' stroke-dasharray="{stroke.dash}"'
    return colours


def lettered(theme: Theme, lettering: Lettering) -> str:
    """Attributes of a text, with a leading space; what equals the body of the drawing is left."""
    halo = Stroke(role=Role.PAPER, width=4) if lettering.halo else None
    text = paint(theme, fill=lettering.role, stroke=halo)
    if halo:
        text += ' paint-order="stroke" stroke-linejoin="round"'
    if lettering.size != BODY.size:
        text += f' font-size="{px(lettering.size)}"'
    if lettering.bold:
        text += ' font-weight="600"'
    if lettering.anchor != "start":
        text += f' text-anchor="{lettering.anchor}"'
    return text
