"""From a sentence to the observation or the minutes behind it: two clicks, scripts off."""

import re
from html import escape, unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.allow_hosts(["127.0.0.1"])]

STRATEGY = "ezeryne/strategy.html"


def followed(page: Page, within: str, *kinds: str) -> str:
    """Click the first link of `within` to an entry of one of the kinds; the new target's id."""
    wanted = ", ".join(f"{within} a[href*='#src-{kind}-']" for kind in kinds)
    page.locator(wanted).first.click()
    return page.url.partition("#")[2]


def shown(page: Page, id_: str) -> bool:
    """Whether the block is on the page and inside the window."""
    place = page.locator(f"[id='{id_}']")
    box = place.bounding_box()
    return place.is_visible() and box is not None and -1 <= box["y"] < 800


def test_a_number_leads_to_its_fact_and_on_to_the_observation(plain_page: Page) -> None:
    plain_page.goto(STRATEGY)
    fact = followed(plain_page, "section[aria-labelledby='territory'] p", "evidence")
    assert shown(plain_page, fact)
    seen = followed(plain_page, f"[id='{fact}']", "observation")
    assert shown(plain_page, seen)
    assert plain_page.locator(f"[id='{seen}'] td").count() > 1


def test_a_problem_leads_to_what_was_said_and_on_to_the_minutes(plain_page: Page) -> None:
    plain_page.goto(STRATEGY)
    voice = followed(plain_page, "section[aria-labelledby='needs'] p", "voice")
    assert shown(plain_page, voice)
    minutes = followed(plain_page, f"[id='{voice}']", "meeting", "survey", "file")
    assert shown(plain_page, minutes)


def test_a_number_of_the_brief_has_its_source_on_the_same_page(plain_page: Page) -> None:
    plain_page.goto("ezeryne/brief.html")
    source = followed(plain_page, "main p", "survey")
    assert "/brief.html" in plain_page.url
    assert shown(plain_page, source)


@pytest.mark.parametrize(
    "name", [STRATEGY, "ezeryne/brief.html", "ezeryne-en/strategy.html", "ignalina/strategy.html"]
)
def test_no_link_leads_nowhere(name: str, built: Path) -> None:
    page = (built / name).read_text("utf-8")
    ids = {unescape(x) for x in re.findall(r'\sid="([^"]*)"', page)}
    for address in re.findall(r'href="([^"]*)"', page):
        file, _, id_ = unescape(address).partition("#")
        if file == "":
            assert id_ in ids
        elif ":" not in file and "-en/" not in name:
            beside = built / Path(name).parent / file
            assert beside.is_file(), address
            assert not id_ or f'id="{escape(id_)}"' in beside.read_text("utf-8"), address


def test_an_entry_leads_back_into_the_text(plain_page: Page) -> None:
    plain_page.goto(f"{STRATEGY}#src-evidence-E-01")
    plain_page.locator("[id='src-evidence-E-01'] .back a").first.click()
    assert shown(plain_page, plain_page.url.partition("#")[2])


def test_the_front_page_opens_a_strategy(plain_page: Page) -> None:
    plain_page.goto("index.html")
    plain_page.locator("#strategy-ezeryne a").click()
    assert plain_page.url.endswith("/ezeryne/strategy.html")
    assert plain_page.locator("h1").inner_text().startswith("Ežerynės miesto")
