"""Money: whole cents, never a float.

>>> Euro.parse("9 989,15")
Euro(cents=998915)
>>> (Euro.parse("8490.77") + Euro.parse("1498.38")).plain
'9989.15'
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sutarimas.domain.money.amount import read_cents


@dataclass(frozen=True, order=True, slots=True)
class Euro:
    """An amount of money in whole cents, negative when it is owed or taken back."""

    cents: int

    def __post_init__(self) -> None:
        # A float or a Decimal that slips in here would be rounded silently much later.
        if type(self.cents) is not int:
            raise TypeError(f"Euro takes whole cents as int, not {self.cents!r}")

    @classmethod
    def parse(cls, text: str) -> "Euro":
        """Read an amount as people write it; raise MoneyUnclear, with a question, when unsure."""
        return cls(read_cents(text))

    @classmethod
    def total(cls, amounts: Iterable["Euro"]) -> "Euro":
        """Add up; the total of nothing is zero."""
        return cls(sum(amount.cents for amount in amounts))

    @property
    def plain(self) -> str:
        """The form used in files: two decimals, a point, ``-`` for minus, no grouping."""
        euros, cents = divmod(abs(self.cents), 100)
        return f"{'-' if self.cents < 0 else ''}{euros}.{cents:02}"

    def __add__(self, other: "Euro") -> "Euro":
        return Euro(self.cents + other.cents)

    def __sub__(self, other: "Euro") -> "Euro":
        return Euro(self.cents - other.cents)

    def __neg__(self) -> "Euro":
        return Euro(-self.cents)

    def __abs__(self) -> "Euro":
        return Euro(abs(self.cents))

    def __bool__(self) -> bool:
        return self.cents != 0
