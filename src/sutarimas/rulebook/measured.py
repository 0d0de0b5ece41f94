"""How often rules that judge wording are right; the tests measure it again every time."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from sutarimas.rulebook.reading import folder, read


@dataclass(frozen=True, kw_only=True)
class Measured:
    """On so many labelled sentences: share of hits that are right, share of slips that are hit."""

    sentences: int
    precision: Decimal
    recall: Decimal


@cache
def measured() -> Mapping[str, Measured]:
    """The published figures by rule id."""
    return {
        rule: Measured(
            sentences=int(entry["sentences"]),
            precision=Decimal(entry["precision"]),
            recall=Decimal(entry["recall"]),
        )
        for rule, entry in read(folder("measured.yaml")).items()
    }
