"""Checks that rest on several parameters go as far as these are known."""

import pytest

from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Unestablished
from sutarimas.rulebook.finding import Hit, hit
from sutarimas.rulebook.known import as_far_as_known


def test_an_open_parameter_is_told_only_when_nothing_was_hit() -> None:
    def opened() -> tuple[Hit, ...]:
        raise Unestablished("limit")

    found = hit(Kind.STRATEGY, "finance")
    assert list(as_far_as_known([opened, lambda: (found,)])) == [found]
    with pytest.raises(Unestablished, match="limit"):
        list(as_far_as_known([lambda: (), opened]))
    assert list(as_far_as_known([lambda: ()])) == []
