"""Reading what a command is pointed at, with refusals in the reader's language."""

from pathlib import Path

from sutarimas.cli.refusal import Refusal
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.load import load
from sutarimas.formats.problems import Unusable


def read_strategy(path: str, *, lang: str) -> Strategy:
    """The strategy in a folder or a bundle; refuses with every problem found, exit 2."""
    try:
        return load(Path(path))
    except Unusable as unusable:
        raise Refusal(unusable.text(lang)) from None
