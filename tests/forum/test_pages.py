"""Every public page: few questions, no cookie, no other host, kept by browsers, links that lead."""

import gzip
import re
from collections import deque
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sutarimas.forum import urls
from sutarimas.records.models import Edition, Lag, Page
from tests.forum.town import FILES, PAGES, Town

QUERIES = 6
LIGHT, WITH_FONT = 60_000, 100_000
pytestmark = pytest.mark.usefixtures("town")
#: Addresses with tests of their own: one only leads on, the other hands out uploads.
ELSEWHERE = {"edition", "file"}
LANGUAGES = ["lt", "en"]


def body(answer: Any) -> bytes:
    content = answer.getvalue()
    assert isinstance(content, bytes)
    return content


def text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return unescape(body(answer).decode()).replace("\u00a0", " ")


def test_every_address_of_the_public_pages_is_tried_here() -> None:
    assert {x.name for x in urls.urlpatterns} - ELSEWHERE == set(PAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_public_page_asks_little_sets_no_cookie_and_can_be_kept(
    name: str, lang: str, client: Client
) -> None:
    url = f"/{lang}/{PAGES[name]}"
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(url)
        content = body(answer)
    assert answer.status_code == 200
    assert len(asked) <= QUERIES
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert "public" in answer["Cache-Control"]
    assert "max-age" in answer["Cache-Control"]
    again = client.get(url, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, body(again)) == (304, b"")
    if name not in FILES:
        loads_nothing_foreign(content.decode())
        assert content.decode().count("<h1") == 1
        assert f'<html lang="{lang}"' in content.decode()


def test_who_is_signed_in_always_sees_the_page_of_now(client: Client) -> None:
    client.cookies["sessionid"] = "x"
    kept = client.get("/lt/ezeryne/")["Cache-Control"]
    assert "no-cache" in kept
    assert "public" not in kept


def loads_nothing_foreign(page: str) -> None:
    for address in re.findall(r'(?:src|action)="([^"]*)"|<link[^>]*href="([^"]*)"', page):
        assert not re.match(r"https?:|//", "".join(address)), address
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*src=)|\son\w+=", page)
    for tag in re.findall(r'<a [^>]*href="https?:[^>]*>', page):
        assert 'rel="no' in tag, tag


@pytest.mark.parametrize("name", [x for x in PAGES if PAGES[x]])
def test_public_pages_are_for_reading_only(name: str, client: Client) -> None:
    assert client.post(f"/lt/{PAGES[name]}", {"a": "b"}).status_code == 405


def test_a_group_that_is_not_listed_is_not_there(client: Client) -> None:
    Lag.objects.filter(slug="ezeryne").update(listed=False)
    for name, rest in PAGES.items():
        if rest.startswith("ezeryne"):
            assert client.get(f"/lt/{rest}").status_code == 404, name
    assert "Ežerynės" not in text(client, "/lt/")


@pytest.mark.parametrize(
    "rest",
    [
        "nera/",
        "kitur/strategy/",
        "kitur/basis/",
        "ezeryne/editions/9/",
        "ezeryne/editions/99999999999999999999/",
        "ezeryne/r/need/P-99/",
        "ezeryne/r/landing/x/",
        "ezeryne/r/need/../../strategy/",
        "ezeryne/data/3/manifest.json",
        "ezeryne/data/9/strategy.json",
        "ezeryne/documents/3/lt/nera.pdf",
        "ezeryne/documents/3/../strategy.pdf",
        "open-data/nera.json",
        "ezeryne/news/22222222-2222-4222-8222-222222222222/",
    ],
)
def test_what_is_not_published_is_not_found(rest: str, client: Client) -> None:
    assert client.get(f"/lt/{rest}").status_code == 404


def test_a_group_without_an_edition_has_decent_pages(client: Client) -> None:
    assert "rengia strategiją" in text(client, "/lt/kitur/")
    for rest in ("documents/", "editions/", "data/", "verify/", "news/"):
        assert "Strategija</a>" not in text(client, f"/lt/kitur/{rest}")


def styles(page: str) -> list[Path]:
    names = re.findall(r'<link rel="stylesheet" href="/static/([^"]*)"', page)
    assert names
    found = [finders.find(x) for x in names]
    return [Path(str(x)) for x in found]


def squeezed(content: bytes) -> int:
    return len(gzip.compress(content, mtime=0))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_page_is_light(lang: str, client: Client) -> None:
    page = body(client.get(f"/{lang}/ezeryne/")).decode()
    sheets = styles(page)
    light = squeezed(page.encode()) + sum(squeezed(x.read_bytes()) for x in sheets)
    fonts: set[Path] = set()
    for sheet in sheets:
        for used in re.findall(r'url\("?([^")]+)"?\)', sheet.read_text("utf-8")):
            if used.startswith("data:"):
                continue
            assert not re.match(r"https?:|//", used), used
            name = f"fonts/{Path(used).name}" if "fonts/" in used else f"css/{used}"
            path = Path(str(finders.find(name)))
            if path.suffix == ".woff2":
                fonts.add(path)
            else:
                light += squeezed(path.read_bytes())
    light += squeezed(Path(str(finders.find("icon.svg"))).read_bytes())
    assert fonts
    assert light <= LIGHT
    assert light + sum(x.stat().st_size for x in fonts) <= WITH_FONT


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_of_the_public_pages_leads_to_a_page_and_to_its_place(
    lang: str, client: Client
) -> None:
    """So every computed sentence reaches its source: the links are in the stored text."""
    start = f"/{lang}/ezeryne/"
    seen: dict[str, str] = {}
    wanted: set[tuple[str, str, str]] = set()
    waiting = deque([start])
    while waiting:
        url = waiting.popleft()
        if url in seen:
            continue
        answer = client.get(url)
        assert answer.status_code == 200, (url, [x for x in wanted if x[1] == url][:1])
        kind, content = answer["Content-Type"], body(answer)
        seen[url] = content.decode() if kind.startswith("text/html") else ""
        for raw in re.findall(r'<a [^>]*?href="([^"]*)"', seen[url]):
            target, place = urldefrag(urljoin(url, unescape(raw)))
            if target.startswith(f"/{lang}/") and not target.startswith(f"/{lang}/desk/"):
                wanted.add((url, target, unquote(place)))
                waiting.append(target)
    ids = {url: set(re.findall(r'\sid="([^"]*)"', page)) for url, page in seen.items()}
    lost = [x for x in wanted if x[2] and x[2] not in ids[x[1]]]
    assert lost == []
    assert len([x for x in seen if "/r/" in x]) > 100


def test_an_earlier_edition_says_that_it_is_one(client: Client, town: Town) -> None:
    earlier = town.edition
    later = Edition.objects.get(pk=earlier.pk)
    later.pk, later.number, later.code = None, 4, "4"
    later.save(force_insert=True)
    for page in Page.objects.filter(edition=earlier):
        page.pk, page.edition = None, later
        page.save(force_insert=True)
    said = "Tai ankstesnė strategijos redakcija"
    assert client.get("/lt/ezeryne/editions/3/")["Location"] == "/lt/ezeryne/editions/3/strategy/"
    assert said in text(client, "/lt/ezeryne/editions/3/r/need/P-01/")
    assert 'href="/lt/ezeryne/editions/3/basis/"' in text(
        client, "/lt/ezeryne/editions/3/r/need/P-01/"
    )
    assert said in text(client, "/lt/ezeryne/editions/3/strategy/")
    assert "Skaityti naujausią, 4 redakciją" in text(client, "/lt/ezeryne/editions/3/strategy/")
    assert said not in text(client, "/lt/ezeryne/editions/4/strategy/")
    assert said not in text(client, "/lt/ezeryne/strategy/")


def test_a_correction_stands_beside_the_text_with_its_author(client: Client, town: Town) -> None:
    kept = '{"text": "12 puslapyje turi būti <b>15</b>.", "by": "Rasa", "on": "2026-11-24"}'
    Edition.objects.filter(pk=town.edition.pk).update(erratum=kept)
    page = body(client.get("/lt/ezeryne/strategy/")).decode()
    assert "12 puslapyje turi būti &lt;b&gt;15&lt;/b&gt;." in page
    assert "Rasa" in page


def test_the_code_and_the_hash_are_those_of_the_edition(client: Client, town: Town) -> None:
    full = town.edition.content_hash
    short = f"{full[:4]}-{full[4:8]}".upper()
    code = f'<span class="code">{short}</span>'
    assert f"3 redakcija, kodas {code}" in text(client, "/lt/ezeryne/strategy/")
    assert f"Edition 3, code {code}" in text(client, "/en/ezeryne/strategy/")
    assert full in text(client, "/lt/ezeryne/verify/")


def test_the_code_is_never_broken_at_its_hyphen(client: Client, town: Town) -> None:
    short = f"{town.edition.content_hash[:4]}-{town.edition.content_hash[4:8]}".upper()
    pages = {x: text(client, f"/lt/{PAGES[x]}") for x in PAGES if x not in FILES}
    showing = {name for name, page in pages.items() if short in page}
    assert {"lag", "strategy", "editions", "verify", "documents", "data"} <= showing
    for name in showing:
        whole = pages[name].count(f'<span class="code">{short}</span>')
        assert pages[name].count(short) == whole, name


def test_the_bare_address_leads_to_the_language_of_the_reader(client: Client) -> None:
    asked = {"": "/lt/", "en-GB,en;q=0.9": "/en/", "lt": "/lt/", "de": "/lt/"}
    for header, url in asked.items():
        assert client.get("/", headers={"Accept-Language": header})["Location"] == url


def test_one_group_alone_has_a_warm_card_and_none_leads_to_the_first_steps(client: Client) -> None:
    warm = 'class="card card-link now"'
    assert warm not in text(client, "/lt/")
    Lag.objects.filter(slug="kitur").update(listed=False)
    assert warm in text(client, "/lt/")
    Lag.objects.update(listed=False)
    assert "/lt/desk/first/" in text(client, "/lt/")
