"""A number longer than Python reads breaks no page of the desk, wherever somebody types it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sutarimas.document.build import build
from sutarimas.document.lt import sort_key
from sutarimas.domain.goal import Goal
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.book import check
from tests.world import SignIn, World, example

DAY = date(2026, 11, 24)
ENDLESS = "9" * 5000
DESK = "/lt/desk/ezeryne/s/ezeryne/"


def spoiled(shelf: str) -> Strategy:
    """The example with the number in one record."""
    value = example("ezeryne")
    match shelf:
        case "goals":
            more = Goal(code=ENDLESS, title="Tikslas")
            return replace(value, goals=replace(value.goals, goals=(*value.goals.goals, more)))
        case "consultations":
            first, *rest = value.consultations
            one = replace(first, deadline_as_written=f"2026 m. {ENDLESS} d.")
            return replace(value, consultations=(one, *rest))
        case _:
            seen = tuple(replace(x, period=ENDLESS) for x in value.place.observations)
            return replace(value, place=replace(value.place, observations=seen))


@pytest.mark.parametrize("shelf", ["goals", "consultations", "observations"])
def test_it_is_checked_and_printed(shelf: str) -> None:
    value = spoiled(shelf)
    report = check(value, on=DAY)
    assert build(value, report, on=DAY, lang="lt").chapters


def test_it_has_a_place_in_a_list() -> None:
    assert sorted([ENDLESS, "2"], key=sort_key) == ["2", ENDLESS]


def test_a_stated_total_of_such_a_year_is_shown(world: World, signed_in: SignIn) -> None:
    form: dict[str, Any] = {"code": "S-9", "of": ENDLESS, "scope": "year", "amount": "1"}
    assert world.slug
    rasa = signed_in("rasa")
    assert rasa.post(f"{DESK}new/finance.stated/", form).status_code == 302
    assert rasa.get(f"{DESK}finance/").status_code == 200
