"""What waits today leads to the page on which it is done."""

import json
import re

import pytest
from django.test import Client

from sutarimas.actions.job import said
from sutarimas.queries.document import KIND
from sutarimas.queries.upload import CHECK
from sutarimas.records.models import Job
from tests.world import NOW, SignIn, World

TODAY = "/lt/desk/ezeryne/"


def waiting(client: Client) -> dict[str, str]:
    """Addresses by what waits there."""
    page = client.get(TODAY).content.decode()
    rows = re.findall(r'<a class="row-main" href="([^"]+)"><span class="row-title">([^<]+)<', page)
    return {words: url for url, words in rows}


def failed(world: World, kind: str, *, times: int) -> None:
    for number in range(times):
        Job.objects.create(
            lag_id=world.lag_id,
            kind=kind,
            key=f"{world.strategy_id}/{number}",
            payload=json.dumps({}),
            state="failed",
            message=said("failed"),
            not_before=NOW,
            asked_at=NOW,
        )


@pytest.mark.parametrize(
    ("kind", "words", "page"),
    [
        (KIND, "2 darbų nepavyko užbaigti", f"{TODAY}s/ezeryne/documents/"),
        (CHECK, "2 failų nepavyko patikrinti", f"{TODAY}files/"),
    ],
)
def test_work_that_failed_leads_to_where_it_is_begun_again(
    signed_in: SignIn, world: World, kind: str, words: str, page: str
) -> None:
    client = signed_in("rasa")
    assert words not in waiting(client)
    failed(world, kind, times=2)
    assert waiting(client)[words] == page


def test_work_that_failed_is_not_told_to_those_who_cannot_begin_it_again(
    signed_in: SignIn, world: World
) -> None:
    failed(world, KIND, times=1)
    failed(world, CHECK, times=1)
    assert not any("nepavyko" in x for x in waiting(signed_in("jonas")))
