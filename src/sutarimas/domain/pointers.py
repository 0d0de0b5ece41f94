"""One walk over every declared pointer of a record.

Fields declared with `refs.points` are found by their metadata, in nested records too,
so that dangling references, the trace and suspect links all see the same pointers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from sutarimas.domain.refs import ANY, BadRef, Kind, Link, Ref, Role

Path = tuple[str | int, ...]


@dataclass(frozen=True, kw_only=True)
class Pointer:
    """Where a record points: `target` is None when the text is no reference at all."""

    path: Path
    target: Ref | None
    role: Role
    text: str
    kind: str
    link: Link | None = None


@cache
def _plan(kind: type) -> tuple[tuple[str, str | None, Role], ...]:
    """Fields worth a look: pointing ones with their kind, and those that may hold records."""
    hints = get_type_hints(kind)
    plan: list[tuple[str, str | None, Role]] = []
    for f in fields(kind):
        if "kind" in f.metadata:
            plan.append((f.name, f.metadata["kind"], f.metadata["role"]))
        elif _holds_records(hints[f.name]):
            plan.append((f.name, None, Role.NAMES))
    return tuple(plan)


def _holds_records(hint: Any) -> bool:
    """Whether values of a type are records, or lists of records."""
    return is_dataclass(hint) or any(_holds_records(x) for x in get_args(hint))


def pointers(record: Any, path: Path = ()) -> Iterator[Pointer]:
    """Every pointer of a record, its nested records included, with the path to it."""
    for name, kind, role in _plan(record.__class__):
        value = getattr(record, name)
        here = (*path, name)
        if kind is not None:
            yield from _read(value, kind, role, here)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if is_dataclass(item):
                    yield from pointers(item, (*here, index))
        elif is_dataclass(value):
            yield from pointers(value, here)


def _read(value: Any, kind: str, role: Role, path: Path) -> Iterator[Pointer]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _read(item, kind, role, (*path, index))
        return
    link = value if isinstance(value, Link) else None
    text = link.to if link else value
    if text:
        yield Pointer(path=path, target=aim(text, kind), role=role, text=text, kind=kind, link=link)


def aim(text: str, kind: str) -> Ref | None:
    """The reference meant by a bare code of a fixed kind, or by a whole reference."""
    if isinstance(kind, Kind):
        return Ref(kind, text)
    if kind != ANY:
        return Ref(Kind(kind), text)
    try:
        return Ref.parse(text)
    except BadRef:
        return None
