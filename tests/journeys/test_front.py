"""What `make demo` serves: small pages, no other host, the same figures as the documents."""

import gzip
import json
import re
from html import unescape
from pathlib import Path

import pytest

from sutarimas.cli.site import style
from sutarimas.cli.site_entry import read_entry
from sutarimas.document.render.page_style import font_faces

pytestmark = [pytest.mark.journey, pytest.mark.allow_hosts(["127.0.0.1"])]

FRONT = ["index.html", "en.html"]
SLUGS = ["elektrenai", "ezeryne", "ignalina"]


def weight(page: str) -> int:
    """Bytes that travel."""
    return len(gzip.compress(page.encode(), mtime=0))


@pytest.mark.parametrize("name", FRONT)
def test_the_front_page_is_light(name: str, built: Path) -> None:
    page = (built / name).read_text("utf-8")
    assert style() in page
    assert weight(page) <= 100_000
    assert weight(page.replace(font_faces(), "")) <= 60_000


@pytest.mark.parametrize("slug", SLUGS)
def test_a_whole_strategy_travels_as_300_kilobytes_at_most(slug: str, built: Path) -> None:
    assert weight((built / slug / "strategy.html").read_text("utf-8")) <= 300_000


def test_no_page_loads_anything_from_another_host(built: Path) -> None:
    pages = sorted(built.rglob("*.html"))
    assert len(pages) > 10
    for path in pages:
        page = path.read_text("utf-8")
        assert "Content-Security-Policy" in page
        assert not re.search(r"\ssrc=|<script|<link|<iframe|@import|url\((?!data:|#)", page), path
        for tag in re.findall(r'<[^>]*href="https?:[^>]*>', page):
            assert tag.startswith("<a "), tag
            assert 'rel="noreferrer"' in tag, tag


@pytest.mark.parametrize("slug", SLUGS)
def test_a_card_says_what_the_files_say(slug: str, built: Path) -> None:
    page = unescape((built / "index.html").read_text("utf-8"))
    card = page.partition(f'aria-labelledby="strategy-{slug}"')[2].partition("</article>")[0]
    counts = json.loads((built / slug / "findings.json").read_text("utf-8"))["counts"]
    shown = re.findall(r"<dd>(\d+)</dd>", card.partition('class="check"')[2])
    assert [int(x) for x in shown] == [counts[x] for x in ("errors", "warnings", "infos", "waived")]
    links = set(re.findall(rf'href="{slug}/([^"]*)"', card))
    assert links == {x.name for x in (built / slug).iterdir()}


def test_the_bar_of_funds_adds_up(built: Path) -> None:
    funds = read_entry(built / "ezeryne").funds
    assert funds is not None
    assert funds.kind == "money_plan"
    assert funds.total.plain == "704756.76"
    page = (built / "index.html").read_text("utf-8")
    card = page.partition('aria-labelledby="strategy-ezeryne"')[2].partition("</article>")[0]
    bar = card.partition('class="money"')[2].partition("</svg>")[0]
    ends = [int(x) + int(w) for x, w in re.findall(r'x="(\d+)" width="(\d+)"', bar)]
    assert ends == sorted(ends)
    assert ends[-1] == 1000


def test_a_town_without_a_plan_shows_its_grant(built: Path) -> None:
    funds = read_entry(built / "ignalina").funds
    assert funds is not None
    assert [(name, amount.plain) for name, amount in funds.parts] == [
        ("fund_eu", "8490.77"),
        ("fund_budget", "1498.38"),
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("index.html", "Ežerynė – išgalvotas miestas, duomenys sukurti kaip pavyzdys."),
        ("en.html", "Ežerynė is an invented town; the data were made up as an example."),
    ],
)
def test_only_the_invented_town_is_marked_as_invented(name: str, said: str, built: Path) -> None:
    page = (built / name).read_text("utf-8").replace("\u00a0", " ")
    assert page.count(said) == 1
    assert page.index('<article class="card invented"') < page.index(said)


def test_the_english_page_says_that_the_documents_are_lithuanian(built: Path) -> None:
    assert (built / "en.html").read_text("utf-8").count("The documents are in Lithuanian.") == 3
    assert "Dokumentai parengti" not in (built / "index.html").read_text("utf-8")
