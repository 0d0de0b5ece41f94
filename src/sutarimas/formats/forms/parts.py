"""How the form of each record is laid out: parts in order, and the fields of each part.

>>> [part.key for part in parts_of("Voice")]
['main', 'who', 'outcome']
>>> parts_of("Milestone")
()
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sutarimas.rulebook.reading import read


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a form, known by its key; the first of a form stands open.

    Fields of one of its `lines` stand side by side.
    """

    key: str
    lines: tuple[tuple[str, ...], ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Its fields in order."""
        return tuple(name for line in self.lines for name in line)


@cache
def _layout() -> dict[str, tuple[Part, ...]]:
    written = read(files("sutarimas.formats.forms") / "parts.yaml")
    return {
        record: tuple(Part(key=key, lines=_lines(names)) for key, names in parts.items())
        for record, parts in written.items()
    }


def _lines(names: list[Any]) -> tuple[tuple[str, ...], ...]:
    return tuple((x,) if isinstance(x, str) else tuple(x) for x in names)


def laid_out() -> frozenset[str]:
    """Names of the records whose form is laid out in parts."""
    return frozenset(_layout())


def parts_of(record: str) -> tuple[Part, ...]:
    """Parts of the form of a record, by its class's name; none for records inside others."""
    return _layout().get(record, ())
