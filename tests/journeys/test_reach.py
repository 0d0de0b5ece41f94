"""Every built page can be read by everybody: axe, small screens, zoom, keyboard, own colours."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.journey, pytest.mark.allow_hosts(["127.0.0.1"])]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
#: The rule on target size runs only when `wcag22aa` is asked for.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"
FRONT = ("index.html", "en.html")
BRIEFS = ("ezeryne/brief.html", "ezeryne-en/brief.html", "ignalina/brief.html")
SHORT = (*FRONT, *BRIEFS, "ignalina/strategy.html", "sample/lt.html", "sample/en.html")
PAGES = (*SHORT, "ezeryne/strategy.html", "ezeryne-en/strategy.html", "elektrenai/strategy.html")
FOCUSED = """() => [
    getComputedStyle(document.activeElement).outlineWidth,
    document.activeElement.tagName,
]"""
WIDEST = "() => document.documentElement.scrollWidth"
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


def violations(page: Page) -> list[tuple[str, str, int]]:
    """Rule, first place and number of places of every violation."""
    found: dict[str, Any] = page.evaluate(RUN, TAGS)
    return [(x["id"], x["nodes"][0]["html"][:160], len(x["nodes"])) for x in found["violations"]]


def look(name: str, page: Page, ways: Sequence[tuple[Theme, int]]) -> dict[object, object]:
    """What axe finds on one page, theme and width switched in place."""
    page.goto(name)
    page.evaluate(AXE)
    found: dict[object, object] = {}
    for theme, width in ways:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 900})
        if broken := violations(page):
            found[theme, width] = broken
    return found


@pytest.mark.parametrize("name", SHORT)
def test_axe_finds_nothing_in_any_theme_or_width(name: str, page: Page) -> None:
    ways = [(theme, width) for theme in THEMES for width in (1280, 390)]
    assert look(name, page, ways) == {}


# A long page takes axe many seconds, so the four ways are shared out among three pages.
@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("ezeryne/strategy.html", [("light", 1280)]),
        ("ezeryne-en/strategy.html", [("dark", 390)]),
        ("elektrenai/strategy.html", [("dark", 1280), ("light", 390)]),
    ],
)
def test_axe_finds_nothing_on_the_long_pages(
    name: str, ways: list[tuple[Theme, int]], page: Page
) -> None:
    assert look(name, page, ways) == {}


def test_axe_sees_a_planted_fault(page: Page) -> None:
    page.goto("index.html")
    page.evaluate(AXE)
    page.evaluate("() => document.querySelector('h1').after(document.createElement('img'))")
    assert [rule for rule, _, _ in violations(page)] == ["image-alt"]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_sticks_out_on_the_smallest_phone(name: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(name)
    assert page.evaluate(WIDEST) <= 320


@pytest.mark.parametrize("name", PAGES)
def test_a_desk_at_400_per_cent_needs_no_scrolling_sideways(
    name: str, browser: Browser, address: str
) -> None:
    # 1280 x 1024 CSS pixels at 400 % leave 320 x 256, each drawn four by four.
    zoomed = browser.new_page(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    zoomed.goto(address + name)
    widest = zoomed.evaluate(WIDEST)
    zoomed.close()
    assert widest <= 320


@pytest.mark.parametrize("name", PAGES)
def test_no_request_leaves_the_machine(name: str, page: Page, address: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(name, wait_until="networkidle")
    # The browser asks for an icon by itself; the page names none.
    assert {x for x in asked if not x.startswith("data:")} <= {
        address + name,
        f"{address}favicon.ico",
    }
    assert not [x for x in said if "favicon" not in x and "404" not in x]


@pytest.mark.parametrize("name", PAGES)
def test_the_first_tab_stop_skips_to_the_content_and_shows(name: str, page: Page) -> None:
    page.goto(name)
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.get_attribute("href") == "#main"
    box = focused.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert focused.evaluate("x => getComputedStyle(x).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("x => !!x.closest('main')")


@pytest.mark.parametrize("name", ["index.html", "ezeryne/strategy.html"])
def test_every_tab_stop_can_be_seen(name: str, page: Page) -> None:
    page.goto(name)
    stops = []
    for _ in range(25):
        page.keyboard.press("Tab")
        outline, place = page.evaluate(FOCUSED)
        if place == "BODY":
            break
        stops.append(place)
        assert float(outline.removesuffix("px")) >= 2, place
    assert len(stops) > 10


def test_the_contents_are_reached_from_the_keyboard_at_a_desk(page: Page) -> None:
    page.goto("ezeryne/strategy.html")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#summary"


def test_own_colours_keep_lines_around_what_had_only_a_ground(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("ezeryne/strategy.html")
    for place in (".basis a", "section"):
        style = page.locator(place).first.evaluate("x => getComputedStyle(x).borderTopStyle")
        assert style == "solid", place


def test_the_contents_fold_on_a_phone_and_stand_open_at_a_desk(page: Page) -> None:
    page.goto("ezeryne/strategy.html")
    entry = page.locator(".contents ol a").first
    assert entry.is_visible()
    page.set_viewport_size({"width": 390, "height": 800})
    assert not entry.is_visible()
    page.locator(".contents summary").click()
    assert entry.is_visible()
