"""A file of a moved group that somebody wrote by hand: it brings one group in and nothing else."""

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from sutarimas.actions.people import RESET, set_password
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.actions.store import keep
from sutarimas.actions.transfer import FORMAT, MANIFEST, read_transfer, write_transfer
from sutarimas.queries.secret_link import token_digest
from sutarimas.queries.store import blob_path
from sutarimas.records.models import Account, Lag, Mail, Membership
from tests.actions.test_transfer import wipe
from tests.world import NOW, World

Lines = list[dict[str, Any]]


@pytest.fixture
def moved(world: World, tmp_path: Path) -> Path:
    """A group written out, and gone from here."""
    path = tmp_path / "moved.zip"
    with path.open("wb") as file:
        write_transfer(world.lag_id, file)
    wipe(world)
    return path


def forged(source: Path, more: dict[str, Lines], *, files: dict[str, bytes] | None = None) -> Path:
    """The file with lines and members added, its fingerprints written anew."""
    with zipfile.ZipFile(source) as archive:
        members = {x: archive.read(x) for x in archive.namelist() if x != MANIFEST}
    for name, lines in more.items():
        members[name] += "".join(f"{json.dumps(x)}\n" for x in lines).encode()
    members |= files or {}
    listed = {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    path = source.with_name("forged.zip")
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.writestr(MANIFEST, json.dumps({"format": FORMAT, "members": listed}))
    return path


def an_account(**more: str) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "login": "svecias",
        "name": "Svečias",
        "email": "",
        "language": "lt",
        "created_at": NOW.isoformat(),
        "is_active": "True",
        "anonymised_at": None,
        **more,
    }


def a_link(lag_id: UUID, **more: str) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "lag_id": str(lag_id),
        "token_digest": token_digest("atsivesta"),
        "role": RESET,
        "name": "Saulė",
        "organisation": "",
        "created_at": NOW.isoformat(),
        "last_on": "2027-01-31",
        "used_at": None,
        "withdrawn_at": None,
        **more,
    }


def test_nobody_becomes_the_host_of_the_installation(moved: Path) -> None:
    guest = an_account(is_host="True", password="pbkdf2_sha256$1$a$b")  # noqa: S106 - no password
    read_transfer(forged(moved, {"accounts.jsonl": [guest]}), now=NOW)
    account = Account.objects.get(login="svecias")
    assert not account.is_host
    assert not account.has_usable_password()


def test_a_row_of_another_group_is_refused_and_nothing_stays(moved: Path, world: World) -> None:
    guest = an_account()
    seat = {
        "id": str(uuid4()),
        "lag_id": str(world.other_lag_id),
        "account_id": guest["id"],
        "role": "staff",
        "since_on": "2026-01-01",
        "until_on": None,
        "organisation": "",
    }
    more = {"accounts.jsonl": [guest], "rows/Membership.jsonl": [seat]}
    with pytest.raises(Refused, match="transfer_changed"):
        read_transfer(forged(moved, more), now=NOW)
    assert not Lag.objects.filter(pk=world.lag_id).exists()
    assert not Membership.objects.filter(account_id=guest["id"]).exists()


def test_a_link_for_a_password_opens_nobodys_account_here(moved: Path, world: World) -> None:
    host = str(world.accounts["host"])
    link = a_link(world.lag_id, used_by_id=host, created_by_id=host)
    read_transfer(forged(moved, {"rows/Invitation.jsonl": [link]}), now=NOW)
    with pytest.raises(Missing, match="link_withdrawn"):
        set_password(token="atsivesta", password="visai-kitas-zodis", now=NOW)  # noqa: S106
    assert Account.objects.get(login="host").check_password("ilgas-slaptas-zodis")


def test_what_stays_behind_is_not_brought_in_either(moved: Path, world: World) -> None:
    letter = {
        "id": str(uuid4()),
        "lag_id": str(world.lag_id),
        "kind": "invitation",
        "to_name": "Saulė",
        "subject": "x",
        "text": "x",
        "not_before": NOW.isoformat(),
        "written_at": NOW.isoformat(),
        "seed": "sekla",
    }
    read_transfer(forged(moved, {"rows/Mail.jsonl": [letter]}), now=NOW)
    assert Mail.objects.get(pk=letter["id"]).seed == ""


def test_an_address_that_would_break_the_first_page_is_refused(moved: Path, world: World) -> None:
    with zipfile.ZipFile(moved) as archive:
        lag = json.loads(archive.read("lag.json")) | {"slug": "../desk grupė"}
    with pytest.raises(Refused, match="transfer_changed"):
        read_transfer(forged(moved, {}, files={"lag.json": json.dumps(lag).encode()}), now=NOW)
    assert not Lag.objects.filter(pk=world.lag_id).exists()


def test_a_text_with_other_line_ends_travels_whole(world: World, tmp_path: Path) -> None:
    text = "viena\u2028antra\x85trečia"
    Lag.objects.filter(pk=world.lag_id).update(name=text)
    path = tmp_path / "moved.zip"
    with path.open("wb") as file:
        write_transfer(world.lag_id, file)
    wipe(world)
    read_transfer(path, now=NOW)
    assert Lag.objects.get(pk=world.lag_id).name == text


@pytest.mark.parametrize("name", ["files/../../../x", "files/abc", "files/" + "0" * 64, "files/"])
def test_a_file_lies_under_its_own_fingerprint(name: str, moved: Path, world: World) -> None:
    with pytest.raises(Refused, match="transfer_changed"):
        read_transfer(forged(moved, {}, files={name: b"svetimas"}), now=NOW)
    assert not Lag.objects.filter(pk=world.lag_id).exists()


def test_a_file_that_is_here_is_not_written_over(moved: Path, world: World) -> None:
    sha256, _ = keep(world.lag_id, [b"rastas"])
    with pytest.raises(Refused, match="transfer_changed"):
        read_transfer(forged(moved, {}, files={f"files/{sha256}": b"kitas"}), now=NOW)
    assert blob_path(world.lag_id, sha256).read_bytes() == b"rastas"


@pytest.mark.parametrize(
    "line",
    [
        {},
        {"id": "ne raktas"},
        {"id": None, "lag_id": None},
        {"kas": "tai"},
    ],
)
def test_a_line_that_is_no_row_is_refused(line: dict[str, Any], moved: Path, world: World) -> None:
    with pytest.raises(Refused, match="transfer_"):
        read_transfer(forged(moved, {"rows/Membership.jsonl": [line]}), now=NOW)
    assert not Lag.objects.filter(pk=world.lag_id).exists()
