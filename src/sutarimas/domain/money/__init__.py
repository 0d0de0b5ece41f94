"""Money: whole cents, how people write them, funding rates, and splits that add up."""

from sutarimas.domain.money.amount import MoneyUnclear, Unclear
from sutarimas.domain.money.euro import Euro
from sutarimas.domain.money.rate import (
    Closeness,
    RateUnclear,
    closeness,
    exceeds_rate,
    parse_rate,
    share_down,
    share_half_up,
)
from sutarimas.domain.money.splitting import (
    Fit,
    GrossUp,
    LinesDiffer,
    Split,
    SplitPolicy,
    fit,
    gross_up,
    largest_remainder,
    split,
)

__all__ = [
    "Closeness",
    "Euro",
    "Fit",
    "GrossUp",
    "LinesDiffer",
    "MoneyUnclear",
    "RateUnclear",
    "Split",
    "SplitPolicy",
    "Unclear",
    "closeness",
    "exceeds_rate",
    "fit",
    "gross_up",
    "largest_remainder",
    "parse_rate",
    "share_down",
    "share_half_up",
    "split",
]
