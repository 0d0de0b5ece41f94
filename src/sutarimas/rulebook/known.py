"""Checks of one rule that rest on different parameters, each applied as far as it is known."""

from collections.abc import Callable, Iterable, Iterator

from sutarimas.rulebook.case import Unestablished
from sutarimas.rulebook.finding import Hit


def as_far_as_known(checks: Iterable[Callable[[], Iterable[Hit]]]) -> Iterator[Hit]:
    """Hits of every check that can be applied.

    A check whose parameter the pack leaves open is passed over. When nothing was hit, the first
    open parameter is raised as Unestablished: silence must not look like a clean result.
    """
    hits: list[Hit] = []
    missing: list[Unestablished] = []
    for check in checks:
        try:
            hits.extend(check())
        except Unestablished as one:
            missing.append(one)
    if missing and not hits:
        raise missing[0]
    yield from hits
