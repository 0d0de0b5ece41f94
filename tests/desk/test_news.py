"""Writing news: kept before it is shown, mended without losing a colleague's words."""

from uuid import UUID, uuid4

import pytest
from django.test import Client

from sutarimas.actions.lag import coordinator
from sutarimas.actions.news import Notice, write_news
from sutarimas.records.models import Event, News
from tests.world import NOW, SignIn, World

URL = "/lt/desk/ezeryne/news/"
WORDS = {"title": "Kviečiame", "text": "Ateikite.", "title_en": "", "text_en": ""}


def written(client: Client, **changes: str) -> str:
    key = str(uuid4())
    answer = client.post(f"{URL}new/", {"key": key, **WORDS, **changes})
    assert answer["Location"] == f"{URL}{key}/"
    return key


def test_a_notice_is_kept_then_published_then_mended_then_withdrawn(
    world: World, signed_in: SignIn
) -> None:
    client, reader = signed_in("rasa"), Client()
    key = written(client)
    public = f"/lt/{world.slug}/news/{key}/"
    assert reader.get(public).status_code == 404
    assert "nepaskelbta" in client.get(URL).content.decode()
    for _ in range(2):
        assert client.post(f"{URL}{key}/publish/").status_code == 302
    assert "Ateikite." in reader.get(public).content.decode()
    client.post(f"{URL}{key}/edit/", {**WORDS, "text": "Ateikite visi.", "version": "1"})
    assert "Ateikite visi." in reader.get(public).content.decode()
    client.post(f"{URL}{key}/withdraw/")
    assert reader.get(public).status_code == 404
    kinds = Event.objects.filter(kind__startswith="news.").values_list("kind", flat=True)
    assert sorted(kinds) == ["news.mended", "news.published", "news.withdrawn", "news.written"]


def test_the_same_form_twice_is_one_notice(world: World, signed_in: SignIn) -> None:
    client, key = signed_in("rasa"), str(uuid4())
    for _ in range(2):
        assert client.post(f"{URL}new/", {"key": key, **WORDS}).status_code == 302
    assert News.objects.filter(lag_id=world.lag_id).count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": " "}, "Parašykite antraštę"),
        ({"text": "\u200b \n"}, "Parašykite tekstą"),
        ({"title_en": "Come"}, "Angliškai reikia ir antraštės, ir teksto"),
        ({"text_en": "Do come."}, "Angliškai reikia ir antraštės, ir teksto"),
        ({"text": "a" * 20_001}, "Tekstas per ilgas"),
        ({"key": "ne raktas"}, "Forma pasenusi"),
    ],
)
def test_a_wrong_form_says_why_and_keeps_what_was_typed(
    changes: dict[str, str], said: str, world: World, signed_in: SignIn
) -> None:
    typed = {"key": str(uuid4()), **WORDS, "text_en": "", **changes}
    answer = signed_in("rasa").post(f"{URL}new/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    for name in ("title", "title_en"):
        assert f'value="{typed[name].strip()}"' in page
    assert typed["text"].strip("\u200b \n")[:50] in page
    assert not News.objects.filter(lag_id=world.lag_id).exists()


def test_two_people_who_mend_one_notice_see_both_texts(world: World, signed_in: SignIn) -> None:
    rasa, tomas = signed_in("rasa"), signed_in("tomas")
    key = written(rasa)
    edit = f"{URL}{key}/edit/"
    rasa.post(edit, {**WORDS, "text": "Rasos tekstas.", "version": "1"})
    late = tomas.post(edit, {**WORDS, "text": "Tomo tekstas.", "version": "1"})
    page = late.content.decode()
    assert late.status_code == 422
    assert "Rasos tekstas." in page
    assert "Tomo tekstas." in page
    assert 'name="version" value="2"' in page
    assert News.objects.get(pk=key).text == "Rasos tekstas."
    tomas.post(edit, {**WORDS, "text": "Tomo tekstas.", "version": "2"})
    assert News.objects.get(pk=key).text == "Tomo tekstas."
    assert world.slug == "ezeryne"


def test_no_other_group_touches_a_notice(world: World, signed_in: SignIn) -> None:
    key = written(signed_in("rasa"))
    petras = signed_in("petras")
    for rest in ("", "edit/"):
        assert petras.get(f"/lt/desk/kitur/news/{key}/{rest}").status_code == 404
    for rest in ("publish/", "withdraw/"):
        assert petras.post(f"/lt/desk/kitur/news/{key}/{rest}").status_code == 404
    stolen = petras.post("/lt/desk/kitur/news/new/", {"key": key, **WORDS, "title": "Kita"})
    assert stolen.status_code == 422
    assert News.objects.get(pk=key).title == "Kviečiame"
    assert News.objects.get(pk=key).lag_id == world.lag_id


def test_what_cannot_be_kept_is_left_out(world: World, signed_in: SignIn) -> None:
    key = written(signed_in("rasa"), title="A\x00b\u2028c", text="x\x00y\x1bz\r\nkita")
    row = News.objects.get(pk=key)
    assert (row.title, row.text) == ("A b c", "xyz\nkita")
    assert row.lag_id == world.lag_id


def test_the_key_of_a_notice_belongs_to_its_group(world: World) -> None:
    key = UUID(int=7)
    rasa = coordinator(world.lag_id, name="Rasa", now=NOW)
    write_news(actor=rasa, key=key, notice=Notice(title="Viena", text="Tekstas"))
    write_news(actor=rasa, key=key, notice=Notice(title="Kita", text="Tekstas"))
    assert News.objects.get(pk=key).title == "Viena"
