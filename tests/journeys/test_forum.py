"""A visitor on a phone, scripts off: from the first page to the source of a sentence."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.site import Site, running, sign_in
from tests.journeys.test_pages import wrong

pytestmark = [pytest.mark.journey, pytest.mark.allow_hosts(["127.0.0.1"])]

MORE = (
    "ezeryne/strategy/",
    "ezeryne/basis/",
    "ezeryne/privacy/",
    "ezeryne/accessibility/",
    "ezeryne/editions/3/r/objective/1.1/",
    "elektrenai/",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running("demo", tmp_path_factory.mktemp("forum") / "data") as found:
        yield found


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site.address, viewport={"width": 390, "height": 800}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def wide(browser: Browser, site: Site) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site.address, viewport={"width": 1280, "height": 900}, bypass_csp=True
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", MORE)
def test_a_page_that_is_read_is_for_everybody(path: str, wide: Page) -> None:
    assert wrong(wide, f"/lt/{path}") == []


def test_a_visitor_reaches_the_source_of_a_sentence_in_two_clicks(phone: Page) -> None:
    phone.goto("/lt/ezeryne/")
    phone.get_by_role("link", name="Skaityti strategiją").first.click()
    mark = phone.locator(".basis a[href^='#src-evidence-']").first
    target = (mark.get_attribute("href") or "")[1:]
    mark.click()
    source = phone.locator(f'[id="{target}"]')
    expect(source).to_be_in_viewport()
    source.locator("a[href*='/r/']").first.click()
    expect(phone.locator("h1")).not_to_be_empty()
    assert "/lt/ezeryne/r/" in phone.url
    assert phone.context.cookies() == []


def test_nothing_is_asked_of_another_host_and_no_cookie_is_kept(wide: Page, site: Site) -> None:
    asked: list[str] = []
    wide.on("request", lambda x: asked.append(x.url))
    for path in ("lt/", "lt/ezeryne/", "lt/ezeryne/strategy/", "en/ezeryne/brief/"):
        wide.goto(f"/{path}")
    assert [x for x in asked if not x.startswith((site.address, "data:"))] == []
    assert wide.context.cookies() == []


def test_the_first_page_is_walked_with_the_keyboard_alone(wide: Page) -> None:
    wide.goto("/lt/ezeryne/")
    wide.keyboard.press("Tab")
    assert wide.evaluate("document.activeElement.className") == "skip"
    wide.keyboard.press("Enter")
    wide.keyboard.press("Tab")
    assert wide.evaluate("document.activeElement.textContent").strip() == "Skaityti strategiją"
    wide.keyboard.press("Enter")
    wide.wait_for_url("**/strategy/")


def test_staff_write_a_notice_and_everybody_reads_it(wide: Page, phone: Page) -> None:
    sign_in(wide, "rasa")
    wide.goto("/lt/desk/ezeryne/news/new/")
    wide.fill("#id_title", "Kviečiame į biblioteką")
    wide.fill("#id_text", "Susitinkame **ketvirtadienį**.")
    wide.get_by_role("button", name="Išsaugoti").click()
    wide.wait_for_url(re.compile(r"/news/[0-9a-f-]{36}/$"))
    # A browser may keep a page for a minute, so what is looked at before is another page.
    phone.goto("/lt/ezeryne/news/")
    expect(phone.get_by_text("Kviečiame į biblioteką")).to_have_count(0)
    wide.get_by_role("button", name="Paskelbti").click()
    expect(wide.get_by_role("link", name="Žiūrėti viešame puslapyje")).to_be_visible()
    phone.goto("/lt/ezeryne/")
    phone.get_by_role("link", name="Kviečiame į biblioteką").click()
    expect(phone.locator("article strong")).to_have_text("ketvirtadienį")
