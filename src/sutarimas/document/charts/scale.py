"""Axes: round ticks, positions, and labels that keep out of each other's way."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

MANTISSAS = (1, 2, 5)


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A straight map from values to pixels."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def __call__(self, value: Decimal) -> float:
        share = float((value - self.low) / (self.high - self.low))
        return self.start + (self.end - self.start) * share


def ticks(low: Decimal, high: Decimal, *, most: int) -> tuple[Decimal, ...]:
    """At most `most` ticks at steps of 1, 2 or 5 times a power of ten that enclose both ends.

    >>> [str(tick) for tick in ticks(Decimal(0), Decimal("7.4"), most=5)]
    ['0', '2', '4', '6', '8']
    >>> [str(tick) for tick in ticks(Decimal("0.1"), Decimal("0.9"), most=6)]
    ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']
    """
    if high <= low:
        high = low + max(abs(low) / 10, Decimal(1))
    exponent = (high - low).adjusted() - 1
    while True:
        for mantissa in MANTISSAS:
            step = Decimal(mantissa).scaleb(exponent)
            first, last = low // step, -(-high // step)
            if first * step > low:
                first -= 1
            if last * step < high:
                last += 1
            if last - first < most:
                unit = Decimal(1).scaleb(min(exponent, 0))
                steps = range(int(first), int(last) + 1)
                return tuple((step * n).quantize(unit) for n in steps)
        exponent += 1


def spread(
    wishes: Sequence[float], sizes: Sequence[float], *, low: float, high: float
) -> tuple[float, ...]:
    """Where labels start so that none overlaps another and all stay close to their wishes.

    Keeps the order of the wishes. Where the room from `low` to `high` cannot hold them all, they
    start at `low` and run over `high`.

    >>> spread([10, 11, 50], [6, 6, 6], low=0, high=100)
    (7.5, 13.5, 50.0)
    """
    order = sorted(range(len(wishes)), key=lambda place: (wishes[place], place))
    before, stacked = 0.0, []
    for place in order:
        stacked.append(before)
        before += sizes[place]
    # Without the room taken by those before it, each label must only not fall behind the last.
    free = _rising([wishes[place] - taken for place, taken in zip(order, stacked, strict=True)])
    last = max(high - before, low)
    starts = dict(zip(order, free, strict=True))
    taken_by = dict(zip(order, stacked, strict=True))
    return tuple(min(max(starts[n], low), last) + taken_by[n] for n in range(len(wishes)))


def _rising(wishes: Sequence[float]) -> list[float]:
    """The never falling row nearest to the wishes (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for wish in wishes:
        mean, count = wish, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean = (mean * count + other * others) / (count + others)
            count += others
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]
