"""A row of replacements, each reading what the one before it left."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """What to look for and what to write instead (a template or a function of the match)."""

    pattern: str
    into: str | Callable[[re.Match[str]], str]


def apply(changes: Iterable[Change], text: str) -> str:
    """Make every change, in order.

    >>> apply((Change("a", "b"), Change("b", "c")), "ab")
    'cc'
    """
    for change in changes:
        text = re.sub(change.pattern, change.into, text)
    return text
