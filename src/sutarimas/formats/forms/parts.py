"""How the form of each record is laid out: parts in order, and the fields of each part.

>>> [part.key for part in parts_of("Voice")]
['main', 'who', 'outcome']
>>> parts_of("Milestone")
()
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sutarimas.rulebook.reading import read


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a form, known by its key; the first of a form stands open."""

    key: str
    fields: tuple[str, ...]


@cache
def _layout() -> dict[str, tuple[Part, ...]]:
    written = read(files("sutarimas.formats.forms") / "parts.yaml")
    return {
        record: tuple(Part(key=key, fields=tuple(names)) for key, names in parts.items())
        for record, parts in written.items()
    }


def laid_out() -> frozenset[str]:
    """Names of the records whose form is laid out in parts."""
    return frozenset(_layout())


def parts_of(record: str) -> tuple[Part, ...]:
    """Parts of the form of a record, by its class's name; none for records inside others."""
    return _layout().get(record, ())
