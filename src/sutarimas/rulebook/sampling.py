"""How precise a random sample of a size would be: simple random sampling, 95 % level.

Source: the usual formula for a share of one half with the correction for a finite
population. A sample of those who wished to answer has no margin; the figure then only
says what the number of answers could give at best.
"""

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

_Z = Decimal("1.96")
_HALF = Decimal("0.5")
_TENTH = Decimal("0.1")


def margin(*, answered: int, frame: int) -> Decimal:
    """Margin in percentage points, one decimal; `frame` is the number who could answer.

    >>> margin(answered=355, frame=4600)
    Decimal('5.0')
    """
    if answered >= frame:
        return Decimal("0.0")
    left = Decimal(frame - answered) / Decimal(frame - 1)
    share = _Z * (_HALF * _HALF / answered * left).sqrt()
    return (share * 100).quantize(_TENTH, rounding=ROUND_HALF_UP)


def needed(*, points: Decimal, frame: int) -> int:
    """Answers that a random sample needs for a margin in percentage points.

    >>> needed(points=Decimal(5), frame=4600)
    355
    """
    error = points / 100
    spread = _Z * _Z * _HALF * _HALF
    size = spread * frame / (error * error * (frame - 1) + spread)
    return int(size.to_integral_value(rounding=ROUND_CEILING))
