"""From the boxes of a form back to the plain form of a record; nothing is lost on the way.

Names of boxes are paths: `title`, `smart.group`, `readings.0.value`. A blank box means that
nothing is said; a row whose boxes are all blank is no row. A box that comes back as it was
shown keeps the old value to the letter, whatever a browser does to spaces and lines.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from sutarimas.domain.money import Euro, MoneyUnclear
from sutarimas.formats.forms.boxes import NONE, Tree
from sutarimas.formats.forms.spec import FormField, Input
from sutarimas.formats.scalars import visible

Posted = Mapping[str, Sequence[str]]

_DOTTED_DAY = re.compile(r"(\d{4})[. /](\d{1,2})[. /](\d{1,2})\.?")
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_WHOLE = re.compile(r"-?[0-9]+")
_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
#: More rows than any table of a record has; what is beyond is somebody trying.
MOST_ROWS = 500
_MUTE = frozenset({Input.FLAG, Input.CHOICE})


def tree_of(form: Sequence[FormField], posted: Posted, old: Tree | None = None) -> Tree:
    """The plain form that the boxes say; `old` lends what no box shows."""
    return dict(_read(form, posted, "", old or {}))


def _read(
    form: Sequence[FormField], posted: Posted, prefix: str, old: Tree
) -> Iterator[tuple[str, Any]]:
    shown = {field.name for field in form}
    yield from ((name, value) for name, value in old.items() if name not in shown)
    for field in form:
        value = _value(field, posted, f"{prefix}{field.name}", old.get(field.name))
        if value not in (None, "", {}):
            yield field.name, value


def _value(field: FormField, posted: Posted, name: str, old: Any) -> Any:
    typed = posted.get(name, ())
    match field.input:
        case Input.FLAG:
            return "true" if "true" in typed else "false"
        case Input.GROUP:
            return dict(_read(field.columns, posted, f"{name}.", old or {}))
        case Input.ROWS:
            return list(_rows(field, posted, name, old or [])) or None
        case Input.LINKS | Input.POINTERS | Input.CHOICES:
            return _picked(field, typed, old or []) or None
        case Input.TEXTS:
            return _several(field, _lines(typed), old)
        case _:
            return _text(field.input, typed[0] if typed else "", old)


def _picked(field: FormField, typed: Sequence[str], old: Sequence[Any]) -> list[Any]:
    """What stays picked in its old order, then what was picked anew in the order of the page."""
    known = {_aim(x) for x in old}
    wanted = dict.fromkeys(y for x in typed if (y := x if x in known else _plain(x)))
    kept = [x for x in old if _aim(x) in wanted]
    new = [x for x in wanted if x not in {_aim(y) for y in kept}]
    return [*kept, *({"to": x} if field.input is Input.LINKS else x for x in new)]


def _aim(picked: Any) -> str:
    return str(picked["to"] if isinstance(picked, dict) else picked)


def _several(field: FormField, lines: list[str], old: Any) -> Any:
    if old and lines == _lines(old):
        return old
    if field.blank_is_unknown and lines in ([NONE], ["-"]):
        return []
    return lines or None


def _lines(texts: Sequence[str]) -> list[str]:
    lines = (_plain(x) for x in "\n".join(texts).splitlines())
    return [x for x in lines if x]


def _text(kind: Input, typed: str, old: Any) -> Any:
    said = written(kind, typed)
    # A box of one line comes back without the line ends of its value.
    same = old is not None and said in {written(kind, old), written(kind, _joined(old))}
    return old if same else said


def _joined(text: str) -> str:
    return text.replace("\r", "").replace("\n", "")


def _rows(field: FormField, posted: Posted, name: str, old: Sequence[Tree]) -> Iterator[Tree]:
    numbers = {
        int(rest[0])
        for key in posted
        if key.startswith(f"{name}.")
        and len(rest := key[len(name) + 1 :].split(".")) > 1
        and rest[0].isascii()
        and rest[0].isdecimal()
        and len(rest[0]) < 5
    }
    for number in sorted(numbers)[:MOST_ROWS]:
        here = f"{name}.{number}."
        before = old[number] if number < len(old) else {}
        emptied = not _is_filled(field, posted, here) and not _was_blank(field, before)
        if "true" not in posted.get(f"{here}delete", ()) and not emptied:
            yield dict(_read(field.columns, posted, here, before))


def _was_blank(field: FormField, row: Tree) -> bool:
    """Whether a row that was there says nothing in words, and so was not emptied just now."""
    texts = (row.get(x.name, "") for x in field.columns if x.input not in _MUTE)
    return bool(row) and not any(str(x).strip() for x in texts)


def _is_filled(field: FormField, posted: Posted, here: str) -> bool:
    """Whether somebody wrote or picked something in a row; ticks and choices do not count."""
    mute = {x.name for x in field.columns if x.input in _MUTE}
    boxes = (key for key in posted if key.startswith(here) and key[len(here) :] not in mute)
    return any(x.strip() for key in boxes for x in posted[key])


def written(kind: Input, text: str) -> str:
    """What was typed, in the one form that files use where that is the same without doubt.

    >>> written(Input.DECIMAL, "1 234,5"), written(Input.DAY, "2026.6.3")
    ('1234.5', '2026-06-03')
    >>> written(Input.MONEY, "9 989,15 Eur"), written(Input.MONEY, "1,234")
    ('9989.15', '1,234')
    """
    plain = _plain(text) if kind is not Input.LONG else _paragraphs(text)
    if kind is Input.MONEY:
        with suppress(MoneyUnclear):
            return Euro.parse(plain).plain
    if kind in (Input.DECIMAL, Input.WHOLE, Input.YEAR):
        digits = _SPACES.sub("", plain).replace("\u2212", "-")
        known = _NUMBER if kind is Input.DECIMAL else _WHOLE
        return digits.replace(",", ".") if known.fullmatch(digits) else plain
    if kind is Input.DAY:
        dotted = _DOTTED_DAY.fullmatch(plain)
        if dotted:
            year, month, day = dotted.groups()
            return f"{year}-{month:0>2}-{day:0>2}"
    return plain


def _plain(text: str) -> str:
    return visible(" ".join(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))).strip()


def _paragraphs(text: str) -> str:
    return visible(text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n ")
