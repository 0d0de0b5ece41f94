"""What was typed before a second factor was asked for comes back, and no secret is kept for it."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from sutarimas.actions.edition import publish_if_ready
from sutarimas.desk.kept_form import KEY, LONGEST
from sutarimas.records.models import Edition, News
from tests.config.doors import open_town, rows
from tests.world import SignIn, World

PROTECT = "/lt/desk/me/protect/"
NEW = "/lt/desk/ezeryne/news/new/"
KEPT = re.compile(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', re.S)
NOTICE = {
    "key": "11111111-1111-4111-8111-111111111111",
    "title": "Kviečiame į „susitikimą“",
    "text": "\nPirma eilutė <b>\nAntra eilutė",
}


@pytest.fixture(autouse=True)
def _asked_for(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def rasa(signed_in: SignIn) -> Client:
    return signed_in("rasa")


def protect(world: World, login: str = "rasa") -> None:
    """As if the person had just entered the first code of the app."""
    Authenticator.objects.create(user_id=world.accounts[login], type="totp", data={})


def send_again(client: Client) -> Any:
    """Press the button of the page that kept the form."""
    page = client.get(PROTECT).content.decode()
    form = page.partition('<form class="actions"')[2]
    url = re.search(r'action="([^"]+)"', form)
    assert url, page
    fields = {name: unescape(value) for name, value in KEPT.findall(form)}
    return client.post(unescape(url[1]), fields)


def test_a_notice_that_was_written_is_kept_and_done_after_the_code(
    rasa: Client, world: World
) -> None:
    asked = rasa.post(NEW, NOTICE, headers={"referer": f"http://testserver{NEW}"})
    assert asked["Location"] == f"{PROTECT}?next=%2Flt%2Fdesk%2Fezeryne%2Fnews%2Fnew%2F"
    assert "palauks šiame puslapyje" in rasa.get(PROTECT).content.decode()
    assert not News.objects.exists()
    protect(world)
    assert "Laukia tai, ką pradėjote." in rasa.get("/lt/account/2fa/").content.decode()
    done = send_again(rasa)
    assert done.status_code == 302
    assert News.objects.get().text == NOTICE["text"].strip()
    assert KEY not in rasa.session
    assert "Laukia tai" not in rasa.get("/lt/account/2fa/").content.decode()


def test_a_form_with_a_mistake_comes_back_filled(rasa: Client, world: World) -> None:
    rasa.post(NEW, NOTICE | {"title": ""})
    protect(world)
    back = send_again(rasa)
    assert back.status_code == 422
    assert "Antra eilutė" in back.content.decode()


def test_a_correction_waits_for_the_second_factor_too(rasa: Client, world: World) -> None:
    publish_if_ready(actor=world.actor("rasa"), strategy_id=world.strategy_id)
    url = "/lt/desk/ezeryne/s/ezeryne/publish/3/"
    asked = rasa.post(url, {"erratum": "Vietoj 2032 skaitykite 2023."})
    assert asked["Location"].startswith(PROTECT)
    assert Edition.objects.get().erratum == ""
    protect(world)
    assert send_again(rasa)["Location"] == url
    assert "2023" in Edition.objects.get().erratum


def test_every_door_that_asks_keeps_its_form(world: World) -> None:
    asked = open_town(world)
    kept = []
    for row in rows():
        if row.method == "POST" and row.url.startswith("/lt/desk/ezeryne/"):
            client = asked.browser("staff")
            answer = client.post(row.url.format(**asked.slots), {"note": "Įrašyta"})
            if answer.headers.get("Location", "").startswith(PROTECT):
                assert client.session[KEY]["fields"] == [["note", "Įrašyta"]], row
                kept.append(row.url)
    doors = {"people/", "settings/", "news/new/", "transfer/out/", "s/ezeryne/again/"}
    doors |= {"s/ezeryne/publish/", "s/ezeryne/publish/{edition_number}/"}
    assert {f"/lt/desk/ezeryne/{x}" for x in doors} <= set(kept)


def test_no_secret_is_kept(rasa: Client) -> None:
    secrets = ["password", "old_password", "password2", "code", "recovery_codes", "secret"]
    secrets += ["otp", "csrfmiddlewaretoken", "setup-token", "pin"]
    rasa.post(NEW, NOTICE | dict.fromkeys(secrets, "slapta-1"))
    assert {name for name, _ in rasa.session[KEY]["fields"]} == set(NOTICE)
    assert "slapta-1" not in str(dict(rasa.session.items()))


def test_a_form_with_a_file_is_not_kept(rasa: Client) -> None:
    file = SimpleUploadedFile("a.txt", b"turinys")
    asked = rasa.post("/lt/desk/ezeryne/transfer/look/", {"file": file, "note": "a"})
    assert asked["Location"].startswith(PROTECT)
    assert KEY not in rasa.session
    assert "Niekas nepakeista ir neišsiųsta. Grįžę" in rasa.get(PROTECT).content.decode()


@pytest.mark.parametrize(
    "typed", [{"text": "a" * (LONGEST + 1)}, {f"field_{x}": "" for x in range(201)}]
)
def test_more_than_people_type_is_not_kept(typed: dict[str, str], rasa: Client) -> None:
    rasa.post(NEW, typed)
    assert KEY not in rasa.session


def test_it_is_forgotten_after_an_hour(rasa: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    rasa.post(NEW, NOTICE)
    late = timezone.now() + timedelta(hours=1, seconds=1)
    monkeypatch.setattr("sutarimas.desk.page.timezone.now", lambda: late)
    rasa.get("/lt/desk/ezeryne/")
    assert KEY not in rasa.session


def test_it_is_given_to_nobody_else(rasa: Client, world: World) -> None:
    rasa.post(NEW, NOTICE)
    session = rasa.session
    session[KEY] = session[KEY] | {"by": str(world.accounts["tomas"])}
    session.save()
    protect(world)
    page = rasa.get(PROTECT).content.decode()
    assert "Antra eilutė" not in page
    assert KEY not in rasa.session


def test_a_form_of_another_address_stays(rasa: Client, world: World) -> None:
    rasa.post(NEW, NOTICE)
    protect(world)
    rasa.post("/lt/desk/ezeryne/settings/", {"name": "Grupė"})
    assert rasa.session[KEY]["url"] == NEW
