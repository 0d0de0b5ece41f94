"""What everybody reads: complete, light, without a cookie, and the same as what is downloaded."""

import gzip
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from sutarimas.actions import edition
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.bundle import open_bundle, write_bundle
from sutarimas.queries.strategy import load
from sutarimas.records.models import Lag, News
from tests.world import NOW, World

BASE = "/lt/ezeryne/"
PAGES = (
    "/lt/",
    "/en/",
    BASE,
    "/en/ezeryne/",
    f"{BASE}strategy/",
    f"{BASE}brief/",
    f"{BASE}basis/",
    f"{BASE}editions/",
    f"{BASE}documents/",
    f"{BASE}data/",
    f"{BASE}verify/",
    f"{BASE}news/",
    f"{BASE}news.atom",
    f"{BASE}r/need/P-01/",
    f"{BASE}r/action/1.1.1/",
    f"{BASE}r/evidence/E-01/",
    "/en/ezeryne/r/objective/1.1/",
    "/lt/privacy/",
    "/lt/accessibility/",
    "/lt/open-data/",
)
#: Bytes of a first visit of the landing page, packed: without and with its fonts.
WITHOUT_FONTS, WITH_FONTS = 60_000, 100_000


@pytest.fixture
def published(world: World) -> World:
    """Ežerynė with an edition and a notice."""
    assert edition.publish_if_ready(actor=world.actor("rasa"), strategy_id=world.strategy_id)
    News.objects.create(
        lag_id=world.lag_id,
        title="Kviečiame <b>skaityti</b>",
        text="Strategija [čia](https://example.org) <script>alert(1)</script>",
        published_at=NOW,
        by="Rasa",
        written_at=NOW,
    )
    return world


@pytest.mark.parametrize("url", PAGES)
def test_a_page_asks_at_most_six_questions_and_sets_no_cookie(
    url: str,
    client: Client,
    published: World,
    django_assert_max_num_queries: Any,
) -> None:
    with django_assert_max_num_queries(6):
        answer = client.get(url)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Set-Cookie" not in answer.headers


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.assets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if "id" in given:
            self.ids.add(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "link" and given.get("rel") in ("stylesheet", "icon", "preload"):
            self.assets.append(given["href"])
        if tag in ("script", "img") and "src" in given:
            self.assets.append(given["src"])


def read(client: Client, url: str) -> tuple[str, _Links]:
    answer = client.get(url)
    assert answer.status_code == 200, url
    html, links = answer.content.decode(), _Links()
    links.feed(html)
    return html, links


@pytest.mark.parametrize("lang", ["lt", "en"])
def test_every_link_of_the_public_pages_leads_somewhere(
    lang: str,
    client: Client,
    published: World,  # noqa: ARG001
) -> None:
    seen: dict[str, _Links] = {}
    waiting, broken = [f"/{lang}/ezeryne/"], []
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        answer = client.get(url)
        if answer.status_code != 200:
            broken.append(url)
            continue
        found = _Links()
        if "text/html" in answer.headers["Content-Type"] and not answer.streaming:
            found.feed(answer.content.decode())
        seen[url] = found
        for link in found.links:
            parts = urlsplit(urljoin(f"http://testserver{url}", link))
            own = parts.netloc == "testserver" and parts.path.startswith(f"/{lang}/ezeryne/")
            if own and len(seen) + len(waiting) < 1500:
                waiting.append(parts.path)
    assert broken == []
    assert len(seen) > 100
    lost = [
        f"{url} {link}"
        for url, found in seen.items()
        for link in found.links
        if link.startswith("#") and link[1:] and link[1:] not in found.ids
    ]
    assert lost == []


def test_a_sentence_leads_to_its_source_in_two_clicks_without_scripts(
    client: Client,
    published: World,  # noqa: ARG001
) -> None:
    html, links = read(client, f"{BASE}strategy/")
    marks = [x for x in links.links if x.startswith("#src-")]
    assert len(marks) > 50
    assert {x[1:] for x in marks} <= links.ids
    onward = [x for x in links.links if re.match(r"(\.\./)+r/", x)]
    assert len(onward) > 50
    assert "<script" not in html


def test_what_was_typed_is_never_run(client: Client, published: World) -> None:
    notice = News.objects.get(lag_id=published.lag_id)
    for url in (BASE, f"{BASE}news/", f"{BASE}news/{notice.pk}/", f"{BASE}news.atom"):
        text = client.get(url).content.decode()
        assert "<script>alert" not in text
        assert "<b>skaityti</b>" not in text


def test_page_download_export_and_value_say_the_same(client: Client, published: World) -> None:
    value: Strategy = load(published.strategy_id)
    _, links = read(client, f"{BASE}data/")
    address = next(x for x in links.links if x.endswith("strategy.json"))
    data = client.get(address).content
    bundle = open_bundle("strategy.json", data)
    assert bundle.is_sound
    assert bundle.content_hash == value.content_hash
    assert data == write_bundle(value, public=True)
    verify, _ = read(client, f"{BASE}verify/")
    assert value.content_hash in verify
    code = f"{value.content_hash[:4]}-{value.content_hash[4:8]}".upper()
    for url in (f"{BASE}strategy/", f"{BASE}r/need/P-01/", BASE):
        assert code in client.get(url).content.decode()


def test_no_private_name_is_public(client: Client, published: World) -> None:
    names = {x.name for x in load(published.strategy_id).people.persons if x.name}
    assert names
    for url in (*PAGES, f"{BASE}data/record.json"):
        text = client.get(url).content.decode()
        # A name may stand where its owner signed a waiver or a text.
        signed = {x.by for x in load(published.strategy_id).waivers}
        signed |= {x.author for x in load(published.strategy_id).prose}
        contacts = {x.contact for x in load(published.strategy_id).people.persons if x.contact}
        assert not any(x in text for x in contacts)
        assert not any(x in text for x in names - signed) or url.endswith(("strategy/", "basis/"))


def test_a_file_is_handed_out_and_never_opened_in_the_page(
    client: Client,
    published: World,  # noqa: ARG001
) -> None:
    answer = client.get(f"{BASE}data/{_number(client)}/strategy.json")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def _number(client: Client) -> int:
    _, links = read(client, f"{BASE}editions/")
    numbers = [x[1] for link in links.links if (x := re.search(r"/editions/(\d+)/", link))]
    return int(numbers[0])


def test_a_page_that_did_not_change_is_not_sent_again(
    client: Client,
    published: World,  # noqa: ARG001
) -> None:
    first = client.get(BASE)
    again = client.get(BASE, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert "public" in first.headers["Cache-Control"]


def test_the_landing_page_is_light_and_asks_nobody_else(
    client: Client,
    published: World,  # noqa: ARG001
) -> None:
    html, links = read(client, BASE)
    packed = len(gzip.compress(html.encode()))
    fonts = 0
    for asset in dict.fromkeys(links.assets):
        assert asset.startswith("/static/"), asset
        size = sum(len(gzip.compress(x)) for x in _file(asset))
        if asset.endswith(".woff2"):
            fonts += size
        else:
            packed += size
    assert packed < WITHOUT_FONTS
    assert packed + fonts < WITH_FONTS
    hosts = {urlsplit(x).netloc for x in links.links} - {""}
    assert not any(x in html for x in ("googleapis", "cdn."))
    assert hosts <= {"example.org"} | {x for x in hosts if not x.endswith("google.com")}


def _file(asset: str) -> Iterator[bytes]:
    path = finders.find(asset.removeprefix("/static/"))
    assert path, asset
    yield Path(str(path)).read_bytes()


def test_a_group_that_is_not_listed_is_not_there(client: Client, published: World) -> None:
    Lag.objects.filter(pk=published.lag_id).update(listed=False)
    for url in PAGES:
        if "/ezeryne/" in url:
            assert client.get(url).status_code == 404, url


def test_the_record_names_nobody(client: Client, published: World) -> None:
    data = json.loads(client.get(f"{BASE}data/record.json").content)
    text = json.dumps(data, ensure_ascii=False)
    assert data["format"] == "sutarimas-record/1"
    assert "Rasa" not in text
    assert str(published.lag_id) in text
