"""The three examples, built once and served, and a browser to walk through them."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from sutarimas.cli.outputs import OUTPUTS, Job
from sutarimas.cli.static_site import build_examples, open_server
from sutarimas.document.render.html import html
from sutarimas.domain.history import last_day
from sutarimas.formats.load import load
from sutarimas.rulebook import book
from tests.document.render.sample import sample

EXAMPLES = Path(__file__).parents[2] / "examples"
ENGLISH = "ezeryne-en"
#: Nothing but the page may be asked for, so the browser's own errands are shut off.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `make demo` serves, Ežerynė in English and a sample beside it."""
    out = tmp_path_factory.mktemp("built")
    build_examples(EXAMPLES, out, lang="lt")
    strategy = load(EXAMPLES / "ezeryne")
    day = last_day(strategy)
    job = Job(strategy=strategy, report=book.check(strategy, on=day), on=day, lang="en")
    (out / ENGLISH).mkdir()
    for name in ("strategy.html", "brief.html"):
        (out / ENGLISH / name).write_bytes(OUTPUTS[name](job))
    (out / "sample").mkdir()
    for lang in ("lt", "en"):
        (out / "sample" / f"{lang}.html").write_text(html(sample(lang)), "utf-8")
    return out


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the built pages are served."""
    server = open_server(built, 0, "lt")
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[*FLAGS])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A fresh page at a desk; `goto` takes names below the served folder."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def plain_page(browser: Browser, address: str) -> Iterator[Page]:
    """A phone's page with scripts off."""
    context = browser.new_context(
        base_url=address, viewport={"width": 390, "height": 800}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()
