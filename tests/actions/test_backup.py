"""A copy of an installation holds everything and comes back whole."""

import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from sutarimas.actions.backup import FORMAT, KEPT, back_up, back_up_when_due, folder
from sutarimas.actions.refusals import Refused
from sutarimas.actions.restore import restore
from sutarimas.actions.store import keep
from sutarimas.records.models import Entry
from tests.world import NOW, World

#: What is copied must be there for others to read, so these tests commit what they write.
pytestmark = pytest.mark.django_db(transaction=True)
sqlite_only = pytest.mark.skipif(
    connection.vendor == "postgresql", reason="test_restore_postgres.py holds its twin"
)


@sqlite_only
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


@sqlite_only
def test_nothing_is_restored_over_what_is_there(world: World, tmp_path: Path) -> None:  # noqa: ARG001
    made = back_up(now=NOW, out=tmp_path / "copy.zip")
    restore(made, tmp_path / "new")
    with pytest.raises(Refused, match="not_empty"):
        restore(made, tmp_path / "new")


@sqlite_only
def test_a_journal_of_another_database_is_not_played_into_the_copy(tmp_path: Path) -> None:
    made = back_up(now=NOW, out=tmp_path / "copy.zip")
    data = tmp_path / "new"
    data.mkdir()
    (data / "sutarimas.sqlite3-wal").write_bytes(b"of another one")
    with pytest.raises(Refused, match="not_empty"):
        restore(made, data)


@sqlite_only
def test_a_database_elsewhere_is_restored_where_it_is_looked_for(tmp_path: Path) -> None:
    made = back_up(now=NOW, out=tmp_path / "copy.zip")
    elsewhere = tmp_path / "elsewhere" / "base.db"
    restore(made, tmp_path / "new", database=elsewhere)
    assert [x.name for x in (tmp_path / "new").iterdir()] == ["files"]
    assert [x.name for x in elsewhere.parent.iterdir()] == ["base.db"]


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


def archive(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("manifest.json", json.dumps({"format": FORMAT}))
        for name, data in members.items():
            made.writestr(name.replace("__", "."), data)
    return path


def test_a_copy_of_the_other_kind_of_database_is_refused(tmp_path: Path) -> None:
    kinds = {"postgresql": b"PGDMP", "sqlite": b"SQLite format 3"}
    del kinds[connection.vendor]
    ((kind, data),) = kinds.items()
    name = {"postgresql": "database__dump", "sqlite": "database__sqlite3"}[kind]
    copy = archive(tmp_path / "copy.zip", **{name: data})
    with pytest.raises(Refused, match=f"copy_of_{kind}"):
        restore(copy, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_damaged_copy_is_refused_before_anything_is_touched(tmp_path: Path) -> None:
    made = archive(tmp_path / "copy.zip", database__sqlite3=b"SQLite", database__dump=b"SQLite")
    made.write_bytes(made.read_bytes().replace(b"SQLite", b"sQLite"))
    with pytest.raises(Refused, match="backup_broken"):
        restore(made, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@sqlite_only
def test_a_database_of_others_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.db")) as other:
        other.execute("CREATE TABLE a (b)")
        other.commit()
    for data in (b"", b"no database", (tmp_path / "x.db").read_bytes()):
        copy = archive(tmp_path / "copy.zip", database__sqlite3=data)
        with pytest.raises(Refused, match="backup_broken"):
            restore(copy, tmp_path / "new")
        assert list((tmp_path / "new").iterdir()) == []


@sqlite_only
def test_a_database_that_cannot_be_put_takes_the_files_with_it(
    world: World, tmp_path: Path
) -> None:
    keep(world.lag_id, [b"rastas"])
    made = back_up(now=NOW, out=tmp_path / "copy.zip")
    (tmp_path / "occupied").write_bytes(b"a file, no folder")
    with pytest.raises(OSError, match="occupied"):
        restore(made, tmp_path / "new", database=tmp_path / "occupied" / "base.db")
    assert list((tmp_path / "new").iterdir()) == []
