"""Schemathesis asks every address and sends every form what their description allows."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
import schemathesis
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.core.result import Ok

from sutarimas.queries import strategy
from tests.attacks.crawl import Form, Walk
from tests.config.doors import Asked, open_town, rows
from tests.world import build

pytestmark = pytest.mark.django_db

Description = dict[str, Any]
FORM = "application/x-www-form-urlencoded"
#: What the addresses of pages carry after the question mark, and a name that none knows.
ASKED = ("q", "page", "next", "copy", "code", "lang", "version", "base", "other", "sort", "nera")
#: A description of one address of each kind is enough; leaving would end the session.
LEFT_ALONE = ("/account/logout/",)
EXAMPLES = 6  # of each address and form


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Iterator[Asked]:  # noqa: ARG001
    with django_db_blocker.unblock(), transaction.atomic():
        yield open_town(build())
        transaction.set_rollback(True)


def described(town: Asked) -> Description:
    """The site as OpenAPI: the addresses of the deny matrix, and the forms that a walk meets."""
    starts = ("/lt/", "/lt/desk/", "/lt/desk/ezeryne/")
    forms = Walk(town.browser("staff"), each=1).from_(*starts).forms
    paths: dict[str, Description] = {}
    for row in rows():
        url = row.url.format(**town.slots)
        if row.method == "GET" and not url.endswith(LEFT_ALONE):
            paths.setdefault(_path(url), {})["get"] = _get()
    for form in forms.values():
        if form.method == "post":
            paths.setdefault(_path(form.action), {})["post"] = _post(form)
    return {"openapi": "3.0.2", "info": {"title": "Sutarimas", "version": "1"}, "paths": paths}


def _path(url: str) -> str:
    return urlsplit(url).path


def _get() -> Description:
    asked = [{"name": x, "in": "query", "schema": {"type": "string"}} for x in ASKED]
    return {"parameters": asked, "responses": {"200": {"description": "a page"}}}


def _post(form: Form) -> Description:
    fields = {name: _field(values) for name, values in form.fields.items() if name}
    fields.pop("csrfmiddlewaretoken", None)
    body = {"type": "object", "properties": fields, "additionalProperties": {"type": "string"}}
    return {
        "requestBody": {"required": True, "content": {FORM: {"schema": body}}},
        "responses": {"200": {"description": "a page"}},
    }


def _field(values: list[str]) -> Description:
    """What the page offers, so that the rest of the form is read; or anything at all."""
    offered = [{"type": "string", "enum": sorted(set(values))}] if values else []
    return {"anyOf": [*offered, {"type": "string"}]}


def answered(client: Client, case: Any) -> int:
    query = urlencode(case.query or {}, doseq=True, errors="surrogatepass")
    address = f"{case.formatted_path}?{query}"
    if case.method == "GET":
        answer: Any = client.get(address)
        if answer.streaming:
            b"".join(answer.streaming_content)
        return int(answer.status_code)
    body = case.body if isinstance(case.body, dict) else {}
    sent = urlencode(body, doseq=True, errors="surrogatepass")
    return client.post(address, sent, content_type=FORM).status_code


def tried(client: Client, operation: Any) -> list[tuple[int, object]]:
    """What a few requests that the description allows were answered."""
    found: list[tuple[int, object]] = []

    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        point = transaction.savepoint()
        try:
            found.append((answered(client, case), case.body or case.query))
        finally:
            transaction.savepoint_rollback(point)
            # A value is kept under its version, and the version was taken back too.
            strategy._at.cache_clear()

    ask()
    return found


def test_no_address_and_no_form_breaks_on_what_its_description_allows(town: Asked) -> None:
    asked = 0
    broken = {}
    for found in schemathesis.openapi.from_dict(described(town)).get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        for status, sent in tried(town.browser("staff"), operation):
            asked += 1
            if status >= 500:
                broken[f"{operation.method} {operation.path}"] = sent
    assert broken == {}
    assert asked > 500
