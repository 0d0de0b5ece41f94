"""The boxes of a form with what stands in them, from the plain form of a record."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sutarimas.domain.money.amount import grouped, read_cents
from sutarimas.formats.forms.spec import FormField, Input

Tree = dict[str, Any]

#: Rows that stand empty below the others, to be filled without a script.
SPARE_ROWS = 2
#: Written alone into a box of lines where a blank box would mean that nobody asked.
NONE = "\u2013"
_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")
_MONEY = re.compile(r"-?[0-9]{1,12}\.[0-9]{2}")


@dataclass(frozen=True, kw_only=True)
class Box:
    """A field with what stands in it; `rows` and `inside` are the boxes of nested records."""

    field: FormField
    name: str
    values: tuple[str, ...] = ()
    inside: "tuple[Box, ...]" = ()
    rows: "tuple[tuple[Box, ...], ...]" = ()

    @property
    def value(self) -> str:
        """The only value of a box that holds one."""
        return self.values[0] if self.values else ""

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in it."""
        return any(self.values) or any(x.is_filled for x in self.inside) or bool(self.rows)


def boxes(
    form: Sequence[FormField], tree: Tree, *, lang: str = "en", spare: int = SPARE_ROWS
) -> tuple[Box, ...]:
    """The boxes of a record in its plain form, with spare rows below its tables."""
    return _Filler(lang, spare).boxes(form, tree, "")


def shown(kind: Input, value: str, lang: str) -> str:
    """A plain value as people of a language write it; what is no plain number stays.

    >>> shown(Input.DECIMAL, "-0.925", "lt"), shown(Input.MONEY, "555330.00", "en")
    ('-0,925', '555330.00')
    """
    if lang != "lt":
        return value
    if kind is Input.MONEY and _MONEY.fullmatch(value):
        return grouped(read_cents(value), language="lt")
    return value.replace(".", ",") if kind is Input.DECIMAL and _DECIMAL.fullmatch(value) else value


class _Filler:
    """Fills boxes in one language."""

    def __init__(self, lang: str, spare: int) -> None:
        self.lang = lang
        self.spare = spare

    def boxes(self, form: Sequence[FormField], tree: Tree, prefix: str) -> tuple[Box, ...]:
        """The boxes of one record."""
        return tuple(self._box(x, tree.get(x.name), f"{prefix}{x.name}") for x in form)

    def _box(self, field: FormField, value: Any, name: str) -> Box:
        match field.input:
            case Input.GROUP:
                inside = self.boxes(field.columns, value or {}, f"{name}.")
                return Box(field=field, name=name, inside=inside)
            case Input.ROWS:
                trees = [*(value or []), *({} for _ in range(self.spare))]
                rows = (self.boxes(field.columns, x, f"{name}.{n}.") for n, x in enumerate(trees))
                return Box(field=field, name=name, rows=tuple(rows))
            case _:
                return Box(field=field, name=name, values=self._values(field, value))

    def _values(self, field: FormField, value: Any) -> tuple[str, ...]:
        match field.input:
            case Input.LINKS:
                return tuple(x["to"] for x in value or [])
            case Input.TEXTS if value == [] and field.blank_is_unknown:
                return (NONE,)
            case Input.POINTERS | Input.CHOICES | Input.TEXTS:
                return tuple(value or ())
            case Input.FLAG:
                stood = field.default == "True" if value is None else value == "true"
                return ("true",) if stood else ()
            case _:
                return (shown(field.input, field.default if value is None else value, self.lang),)


def box_of(path: Sequence[str | int]) -> str:
    """The name of the box that a problem's path means."""
    return ".".join(map(str, path))
