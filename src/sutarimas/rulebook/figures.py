r"""A number as a text shows it, and whether it is the number that it stands for.

Lithuanian: `9 989,15`, `−11,2`, `1,2 mln.`, `du`; English: `9,989.15`, `1.2 million`, `two`.
A shown number may be rounded to the decimals it shows. „Apie“ allows the noughts at the end
to be rounded too, „daugiau kaip“ and „ne mažiau kaip“ allow anything from the number up.

>>> agrees(read("4 998"), Decimal(4998)), agrees(read("5 000"), Decimal(4998))
(True, False)
>>> agrees(read("apie 5 000"), Decimal(4998)), agrees(read("0,6 mln. Eur"), Decimal(555_330))
(True, True)
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sutarimas.rulebook.number_words import NUMBERS

_SPACE = "[ \u00a0\u2009\u202f]"
_LT = re.compile(rf"([-\u2212\u2013+]?)(\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d+)(?:[,.](\d+))?(?!\d)")
_EN = re.compile(r"([-\u2212\u2013+]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?!\d)")
_SCALES = (
    (re.compile(r"^(?:tūkst|thousand)"), 3),
    (re.compile(r"^(?:mln|milijon|million)"), 6),
    (re.compile(r"^(?:mlrd|milijard|billion)"), 9),
)
_ENGLISH_WORDS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_ENGLISH = {word: number for number, word in enumerate(_ENGLISH_WORDS, start=1)}
_ABOUT = re.compile(r"(?:\b(?:apie|maždaug|beveik|about|nearly|almost|some)|~)\s*$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:daugiau (?:kaip|nei|negu)|ne mažiau (?:kaip|nei|negu)|bent|more than|at least|over)\s*$",
    re.IGNORECASE,
)


class Hedge(StrEnum):
    """How much a text holds back."""

    EXACT = "exact"
    ABOUT = "about"
    FROM = "from"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A number as shown: `step` is the smallest difference its digits can express."""

    value: Decimal
    step: Decimal
    hedge: Hedge = Hedge.EXACT
    signed: bool = False


def read(text: str, *, lang: str = "lt", before: str = "") -> Shown | None:
    """The one number of a shown text, or None when there is none or more than one.

    `before` is the sentence up to the number, where a hedge may stand.
    """
    pattern = _EN if lang == "en" else _LT
    found = list(pattern.finditer(text))
    if not found:
        return _word(text, lang=lang)
    if len(found) > 1:
        return None
    sign, whole, decimals = found[0].groups()
    power = _power(text[found[0].end() :].strip())
    digits = re.sub(r"\D", "", whole)
    value = Decimal(f"{digits}.{decimals or '0'}").scaleb(power)
    hedge = _hedge(f"{before}{text[: found[0].start()]}")
    step = Decimal(1).scaleb(power - len(decimals or ""))
    if hedge is Hedge.ABOUT and not decimals:
        step = step.scaleb(len(digits) - len(digits.rstrip("0")))
    negative = sign in {"-", "\u2212", "\u2013"}
    return Shown(value=-value if negative else value, step=step, hedge=hedge, signed=bool(sign))


def agrees(shown: Shown, value: Decimal) -> bool:
    """Whether a shown number is the value, rounded as it shows.

    A fall is often told without its sign („sumažėjo 11,2 proc.“), so a shown number without
    one agrees with the size of a negative value.
    """
    if value < 0 and not shown.signed:
        value = -value
    if shown.hedge is Hedge.FROM:
        return value >= shown.value
    return abs(value - shown.value) * 2 <= shown.step


def _word(text: str, *, lang: str) -> Shown | None:
    words = re.findall(r"\w+", text.casefold())
    known = _ENGLISH if lang == "en" else NUMBERS
    numbers = [known[word] for word in words if word in known]
    return Shown(value=Decimal(numbers[0]), step=Decimal(1)) if len(numbers) == 1 else None


def _power(rest: str) -> int:
    return next((power for pattern, power in _SCALES if pattern.match(rest.casefold())), 0)


def _hedge(before: str) -> Hedge:
    if _ABOUT.search(before.rstrip()):
        return Hedge.ABOUT
    return Hedge.FROM if _FROM.search(before.rstrip()) else Hedge.EXACT
