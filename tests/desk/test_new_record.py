"""The form of a new record begins with what is known already."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from sutarimas.queries.code import offered_code
from sutarimas.queries.strategy import load
from tests.world import SignIn, World

BASE = "/lt/desk/ezeryne/s/ezeryne/new"


def offered(client: Client, address: str) -> str:
    html = client.get(f"{BASE}/{address}").content.decode()
    found = re.search(r'name="code" value="([^"]*)"', html)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("evidence/", "E-52"),
        ("voices/", "V-067"),
        ("needs.items/", "P-12"),
        ("goals.goals/", "2"),
        ("goals.actions/?objective=1.2", "1.2.2"),
        ("goals.objectives/?goal=1", "1.3"),
        ("goals.actions/", ""),
        ("acts/", ""),
        ("evidence/?code=E-900", "E-900"),
    ],
)
def test_the_next_free_code_is_offered(signed_in: SignIn, address: str, code: str) -> None:
    assert offered(signed_in("rasa"), address) == code


@pytest.mark.django_db
def test_an_empty_list_begins_with_its_first_code() -> None:
    nothing_yet = uuid4()
    assert offered_code(nothing_yet, "evidence", {}) == "E-01"
    assert offered_code(nothing_yet, "goals.actions", {"objective": "1.1"}) == "1.1.1"
    assert offered_code(nothing_yet, "place.series", {}) == ""


def test_the_page_is_called_by_what_it_makes(signed_in: SignIn) -> None:
    html = signed_in("rasa").get(f"{BASE}/goals.actions/").content.decode()
    assert "<h1>Naujas veiksmas</h1>" in html
    assert "Projektai, metai ir fondas" in html


def test_a_fact_is_tied_to_a_tally_that_no_list_offers(signed_in: SignIn, world: World) -> None:
    client = signed_in("rasa")
    sent = {"code": "E-900", "kind": "survey", "statement": "Sakinys", "key": str(uuid4())}
    wrong = client.post(f"{BASE}/evidence/", {**sent, "rests_on": ["tally:S-1/Q1/Niekas"]})
    assert wrong.status_code == 422
    assert "Įrašo „tally:S-1/Q1/Niekas“ nėra" in wrong.content.decode()
    right = client.post(f"{BASE}/evidence/", {**sent, "rests_on": ["", " tally:S-1/Q1/Moteris "]})
    assert right.status_code == 302
    fact = load(world.strategy_id).fact("E-900")
    assert fact is not None
    assert [x.to for x in fact.rests_on] == ["tally:S-1/Q1/Moteris"]
