"""What a group read in the act itself is what its strategy is checked against, everywhere."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sutarimas.domain.money import Euro
from sutarimas.domain.parameter import ConfirmedValue
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.bundle import read_bundle, write_bundle
from sutarimas.formats.folder import read_folder
from sutarimas.formats.folder_text import write_folder
from sutarimas.rulebook import book
from sutarimas.rulebook.params import pack_of, readable
from tests.world import example

ON = date(2026, 11, 24)


def confirmed(name: str, value: str, **more: object) -> ConfirmedValue:
    given = {"valid_from": date(2026, 1, 1), "act": "practice", "by": "Rasa", "checked_on": ON}
    return ConfirmedValue(name=name, value=value, **(given | more))  # type: ignore[arg-type]


def with_value(one: ConfirmedValue) -> Strategy:
    return replace(example("ezeryne"), parameters=(one,))


def test_a_confirmed_value_is_the_one_that_holds() -> None:
    strategy = with_value(confirmed("swot_max_items", "1"))
    found = pack_of(strategy).parameter("swot_max_items", on=ON, keys={})
    assert found is not None
    assert (found.value, found.status) == (1, "seen")


def test_a_confirmed_value_changes_what_the_check_finds_and_not_the_content() -> None:
    before = example("ezeryne")
    after = with_value(confirmed("swot_max_items", "1"))
    rules = {x.rule for x in book.check(after, on=ON).findings}
    assert rules - {x.rule for x in book.check(before, on=ON).findings} != set()
    assert after.content_hash == before.content_hash


def test_a_value_from_a_later_day_does_not_hold_yet() -> None:
    strategy = with_value(confirmed("swot_max_items", "1", valid_from=date(2027, 1, 1)))
    found = pack_of(strategy).parameter("swot_max_items", on=ON, keys={})
    assert found is not None
    assert found.value != 1


def test_of_two_confirmations_the_later_one_holds() -> None:
    first, second = (confirmed("swot_max_items", x) for x in ("1", "2"))
    strategy = replace(example("ezeryne"), parameters=(first, second))
    found = pack_of(strategy).parameter("swot_max_items", on=ON, keys={})
    assert found is not None
    assert found.value == 2


def test_a_value_that_cannot_be_read_leaves_its_rules_unapplied_and_says_so() -> None:
    report = book.check(with_value(confirmed("swot_max_items", "daug")), on=ON)
    assert "swot_max_items" in {x.parameter for x in report.unchecked}


def test_a_name_that_the_pack_does_not_use_changes_nothing() -> None:
    strategy = with_value(confirmed("no_such_limit", "1"))
    assert book.check(strategy, on=ON).findings == book.check(example("ezeryne"), on=ON).findings


def test_confirmed_values_travel_with_the_bundle_and_the_folder(tmp_path: object) -> None:
    strategy = with_value(confirmed("eu_rate", "0.80", keys=("region=capital",)))
    assert read_bundle("x.json", write_bundle(strategy)) == strategy
    folder = tmp_path / "folder"  # type: ignore[operator]
    write_folder(strategy, folder)
    assert read_folder(folder) == strategy


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("0.85", "share", Decimal("0.85")),
        ("200000.00", "eur", Euro(20_000_000)),
        ("30", "days", 30),
        ("2026-06-30", "date", date(2026, 6, 30)),
        ("a, b", "list", ("a", "b")),
        ("žodis", "text", "žodis"),
        ("daug", "count", None),
        ("", "text", None),
        ("2026-02-30", "date", None),
        ("9,5,1", "share", None),
    ],
)
def test_a_value_is_read_as_its_unit_says(text: str, unit: str, value: object) -> None:
    assert readable(text, unit) == value
