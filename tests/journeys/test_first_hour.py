"""From an empty installation to a published edition, and everybody's way through a full one."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from sutarimas.formats.archive import write_archive
from sutarimas.formats.manifest import verify
from tests.journeys.site import Site, running, sign_in
from tests.world import example

pytestmark = [pytest.mark.journey, pytest.mark.allow_hosts(["127.0.0.1"])]

LONG = 120_000  # milliseconds that documents may take on a busy machine


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running("serve", tmp_path_factory.mktemp("empty") / "data") as found:
        yield found


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running("demo", tmp_path_factory.mktemp("full") / "data") as found:
        yield found


@pytest.fixture
def fresh() -> Iterator[list[BrowserContext]]:
    made: list[BrowserContext] = []
    yield made
    for one in made:
        one.close()


def person(
    browser: Browser, fresh: list[BrowserContext], site: Site, login: str, **how: object
) -> Page:
    """A browser of somebody who is signed in; nobody for an empty name."""
    context = browser.new_context(base_url=site.address, accept_downloads=True, **how)  # type: ignore[arg-type]
    fresh.append(context)
    page = context.new_page()
    if login:
        sign_in(page, login)
    return page


def test_a_coordinator_goes_from_nothing_to_a_published_edition(
    browser: Browser, fresh: list[BrowserContext], empty: Site, tmp_path: Path
) -> None:
    page = person(browser, fresh, empty, "")
    # Minute 0 to 3: the first page asks for a municipality, a name and oneself.
    page.goto("/lt/")
    page.get_by_role("link", name="Pradėti").click()
    page.get_by_label("Pradžios kodas").fill((empty.data / "setup.code").read_text())
    page.get_by_label("Savivaldybė", exact=False).first.fill("ignalina")
    page.get_by_label("Vietos veiklos grupės pavadinimas").fill("Ignalinos miesto VVG")
    page.get_by_label("Vardas ir pavardė").fill("Rūta Pirmoji")
    page.get_by_label("Prisijungimo vardas").fill("ruta")
    page.get_by_label("Slaptažodis").fill("ezeras-ir-krantas")
    page.get_by_role("button", name="Pradėti").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ko laukia šiandien")
    expect(page.get_by_text("Nuo ko pradėti")).to_be_visible()
    expect(page.locator(".finding")).to_have_count(0)
    # Minute 3 to 8: the contract is split to the cent, with a plan backwards from its end.
    page.get_by_role("link", name="Įrašykite parengimo sutartį").click()
    page.get_by_label("Visa suma").fill("9989,15")
    page.get_by_label("Įvykdyti iki").first.fill("2027-02-01")
    page.get_by_role("button", name="Padalyti").click()
    expect(page.get_by_text("8\u00a0490,77\u00a0Eur").first).to_be_visible()
    expect(page.get_by_text("1\u00a0498,38\u00a0Eur").first).to_be_visible()
    expect(page.get_by_text("Planas atgal nuo termino")).to_be_visible()
    page.get_by_role("button", name="Išsaugoti sutartį").click()
    expect(page.get_by_text("Sutartis išsaugota.")).to_be_visible()
    # A whole strategy is brought in, looked at, and taken.
    given = tmp_path / "ezeryne.zip"
    given.write_bytes(write_archive(example("ezeryne")))
    page.get_by_role("link", name="Perkėlimas ir kopijos").click()
    page.locator("#id_file").set_input_files(given)
    page.locator("form[enctype] button").click()
    expect(page.get_by_text(example("ezeryne").content_hash)).to_be_visible()
    page.locator("form[data-sut-once] button").first.click()
    # Minute 46 to 52: things to do today, not ninety errors.
    page.get_by_role("link", name="Ko laukia šiandien").click()
    assert page.locator(".finding").count() <= 3
    _publish(page)
    # Minute 52 to 60: documents are there, and say the same as the page.
    visitor = person(browser, fresh, empty, "", java_script_enabled=False)
    visitor.goto("/lt/ignalina/")
    value = example("ezeryne").content_hash
    assert f"{value[:4]}-{value[4:8]}".upper() in visitor.content()
    _documents(page)
    _data(visitor, tmp_path, value)


def _publish(page: Page) -> None:
    page.get_by_role("link", name="Skelbti redakciją").or_(
        page.locator('.desk-nav a[href$="/publish/"]')
    ).first.click()
    page.locator('input[name="stage"]').first.check()
    page.locator("main form[method=post] button").last.click()
    if page.locator('button[name="sure"], form[data-sut-once] button').count():
        page.locator('button[name="sure"], form[data-sut-once] button').first.click()
    expect(page.locator(".ds-alert[data-color=success]").first).to_be_visible()


def _documents(page: Page) -> None:
    """Until the worker has built the files of the edition."""
    page.goto("/lt/ignalina/documents/")
    for _ in range(60):
        if page.get_by_role("link", name=re.compile(r"strategy\.pdf|PDF")).count():
            return
        page.wait_for_timeout(2000)
        page.reload()
    raise AssertionError("no documents")


def _data(visitor: Page, tmp_path: Path, value: str) -> None:
    visitor.goto("/lt/ignalina/data/")
    with visitor.expect_download() as download:
        visitor.locator('a[href$="strategy.json"]').first.click()
    path = tmp_path / "strategy.json"
    download.value.save_as(path)
    found = verify(path)
    assert (found.differences, found.content_hash) == ((), value)


def test_two_coordinators_at_once_lose_nothing(
    browser: Browser, fresh: list[BrowserContext], full: Site
) -> None:
    one, other = (person(browser, fresh, full, "rasa") for _ in range(2))
    for page in (one, other):
        page.goto("/lt/desk/ezeryne/s/ezeryne/needs/")
        page.locator('a[href*="/record/"]').first.click()
        page.locator('a[href$="/edit/"]').first.click()
    one.locator('[name="title"]').fill("Pirmos pavadinimas")
    one.locator(".save-bar button").first.click()
    other.locator('[name="title"]').fill("Antros pavadinimas")
    other.locator(".save-bar button").first.click()
    expect(other.get_by_role("heading", level=1)).to_contain_text("pakeitė du žmonės")
    assert "Pirmos pavadinimas" in other.content()
    expect(other.locator('[name="title"]')).to_have_value("Antros pavadinimas")


def test_a_consultant_writes_and_does_not_vouch(
    browser: Browser, fresh: list[BrowserContext], full: Site
) -> None:
    page = person(browser, fresh, full, "ieva")
    page.goto("/lt/desk/ezeryne/s/ezeryne/text/")
    texts = page.locator('main a[href*="/text/"]:not([href*="/new/"]):not([href$="/text/"])')
    texts.first.click()
    expect(page.locator("textarea").first).to_be_visible()
    assert page.locator('form[action$="/confirm/"]').count() == 0
    page.goto("/lt/desk/ezeryne/s/ezeryne/links/")
    assert page.get_by_role("button", name="Patvirtinti pažymėtus").count() == 0


def test_an_evaluator_reads_all_and_changes_nothing(
    browser: Browser, fresh: list[BrowserContext], full: Site
) -> None:
    page = person(browser, fresh, full, "vita")
    links = page.locator(".desk-nav a")
    page.goto("/lt/desk/ezeryne/")
    addresses = [links.nth(n).get_attribute("href") or "" for n in range(links.count())]
    assert len(addresses) > 12
    for address in addresses:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        posting = page.locator("main form[method=post]").count()
        assert posting == 0, address


def test_a_sentence_opens_its_source_in_two_clicks_with_scripts_off(
    browser: Browser, fresh: list[BrowserContext], full: Site
) -> None:
    page = person(
        browser, fresh, full, "", java_script_enabled=False, viewport={"width": 390, "height": 800}
    )
    page.goto("/lt/ezeryne/")
    page.get_by_role("link", name=re.compile("Skaityti")).first.click()
    mark = page.locator('.reading-text a[href^="#src-"]').first
    target = (mark.get_attribute("href") or "").removeprefix("#")
    mark.click()
    assert page.url.endswith(f"#{target}")
    entry = page.locator(f'[id="{target}"]')
    expect(entry).to_be_visible()
    assert entry.locator("a").count() >= 1


def test_the_desk_is_worked_from_the_keyboard(
    browser: Browser, fresh: list[BrowserContext], full: Site
) -> None:
    page = person(browser, fresh, full, "")
    page.goto("/lt/account/login/")
    page.locator("#id_login").focus()
    page.keyboard.type("rasa")
    page.keyboard.press("Tab")
    page.keyboard.type("ezeras-ir-krantas")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/**")
    page.goto("/lt/desk/ezeryne/s/ezeryne/finance/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    cell = page.locator('input[name^="cell:"]').first
    cell.focus()
    before = cell.input_value()
    page.keyboard.press("Control+a")
    page.keyboard.type("123,45")
    page.keyboard.press("Enter")
    expect(page.locator('input[name^="cell:"]').first).to_have_value("123,45")
    page.keyboard.press("Control+z")
    expect(cell).to_have_value(before)


def test_a_table_is_pasted_from_a_spreadsheet(
    browser: Browser, fresh: list[BrowserContext], full: Site
) -> None:
    page = person(browser, fresh, full, "rasa")
    page.goto("/lt/desk/ezeryne/s/ezeryne/finance/?view=other")
    cells = page.locator('input[name^="cell:"]')
    cells.first.focus()
    page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        "1 000,10\t2000.20\n3.000,30\tdaug",
    )
    expect(cells.nth(0)).to_have_value("1 000,10")
    status = page.locator("[data-grid-status]")
    expect(status).to_contain_text("Įklijuota langelių: 3.")
    expect(status).to_contain_text("daug")
    total = page.locator("[data-grand-total]")
    expect(total).to_have_text("6\u00a0000,60")
