"""Splitting money so that the parts always add up to the cent.

Amounts from a signed contract are facts and are never split again: for them ``fit`` tells which
policies reproduce the recorded EU part. Planned amounts are split by a policy.

>>> planned = split(Euro(998_915), rate=Decimal("0.85"))
>>> planned.eu.plain, planned.state.plain
('8490.77', '1498.38')
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from sutarimas.domain.money.amount import Unclear, grouped
from sutarimas.domain.money.euro import Euro
from sutarimas.domain.money.rate import checked_rate, share_down, share_half_up


class SplitPolicy(StrEnum):
    """Where the EU part is rounded: once on the total, or on each budget line."""

    EU_DOWN = "eu_down"
    EU_HALF_UP = "eu_half_up"
    PER_LINE_DOWN = "per_line_down"
    PER_LINE_HALF_UP = "per_line_half_up"

    @property
    def is_per_line(self) -> bool:
        """Whether the policy rounds every budget line before adding up."""
        return self in {SplitPolicy.PER_LINE_DOWN, SplitPolicy.PER_LINE_HALF_UP}

    @property
    def rounds_down(self) -> bool:
        """Whether the EU part is cut at the cent, so that it never passes its rate."""
        return self in {SplitPolicy.EU_DOWN, SplitPolicy.PER_LINE_DOWN}


@dataclass(frozen=True, kw_only=True)
class Split:
    """A total in two parts; the state budget bears what the rounding leaves."""

    eu: Euro
    state: Euro

    @property
    def total(self) -> Euro:
        """Both parts together."""
        return self.eu + self.state


@dataclass(frozen=True, kw_only=True)
class Fit:
    """Which policies reproduce a given EU part.

    ``off_by`` holds each other policy's EU part minus the given one, in cents, never zero.
    """

    fits: tuple[SplitPolicy, ...]
    off_by: Mapping[SplitPolicy, int] = field(hash=False)


class GrossUp(NamedTuple):
    """The total that a support pays for in part, and the own contribution to it."""

    total: Euro
    own: Euro


class LinesDiffer(Unclear):
    """Budget lines that do not add up to the total they are said to make."""

    def __init__(self, *, lines: Euro, total: Euro) -> None:
        self.difference = lines - total
        lt = [grouped(e.cents, language="lt") for e in (lines, total, self.difference)]
        en = [grouped(e.cents, language="en") for e in (lines, total, self.difference)]
        super().__init__(
            question_lt=f"Eilučių suma {lt[0]}, o visa suma {lt[1]}: skirtumas {lt[2]}. "
            "Patikrinkite eilutes arba visą sumą.",
            question_en=f"The lines add up to {en[0]}, the total is {en[1]}: difference {en[2]}. "
            "Check the lines or the total.",
        )


def split(
    total: Euro,
    *,
    rate: Decimal,
    policy: SplitPolicy = SplitPolicy.EU_DOWN,
    lines: Sequence[Euro] = (),
) -> Split:
    """Split a total between the EU and the state budget.

    Lines, when given, must add up to the total (LinesDiffer); without them the total is one line.
    A negative total splits like the positive one with both signs turned, so a correction undoes
    exactly what it corrects. Raises RateUnclear for a rate outside 0 to 1.
    """
    if lines and Euro.total(lines) != total:
        raise LinesDiffer(lines=Euro.total(lines), total=total)
    share = share_down if policy.rounds_down else share_half_up
    pieces = lines if lines and policy.is_per_line else (total,)
    eu = Euro.total(share(piece, rate) for piece in pieces)
    return Split(eu=eu, state=total - eu)


def fit(total: Euro, *, eu: Euro, rate: Decimal, lines: Sequence[Euro] = ()) -> Fit:
    """Tell which policies give exactly this EU part, and by how much each other one misses."""
    off_by = {
        policy: (split(total, rate=rate, policy=policy, lines=lines).eu - eu).cents
        for policy in SplitPolicy
    }
    return Fit(
        fits=tuple(policy for policy, cents in off_by.items() if not cents),
        off_by={policy: cents for policy, cents in off_by.items() if cents},
    )


def gross_up(support: Euro, *, rate: Decimal) -> GrossUp:
    """Find the total of which a support is the rate's part: support / rate, half up to the cent.

    Splitting that total half up at the same rate gives the support back, always; splitting it
    down may give a cent less. Raises ValueError for a rate of 0, which supports nothing.
    """
    part, whole = checked_rate(rate).as_integer_ratio()
    if not part:
        raise ValueError("a funding rate of 0 supports nothing: there is no total to find")
    size = (2 * abs(support.cents) * whole + part) // (2 * part)
    total = Euro(size if support.cents >= 0 else -size)
    return GrossUp(total=total, own=total - support)


def largest_remainder(
    total: Euro, *, weights: Sequence[Decimal | int], order: Sequence[int] = ()
) -> tuple[Euro, ...]:
    """Share a total out by weights: parts add up, each within a cent of its exact share.

    Every part is cut at the cent, then the cents left go to the largest remainders; among equal
    ones to the position named first in ``order`` (by default the first). A zero weight gets
    nothing. Raises ValueError for a negative or endless weight, for an order that is not one of
    the positions, and when there is money but nothing to weigh it by.
    """
    shares = [_weight(weight) for weight in weights]
    order = order or range(len(shares))
    if sorted(order) != list(range(len(shares))):
        raise ValueError(f"order must name every position once: {list(order)}")
    whole = sum(shares)
    if not whole:
        return _shared_by_nothing(total, count=len(shares))
    exact = [abs(total.cents) * share / whole for share in shares]
    sizes = [int(part) for part in exact]
    by_remainder = sorted(order, key=lambda position: sizes[position] - exact[position])
    for position in by_remainder[: abs(total.cents) - sum(sizes)]:
        sizes[position] += 1
    return tuple(Euro(size if total.cents >= 0 else -size) for size in sizes)


def _weight(weight: Decimal | int) -> Fraction:
    if not Decimal(weight).is_finite() or weight < 0:
        raise ValueError(f"a weight must be zero or more: {weight}")
    return Fraction(weight)


def _shared_by_nothing(total: Euro, *, count: int) -> tuple[Euro, ...]:
    if total:
        raise ValueError(f"{total.plain} cannot be shared out: no weight is above zero")
    return (Euro(0),) * count
