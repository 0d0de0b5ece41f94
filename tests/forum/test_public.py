"""What everybody reads: complete, light, without a cookie, and the same as what is downloaded."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from sutarimas.domain.strategy import Strategy
from sutarimas.formats.bundle import open_bundle, write_bundle
from sutarimas.queries.strategy import load
from sutarimas.records.models import News
from tests.forum.town import Town
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


@pytest.fixture
def published(town: Town) -> World:
    """Ežerynė with an edition and a notice that tries to run."""
    world = town.world
    News.objects.create(
        lag_id=world.lag_id,
        title="Kviečiame <b>skaityti</b>",
        text="Strategija [čia](https://example.org) <script>alert(1)</script>",
        published_at=NOW,
        by="Rasa",
        written_at=NOW,
    )
    return world


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
    notice = News.objects.get(lag_id=published.lag_id, title__contains="<b>")
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


def test_the_record_names_nobody(client: Client, published: World) -> None:
    data = json.loads(client.get(f"{BASE}data/record.json").content)
    text = json.dumps(data, ensure_ascii=False)
    assert data["format"] == "sutarimas-record/1"
    assert "Rasa" not in text
    assert str(published.lag_id) in text
