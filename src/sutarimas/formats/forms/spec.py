"""What the form of a record holds, from the type hints that also read its files.

So a field that is added to a record stands in its form, and no form can ask for less or more.

>>> [field.name for field in form_of(Milestone)]
['year', 'value']
>>> form_of(Milestone)[0].input, form_of(Milestone)[0].required
(<Input.YEAR: 'year'>, True)
"""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from dataclasses import Field as Declared
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from sutarimas.domain.indicator import Milestone
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Link
from sutarimas.formats.forms.parts import parts_of

__all__ = ["FormField", "Input", "Milestone", "form_of"]


class Input(StrEnum):
    """How a value is typed or picked."""

    TEXT = "text"
    LONG = "long"  # several lines
    WHOLE = "whole"
    DECIMAL = "decimal"
    MONEY = "money"
    DAY = "day"
    YEAR = "year"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    POINTER = "pointer"  # one record of a kind
    POINTERS = "pointers"
    LINKS = "links"  # records, each with who confirmed the link
    TEXTS = "texts"  # one a line
    ROWS = "rows"  # a table of small records
    GROUP = "group"  # one small record inside this one


@dataclass(frozen=True, kw_only=True)
class FormField:
    """One field. `record` is the class it belongs to, `kind` what a pointer points to.

    With `blank_is_unknown` a blank box does not mean an empty list but that nobody asked.
    """

    name: str
    record: str
    input: Input
    required: bool
    private: bool = False
    default: str = ""
    choices: tuple[str, ...] = ()
    choice_of: str = ""
    kind: str = ""
    blank_is_unknown: bool = False
    columns: "tuple[FormField, ...]" = ()


#: Texts of more than a line, by their names in every record.
_LONG = frozenset(
    {"statement", "statement_en", "text", "text_en", "description", "definition", "method", "body"}
    | {"summary", "reply", "reason", "reason_en", "caveat", "proxy_note", "structure_note", "intro"}
    | {"unaddressed_reason", "demarcation", "statutory_reason", "single_applicant_reason", "pros"}
    | {"cons", "integrated", "innovative", "counting_rule", "calculation", "purpose", "note", "use"}
    | {"response", "change_note", "outcome", "boundary", "specific_text", "municipal_plan"}
    | {"regional_plan", "change", "own_minimum_note", "phrase", "change_reason"}
)
#: Kept by the program: a person never types them.
_OURS = frozenset({"print", "hash_open", "hash_close", "sha256"})


def form_of(record: Any) -> tuple[FormField, ...]:
    """Every field of a record in the order of its form, English beside Lithuanian."""
    return _form_of(record)


@cache
def _form_of(record: Any) -> tuple[FormField, ...]:
    hints = get_type_hints(record)
    found = [
        _field(f, hints[f.name], record.__name__)
        for f in fields(record)
        if not (f.name in _OURS or f.metadata.get("beside"))
        and not _on_a_shelf_of_its_own(record, f.name)
    ]
    laid = [x for part in parts_of(record.__name__) for x in part.fields]
    order = laid or sorted((x.name for x in found), key=_beside([y.name for y in found]))
    return tuple(sorted(found, key=lambda x: order.index(x.name)))


def _on_a_shelf_of_its_own(record: Any, name: str) -> bool:
    return record.__name__ == "Finance" and name in ("lines", "stated", "contracts")


def _beside(names: list[str]) -> Callable[[str], tuple[int, bool]]:
    """The place of a field; a field in English follows the one it translates."""

    def place(name: str) -> tuple[int, bool]:
        plain = name.removesuffix("_en")
        return (names.index(plain) if plain in names else names.index(name)), plain != name

    return place


def _field(f: Declared[Any], hint: Any, record: str) -> FormField:
    inner = _inner(hint)
    default = "" if f.default in (MISSING, None) else str(getattr(f.default, "value", f.default))
    is_class = isinstance(inner, type)
    words = tuple(x.value for x in inner) if is_class and issubclass(inner, StrEnum) else ()
    nested: Any = inner if is_class and is_dataclass(inner) and inner not in (Euro, Link) else None
    return FormField(
        name=f.name,
        record=record,
        input=_input(f, hint),
        required=f.default is MISSING and inner is not bool,
        private=bool(f.metadata.get("private")),
        default=default if isinstance(f.default, bool | StrEnum | str) else "",
        choices=words,
        choice_of=inner.__name__ if words else "",
        kind=str(f.metadata.get("kind", "")),
        blank_is_unknown=isinstance(hint, UnionType) and _input(f, hint) is Input.TEXTS,
        columns=form_of(nested) if nested else (),
    )


def _inner(hint: Any) -> Any:
    """The type inside an optional or a list."""
    if isinstance(hint, UnionType):
        return _inner(next(x for x in get_args(hint) if x is not type(None)))
    return get_args(hint)[0] if get_origin(hint) is tuple else hint


def _input(f: Declared[Any], hint: Any) -> Input:
    many = get_origin(hint) is tuple or (
        isinstance(hint, UnionType) and any(get_origin(x) is tuple for x in get_args(hint))
    )
    inner = _inner(hint)
    if inner is Link:
        return Input.LINKS
    if "kind" in f.metadata:
        return Input.POINTERS if many else Input.POINTER
    if issubclass(inner, StrEnum):
        return Input.CHOICES if many else Input.CHOICE
    if is_dataclass(inner) and inner is not Euro:
        return Input.ROWS if many else Input.GROUP
    if many:
        return Input.TEXTS
    return _scalar(f.name, inner)


def _scalar(name: str, kind: type) -> Input:
    if kind is int:
        return Input.YEAR if name.rpartition("_")[2] == "year" else Input.WHOLE
    known = {bool: Input.FLAG, Decimal: Input.DECIMAL, Euro: Input.MONEY, date: Input.DAY}
    if kind in known:
        return known[kind]
    return Input.LONG if name in _LONG else Input.TEXT
