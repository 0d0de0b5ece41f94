"""Every page that a person can reach opens, every link leads somewhere, and no form breaks."""

from urllib.parse import urlencode, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.attacks.crawl import Form, Walk
from tests.world import SignIn

PEOPLE = ("rasa", "ieva", "jonas", "ona", "vita", "petras", "host")
HOSTILE = (
    "<script>alert(1)</script>",
    "\ud800",
    "\x00\x1b[31m",
    "99999999999999999999",
    "' OR 1=1 --",
    "../../etc/passwd",
    "x" * 20_000,
    "",
)

NO_KEYS = ("9" * 30, "00000000-0000-0000-0000-000000000000", "%ED%A0%80", "-1")


def walked(client: Client) -> Walk:
    return Walk(client).from_("/lt/", "/en/", "/lt/desk/", "/en/desk/")


@pytest.mark.parametrize("login", PEOPLE)
def test_every_link_that_a_person_is_shown_opens(login: str, signed_in: SignIn) -> None:
    walk = walked(signed_in(login))
    assert {url: status for url, status in walk.statuses.items() if status >= 400} == {}
    assert len(walk.statuses) >= 2


def test_every_link_that_a_visitor_is_shown_opens(client: Client, world: object) -> None:  # noqa: ARG001
    walk = walked(client)
    assert {url: status for url, status in walk.statuses.items() if status >= 400} == {}


def test_no_form_breaks_on_what_is_typed_into_it(signed_in: SignIn) -> None:
    client = signed_in("rasa")
    broken = {}
    for name, form in walked(client).forms.items():
        for hostile in HOSTILE:
            status = _sent(client, form, hostile)
            if status >= 500:
                broken[name, hostile[:40]] = status
    assert broken == {}


def test_no_address_breaks_on_a_key_that_is_none(signed_in: SignIn) -> None:
    client = signed_in("rasa")
    asked = {
        "/" + "/".join([*steps[:place], key, *steps[place + 1 :]]) + "/"
        for url in walked(client).statuses
        for steps in [urlsplit(url).path.strip("/").split("/")]
        for place in range(1, len(steps))
        for key in NO_KEYS
    }
    broken = {url for url in sorted(asked) if client.get(url).status_code >= 500}
    assert broken == set()


def _sent(client: Client, form: Form, hostile: str) -> int:
    path = urlsplit(form.action)._replace(scheme="", netloc="", fragment="").geturl()
    data = [
        (name, value if name == "csrfmiddlewaretoken" else hostile)
        for name, values in form.fields.items()
        for value in values or [""]
    ]
    body = urlencode(data, errors="surrogatepass")
    if form.method == "get":
        return client.get(f"{path}?{body[:4000]}").status_code
    if not form.files:
        return client.post(path, body, content_type="application/x-www-form-urlencoded").status_code
    bytes_ = hostile.encode("utf-8", "surrogatepass")
    files = {name: SimpleUploadedFile("planas.pdf", bytes_) for name in form.files}
    return client.post(path, {**{k: v.replace("\ud800", "") for k, v in data}, **files}).status_code
