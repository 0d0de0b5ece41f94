"""One walk over type hints and a plain tree: the value, or every problem at once.

A plain tree is what a YAML file or a bundle holds: mappings, lists and text. The dataclass
says what each text means, so `no`, `1.10` and `010` stay what somebody wrote.

>>> from sutarimas.domain.indicator import Milestone
>>> read({"year": "2027", "value": "1.10"}, Milestone)
(Milestone(year=2027, value=Decimal('1.10')), ())
>>> value, problems = read({"yaer": "2027"}, Milestone)
>>> [problem.kind for problem in problems]
['unknown_key', 'missing_key', 'missing_key']
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from sutarimas.domain.pointers import Path
from sutarimas.domain.refs import Link
from sutarimas.formats.links import read_short
from sutarimas.formats.problems import Marks, Nowhere, Problem, nearest, problem
from sutarimas.formats.scalars import READERS, BadScalar, read_text, read_year, word_reader

T = TypeVar("T")

FAILED = object()
#: After so many problems the file is another one, and looking for more would only take time.
MOST_PROBLEMS = 1000
_ABSENT = object()


class _Enough(Exception):
    """There are so many problems that no more are looked for."""


class Walk:
    """The problems found so far, and the marks that give them their places."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.problems: list[Problem] = []

    def fail(self, kind: str, path: Path, /, **slots: str) -> Any:
        """Note a problem of a value; returns the mark of a value that could not be read."""
        return self._note(problem(kind, self.marks.place(path), path, **slots))

    def fail_key(self, kind: str, path: Path, /, **slots: str) -> Any:
        """Note a problem of a key, the last step of the path."""
        return self._note(problem(kind, self.marks.place(path, key=True), path, **slots))

    def _note(self, found: Problem) -> Any:
        self.problems.append(found)
        if len(self.problems) >= MOST_PROBLEMS:
            raise _Enough
        return FAILED


Reader = Callable[[Any, Path, Walk], Any]


@dataclass(frozen=True, kw_only=True)
class Slot:
    """How one field is read. A blank text stands for the default where text means nothing else."""

    name: str
    reader: Reader
    required: bool
    blank_is_absent: bool


def read(
    tree: Any, kind: type[T], *, marks: Marks | None = None, path: Path = ()
) -> tuple[T | None, tuple[Problem, ...]]:
    """The value of a dataclass in a plain tree and (), or None and every problem."""
    walk = Walk(marks or Nowhere())
    hint: Any = kind
    value = None
    with suppress(_Enough):
        value = reader_of(hint)(tree, path, walk)
    return (None if walk.problems else value), tuple(walk.problems)


@cache
def reader_of(hint: Any) -> Reader:
    """The reader for a type hint."""
    if hint is Link:
        return _link
    if is_dataclass(hint) and hint not in READERS:
        return _record_reader(hint)
    if isinstance(hint, UnionType):
        (inner,) = (x for x in get_args(hint) if x is not type(None))
        return reader_of(inner)
    if get_origin(hint) is tuple:
        return _list_reader(reader_of(get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _scalar_reader(word_reader(hint))
    return _scalar_reader(READERS[hint])


def _scalar_reader(parse: Callable[[str], Any]) -> Reader:
    def read_scalar(tree: Any, path: Path, walk: Walk) -> Any:
        if not isinstance(tree, str):
            bare = tree is None or isinstance(tree, int | float)
            return walk.fail("bare_value" if bare else "not_text", path)
        try:
            return parse(tree)
        except BadScalar as bad:
            return walk.fail(bad.kind, path, **bad.slots)

    return read_scalar


def _list_reader(inner: Reader) -> Reader:
    def read_list(tree: Any, path: Path, walk: Walk) -> Any:
        if not isinstance(tree, list):
            return walk.fail("not_list", path)
        items = tuple(inner(item, (*path, index), walk) for index, item in enumerate(tree))
        return FAILED if any(x is FAILED for x in items) else items

    return read_list


def _record_reader(kind: Any) -> Reader:
    def read_record(tree: Any, path: Path, walk: Walk) -> Any:
        if not isinstance(tree, dict):
            return walk.fail("not_record", path)
        slots = slots_of(kind)
        if not tree.keys() <= slots.keys():
            _unknown(tree, tuple(slots), path, walk)
        found = _fields(tree, slots, path, walk)
        return FAILED if any(x is FAILED for x in found.values()) else kind(**found)

    return read_record


def _fields(tree: dict[str, Any], slots: dict[str, Slot], path: Path, walk: Walk) -> dict[str, Any]:
    """What the tree says of each field; fields left to their default are absent."""
    found: dict[str, Any] = {}
    for name, slot in slots.items():
        item = tree.get(name, _ABSENT)
        if item is not _ABSENT and not (slot.blank_is_absent and item == ""):
            found[name] = slot.reader(item, (*path, name), walk)
        elif slot.required:
            found[name] = _lacking(name, path, walk, blank=item == "")
    return found


def _lacking(name: str, path: Path, walk: Walk, *, blank: bool) -> Any:
    """A field that must be there is not, or has no value."""
    if blank:
        return walk.fail_key("empty_key", (*path, name), key_name=name)
    return walk.fail("missing_key", path, key_name=name)


def _unknown(tree: dict[str, Any], known: tuple[str, ...], path: Path, walk: Walk) -> None:
    for key in map(str, tree):
        if key not in known:
            walk.fail_key(
                "unknown_key",
                (*path, key),
                key_name=key,
                known=", ".join(known),
                nearest=nearest(key, known),
            )


@cache
def slots_of(kind: Any) -> dict[str, Slot]:
    """How each field of a dataclass is read, in the order of the fields."""
    hints = get_type_hints(kind)
    slots = {}
    for f in fields(kind):
        required = f.default is MISSING
        hint = hints[f.name]
        slots[f.name] = Slot(
            name=f.name,
            reader=_year if _is_year(f.name, hint) else reader_of(hint),
            required=required,
            blank_is_absent=_means_nothing(hint) or (required and _names(f.name, f.metadata)),
        )
    return slots


def _is_year(name: str, hint: Any) -> bool:
    return name.rpartition("_")[2] == "year" and hint in (int, int | None)


def _means_nothing(hint: Any) -> bool:
    """Whether a blank text is no value of the type."""
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return "" not in {member.value for member in hint}
    return hint is not str


def _names(name: str, metadata: Any) -> bool:
    """Whether a field names a record, its own or another one."""
    return name == "code" or "kind" in metadata


def _link(tree: Any, path: Path, walk: Walk) -> Any:
    if isinstance(tree, dict):
        return _long_link(tree, path, walk)
    if tree == "":
        return walk.fail("empty_key", path, key_name="to")
    return _short_link(tree, path, walk)


_year = _scalar_reader(read_year)
_short_link = _scalar_reader(lambda text: read_short(read_text(text)))
_long_link = _record_reader(Link)
