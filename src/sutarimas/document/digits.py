"""Printing of digits, the part that the languages share."""

from decimal import ROUND_HALF_UP, Context, Decimal

NBSP = "\u00a0"
MINUS = "\u2212"
PLUS_MINUS = "\u00b1"
EN_DASH = "\u2013"

# Wide enough for any sum of cents; the default of 28 digits would refuse or round silently.
_WIDE = Context(prec=200, rounding=ROUND_HALF_UP)


def rounded(value: Decimal | int, *, decimals: int | None) -> Decimal:
    """Round half up to so many decimals; None keeps the decimals the value came with.

    >>> rounded(Decimal("2.345"), decimals=2), rounded(Decimal("-0.04"), decimals=1)
    (Decimal('2.35'), Decimal('0.0'))
    """
    exact = Decimal(value)
    if not exact.is_finite():
        raise ValueError(f"Only a finite number can be printed, not {exact}.")
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), context=_WIDE)
    return exact if exact else exact.copy_abs()


def grouped(value: Decimal | int, *, decimals: int | None, thousands: str, point: str) -> str:
    """Print with a group mark every three digits and a minus sign (U+2212).

    >>> grouped(Decimal("-9989.15"), decimals=1, thousands=" ", point=",")
    '−9 989,2'
    """
    exact = rounded(value, decimals=decimals)
    whole, _, fraction = f"{exact.copy_abs():,f}".partition(".")
    sign = MINUS if exact < 0 else ""
    return sign + whole.replace(",", thousands) + (point + fraction if fraction else "")


def scaled(value: Decimal | int, *, decimals: int) -> tuple[Decimal, int]:
    """Bring a large number under a thousand: (rounded number, power of a thousand, at most 3).

    The power is chosen after rounding, so that no one reads of a thousand thousands:

    >>> scaled(1234567, decimals=1), scaled(999960, decimals=1)
    ((Decimal('1.2'), 2), (Decimal('1.0'), 2))
    """
    exact, power = Decimal(value), 0
    while power < 3 and abs(rounded(exact, decimals=decimals if power else None)) >= 1000:
        exact, power = exact.scaleb(-3, context=_WIDE), power + 1
    return rounded(exact, decimals=decimals if power else None), power
