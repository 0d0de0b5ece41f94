"""Every page for everybody: WCAG 2.2 AA, both languages, light and dark, wide and narrow."""

from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.site import Site, running, sign_in

pytestmark = [pytest.mark.journey, pytest.mark.allow_hosts(["127.0.0.1"])]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PUBLIC = (
    "",
    "privacy/",
    "accessibility/",
    "open-data/",
    "account/login/",
    "ezeryne/",
    "ezeryne/brief/",
    "ezeryne/r/need/P-01/",
    "ezeryne/r/action/1.1.1/",
    "ezeryne/documents/",
    "ezeryne/papers/",
    "ezeryne/data/",
    "ezeryne/verify/",
    "ezeryne/editions/",
    "ezeryne/news/",
    "ignalina/",
)
HERE = "desk/ezeryne/s/ezeryne/"
DESK = (
    "desk/",
    "desk/me/",
    "desk/ezeryne/",
    f"{HERE}checks/",
    f"{HERE}checks/compare/?against=eu-cpr-2021",
    f"{HERE}parameters/",
    f"{HERE}parameters/swot_max_items/",
    f"{HERE}finance/",
    f"{HERE}split/?total=9989,15",
    f"{HERE}tree/",
    f"{HERE}needs/",
    f"{HERE}links/",
    f"{HERE}history/",
    f"{HERE}records/",
    f"{HERE}records/evidence/",
    f"{HERE}new/goals.actions/",
    f"{HERE}search/?q=gyventojai",
    f"{HERE}text/",
    f"{HERE}text/insert/picture/",
    f"{HERE}pictures/add/",
    f"{HERE}documents/",
    f"{HERE}publish/",
    f"{HERE}comments/",
    f"{HERE}again/",
    f"{HERE}carried/",
    "desk/ezeryne/strategies/",
    "desk/ezeryne/people/",
    "desk/ezeryne/files/",
    "desk/ezeryne/mail/",
    "desk/ezeryne/transfer/",
    "account/2fa/",
    "account/2fa/keys/",
    "account/password/change/",
    "account/reauthenticate/",
    "account/logout/",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running("demo", tmp_path_factory.mktemp("site") / "data") as found:
        yield found


@pytest.fixture(scope="module")
def visitor(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=site.address, bypass_csp=True)
    yield context
    context.close()


@pytest.fixture(scope="module")
def coordinator(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=site.address, bypass_csp=True)
    page = context.new_page()
    sign_in(page, "rasa")
    page.close()
    yield context
    context.close()


def wrong(page: Page, address: str) -> list[str]:
    """What axe finds in both themes at both widths, and whether 320 px is wide enough."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200, address
    page.evaluate(AXE)
    found = []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            page.wait_for_timeout(250)  # colours that fade have faded
            run = "t => axe.run(document, {runOnly: t}).then(r => r.violations)"
            for one in page.evaluate(run, TAGS):
                where = [x["html"][:120] for x in one["nodes"][:2]]
                found.append(f"{width} {theme} {one['id']}: {where}")
    page.set_viewport_size({"width": 320, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > 320:
        found.append(f"320 px: {wide} px wide")
    return found


@pytest.mark.parametrize("lang", ["lt", "en"])
@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_for_everybody(path: str, lang: str, visitor: BrowserContext) -> None:
    page = visitor.new_page()
    try:
        assert wrong(page, f"/{lang}/{path}") == []
    finally:
        page.close()


@pytest.mark.parametrize("lang", ["lt", "en"])
@pytest.mark.parametrize("path", DESK)
def test_a_page_of_the_desk_is_for_everybody(
    path: str, lang: str, coordinator: BrowserContext
) -> None:
    page = coordinator.new_page()
    asked: list[str] = []
    page.on("request", lambda x: asked.append(x.url))
    said: list[str] = []
    page.on("console", lambda x: said.append(x.text) if x.type == "error" else None)
    try:
        assert wrong(page, f"/{lang}/{path}") == []
        assert [x for x in asked if "127.0.0.1" not in x and not x.startswith("data:")] == []
        assert said == []
    finally:
        page.close()
