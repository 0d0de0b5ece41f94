"""What the first page of a group says depends on the day only."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.domain.money import Euro
from sutarimas.queries import landing as module
from sutarimas.queries.landing import Moment, State, landing
from sutarimas.queries.reader import group
from sutarimas.records.models import Edition, Page
from tests.forum.town import Town

OPENS, CLOSES = "2026-11-20", "2026-12-06"


def window(**changes: str) -> dict[str, str]:
    return {
        "key": "consultation",
        "code": "K-1",
        "title": "",
        "opens_on": OPENS,
        "closes_on": CLOSES,
        "url": "",
        "email": "vvg@ezeryne.example",
        **changes,
    }


def restage(town: Town, *, stage: str = "consulted", **facts: Any) -> None:
    """The same edition as if it had been published for another purpose, with other days."""
    Edition.objects.filter(pk=town.edition.pk).update(stage=stage)
    for page in Page.objects.filter(edition=town.edition, name="landing"):
        page.data = json.dumps({**json.loads(page.data), **facts})
        page.save()


def seen(on: str, lang: str = "lt") -> module.Landing:
    found = group("ezeryne", lang)
    assert found is not None
    return landing(found, on=date.fromisoformat(on), lang=lang)


@pytest.mark.parametrize(
    ("on", "moment", "left"),
    [
        ("2026-11-19", Moment.NEXT, 17),
        ("2026-11-20", Moment.OPEN, 16),
        ("2026-11-24", Moment.OPEN, 12),
        ("2026-12-06", Moment.OPEN, 0),
        ("2026-12-07", Moment.CLOSED, -1),
    ],
)
def test_a_consultation_is_open_on_both_of_its_end_days(
    on: str, moment: Moment, left: int, town: Town
) -> None:
    restage(town, windows=[window()])
    found = seen(on)
    assert found.moment is moment
    assert found.window is not None
    assert found.window.left == left


def test_what_closes_first_is_what_the_page_asks_for(town: Town) -> None:
    survey = window(key="survey", closes_on="2026-11-30", title="Anketa", url="https://a.example")
    restage(town, windows=[window(), survey])
    assert seen("2026-11-24").survey_url == "https://a.example"
    assert seen("2026-12-01").survey_url == ""


def test_an_address_that_would_run_is_no_address(town: Town) -> None:
    restage(town, windows=[window(key="survey", url="javascript:alert(1)")])
    assert seen("2026-11-24").survey_url == ""


@pytest.mark.parametrize("stage", ["adopted", "submitted", "amended"])
def test_an_adopted_strategy_is_there_to_be_read(stage: str, town: Town) -> None:
    restage(town, stage=stage, windows=[window()])
    assert seen("2027-01-10").moment is Moment.ADOPTED


def test_the_first_stage_that_is_not_over_is_now(town: Town) -> None:
    days = {"prepared_to": "2026-11-01", "consulted": "2026-11-20"}
    restage(town, windows=[window()], days=days)
    during, after = seen("2026-12-06").steps, seen("2026-12-07").steps
    states = [State.DONE, State.DONE, State.NOW, State.COMING, State.COMING]
    assert [x.state for x in during] == states
    assert (during[2].on, during[2].until) == (date(2026, 12, 6), True)
    assert [x.state for x in after][2:4] == [State.DONE, State.NOW]


def test_the_page_says_the_days_that_are_left(
    client: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    restage(town, windows=[window()])
    for day, words in (
        ("2026-11-24", "Liko 12 dienų."),
        ("2026-12-05", "Liko 1 diena."),
        ("2026-12-04", "Liko 2 dienos."),
        ("2026-12-06", "Šiandien paskutinė diena."),
    ):
        monkeypatch.setattr(
            "sutarimas.forum.lag.timezone.localdate", lambda d=day: date.fromisoformat(d)
        )
        page = client.get("/lt/ezeryne/").content.decode().replace("\u00a0", " ")
        assert words in page
        assert "Pasiūlymus teikite iki 2026 m. gruodžio 6 d." in page
        assert page.count('class="ds-button"') - page.count('data-variant="secondary"') == 1
        assert 'href="mailto:vvg@ezeryne.example"' in page


@pytest.mark.usefixtures("town")
def test_the_money_of_the_page_adds_up() -> None:
    found = seen("2026-11-24")
    assert found.total == Euro.parse("704756.76")
    assert Euro.total(x.amount for x in found.shares) == found.total
    assert found.rest is not None
    assert Euro.total(x for _, _, x in found.objectives) + found.rest == found.total


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=4).filter(any))
def test_the_widths_of_the_bar_come_to_a_hundred(cents: list[int]) -> None:
    widths = module._widths([Euro(x) for x in cents], Euro(sum(cents)))
    assert sum(widths) == 100
    assert all(abs(w - x * 100 / sum(cents)) < 1 for w, x in zip(widths, cents, strict=True))
