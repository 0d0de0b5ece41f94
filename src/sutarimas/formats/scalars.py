"""One scalar of a file, always text, read as the type that its field declares."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any
from unicodedata import normalize

from sutarimas.domain.money import Euro, MoneyUnclear
from sutarimas.formats.problems import nearest

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: Years that a plan, its facts and its sources can be of; programs for paper and tables know
#: no others.
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_DECIMAL = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")
_COMMA = re.compile(r"[-\u2212]?[0-9][0-9 \u00a0\u2009\u202f]*,[0-9]+")
#: Characters that YAML, CSV and Markdown files cannot all hold, and that nobody types.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


class BadScalar(ValueError):
    """A text that is no value of its type; `kind` and `slots` make a Problem."""

    def __init__(self, kind: str, **slots: str) -> None:
        self.kind = kind
        self.slots = slots
        super().__init__(kind)


def read_text(text: str) -> str:
    """Text in normal form C; control characters are refused."""
    if text.isascii() and text.isprintable():
        return text
    found = _INVISIBLE.search(text)
    if found:
        raise BadScalar("control_character", code=f"U+{ord(found[0]):04X}")
    return normalize("NFC", text)


def visible(text: str) -> str:
    """A text without the characters that `read_text` refuses; lines end with a line feed."""
    return _INVISIBLE.sub("", text)


def read_whole(text: str) -> int:
    """A whole number such as `27` or `-3`."""
    if not _WHOLE.fullmatch(text):
        raise BadScalar("not_whole", value=text)
    return int(text)


def read_year(text: str) -> int:
    """A year from 1900 to 2099."""
    if not _YEAR.fullmatch(text):
        raise BadScalar("not_a_year", value=text)
    return int(text)


def read_decimal(text: str) -> Decimal:
    """An exact number with a decimal point; a decimal comma is refused with a hint."""
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if _COMMA.fullmatch(text):
        digits = re.sub("[ \u00a0\u2009\u202f]", "", text)
        right = digits.replace(",", ".").replace("\u2212", "-")
        raise BadScalar("decimal_comma", value=text, right=right)
    raise BadScalar("not_decimal", value=text)


def read_euro(text: str) -> Euro:
    """An amount; when it is unclear, the question about it is passed on."""
    try:
        return Euro.parse(text)
    except MoneyUnclear as unclear:
        raise BadScalar(
            "not_amount", question_lt=unclear.question("lt"), question_en=unclear.question("en")
        ) from None


def read_day(text: str) -> date:
    """A day written `2026-06-30`, from 1900 to 2099."""
    if not _DAY.fullmatch(text):
        raise BadScalar("not_a_day", value=text)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadScalar("no_such_day", value=text) from None
    if not _YEAR.fullmatch(text[:4]):
        raise BadScalar("far_day", value=text)
    return day


def read_yes_no(text: str) -> bool:
    """`true` or `false`."""
    if text not in ("true", "false"):
        raise BadScalar("not_yes_no", value=text)
    return text == "true"


def word_reader(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    """A reader of one word out of a closed set."""
    words: dict[str, StrEnum] = {member.value: member for member in kind}
    known = tuple(word for word in words if word)

    def read(text: str) -> StrEnum:
        if text not in words:
            raise BadScalar(
                "not_one_of", value=text, known=", ".join(known), nearest=nearest(text, known)
            )
        return words[text]

    return read


#: How each type of scalar is read; sets of words have a reader of their own.
READERS: dict[Any, Callable[[str], Any]] = {
    str: read_text,
    int: read_whole,
    bool: read_yes_no,
    Decimal: read_decimal,
    Euro: read_euro,
    date: read_day,
}
