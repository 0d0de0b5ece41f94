"""News as everybody reads them: only what is published, cleaned, also as a feed."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client

from sutarimas.actions.news import Notice, mend_news, publish_news, withdraw_news
from sutarimas.records.models import News
from tests.forum.town import DRAFT, NOTICE, Town
from tests.world import NOW

ATOM = "{http://www.w3.org/2005/Atom}"
URL = f"/lt/ezeryne/news/{NOTICE}/"
EVIL = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) "
    "[b](https://b.example) ![c](https://c.example/c.png)"
)


def test_only_what_is_published_is_read(client: Client, town: Town) -> None:
    listed = client.get("/lt/ezeryne/news/").content.decode()
    assert "Kviečiame" in listed
    assert "Dar nebaigta" not in listed
    assert "<strong>visi</strong>" in client.get(URL).content.decode()
    publish_news(actor=town.world.actor("rasa"), key=DRAFT)
    assert "Dar nebaigta" in client.get("/lt/ezeryne/").content.decode()


def test_a_withdrawn_notice_leaves_every_public_page(client: Client, town: Town) -> None:
    withdraw_news(actor=town.world.actor("rasa"), key=NOTICE)
    assert client.get(URL).status_code == 404
    for rest in ("", "news/", "news.atom"):
        assert "Kviečiame" not in client.get(f"/lt/ezeryne/{rest}").content.decode()


def test_a_notice_is_not_read_at_another_group(client: Client, town: Town) -> None:
    assert client.get(URL.replace("ezeryne", "kitur")).status_code == 404
    assert town.world.slug == "ezeryne"


def test_what_staff_paste_cannot_run(client: Client, town: Town) -> None:
    words = Notice(title="<b>Antraštė</b> & kita", text=EVIL)
    mend_news(actor=town.world.actor("rasa"), key=NOTICE, notice=words, base_version=1)
    page = client.get(URL).content.decode()
    assert "<script>" not in page
    assert "<img src=x" not in page
    assert "c.png" not in page.replace("&quot;", '"').partition("<img")[2]
    assert 'href="javascript' not in page
    assert '<a href="https://b.example" rel="noopener noreferrer">b</a>' in page
    assert "<b>Antraštė" not in page


def test_the_feed_is_atom_in_its_language(client: Client, town: Town) -> None:
    mended = Notice(title="Kviečiame", text="Ateikite.", title_en="Come", text_en="Do & come.")
    mend_news(actor=town.world.actor("rasa"), key=NOTICE, notice=mended, base_version=1)
    for lang, title in (("lt", "Kviečiame"), ("en", "Come")):
        answer = client.get(f"/{lang}/ezeryne/news.atom")
        assert answer["Content-Type"].startswith("application/atom+xml")
        feed = ElementTree.fromstring(answer.content)  # noqa: S314 - our own writer's
        assert feed.tag == f"{ATOM}feed"
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
        entries = feed.findall(f"{ATOM}entry")
        assert [x.findtext(f"{ATOM}title") for x in entries] == [title]
        assert entries[0].findtext(f"{ATOM}id") == f"urn:uuid:{NOTICE}"
        link = entries[0].find(f"{ATOM}link")
        assert link is not None
        assert link.get("href") == f"http://testserver/{lang}/ezeryne/news/{NOTICE}/"


@pytest.mark.usefixtures("town")
def test_a_notice_without_english_says_that_it_is_lithuanian(client: Client) -> None:
    page = client.get(f"/en/ezeryne/news/{NOTICE}/").content.decode()
    assert '<h1 lang="lt">Kviečiame</h1>' in page
    News.objects.filter(pk=NOTICE).update(title_en="Come", text_en="All of you.")
    assert '<h1 lang="en">Come</h1>' in client.get(f"/en/ezeryne/news/{NOTICE}/").content.decode()


def test_the_sixtieth_notice_is_found_too(client: Client, town: Town) -> None:
    for number in range(60):
        News.objects.create(
            lag_id=town.world.lag_id,
            title=f"Senas pranešimas {number}",
            text="Tekstas.",
            by="Rasa",
            written_at=NOW - timedelta(days=number + 1),
            published_at=NOW - timedelta(days=number + 1),
        )
    first = client.get("/lt/ezeryne/news/").content.decode()
    assert "Senas pranešimas 59" not in first
    assert 'href="?page=2"' in first
    assert "Senas pranešimas 59" in client.get("/lt/ezeryne/news/?page=2").content.decode()
    for odd in ("0", "x", "-1", "9" * 5000, "1e3", "٣"):
        assert client.get("/lt/ezeryne/news/", {"page": odd}).status_code == 200
