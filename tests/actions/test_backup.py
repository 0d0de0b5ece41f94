"""A copy of an installation holds everything and comes back whole."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from sutarimas.actions.backup import KEPT, back_up, back_up_when_due, folder, restore
from sutarimas.actions.refusals import Refused
from sutarimas.actions.store import keep
from sutarimas.records.models import Entry
from tests.world import NOW, World

#: What is copied must be there for others to read, so these tests commit what they write.
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "postgresql", reason="a copy of PostgreSQL comes back by pg_restore"
    ),
]


def test_a_copy_is_brought_back_whole(world: World, tmp_path: Path) -> None:
    digest, _ = keep(world.lag_id, [b"rastas"])
    made = back_up(now=NOW, out=tmp_path / "copy.zip")
    assert made.stat().st_mode & 0o077 == 0
    data = tmp_path / "new"
    restore(made, data)
    with closing(sqlite3.connect(data / "sutarimas.sqlite3")) as copy:
        (count,) = copy.execute("SELECT count(*) FROM records_entry").fetchone()
    assert count == Entry.objects.count()
    assert (data / "files" / str(world.lag_id) / digest[:2] / digest).read_bytes() == b"rastas"


def test_nothing_is_restored_over_what_is_there(world: World, tmp_path: Path) -> None:  # noqa: ARG001
    made = back_up(now=NOW, out=tmp_path / "copy.zip")
    restore(made, tmp_path / "new")
    with pytest.raises(Refused, match="not_empty"):
        restore(made, tmp_path / "new")


@pytest.mark.parametrize("data", [b"", b"nothing", b"PK\x05\x06" + b"\x00" * 18])
def test_what_is_no_copy_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    with pytest.raises(Refused, match="not_a_backup"):
        restore(path, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_copy_is_made_every_day_and_the_last_fourteen_stay() -> None:
    for old in folder().glob("*.zip"):
        old.unlink()
    assert back_up_when_due(now=NOW) is not None
    assert back_up_when_due(now=NOW + timedelta(hours=23)) is None
    for day in range(1, KEPT + 4):
        assert back_up_when_due(now=NOW + timedelta(days=day)) is not None
    names = sorted(x.name for x in folder().glob("*.zip"))
    assert len(names) == KEPT
    assert names[-1].startswith(f"sutarimas-{NOW + timedelta(days=KEPT + 3):%Y-%m-%d}")
