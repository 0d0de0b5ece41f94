"""Days and times, the part that the languages share."""

import datetime
from typing import TypeVar

Ordered = TypeVar("Ordered", int, datetime.date, datetime.time)


def date_iso(day: datetime.date) -> str:
    """Print a day for tables and file names.

    >>> date_iso(datetime.date(2026, 6, 30))
    '2026-06-30'
    """
    return f"{day:%Y-%m-%d}"


def time_cell(moment: datetime.time) -> str:
    """Print a time of day for tables.

    >>> time_cell(datetime.time(9, 5))
    '09:05'
    """
    return f"{moment:%H:%M}"


def in_order(first: Ordered, last: Ordered) -> None:
    """Refuse a range that ends before it begins."""
    if last < first:
        raise ValueError(f"The range ends ({last}) before it begins ({first}).")
