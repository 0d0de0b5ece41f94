"""Records in a browser: rows, long lists to pick from, an impatient click."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from sutarimas.queries.strategy import load
from sutarimas.records.models import Entry
from tests.world import SignIn, World

pytestmark = [pytest.mark.journey, pytest.mark.allow_hosts(["127.0.0.1", "localhost"])]

BASE = "/lt/desk/ezeryne/s/ezeryne"


@pytest.fixture(params=["scripts", "no scripts"])
def context(
    browser: Browser, live_server: Any, signed_in: SignIn, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """A small phone on which Rasa is signed in."""
    made = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 320, "height": 800},
        java_script_enabled=request.param == "scripts",
    )
    cookie = signed_in("rasa").cookies["sessionid"].value
    made.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    made.set_default_timeout(15_000)
    yield made
    for page in made.pages:
        page.goto("about:blank")
    made.close()


def key(world: World, shelf: str, code: str) -> str:
    return str(Entry.objects.get(strategy_id=world.strategy_id, shelf=shelf, code=code).pk)


def test_a_row_is_added_and_another_taken_away(context: BrowserContext, world: World) -> None:
    series = next(x for x in load(world.strategy_id).indicators if x.milestones)
    before = [(x.year, x.value) for x in series.milestones]
    page = context.new_page()
    page.goto(f"{BASE}/record/{key(world, 'indicators', series.code)}/edit/")
    for fold in page.locator("details.form-section").all():
        if fold.get_attribute("open") is None:
            fold.locator("> summary").click()
    table = page.locator('fieldset[data-sut-rows="milestones"]')
    if (add := table.get_by_role("button", name="Pridėti eilutę")).count():
        add.click()
        year = table.locator('input[name$=".year"]').last
        expect(year).to_be_focused()
        table.get_by_role("button", name="Pašalinti 1 eilutę").click()
    else:
        year = table.locator('input[name$=".year"]').last
        table.locator('input[name="milestones.0.delete"]').check()
    year.fill("2029")
    table.locator('input[name$=".value"]').last.fill("77,5")
    page.get_by_role("button", name="Išsaugoti").click()
    page.wait_for_url(f"**{BASE}/record/*/")
    after = load(world.strategy_id).indicator(series.code)
    assert after is not None
    assert [(x.year, str(x.value)) for x in after.milestones] == [
        *((year, str(value)) for year, value in before[1:]),
        (2029, "77.5"),
    ]


def test_an_impatient_click_adds_one_record(context: BrowserContext, world: World) -> None:
    page = context.new_page()
    page.goto(f"{BASE}/new/delivery.duties/")
    for box, words in (("what", "Du kartus"), ("owner", "Rasa"), ("when", "kasmet")):
        page.locator(f'[name="{box}"]').fill(words)
    page.get_by_role("button", name="Išsaugoti").dblclick()
    page.wait_for_url(f"**{BASE}/record/*/")
    assert [x.what for x in load(world.strategy_id).delivery.duties].count("Du kartus") == 1


def test_a_long_list_is_narrowed_by_words(context: BrowserContext, world: World) -> None:
    page = context.new_page()
    page.goto(f"{BASE}/record/{key(world, 'needs.items', 'P-01')}/tie/")
    narrow = page.get_by_label("Rasti sąraše: Kuo pagrįsta")
    shown = page.locator("#id_evidence .ds-field:has([name=evidence]):visible")
    whole = shown.count()
    if not narrow.count():
        return  # without scripts the whole list stands there
    narrow.fill("issilavin nieko")
    expect(shown).to_have_count(3)  # what is picked stays in sight
    narrow.fill("profesines KVALIFIKACIJOS")
    assert 3 < shown.count() < whole
    narrow.press("Enter")
    assert page.url.endswith("/tie/"), "Enter narrows and does not send"


def test_no_page_of_records_is_wider_than_a_small_phone(
    context: BrowserContext, world: World
) -> None:
    page = context.new_page()
    need = key(world, "needs.items", "P-01")
    pages = ("records/", "records/evidence/", "tree/", "needs/", "links/", "history/", "comments/")
    own = (f"record/{need}/", f"record/{need}/edit/", f"record/{need}/remove/", "search/?q=seimu")
    for name in (*pages, *own):
        page.goto(f"{BASE}/{name}")
        box = page.locator("main").bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 320, name
