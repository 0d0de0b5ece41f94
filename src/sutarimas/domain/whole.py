"""Whole numbers in texts that people type: a year, an edition, the last part of a code.

>>> whole("2026"), whole("2026 m."), whole("9" * 5000)
(2026, None, None)
"""

#: More digits than anything that is counted; the language itself refuses some thousands of them.
LONGEST = 18


def whole(text: str) -> int | None:
    """The number that a text is; None for any other text."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST else None
