"""A strategy taken apart into records and put together again is the same strategy."""

import random

import pytest

from sutarimas.domain.refs import Kind
from sutarimas.formats.problems import Unusable
from sutarimas.formats.shelves import Row, join, read_record, shelf_of, shelves, split
from tests.world import example

TOWNS = ("ignalina", "elektrenai", "ezeryne")


@pytest.mark.parametrize("town", TOWNS)
def test_nothing_is_lost_on_the_shelves(town: str) -> None:
    strategy = example(town)
    again = join((row.shelf, row.tree) for row in split(strategy))
    assert again == strategy
    assert again.content_hash == strategy.content_hash


def test_shelves_may_come_in_any_order_as_long_as_each_keeps_its_own() -> None:
    rows = list(split(example("ezeryne")))
    shelves_in_disorder = sorted({row.shelf for row in rows}, key=lambda _: random.random())  # noqa: S311
    mixed = [row for name in shelves_in_disorder for row in rows if row.shelf == name]
    assert join((row.shelf, row.tree) for row in mixed) == example("ezeryne")


@pytest.mark.parametrize("town", TOWNS)
def test_a_code_is_found_once_on_its_shelf(town: str) -> None:
    found = [(x.shelf, x.code, x.lang) for x in split(example(town)) if x.code]
    assert len(found) == len(set(found))


def test_every_kind_that_can_be_pointed_to_has_a_shelf() -> None:
    nowhere = {Kind.STRATEGY, Kind.UNIT}  # the whole, and parts of the territory
    assert {x.kind for x in shelves()} - {None} == set(Kind) - nowhere
    assert shelf_of(Kind.NEED).name == "needs.items"


def test_a_record_that_cannot_be_read_says_every_reason() -> None:
    record, problems = read_record("needs.items", {"code": "P-01", "rank": "first"})
    assert record is None
    assert {x.kind for x in problems} >= {"missing_key"}
    assert len(problems) >= 3


def test_rows_without_a_territory_are_no_strategy() -> None:
    rows = [x for x in split(example("ignalina")) if x.shelf != "place.territory"]
    with pytest.raises(Unusable):
        join((row.shelf, row.tree) for row in rows)


def test_a_row_names_its_record() -> None:
    row = next(x for x in split(example("ezeryne")) if x.shelf == "prose")
    assert isinstance(row, Row)
    assert (row.code != "", row.lang) == (True, "lt")
