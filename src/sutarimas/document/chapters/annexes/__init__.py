"""Annexes: indicator cards, the trace from need to euro, and what the check found."""

from sutarimas.document.blocks import Chapter
from sutarimas.document.chapters.annexes.cards import cards
from sutarimas.document.chapters.annexes.check import check
from sutarimas.document.chapters.annexes.trace import trace
from sutarimas.document.scope import Scope

__all__ = ["build"]


def build(scope: Scope) -> tuple[Chapter, ...]:
    """Every annex in order; one without content is only its heading, and left out later."""
    return cards(scope), trace(scope), check(scope)
