"""Nobody opens what is not theirs, reading changes nothing, and no address is left undecided."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

from sutarimas.config.middleware import denied_by_default
from sutarimas.domain.rights import Member, Staff
from sutarimas.queries import strategy
from sutarimas.records.models import Beat
from tests.config.doors import PEOPLE, Asked, Row, open_town, patterns, rows
from tests.world import build

#: Each test stands in a transaction inside that of the town, which is built once.
pytestmark = pytest.mark.django_db
ROWS = rows()
#: Placeholders that name one thing of one group.
THINGS = re.compile(
    r"\{(need|section|change|comment|job|document|membership|account|link|upload|mail|notice)\}"
)
WRITE = re.compile(r'^\s*(INSERT INTO|UPDATE|DELETE FROM) "(?!django_session)', re.IGNORECASE)


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Iterator[Asked]:  # noqa: ARG001
    with django_db_blocker.unblock(), transaction.atomic():
        yield open_town(build())
        transaction.set_rollback(True)


@contextmanager
def undone() -> Iterator[CaptureQueriesContext]:
    """Whatever is written inside is taken back; hands out the statements."""
    point = transaction.savepoint()
    try:
        with CaptureQueriesContext(connection) as told:
            yield told
    finally:
        transaction.savepoint_rollback(point)
        # A value is kept under its version, and the version was taken back too.
        strategy._at.cache_clear()


def written(told: CaptureQueriesContext) -> list[str]:
    return [x["sql"] for x in told.captured_queries if WRITE.match(x["sql"])]


def answers(town: Asked, row: Row) -> tuple[dict[str, int], list[str]]:
    """What everybody is answered, and what was written meanwhile."""
    found, statements = {}, []
    for who in PEOPLE:
        with undone() as told:
            found[who] = town.answer(row, who).status_code
        statements += written(told)
    return found, statements


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_door_opens_to_those_it_is_for_and_reading_writes_nothing(row: Row, town: Asked) -> None:
    found, statements = answers(town, row)
    assert found == row.expected
    if row.method == "GET":
        assert statements == []


@pytest.mark.parametrize("row", [x for x in ROWS if "/s/ezeryne/" in x.url], ids=str)
def test_a_strategy_of_another_group_is_not_there(row: Row, town: Asked) -> None:
    url = row.url.replace("/desk/ezeryne/", "/desk/kitur/")
    with undone() as told:
        assert town.answer(row, "other_staff", url=url).status_code == 404
    assert written(told) == []


@pytest.mark.parametrize(
    "row", [x for x in ROWS if THINGS.search(x.url) and "/desk/ezeryne/" in x.url], ids=str
)
def test_a_thing_of_another_group_is_not_there_under_ones_own_address(
    row: Row, town: Asked
) -> None:
    url = row.url.replace("/desk/ezeryne/", "/desk/kitur/").replace("/s/ezeryne/", "/s/kita/")
    with undone() as told:
        status = town.answer(row, "other_staff", url=url).status_code
    assert written(told) == []
    # A form may be led back to its list with words; a page has nothing to show.
    assert status == 404 or (row.method == "POST" and status in (302, 409, 422))


def _route(town: Asked, row: Row) -> str:
    return resolve(row.url.format(**town.slots).partition("?")[0]).route


def test_every_row_leads_somewhere(town: Asked) -> None:
    lost = []
    for row in ROWS:
        try:
            _route(town, row)
        except (Resolver404, KeyError) as error:
            lost.append((str(row), type(error).__name__))
    assert lost == []


def test_every_address_and_method_has_a_row(town: Asked) -> None:
    decided = {(_route(town, row), row.method) for row in ROWS}
    urls = {_route(town, row): row.url for row in ROWS}
    missing = set()
    for route, view in patterns().items():
        for method in _methods(town, view, urls.get(route, "")):
            if (route, method) not in decided:
                missing.add((route, method))
    assert "\n".join(f"{method} {route}" for route, method in sorted(missing)) == ""


def _methods(town: Asked, view: Any, url: str) -> set[str]:
    """The methods that an address takes, as it says itself when asked with one of no meaning."""
    by_class = getattr(view, "view_class", None)
    if by_class is not None:
        return {x.upper() for x in ("get", "post") if hasattr(by_class, x)}
    if not url:
        return {"GET"}
    with undone():
        answer = town.browser("staff").generic("NOTHING", url.format(**town.slots))
    if answer.status_code == 405:
        return set(answer["Allow"].split(", ")) - {"HEAD", "OPTIONS"}
    return {"GET"} if answer.status_code == 404 else {"GET", "any other method"}


# What the tables are for: each of these holes would be found.


def test_a_page_without_a_mark_is_shut(town: Asked) -> None:  # noqa: ARG001 - needs the database
    def forgotten(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("secret")

    guard = denied_by_default(forgotten)
    request = RequestFactory().get("/")
    with pytest.raises(Exception, match="forgotten"):
        guard.process_view(request, forgotten, (), {})


def test_a_right_that_a_role_lost_or_gained_is_noticed(
    town: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = next(x for x in ROWS if x.url == "/lt/desk/ezeryne/people/" and x.method == "GET")
    assert answers(town, row)[0] == row.expected
    monkeypatch.setattr(Member, "rights", frozenset())
    assert answers(town, row)[0] != row.expected
    monkeypatch.undo()
    invite = replace(row, method="POST", expected=row.expected | {"member": 403})
    monkeypatch.setattr(Member, "rights", Staff.rights)
    assert answers(town, invite)[0]["member"] == 422


def test_reading_that_writes_is_noticed(town: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(x for x in ROWS if x.url == "/lt/desk/me/" and x.method == "GET")

    def careless(*_: object, **__: object) -> tuple[()]:
        Beat.objects.create(name="careless", at="2026-11-24T10:00:00+02:00")
        return ()

    monkeypatch.setattr("sutarimas.desk.me.seats", careless)
    assert answers(town, row)[1] != []
