"""Sutarimas: from evidence to an adopted local development strategy."""

from datetime import date

__version__ = "0.1.0"
#: No clock that runs this version can be behind this day.
RELEASED = date(2026, 11, 24)
