"""What differs between two texts, word by word, and how two people's changes go together.

>>> [(x.change.value, x.text) for x in differences("Mieste gyvena 5 žmonės", "Mieste gyvena 6")]
[('same', 'Mieste gyvena '), ('gone', '5 žmonės'), ('new', '6')]
>>> merge(base="A.\\n\\nB.", theirs="A1.\\n\\nB.", yours="A.\\n\\nB1.")
Merged(text='A1.\\n\\nB1.', clashes=0)
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\s+|[^\s]+")
#: A line with the blank ones after it: blank lines are alike everywhere and tell nothing apart.
_LINE = re.compile(r"[^\n]*\n+|[^\n]+")
_GAP = re.compile(r"\n[ \t]*\n\s*")
#: Comparing takes time with the square of the words; longer changes are shown whole.
_MOST_WORDS = 4_000
#: Pairs of equal pieces that are weighed against each other; with more, no two are matched.
_MOST_PAIRS = 200_000


class Change(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Words in a row with one fate."""

    change: Change
    text: str


@dataclass(frozen=True, kw_only=True)
class Merged:
    """Both people's text; `clashes` counts the places where both versions stand in a row."""

    text: str
    clashes: int


def differences(before: str, after: str) -> tuple[Stretch, ...]:
    """The later text with what went and what came, in reading order."""
    found: list[Stretch] = []
    for same, old, new in _hunks(_LINE.findall(before), _LINE.findall(after)):
        old_text, new_text = "".join(old), "".join(new)
        if same:
            found.append(Stretch(change=Change.SAME, text=old_text))
        else:
            found.extend(_words(old_text, new_text))
    return tuple(_joined(found))


def _words(before: str, after: str) -> Iterator[Stretch]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) + len(new) > _MOST_WORDS:
        yield from _went_and_came(before, after)
        return
    for same, gone, came in _hunks(old, new, junk=str.isspace):
        if same:
            yield Stretch(change=Change.SAME, text="".join(gone))
        else:
            yield from _went_and_came("".join(gone), "".join(came))


def _went_and_came(gone: str, came: str) -> Iterator[Stretch]:
    if gone:
        yield Stretch(change=Change.GONE, text=gone)
    if came:
        yield Stretch(change=Change.NEW, text=came)


def _joined(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Neighbours with one fate as one."""
    last: Stretch | None = None
    for one in stretches:
        if last is not None and last.change is one.change:
            last = Stretch(change=one.change, text=last.text + one.text)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _hunks(
    old: list[str], new: list[str], *, junk: Callable[[str], bool] | None = None
) -> Iterator[tuple[bool, list[str], list[str]]]:
    """Stretches of both that are the same, and in between those that are not."""
    i = j = 0
    for at, to, size in (*_matches(old, new, junk=junk), (len(old), len(new), 0)):
        if at > i or to > j:
            yield False, old[i:at], new[j:to]
        if size:
            yield True, old[at : at + size], new[to : to + size]
        i, j = at + size, to + size


def _matches(
    old: list[str], new: list[str], *, junk: Callable[[str], bool] | None = None
) -> Iterator[tuple[int, int, int]]:
    """Where equal pieces start in both and how many they are, in order."""
    start = _same_start(old, new)
    end = _same_start(old[start:][::-1], new[start:][::-1])
    yield 0, 0, start
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    if _pairs(left, right, junk=junk) <= _MOST_PAIRS:
        for match in SequenceMatcher(junk, left, right, autojunk=False).get_matching_blocks():
            yield start + match.a, start + match.b, match.size
    yield len(old) - end, len(new) - end, end


def _same_start(old: list[str], new: list[str]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (x, y) in pairs if x != y), min(len(old), len(new)))


def _pairs(old: list[str], new: list[str], *, junk: Callable[[str], bool] | None) -> int:
    """How many pairs of equal pieces there are: what the comparison has to weigh."""
    left, right = Counter(old), Counter(new)
    return sum(n * right[x] for x, n in left.items() if not (junk and junk(x)))


def merge(*, base: str, theirs: str, yours: str) -> Merged:
    """Paragraphs that only one of two people changed as they changed them.

    Where both changed the same paragraphs, both versions stay, theirs first: nothing is lost.
    """
    before, left, right = (_paragraphs(x) for x in (base, theirs, yours))
    found: list[str] = []
    clashes = 0
    regions = _regions(before, left, right)
    for old, ours, mine in (part for region in regions for part in _paired(region)):
        if ours in (mine, old):
            found += mine
        elif mine == old:
            found += ours
        else:
            found += [*ours, *mine]
            clashes += 1
    return Merged(text="\n\n".join(found), clashes=clashes)


def _paragraphs(text: str) -> list[str]:
    return [x for x in _GAP.split(text.strip("\n")) if x.strip()]


Region = tuple[list[str], list[str], list[str]]


def _regions(base: list[str], left: list[str], right: list[str]) -> Iterator[Region]:
    """The three texts cut at every paragraph that all of them share."""
    in_left, in_right = _places(base, left), _places(base, right)
    b = i = j = 0
    for place in sorted(in_left.keys() & in_right.keys()):
        yield base[b:place], left[i : in_left[place]], right[j : in_right[place]]
        b, i, j = place, in_left[place], in_right[place]
        yield base[b : b + 1], left[i : i + 1], right[j : j + 1]
        b, i, j = b + 1, i + 1, j + 1
    yield base[b:], left[i:], right[j:]


def _paired(region: Region) -> Iterator[Region]:
    """A region paragraph by paragraph where each person has as many as there were."""
    old, ours, mine = region
    if len(old) == len(ours) == len(mine):
        for one in zip(old, ours, mine, strict=True):
            yield [one[0]], [one[1]], [one[2]]
    else:
        yield region


def _places(base: list[str], other: list[str]) -> dict[int, int]:
    """Where each paragraph of the base that is still there stands in the other text."""
    return {at + step: to + step for at, to, size in _matches(base, other) for step in range(size)}
