"""The financial plan is written cell by cell, to the cent, by two people at once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.domain.money import Euro
from sutarimas.queries.strategy import load
from sutarimas.records.models import Change
from tests.world import SignIn, World

URL = "/lt/desk/ezeryne/s/ezeryne/finance/"
CELL = "1.1.1/2026/esf"


def boxes(html: str) -> dict[str, str]:
    """Every box of the grid with what stands in it."""
    found = re.findall(r'name="((?:cell|was):[^"]*)" value="([^"]*)"', html)
    return {name: value.replace("\u00a0", " ") for name, value in found}


def amount(world: World, code: str) -> Euro | None:
    return next((x.amount for x in load(world.strategy_id).finance.lines if x.code == code), None)


def test_a_grid_that_is_saved_as_it_stands_changes_nothing(signed_in: SignIn, world: World) -> None:
    client, before = signed_in("rasa"), load(world.strategy_id)
    for view in ("esf", "state", "2026"):
        html = client.get(f"{URL}?view={view}").content.decode()
        assert client.post(f"{URL}?view={view}", boxes(html)).status_code == 302
    assert load(world.strategy_id) == before
    assert not Change.objects.filter(deed="finance.saved").exists()


def test_changed_emptied_and_new_cells_are_one_change(signed_in: SignIn, world: World) -> None:
    client = signed_in("rasa")
    html = client.get(f"{URL}?view=esf").content.decode()
    sent = boxes(html)
    filled = [x for x in sent if x.startswith("cell:") and sent[x]]
    empty = [x for x in sent if x.startswith("cell:") and not sent[x]]
    sent |= {filled[0]: "1 234,56 Eur", filled[1]: "", empty[0]: "0"}
    assert client.post(f"{URL}?view=esf", sent).status_code == 302
    assert amount(world, filled[0].removeprefix("cell:")) == Euro(123_456)
    assert amount(world, filled[1].removeprefix("cell:")) is None
    assert amount(world, empty[0].removeprefix("cell:")) == Euro(0)
    assert Change.objects.filter(deed="finance.saved").count() == 1


def test_two_people_in_different_cells_both_keep_theirs(signed_in: SignIn, world: World) -> None:
    rasa, tomas = signed_in("rasa"), signed_in("tomas")
    sent = boxes(rasa.get(f"{URL}?view=esf").content.decode())
    first, second = [x for x in sent if x.startswith("cell:") and sent[x]][:2]
    assert rasa.post(URL, sent | {first: "11,11"}).status_code == 302
    assert tomas.post(URL, sent | {second: "22,22"}).status_code == 302
    assert amount(world, first.removeprefix("cell:")) == Euro(1111)
    assert amount(world, second.removeprefix("cell:")) == Euro(2222)


def test_two_people_in_one_cell_see_both_amounts(signed_in: SignIn, world: World) -> None:
    rasa, tomas = signed_in("rasa"), signed_in("tomas")
    sent = boxes(rasa.get(f"{URL}?view=esf").content.decode())
    cell = next(x for x in sent if x.startswith("cell:") and sent[x])
    rasa.post(URL, sent | {cell: "11,11"})
    answer = tomas.post(f"{URL}?view=esf", sent | {cell: "22,22"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "11,11" in html
    assert 'value="22,22"' in html
    assert amount(world, cell.removeprefix("cell:")) == Euro(1111)
    assert tomas.post(f"{URL}?view=esf", boxes(html)).status_code == 302
    assert amount(world, cell.removeprefix("cell:")) == Euro(2222)


@pytest.mark.parametrize("typed", ["daug", "1.234", "12,345", "1e5", "="])
def test_an_amount_that_is_unclear_is_asked_about_and_nothing_is_lost(
    typed: str, signed_in: SignIn, world: World
) -> None:
    client, before = signed_in("rasa"), load(world.strategy_id)
    sent = boxes(client.get(f"{URL}?view=esf").content.decode())
    first, second = [x for x in sent if x.startswith("cell:") and sent[x]][:2]
    answer = client.post(f"{URL}?view=esf", sent | {first: typed, second: "77,77"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{typed}"' in html
    assert 'value="77,77"' in html
    assert load(world.strategy_id) == before


def test_a_cell_outside_the_plan_is_refused(signed_in: SignIn, world: World) -> None:
    client = signed_in("rasa")
    for code in ("9.9.9/2026/esf", "1.1.1/1999/esf", "1.1.1/2026/gold", "x"):
        answer = client.post(URL, {f"cell:{code}": "1", f"was:{code}": ""})
        assert answer.status_code == 422, code
    assert amount(world, "9.9.9/2026/esf") is None


@pytest.mark.parametrize("login", ["jonas", "vita"])
def test_who_only_reads_sees_sums_and_no_boxes(login: str, signed_in: SignIn) -> None:
    client = signed_in(login)
    html = client.get(URL).content.decode()
    assert "555\u00a0330,00" in html
    assert 'name="cell:' not in html
    assert client.post(URL, {}).status_code == 403


def test_the_first_contract_is_split_to_the_cent_and_kept(signed_in: SignIn, world: World) -> None:
    client = signed_in("rasa")
    url = "/lt/desk/ezeryne/s/ezeryne/split/"
    html = client.get(url, {"total": "9989,15", "due_on": "2027-02-01"}).content.decode()
    assert "8\u00a0490,77\u00a0Eur" in html
    assert "1\u00a0498,38\u00a0Eur" in html
    assert "2026-12-12" in html
    sent = {"total": "9989,15", "code": "PS-99", "title": "Sutartis", "due_on": "2027-02-01"}
    assert client.post(url, sent).status_code == 302
    assert client.post(url, sent).status_code == 422
    kept = [x for x in load(world.strategy_id).finance.contracts if x.code == "PS-99"]
    assert [(x.total.plain, x.eu.plain, x.state.plain) for x in kept if x.eu and x.state] == [
        ("9989.15", "8490.77", "1498.38")
    ]


def test_the_lines_are_handed_out_as_a_table(signed_in: SignIn, world: World) -> None:
    text = signed_in("vita").get(f"{URL}lines.csv").content.decode()
    lines = load(world.strategy_id).finance.lines
    assert text.splitlines()[0] == "action,year,source,amount"
    assert len(text.splitlines()) == len(lines) + 1
    assert f"{lines[0].action},{lines[0].year},{lines[0].source},{lines[0].amount.plain}" in text


@given(st.integers(-(10**12), 10**12))
def test_what_a_box_shows_is_read_back_to_the_cent(cents: int) -> None:
    shown = Euro(cents).plain.replace(".", ",")
    assert Euro.parse(shown) == Euro(cents)
