"""Changing one place of an immutable value."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

Path = tuple[str | int, ...]


def put(value: Any, path: Path, new: Any) -> Any:
    """The value with `new` at the path; steps are field names and indexes."""
    if not path:
        return new
    step, *rest = path
    if isinstance(step, int):
        items = list(value)
        items[step] = put(items[step], tuple(rest), new)
        return tuple(items)
    return replace(value, **{step: put(getattr(value, step), tuple(rest), new)})


def get(value: Any, path: Path) -> Any:
    """What stands at the path."""
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def drop(value: Any, path: Path) -> Any:
    """The value without the item at the path, which ends in an index."""
    items = list(get(value, path[:-1]))
    del items[int(path[-1])]
    return put(value, path[:-1], tuple(items))


def places(value: Any, path: Path, keep: Callable[[Any], bool]) -> Iterator[Path]:
    """Paths of the items of a list that are worth a change."""
    for index, item in enumerate(get(value, path)):
        if keep(item):
            yield (*path, index)
