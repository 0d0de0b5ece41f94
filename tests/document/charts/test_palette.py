"""Colours can be told from their ground, as WCAG 2.2 asks: 4.5 for text, 3 for shapes."""

import pytest

from sutarimas.document.charts.palette import DARK, LIGHT, Palette, Role

SERIES = (Role.C1, Role.C2, Role.C3, Role.C4, Role.C5, Role.C6)
TINTS = (Role.T1, Role.T2, Role.T3, Role.T4)
palettes = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    shares = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_the_published_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@palettes
@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        (Role.INK, (Role.PAPER, *TINTS)),
        (Role.SOFT, (Role.PAPER, *TINTS)),
        (Role.ON, (Role.C1,)),
    ],
)
def test_text_is_read(palette: Palette, text: Role, grounds: tuple[Role, ...]) -> None:
    for ground in grounds:
        assert contrast(palette[text], palette[ground]) >= 4.5, ground


@palettes
@pytest.mark.parametrize("shape", [*SERIES, Role.AXIS])
def test_shapes_are_seen(palette: Palette, shape: Role) -> None:
    assert contrast(palette[shape], palette[Role.PAPER]) >= 3


@palettes
def test_bars_of_cards_and_arrows_are_seen_on_their_grounds(palette: Palette) -> None:
    for bar, ground in zip(SERIES, TINTS, strict=False):
        assert contrast(palette[bar], palette[ground]) >= 3
        assert contrast(palette[Role.AXIS], palette[ground]) >= 3


def test_the_house_colours_are_the_first_three() -> None:
    assert [LIGHT[role] for role in SERIES[:3]] == ["#0E5A6B", "#B8522F", "#6B7F2A"]
