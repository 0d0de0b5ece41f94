"""A group moves to another installation with nothing lost, and nothing is half moved."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from sutarimas.actions.comment import say_comment
from sutarimas.actions.people import invite
from sutarimas.actions.refusals import Refused
from sutarimas.actions.store import keep
from sutarimas.actions.transfer import MANIFEST, read_transfer, walled_models, write_transfer
from sutarimas.domain.rights import Host
from sutarimas.queries.store import blob_path
from sutarimas.queries.strategy import load
from sutarimas.records.models import Account, Lag, Walled
from tests.world import NOW, World, example


def rows(world: World) -> dict[str, list[dict[str, Any]]]:
    """Every row of the group, by table."""
    found: dict[str, list[dict[str, Any]]] = {}
    for model in walled_models():
        own: Any = model._default_manager.filter(lag_id=world.lag_id).order_by("pk")
        found[model.__name__] = list(own.values())
    return found


def wipe(world: World) -> None:
    """Another installation: the group and its people were never here."""
    for model in reversed(walled_models()):
        model._default_manager.filter(lag_id=world.lag_id).delete()
    Lag.objects.filter(pk=world.lag_id).delete()
    for login in ("rasa", "tomas", "ieva", "jonas", "ona", "vita"):
        Account.objects.filter(login=login).delete()


@pytest.fixture
def moved(world: World, tmp_path: Path) -> Path:
    """The group with something in many of its tables, written out."""
    actor = world.actor("rasa")
    Account.objects.filter(login="jonas").update(told_of_editions=False)
    invite(actor=actor, role="member", name="Nauja")
    say_comment(
        actor=actor,
        strategy_id=world.strategy_id,
        subject="need:P-01",
        text="Ar tikrai?",
        key=world.other_strategy_id,
    )
    keep(world.lag_id, [b"rastas"])
    path = tmp_path / "moved.zip"
    with path.open("wb") as file:
        write_transfer(world.lag_id, file)
    return path


def test_nothing_is_lost_on_the_way(moved: Path, world: World) -> None:
    before, people = rows(world), Account.objects.count()
    wipe(world)
    assert read_transfer(moved, now=NOW) == "ezeryne"
    after = rows(world)
    # The move itself is one more event.
    extra = [x for x in after["Event"] if x not in before["Event"]]
    assert [x["kind"] for x in extra] == ["lag.moved_in"]
    after["Event"] = [x for x in after["Event"] if x in before["Event"]]
    assert after == before
    assert sum(bool(x) for x in before.values()) >= 7
    assert load(world.strategy_id) == example("ezeryne")
    assert Account.objects.count() == people
    assert not Account.objects.get(login="rasa").has_usable_password()
    chosen = Account.objects.values_list("told_of_comments", "told_of_editions")
    assert [chosen.get(login=x) for x in ("rasa", "jonas")] == [(True, True), (True, False)]


def test_a_host_who_let_somebody_in_travels_by_name_and_hosts_nothing_there(
    world: World, tmp_path: Path
) -> None:
    host = replace(world.actor("rasa"), account_id=world.accounts["host"], role=Host)
    invite(actor=host, role="staff", name="Pirmoji")
    path = tmp_path / "moved.zip"
    with path.open("wb") as file:
        write_transfer(world.lag_id, file)
    wipe(world)
    Account.objects.filter(login="host").delete()
    read_transfer(path, now=NOW)
    # Keys are checked when the transaction ends; this one never does.
    connection.check_constraints()
    assert not Account.objects.get(login="host").is_host


def test_files_travel_with_the_group(moved: Path, world: World) -> None:
    digest, _ = keep(world.lag_id, [b"rastas"])
    wipe(world)
    blob_path(world.lag_id, digest).unlink()
    read_transfer(moved, now=NOW)
    assert blob_path(world.lag_id, digest).read_bytes() == b"rastas"


def test_every_table_of_a_group_travels() -> None:
    models = {x for x in apps.get_app_config("records").get_models() if issubclass(x, Walled)}
    assert set(walled_models()) == models


def test_a_group_that_is_here_is_not_taken_in_twice(moved: Path, world: World) -> None:
    before = rows(world)
    with pytest.raises(Refused, match="lag_there"):
        read_transfer(moved, now=NOW)
    assert rows(world) == before


def changed(source: Path, name: str, data: bytes) -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.namelist():
            new.writestr(item, data if item == name else old.read(item))
    path = source.with_name("changed.zip")
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize("name", ["lag.json", "rows/Entry.jsonl", "accounts.jsonl"])
def test_a_changed_file_is_refused_and_nothing_stays(name: str, moved: Path, world: World) -> None:
    wipe(world)
    with pytest.raises(Refused, match="transfer_changed"):
        read_transfer(changed(moved, name, b"{}\n"), now=NOW)
    assert not Lag.objects.filter(pk=world.lag_id).exists()


def test_a_file_of_a_newer_version_says_so(moved: Path, world: World) -> None:
    wipe(world)
    with zipfile.ZipFile(moved) as archive:
        manifest = json.loads(archive.read(MANIFEST))
        empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    manifest["members"]["rows/Hologram.jsonl"] = empty
    path = changed(moved, MANIFEST, json.dumps(manifest).encode())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("rows/Hologram.jsonl", b"")
    with pytest.raises(Refused, match="transfer_newer"):
        read_transfer(path, now=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no archive"])
def test_what_is_no_moved_group_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    with pytest.raises(Refused, match="not_a_transfer"):
        read_transfer(path, now=NOW)
