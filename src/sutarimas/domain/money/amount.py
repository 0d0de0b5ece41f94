"""Reading amounts as people write them, and asking when the writing is unclear.

Accepted are ``9 989,15``, ``9989.15``, ``9.995,08``, ``10,114,633.73``, ``100`` and ``0,5``
(fifty cents), any kind of space between thousands, a minus of either kind, and ``Eur``, ``EUR``
or ``€`` on one side. One separator before exactly three digits (``1.234``, ``12,345``) may
stand before thousands or before a third decimal, so it is a question, never a guess.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

LONGEST_TEXT = 40
LARGEST_CENTS = 10**14 - 1  # 999 999 999 999,99: no strategy comes near it

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))
_AMOUNT = re.compile(
    r"(?P<minus>[-\u2212])?(?P<before>(?:eur|€) ?)?(?P<inner_minus>[-\u2212])?"
    r"(?P<number>[0-9]+(?:[ .,][0-9]+)*)(?: ?(?P<scale>tūkst|mln|mlrd)\.?)?"
    r"(?P<after> ?(?:eur|€)\.?)?",
    re.IGNORECASE,
)
_SCALES = {"tūkst": 10**3, "mln": 10**6, "mlrd": 10**9}


class Unclear(ValueError):
    """Something a person wrote that cannot be used as it stands, with a question back to them."""

    def __init__(self, *, question_lt: str, question_en: str) -> None:
        self.question_lt = question_lt
        self.question_en = question_en
        super().__init__(question_en)

    def question(self, language: str) -> str:
        """The question in ``lt``, and in English for every other language."""
        return self.question_lt if language == "lt" else self.question_en

    def at(self, *, lt: str, en: str) -> "Unclear":
        """Make the same question with its place written before each of its lines."""
        return Unclear(
            question_lt="\n".join(f"{lt} {line}" for line in self.question_lt.splitlines()),
            question_en="\n".join(f"{en} {line}" for line in self.question_en.splitlines()),
        )


class MoneyUnclear(Unclear):
    """An amount that can be read in several ways, or in none; ``readings`` are in cents."""

    def __init__(self, text: str, *, readings: tuple[int, ...] = ()) -> None:
        self.text = shown(text)
        self.readings = readings
        super().__init__(
            question_lt=_question_lt(self.text, readings),
            question_en=_question_en(self.text, readings),
        )


def read_cents(text: str) -> int:
    """Cents of an amount written by a person; MoneyUnclear when there is any doubt."""
    if len(text) > LONGEST_TEXT:
        raise MoneyUnclear(text)
    match = _AMOUNT.fullmatch(text.translate(_SPACES).strip())
    if match is None or _says_twice(match):
        raise MoneyUnclear(text)
    sign = -1 if match["minus"] or match["inner_minus"] else 1
    number = re.split(r"([ .,])", match["number"])
    groups, separators = tuple(number[::2]), tuple(number[1::2])
    if match["scale"] or not _is_clear(groups, separators):
        scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
        found = _readings(groups, separators, scale=scale)
        raise MoneyUnclear(text, readings=tuple(sorted(sign * cents for cents in found)))
    return sign * _as_written(groups, separators)


def shown(text: str) -> str:
    """The text as it can be repeated to its writer: one line, short, nothing invisible."""
    line = "".join(c if c.isprintable() else "?" for c in " ".join(text.split()))
    return line if len(line) <= LONGEST_TEXT else line[: LONGEST_TEXT - 1] + "…"


def _says_twice(match: re.Match[str]) -> bool:
    return all(match.group("minus", "inner_minus")) or all(match.group("before", "after"))


def _has_decimals(groups: tuple[str, ...], separators: tuple[str, ...]) -> bool:
    return bool(separators) and separators[-1] in ".," and len(groups[-1]) <= 2


def _as_written(groups: tuple[str, ...], separators: tuple[str, ...]) -> int:
    """Cents, when a last group of one or two digits after a point or comma is the cents."""
    if _has_decimals(groups, separators):
        return _cents("".join(groups[:-1]), groups[-1])
    return _cents("".join(groups), "")


def _is_clear(groups: tuple[str, ...], separators: tuple[str, ...]) -> bool:
    """Whether the digits follow one, and only one, way of writing amounts."""
    whole, marks = groups, separators
    if _has_decimals(groups, separators):
        whole, marks = groups[:-1], separators[:-1]
        if separators[-1] in marks:
            return False
    elif len(marks) == 1 and marks[0] != " ":
        return False
    if whole[0].startswith("0") and whole != ("0",):
        return False
    if len("".join(whole)) > len(str(LARGEST_CENTS)) - 2 or any(a != b for a, b in pairwise(marks)):
        return False
    return not marks or (len(whole[0]) <= 3 and all(len(group) == 3 for group in whole[1:]))


def _readings(
    groups: tuple[str, ...], separators: tuple[str, ...], *, scale: int
) -> tuple[int, ...]:
    """What the writer may have meant: cents, without a sign, ascending."""
    found = {_as_written(groups, separators)}
    if separators and not _is_clear(groups, separators):
        found |= _repaired(groups, separators)
    found |= {cents * scale for cents in found}
    return tuple(sorted(cents for cents in found if cents <= LARGEST_CENTS))


def _repaired(groups: tuple[str, ...], separators: tuple[str, ...]) -> set[int]:
    """Readings of an amount with a misplaced mark, a lost zero or too many decimals."""
    has_decimals = _has_decimals(groups, separators)
    whole, decimals = (groups[:-1], groups[-1]) if has_decimals else (groups, "")
    found = {_cents("".join(_with_lost_zeros(whole)), decimals)}
    if not has_decimals and (separators[-1] != " " or len(groups[-1]) == 2):
        found.add(_cents("".join(groups[:-1]), groups[-1]))
    return found


def _with_lost_zeros(whole: tuple[str, ...]) -> tuple[str, ...]:
    head, *rest = whole
    return (head, *(group.ljust(3, "0") if not group.strip("0") else group for group in rest))


def _cents(whole: str, decimals: str) -> int:
    exact = Decimal(f"{whole}.{decimals or '0'}") * 100
    return int(exact.to_integral_value(ROUND_HALF_UP))


def _question_lt(text: str, readings: tuple[int, ...]) -> str:
    if not text:
        return "Suma neįrašyta. Rašykite taip: 9\u00a0989,15."
    if not readings:
        return f"Suma „{text}“ neaiški. Rašykite taip: 9\u00a0989,15."
    choices = ", ar ".join(grouped(cents, language="lt") for cents in readings)
    return f"Suma „{text}“ neaiški: ar tai {choices}? Rašykite taip: 9\u00a0989,15."


def _question_en(text: str, readings: tuple[int, ...]) -> str:
    if not text:
        return "The amount is missing. Write it like this: 9989.15."
    if not readings:
        return f"The amount “{text}” is unclear. Write it like this: 9989.15."
    choices = " or ".join(grouped(cents, language="en") for cents in readings)
    return f"The amount “{text}” is unclear: is it {choices}? Write it like this: 9989.15."


def grouped(cents: int, *, language: str) -> str:
    """Print an amount inside a message: ``9 989,15`` with no-break spaces, or ``9,989.15``."""
    thousands, point = ("\u00a0", ",") if language == "lt" else (",", ".")
    euros, rest = divmod(abs(cents), 100)
    digits = f"{euros:,}".replace(",", thousands)
    minus = "\u2212" if cents < 0 else ""
    return f"{minus}{digits}{point}{rest:02}"
