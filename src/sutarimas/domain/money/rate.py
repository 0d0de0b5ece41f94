"""The funding rate: reading it, applying it exactly, and judging how near an EU part is to it.

A rate is a Decimal from 0 to 1. Which rate holds is never known here: it is a dated parameter of
the region and the fund. All arithmetic is on whole numbers, so no precision setting can touch it.
"""

import re
from decimal import Decimal
from enum import StrEnum

from sutarimas.domain.money.amount import Unclear, shown
from sutarimas.domain.money.euro import Euro

_RATE = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,12}))?\s?(%|proc\.?)?", re.IGNORECASE)


class RateUnclear(Unclear):
    """A funding rate that is not a share from 0 to 1; ``meant`` is the likely one, if any."""

    def __init__(self, text: str, *, meant: Decimal | None = None) -> None:
        self.text = shown(text)
        self.meant = meant
        super().__init__(
            question_lt=_question_lt(self.text, meant), question_en=_question_en(self.text, meant)
        )


class Closeness(StrEnum):
    """How near an EU part is to the rate of its total."""

    OK = "ok"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def parse_rate(text: str) -> Decimal:
    """Read ``0.85``, ``0,85``, ``85 %`` or ``92,5 proc.``; RateUnclear, with a question, else."""
    match = _RATE.fullmatch(text.strip())
    if match is None:
        raise RateUnclear(text)
    whole, decimals, percent = match.groups()
    number = Decimal(f"{whole}.{decimals or '0'}")
    share = _share(number, per=100) if percent else _share(number, per=1)
    if share > 1:
        as_percent = _share(number, per=100)
        raise RateUnclear(text, meant=as_percent if as_percent <= 1 and not percent else None)
    return share


def checked_rate(rate: Decimal) -> Decimal:
    """Return the rate, or raise RateUnclear when it is not a share from 0 to 1."""
    if not rate.is_finite() or not 0 <= rate <= 1:
        is_percent = rate.is_finite() and 1 < rate <= 100
        raise RateUnclear(str(rate), meant=_share(rate, per=100) if is_percent else None)
    return rate


def share_down(total: Euro, rate: Decimal) -> Euro:
    """Round the rate's part of a total towards zero: never above the rate, whatever the sign."""
    return _share_of(total, rate, add_half=False)


def share_half_up(total: Euro, rate: Decimal) -> Euro:
    """Round the rate's part of a total to the nearest cent, half a cent away from zero."""
    return _share_of(total, rate, add_half=True)


def exceeds_rate(total: Euro, *, eu: Euro, rate: Decimal) -> bool:
    """Tell whether a planned EU part is above the rate by a cent or more.

    A negative total is a correction; its EU part is measured in the same direction, so an EU
    part of the opposite sign to a negative total exceeds as well.
    """
    allowed = share_down(total, rate)
    return eu > allowed if total.cents >= 0 else eu < allowed or eu.cents > 0


def closeness(total: Euro, *, eu: Euro, rate: Decimal, lines: int = 1) -> Closeness:
    """Judge a recorded EU part, which may have been rounded line by line.

    Up to a cent a line is OK, up to five cents information, more a warning, and more than
    0.01 % of the total an error. The bounds apply in this order, so a difference that
    rounding explains is no error however small the total.
    """
    part, whole = checked_rate(rate).as_integer_ratio()
    missed = abs(eu.cents * whole - total.cents * part)  # in cents / whole
    if missed <= max(1, lines) * whole:
        return Closeness.OK
    if missed <= 5 * whole:
        return Closeness.INFO
    return Closeness.ERROR if missed * 10_000 > abs(total.cents) * whole else Closeness.WARNING


def _share_of(total: Euro, rate: Decimal, *, add_half: bool) -> Euro:
    part, whole = checked_rate(rate).as_integer_ratio()
    size = (2 * abs(total.cents) * part + (whole if add_half else 0)) // (2 * whole)
    return Euro(size if total.cents >= 0 else -size)


def _share(number: Decimal, *, per: int) -> Decimal:
    return (number / per).normalize()


def _question_lt(text: str, meant: Decimal | None) -> str:
    if meant is None:
        return f"Finansuojamoji dalis „{text}“ neaiški. Rašykite nuo 0 iki 1, pavyzdžiui: 0,85."
    share = f"{meant:f}".replace(".", ",")
    return f"Finansuojamoji dalis „{text}“ didesnė už 1. Ar turėjote omenyje {share}?"


def _question_en(text: str, meant: Decimal | None) -> str:
    if meant is None:
        return f"The funding rate “{text}” is unclear. Write it from 0 to 1, for example: 0.85."
    return f"The funding rate “{text}” is above 1. Did you mean {meant:f}?"
