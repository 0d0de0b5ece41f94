"""How many votes a share from the statutes asks for, and how many were cast."""

from decimal import Decimal
from fractions import Fraction

from sutarimas.domain.decision import Decision

_HALF = Fraction(1, 2)
_CLOSE = Fraction(1, 100)


def exact(share: Decimal) -> Fraction:
    """A share as the statutes mean it: 0.67, 0.667 and 0.66 are all two thirds.

    >>> exact(Decimal("0.67")), exact(Decimal("0.5")), exact(Decimal("0.51"))
    (Fraction(2, 3), Fraction(1, 2), Fraction(51, 100))
    """
    thirds = Fraction(round(share * 3), 3)
    written = Fraction(share)
    return thirds if thirds.denominator == 3 and abs(thirds - written) < _CLOSE else written


def at_least(share: Decimal, *, of: int) -> int:
    """The smallest number of persons that makes the share.

    >>> at_least(Decimal("0.5"), of=9), at_least(Decimal("0.67"), of=9)
    (5, 6)
    """
    return -(-exact(share) * of // 1)


def majority(share: Decimal, *, of: int) -> int:
    """The smallest number of votes that carries; half of them does not.

    >>> majority(Decimal("0.5"), of=8), majority(Decimal("0.667"), of=9)
    (5, 6)
    """
    return of // 2 + 1 if exact(share) == _HALF else at_least(share, of=of)


def counted(decision: Decision) -> bool:
    """Whether votes were counted."""
    return decision.votes_for is not None


def cast(decision: Decision) -> int:
    """Votes for, against and abstaining."""
    numbers = (decision.votes_for, decision.votes_against, decision.abstained)
    return sum(x or 0 for x in numbers)
