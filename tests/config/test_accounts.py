"""Pages of the accounts library speak our words: Lithuanian whole, English in sentence case."""

import re
from html import unescape
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.test import Client

from sutarimas.config import allauth_urls
from sutarimas.config import settings as our_settings
from tests.world import PASSWORD, SignIn, World

ROOT = "account/"
KEYS = "allauth.mfa.webauthn.internal.auth"
#: Every page that a person can see, by the name of its address; `+` needs a second factor.
PAGES = {
    "account_logout": "logout/",
    "account_reauthenticate": "reauthenticate/",
    "account_change_password": "password/change/",
    "mfa_index": "2fa/",
    "mfa_reauthenticate": "2fa/reauthenticate/",
    "mfa_activate_totp": "2fa/totp/activate/",
    "mfa_deactivate_totp": "2fa/totp/deactivate/",
    "mfa_view_recovery_codes": "2fa/codes/",
    "mfa_generate_recovery_codes": "2fa/codes/generate/",
    "mfa_list_webauthn": "2fa/keys/",
    "mfa_add_webauthn": "2fa/keys/add/",
    "mfa_remove_webauthn": "2fa/keys/{key}/remove/",
    "mfa_edit_webauthn": "2fa/keys/{key}/edit/",
    "mfa_reauthenticate_webauthn": "2fa/keys/reauthenticate/",
}
#: For people who are not signed in, and addresses that show no page.
ELSEWHERE = {"account_login", "mfa_authenticate", "mfa_login_webauthn"}
ELSEWHERE |= {"mfa_download_recovery_codes"}
ENGLISH = re.compile(
    r"\b(the|you|your|password|code|codes|key|keys|sign|security|enter|authenticator|confirm"
    r"|recovery|cancel|used|added|must|this|not|back|factor)\b",
    re.IGNORECASE,
)
TITLE_CASE = re.compile(r"\b[A-Z][a-z]+ (?:[a-z]{1,3} )?[A-Z][a-z]+")


def visible(page: str) -> str:
    """What people read in the main part and in the title."""
    title = re.findall(r"<title>(.*?)</title>", page, re.DOTALL)
    main = page.partition("<main")[2].partition("</main>")[0]
    plain = re.sub(r"<script.*?</script>|<pre.*?</pre>", " ", main, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "\n", f"{title}{plain}"))


@pytest.fixture
def protected(
    world: World, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> tuple[Client, int]:
    """Rasa with an app, recovery codes and a key, who gave her password just now."""
    # A key of no device: what it could prove is not asked here.
    monkeypatch.setattr(f"{KEYS}.get_credentials", lambda _user: [])
    owner = world.accounts["rasa"]
    secret = generate_totp_secret()
    Authenticator.objects.create(user_id=owner, type="totp", data={"secret": secret})
    codes = {"seed": "00" * 20, "used_mask": 0}
    Authenticator.objects.create(user_id=owner, type="recovery_codes", data=codes)
    name = {"name": "Telefonas", "credential": {"clientExtensionResults": {}}}
    key = Authenticator.objects.create(user_id=owner, type="webauthn", data=name)
    client = signed_in("rasa")
    client.post("/lt/account/reauthenticate/", {"password": PASSWORD})
    return client, key.pk


def test_every_page_of_the_library_is_swept() -> None:
    assert {x.name for x in allauth_urls.urlpatterns} - ELSEWHERE == set(PAGES)


@pytest.mark.parametrize("lang", ["lt", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_our_words_and_leads_back(
    name: str, lang: str, protected: tuple[Client, int]
) -> None:
    client, key = protected
    if name == "mfa_activate_totp":
        Authenticator.objects.filter(type="totp").delete()
    answer = client.get(f"/{lang}/{ROOT}{PAGES[name].format(key=key)}")
    assert answer.status_code == 200
    page = answer.content.decode()
    said = visible(page)
    if lang == "lt":
        assert ENGLISH.findall(said) == []
    else:
        assert TITLE_CASE.findall(said.replace("Rasa Ežerienė", "")) == []
    assert f'href="/{lang}/desk/me/"' in page.partition("<main")[2]
    for field in re.findall(r'<input class="ds-input"[^>]* id="([^"]+)"', page):
        assert f'for="{field}"' in page


@pytest.mark.parametrize("lang", ["lt", "en"])
def test_the_code_after_the_password_is_asked_in_our_words(
    lang: str, protected: tuple[Client, int]
) -> None:
    assert protected
    client = Client()
    client.post(f"/{lang}/{ROOT}login/", {"login": "rasa", "password": PASSWORD})
    url = f"/{lang}/{ROOT}2fa/authenticate/"
    asked = client.get(url).content.decode()
    wrong = client.post(url, {"code": "000000"}).content.decode()
    for page in (asked, wrong):
        found = (ENGLISH if lang == "lt" else TITLE_CASE).findall(visible(page))
        assert found == []
    assert 'id="id_code-error"' in wrong
    assert 'aria-describedby="id_code-error" aria-invalid="true"' in wrong


def test_signing_in_and_out_adds_no_message(client: Client, world: World) -> None:
    assert world.slug
    answer = client.post("/lt/account/login/", {"login": "vita", "password": PASSWORD})
    assert answer.status_code == 302
    assert list(get_messages(answer.wsgi_request)) == []
    client.post("/lt/account/logout/")
    assert list(client.session.items()) == []


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({"oldpassword": "ne-tas"}, "oldpassword", "Slaptažodis neteisingas."),
        ({"password1": "trumpas"}, "password1", "turi būti bent 10 ženklų."),
        ({"password1": "passwordpassword"}, "password2", "Slaptažodžiai nesutampa."),
        ({"password1": "1234567890"}, "password1", "nesunku atspėti"),
        ({"password1": "rasa-ezeriene"}, "password1", "per daug panašus"),
    ],
)
def test_a_password_that_will_not_do_is_told_at_its_field(
    typed: dict[str, str], field: str, told: str, signed_in: SignIn
) -> None:
    good = {"oldpassword": PASSWORD, "password1": "geri-nauji-zodziai"}
    whole = {**good, "password2": "geri-nauji-zodziai", **typed}
    page = signed_in("rasa").post("/lt/account/password/change/", whole).content.decode()
    assert told in page.replace("\u00a0", " ")
    assert ENGLISH.findall(visible(page)) == []
    assert re.search(rf'id="id_{field}"[^>]* aria-describedby="[^"]*id_{field}-error"', page)


def test_a_changed_password_is_told(signed_in: SignIn) -> None:
    new = {"password1": "geri-nauji-zodziai", "password2": "geri-nauji-zodziai"}
    answer: Any = signed_in("rasa").post(
        "/lt/account/password/change/", {"oldpassword": PASSWORD, **new}, follow=True
    )
    assert "Slaptažodis pakeistas." in answer.content.decode()


def test_a_wrong_sign_in_is_announced_and_tied_to_its_fields(client: Client, world: World) -> None:
    assert world.slug
    cache.clear()
    typed = {"login": "vita", "password": "neteisingas-zodis"}
    answer = client.post("/lt/account/login/", typed)
    cache.clear()
    page = answer.content.decode()
    assert answer.status_code == 200
    assert re.search(r'role="alert" tabindex="-1" id="errors" autofocus', page)
    for field in ("login", "password"):
        tied = rf'id="id_{field}"[^>]* aria-invalid="true" aria-describedby="errors"'
        assert re.search(tied, page)
    assert "Prisijungimo vardas arba slaptažodis neteisingi." in page


def test_too_many_attempts_are_a_page_of_ours(client: Client, world: World) -> None:
    assert world.slug
    cache.clear()
    url, typed = "/lt/account/login/", {"login": "vita", "password": "ne"}
    answers = [client.post(url, typed) for _ in range(40)]
    cache.clear()
    assert answers[-1].status_code == 429
    assert "Per daug bandymų iš eilės" in answers[-1].content.decode()


def test_one_readers_failures_keep_nobody_else_out_behind_a_proxy(
    client: Client, world: World, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SUTARIMAS_TLS", "1")
    monkeypatch.setenv("SUTARIMAS_DATA", str(tmp_path))
    known = run_path(str(our_settings.__file__))
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = known["ALLAUTH_TRUSTED_PROXY_COUNT"]
    assert world.slug
    cache.clear()
    url = "/lt/account/login/"
    for number in range(12):
        typed = {"login": f"spėjimas-{number}", "password": "ne"}
        client.post(url, typed, headers={"x-forwarded-for": f"10.9.8.{number}, 10.0.0.7"})
    rasa = {"login": "rasa", "password": PASSWORD}
    stranger = client.post(url, rasa, headers={"x-forwarded-for": "10.0.0.7"})
    reader = client.post(url, rasa, headers={"x-forwarded-for": "10.0.0.8"})
    cache.clear()
    assert (stranger.status_code, reader.status_code) == (200, 302)
