"""The chapter editor in a browser: toolbar, keyboard, drafts without a connection, inserting."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from sutarimas.records.models import Draft, Entry
from tests.pictures import picture_file
from tests.world import SignIn, World

pytestmark = [pytest.mark.journey, pytest.mark.allow_hosts(["127.0.0.1", "localhost"])]

PATIENCE = 15_000


@pytest.fixture
def context(browser: Browser, live_server: Any, signed_in: SignIn) -> Iterator[BrowserContext]:
    """A browser in which Rasa is signed in."""
    made = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 1280, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
    )
    cookie = signed_in("rasa").cookies["sessionid"].value
    made.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    made.set_default_timeout(PATIENCE)
    yield made
    # The database is emptied after the test, so nothing may be on its way to the server then.
    for page in made.pages:
        page.evaluate("navigator.sendBeacon = () => false")
        page.route("**/draft/", lambda route: route.abort())
        page.goto("about:blank")
        page.wait_for_timeout(500)
    made.close()


def entry(world: World) -> Entry:
    return Entry.objects.get(
        strategy_id=world.strategy_id, shelf="prose", code="gyventojai", lang="lt"
    )


@pytest.fixture
def editor(context: BrowserContext, world: World) -> Page:
    """The editor of a text, its words taken out."""
    page = context.new_page()
    page.goto(f"/lt/desk/ezeryne/s/ezeryne/text/{entry(world).pk}/")
    expect(page.get_by_role("toolbar")).to_be_visible()
    page.locator("#id_body").fill("")
    return page


def text(page: Page) -> str:
    return page.locator("#id_body").input_value()


def test_buttons_and_keys_write_markdown(editor: Page) -> None:
    body = editor.locator("#id_body")
    body.fill("miestas")
    body.select_text()
    body.press("Control+b")
    assert text(editor) == "**miestas**"
    body.press("Control+b")
    assert text(editor) == "miestas"
    editor.get_by_role("button", name="Sąrašas").click()
    assert text(editor) == "- miestas"
    body.press("Control+z")
    assert text(editor) == "miestas"


def test_the_toolbar_is_one_stop_and_tab_leaves_the_text(editor: Page) -> None:
    editor.get_by_role("button", name="Paryškinti").focus()
    editor.keyboard.press("ArrowRight")
    expect(editor.get_by_role("button", name="Pasviręs")).to_be_focused()
    editor.keyboard.press("Tab")
    expect(editor.locator("#id_body")).to_be_focused()
    editor.keyboard.press("Tab")
    expect(editor.locator("#id_body")).not_to_be_focused()
    assert text(editor) == ""


def test_words_are_counted_while_typing_and_a_binding_as_what_it_shows(editor: Page) -> None:
    editor.locator("#id_body").fill("Mieste gyvena [[fact:E-01@0f3a|4 998]] žmonės")
    expect(editor.locator("#count")).to_have_text("Žodžių\u00a0– 5")


def test_control_and_s_save(editor: Page, world: World) -> None:
    editor.locator("#id_body").fill("Išsaugota klavišais.")
    with editor.expect_navigation():
        editor.locator("#id_body").press("Control+s")
    expect(editor.locator(".messages")).to_contain_text("Išsaugota.")
    assert "Išsaugota klavišais." in entry(world).body


def test_words_typed_before_the_script_came_are_kept_too(
    context: BrowserContext, world: World
) -> None:
    page = context.new_page()

    def late(route: Route) -> None:
        page.wait_for_timeout(1500)
        route.continue_()

    context.route("**/editor.js", late)
    page.goto(f"/lt/desk/ezeryne/s/ezeryne/text/{entry(world).pk}/", wait_until="commit")
    page.locator("#id_body").fill("Anksčiau už scenarijų")
    expect(page.locator("#draft-status")).to_contain_text("Juodraštis laikomas")
    assert "Anksčiau už scenarijų" in Draft.objects.get().text


def test_what_is_typed_reaches_the_server_by_itself(editor: Page) -> None:
    editor.locator("#id_body").fill("Pats išsisaugo")
    expect(editor.locator("#draft-status")).to_contain_text("Juodraštis laikomas")
    assert "Pats išsisaugo" in Draft.objects.get().text
    editor.reload()
    editor.get_by_role("link", name="Tęsti su jais").click()
    assert text(editor) == "Pats išsisaugo"


def test_a_lost_connection_is_said_and_loses_nothing(editor: Page, context: BrowserContext) -> None:
    context.set_offline(True)
    editor.locator("#id_body").fill("Be ryšio")
    expect(editor.locator("#draft-trouble")).to_contain_text("Neišsaugota: nėra ryšio")
    editor.get_by_role("button", name="Išsaugoti").click()
    assert text(editor) == "Be ryšio"
    context.set_offline(False)
    expect(editor.locator("#draft-status")).to_contain_text("Juodraštis laikomas")
    expect(editor.locator("#draft-trouble")).to_have_text("")
    assert "Be ryšio" in Draft.objects.get().text


def test_words_that_never_reached_the_server_are_offered_by_the_browser(
    editor: Page, context: BrowserContext
) -> None:
    context.route("**/draft/", lambda route: route.abort())
    editor.evaluate("navigator.sendBeacon = () => false")
    editor.locator("#id_body").fill("Tik naršyklėje")
    expect(editor.locator("#draft-trouble")).to_contain_text("nėra ryšio")
    editor.reload()
    assert not Draft.objects.exists()
    expect(editor.locator("#local-draft")).to_contain_text("liko neišsaugotų žodžių")
    editor.locator("#local-draft").get_by_role("button", name="Tęsti su jais").click()
    assert text(editor) == "Tik naršyklėje"


def test_somebody_signed_out_is_told_that_nothing_is_kept(
    editor: Page, context: BrowserContext
) -> None:
    context.clear_cookies()
    editor.locator("#id_body").fill("Atsijungus")
    expect(editor.locator("#draft-trouble")).to_contain_text("Juodraščio laikyti nepavyko")
    assert not Draft.objects.exists()


def test_closing_the_page_sends_the_last_words(editor: Page, context: BrowserContext) -> None:
    with context.expect_event("request", lambda x: x.url.endswith("/draft/")):
        editor.evaluate(
            """() => {
                document.getElementById("id_body").value = "Paskutiniai žodžiai";
                window.dispatchEvent(new PageTransitionEvent("pagehide"));
            }"""
        )
    # Whoever comes back does so after the server has taken the words.
    for _ in range(100):
        if Draft.objects.exists():
            break
        editor.wait_for_timeout(100)
    editor.reload()
    expect(editor.locator("#draft")).to_contain_text("Turite neišsaugotų žodžių")


def test_a_fact_is_found_and_inserted_from_the_keyboard(editor: Page) -> None:
    editor.locator("#id_body").fill("Mieste ")
    editor.get_by_role("button", name="Įterpti faktą").press("Enter")
    expect(editor.locator("#insert-q")).to_be_focused()
    editor.keyboard.type("territory:population")
    button = editor.locator("#insert-found [data-put]")
    expect(button).to_have_count(1)
    button.press("Enter")
    assert text(editor).startswith("Mieste [[fact:territory:population|")
    expect(editor.locator("#id_body")).to_be_focused()


def test_a_chart_stands_alone_in_its_paragraph_and_is_drawn(editor: Page) -> None:
    editor.locator("#id_body").fill("Sakinys.")
    editor.get_by_role("button", name="Įterpti diagramą").click()
    editor.locator("#insert-q").fill("chart:pyramid")
    expect(editor.locator("#insert-found [data-put]")).to_have_count(1)
    editor.locator("#insert-found [data-put]").click()
    assert text(editor) == "Sakinys.\n\n[[chart:pyramid]]"
    editor.get_by_role("button", name="Peržiūrėti").click()
    expect(editor.locator("#reading figure svg").first).to_be_visible()
    assert text(editor) == "Sakinys.\n\n[[chart:pyramid]]"


def test_a_picture_is_uploaded_and_shown_in_the_text(
    editor: Page, context: BrowserContext, tmp_path: Path
) -> None:
    drawn = tmp_path / "stotis.jpg"
    drawn.write_bytes(picture_file(kind="JPEG", size=(900, 600)).getvalue())
    editor.click('[data-insert="picture"]')
    with context.expect_page() as opened:
        editor.locator("#insert-found a").click()
    form = opened.value
    form.set_input_files("#id_file", drawn)
    form.fill("#id_alt", "Stoties aikštė be suolų")
    form.fill("#id_title", "Stoties aikštė")
    form.click(".save-bar button")
    expect(form.get_by_alt_text("Stoties aikštė be suolų")).to_be_visible()
    form.close()
    editor.keyboard.press("Escape")
    editor.click('[data-insert="picture"]')
    editor.locator("#insert-found [data-put]").click()
    assert text(editor).strip() == "[[picture:IL-01]]"
    editor.click('button[value="read"]')
    shown = editor.locator("img.photo")
    expect(shown).to_be_visible()
    assert shown.evaluate("x => x.naturalWidth") == 900


def test_nothing_is_wider_than_a_small_phone(editor: Page) -> None:
    editor.set_viewport_size({"width": 320, "height": 800})
    widths = editor.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1]


PASTE = """([html, plain]) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", plain);
    const told = { clipboardData: data, cancelable: true, bubbles: true };
    const event = new ClipboardEvent("paste", told);
    document.getElementById("id_body").dispatchEvent(event);
}"""
WORD = (
    "<!--StartFragment--><p class=MsoNormal><b>Gyvena</b> daug<img src='file:///c:/x.png'></p>"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
    "<span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>punktas</p>"
)


def test_a_page_of_word_is_pasted_as_markdown_and_one_step_back_removes_it(editor: Page) -> None:
    body = editor.locator("#id_body")
    body.fill("Buvo. ")
    editor.evaluate(PASTE, [WORD, "Gyvena daug punktas"])
    expect(body).to_have_value("Buvo. **Gyvena** daug\n\n- punktas")
    expect(editor.locator("#paste-notes")).to_contain_text("paveikslas")
    body.press("Control+z")
    assert text(editor) == "Buvo. "


def test_without_a_connection_the_plain_text_is_pasted_and_it_is_said(
    editor: Page, context: BrowserContext
) -> None:
    context.set_offline(True)
    editor.evaluate(PASTE, [WORD, "Gyvena daug"])
    expect(editor.locator("#id_body")).to_have_value("Gyvena daug")
    expect(editor.locator("#paste-notes")).to_contain_text("įklijuotas tik tekstas")
    context.set_offline(False)
