"""What makes an input unusable, told with its place: what, where, why it matters, what next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Protocol

from sutarimas.domain.pointers import Path
from sutarimas.rulebook.reading import read

LANGUAGES = ("lt", "en")
_LONGEST_SHOWN = 64  # a hash is shown whole
_LONGEST_PLACE = 300  # of a path people still find their way
#: More than this nobody reads, and a file that is none of ours could hold a million.
MOST_TOLD = 100
#: Slots that repeat the input; the others are words of our own.
_ECHOED = frozenset(
    {"char", "expected", "found", "key_name", "name", "nearest", "value", "written"}
)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place in a file; line and column count from 1, 0 means that there is none to name."""

    file: str = ""
    line: int = 0
    column: int = 0


class Marks(Protocol):
    """Where the parts of a tree were written."""

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of the value at a path, or with `key` of the key before it."""


class Nowhere:
    """Marks of a tree that came from no file."""

    def place(self, path: Path, *, key: bool = False) -> Place:  # noqa: ARG002 - see Marks
        """No place at all."""
        return Place()


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One problem of an input; `kind` names its sentences in the files of `messages`."""

    kind: str
    place: Place = Place()
    path: Path = ()
    slots: Mapping[str, str] = field(default_factory=dict)

    def what(self, lang: str) -> str:
        """What is wrong."""
        return self._say("what", lang)

    def why(self, lang: str) -> str:
        """Why it matters."""
        return self._say("why", lang)

    def remedy(self, lang: str) -> str:
        """What to do next; names the nearest right word when there is one."""
        near = "remedy_near" in _messages(lang)[self.kind] and self.slots.get("nearest")
        return self._say("remedy_near" if near else "remedy", lang)

    def where(self) -> str:
        """File, line, column and key, as far as they are known: `needs.yaml:12:3 items[3].kind`."""
        place = self.place
        numbers = (str(x) for x in (place.line, place.column) if x)
        file = shown(place.file, longest=_LONGEST_PLACE)
        head = ":".join((file, *numbers)) if file else ""
        return " ".join(x for x in (head, shown(key_path(self.path), longest=_LONGEST_PLACE)) if x)

    def text(self, lang: str) -> str:
        """Everything, on one line."""
        parts = (self.what(lang), self.why(lang), self.remedy(lang))
        where = self.where()
        return (f"{where}: " if where else "") + " ".join(x for x in parts if x)

    def _say(self, part: str, lang: str) -> str:
        return _messages(lang)[self.kind].get(part, "").format(**self.slots)


class Unusable(Exception):
    """An input that cannot be used, with every problem found in it."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__()

    def __str__(self) -> str:
        return self.text("en")

    def text(self, lang: str) -> str:
        """Every problem on its own line; of very many the first, and how many more there are."""
        lines = [one.text(lang) for one in self.problems[:MOST_TOLD]]
        rest = len(self.problems) - MOST_TOLD
        if rest > 0:
            lines.append(problem("many_more", n=str(rest)).text(lang))
        return "\n".join(lines)


def problem(kind: str, place: Place = Place(), path: Path = (), /, **slots: str) -> Problem:
    """A problem; what its writer wrote is cut to what can be repeated on one line."""
    said = {key: shown(x) if key in _ECHOED else x for key, x in slots.items()}
    return Problem(kind=kind, place=place, path=path, slots=said)


def shown(text: str, *, longest: int = _LONGEST_SHOWN) -> str:
    """The text on one line, not too long, nothing invisible in it."""
    line = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
    return line if len(line) <= longest else line[: longest - 1] + "…"


def key_path(path: Path) -> str:
    """A path as people write it.

    >>> key_path(("needs", "items", 3, "kind"))
    'needs.items[3].kind'
    """
    steps = (f"[{x}]" if isinstance(x, int) else f".{x}" for x in path)
    return "".join(steps).removeprefix(".")


def nearest(word: str, known: tuple[str, ...]) -> str:
    """The known word that looks most like this one, or an empty text."""
    lower = {x.lower(): x for x in known}
    found = get_close_matches(word.strip().lower()[:_LONGEST_SHOWN], lower, n=1)
    return lower[found[0]] if found else ""


@cache
def _messages(lang: str) -> Mapping[str, Mapping[str, str]]:
    source = files("sutarimas.formats") / "messages" / f"{lang if lang == 'lt' else 'en'}.yaml"
    loaded: Mapping[str, Mapping[str, str]] = read(source)
    return loaded
