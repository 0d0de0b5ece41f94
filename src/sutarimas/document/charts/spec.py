"""What every chart says about itself, whatever its kind."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

# Prints an exact value in the language of the document.
Number: TypeAlias = Callable[[Decimal], str]
Values: TypeAlias = tuple[Decimal | None, ...]


class Width(StrEnum):
    """How much room the page gives: a desktop or paper column, or a phone."""

    WIDE = "wide"
    NARROW = "narrow"


class Theme(StrEnum):
    """AUTO takes its colours from the page's style sheet; PRINT carries them along."""

    AUTO = "auto"
    PRINT = "print"


@dataclass(frozen=True, kw_only=True)
class Chart:
    """The words around a picture.

    `title` is the finding, `description` the long text alternative, `unit` what the numbers count.
    Title and source line are printed by the writer around the picture, not drawn in it.
    Raises ValueError when title or description is empty: nobody could hear such a chart.
    """

    title: str
    description: str
    source_line: str
    lang: str
    unit: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.description.strip():
            raise ValueError("A chart needs a title (its finding) and a description.")


@dataclass(frozen=True, kw_only=True)
class Series:
    """One value per place on the axis; None is a value that is missing, nothing is 0."""

    name: str
    values: Values
    reference: bool = False


@dataclass(frozen=True, kw_only=True)
class ChartTable:
    """The figures of a chart as formatted text; `numeric` says which columns align right."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


@dataclass(frozen=True)
class OutlineItem:
    """One line of a nested list that says what a drawing says."""

    text: str
    children: tuple["OutlineItem", ...] = ()


def refuse(chart: Chart, problem: str) -> ValueError:
    """An error that names the chart and what to do about it."""
    return ValueError(f"Chart “{chart.title}”: {problem}")


def check_lengths(chart: Chart, series: tuple[Series, ...], places: int) -> None:
    """Raise ValueError unless every series has one value per place and one value is known."""
    for one in series:
        if len(one.values) != places:
            raise refuse(
                chart, f"series “{one.name}” has {len(one.values)} values for {places} places."
            )
    if all(value is None for one in series for value in one.values):
        raise refuse(chart, "there is no value to draw; leave the chart out.")


def cell(value: Decimal | None, number: Number, missing: str) -> str:
    """A value in a table, or the word for one that is missing."""
    return missing if value is None else number(value)
