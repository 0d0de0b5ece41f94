"""Sutarimas: from evidence to an adopted local development strategy."""

__version__ = "0.1.0"
