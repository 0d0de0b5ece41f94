"""From recorded facts to a checked, traceable local development strategy."""

__version__ = "0.1.0"
