"""Signing in with a password, a code from a phone and a passkey, under the strict script policy."""

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, BrowserContext, Page, expect

from sutarimas.queries.installation import has_second_factor
from tests.world import PASSWORD, World

pytestmark = [pytest.mark.journey, pytest.mark.allow_hosts(["127.0.0.1", "localhost"])]


@pytest.fixture
def context(browser: Browser, live_server: Any, world: World) -> Iterator[BrowserContext]:  # noqa: ARG001
    """A browser without a session; what its pages complain of must stay empty."""
    made = browser.new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"))
    made.set_default_timeout(15_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda said: complaints.append(said.text) if _refused(said.text) else None)
    yield opened
    assert complaints == []


def _refused(text: str) -> bool:
    return "Content Security Policy" in text


def sign_in(page: Page, password: str = PASSWORD) -> None:
    page.goto("/lt/account/login/")
    page.fill("#id_login", "rasa")
    page.fill("#id_password", password)
    page.get_by_role("button", name="Prisijungti", exact=True).click()


def set_up(page: Page, url: str) -> None:
    """A page that changes what lets one in asks for the password once more."""
    page.wait_for_url(re.compile("/desk/"))
    page.goto(url)
    page.fill("#id_password", PASSWORD)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(f"**{url}")


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def test_a_wrong_password_is_told_and_the_name_stays(page: Page) -> None:
    sign_in(page, "neteisingas-zodis")
    expect(page.get_by_role("alert")).to_contain_text("neteisingi")
    assert page.input_value("#id_login") == "rasa"
    assert page.input_value("#id_password") == ""


def test_a_phone_gives_codes_and_the_next_sign_in_asks_for_one(page: Page, world: World) -> None:
    sign_in(page)
    set_up(page, "/lt/account/2fa/totp/activate/")
    assert page.locator("img").first.get_attribute("src", timeout=5_000).startswith("data:")  # type: ignore[union-attr]
    secret = page.input_value("#authenticator_secret")
    page.fill("#id_code", "000000")
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_role("alert")).to_be_visible()
    secret = page.input_value("#authenticator_secret")
    page.fill("#id_code", code_of(secret))
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/2fa/codes/")
    assert has_second_factor(world.accounts["rasa"])
    recovery = page.locator("#recovery_codes").inner_text().split()
    assert len(recovery) == 10
    page.context.clear_cookies()
    sign_in(page)
    page.wait_for_url("**/2fa/authenticate/")
    page.fill("#id_code", recovery[0])
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(re.compile("/desk/"))


def test_a_passkey_opens_the_desk_without_a_password(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    options |= {"hasUserVerification": True, "isUserVerified": True}
    options |= {"automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    sign_in(page)
    set_up(page, "/lt/account/2fa/keys/add/")
    page.fill("#id_name", "Telefonas")
    page.check("#id_passwordless")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/2fa/codes/")
    page.context.clear_cookies()
    page.goto("/lt/account/login/")
    page.click("#passkey_login")
    page.wait_for_url(re.compile("/desk/"))
    assert "sessionid" in {x["name"] for x in page.context.cookies()}
