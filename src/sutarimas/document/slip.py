"""What a slip of the pen is: its kind, its place, and what is said about it."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a slip is about."""

    THOUSANDS = "thousands"
    DECIMALS = "decimals"
    SIGN = "sign"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    RANGE = "range"
    TIME = "time"
    DASH = "dash"
    QUOTES = "quotes"
    STOPS = "stops"
    SPACES = "spaces"
    LETTERS = "letters"
    SLOT = "slot"
    VOICE = "voice"
    WORD = "word"


class Reads(StrEnum):
    """How much of a text a rule looks at.

    ``raw`` is everything; ``prose`` leaves out addresses, code, values to come and quotations of
    acts and tables; ``own`` leaves out every quotation, because the words there are not ours.
    """

    RAW = "raw"
    PROSE = "prose"
    OWN = "own"


@dataclass(frozen=True, kw_only=True)
class Slip:
    """One slip: characters ``start`` to ``end``; advice may be overruled, the rest may not."""

    start: int
    end: int
    text: str
    what: Kind
    advice: bool
    lt_message: str
    en_message: str


@dataclass(frozen=True, kw_only=True)
class SlipRule:
    """A pattern that right text does not show, and what to do about it in both languages."""

    what: Kind
    pattern: str
    lt: str
    en: str
    reads: Reads = Reads.PROSE
    advice: bool = False
