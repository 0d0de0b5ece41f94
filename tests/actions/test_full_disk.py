"""A disk that fills leaves no half, loses nothing, and what stopped can be begun again."""

import errno
import io
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from PIL import Image

from sutarimas.actions import document, full_disk
from sutarimas.actions.arrival import hold
from sutarimas.actions.backup import _copy_sqlite, back_up
from sutarimas.actions.document import ask_draft
from sutarimas.actions.full_disk import is_full
from sutarimas.actions.handlers import HANDLERS
from sutarimas.actions.installation import Ground, begin, setup_code
from sutarimas.actions.job import claim, retry
from sutarimas.actions.people import NewPerson
from sutarimas.actions.restore import restore
from sutarimas.actions.store import keep
from sutarimas.actions.upload import About, take_file
from sutarimas.actions.work import Run, do, do_next
from sutarimas.cli import worker
from sutarimas.domain.place import Region
from sutarimas.formats.archive import write_archive
from sutarimas.queries.job import job as job_line
from sutarimas.records.models import Document, Job, Upload
from tests.small_disk import SmallDisk, small_disk
from tests.world import NOW, World, example

SOON = NOW + timedelta(seconds=1)
sqlite_only = pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite")


@pytest.fixture
def disk(world: World, tmp_path: Path, settings: Any) -> Iterator[SmallDisk]:  # noqa: ARG001
    """The folder of data on a disk of its own; the database lies elsewhere and has room."""
    with small_disk(tmp_path / "disk", kilobytes=400) as made:
        settings.DATA = made.path
        yield made


def work() -> None:
    assert do_next(worker="w", clock=lambda: SOON, handlers=HANDLERS)


def test_documents_that_find_no_room_are_told_and_made_when_there_is(
    world: World, disk: SmallDisk
) -> None:
    key = ask_draft(actor=world.actor("rasa"), strategy_id=world.strategy_id, lang="lt")
    work()
    line = job_line(world.lag_id, key, lang="lt")
    assert line is not None
    assert (line.state, "diske nebėra vietos" in line.words) == ("failed", True)
    assert disk.files() == []
    disk.grow()
    retry(actor=world.actor("rasa"), job_id=key)
    work()
    assert Document.objects.count() == 11


@pytest.fixture
def third_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full by the third file that is kept."""
    kept: list[str] = []

    def filling(*given: Any) -> tuple[str, int]:
        if len(kept) == 2:
            raise full_disk.full()
        kept.append("")
        return keep(*given)

    monkeypatch.setattr(document, "keep", filling)


@pytest.mark.parametrize("other", ["waiting", "running"])
@pytest.mark.usefixtures("third_fails")
def test_what_was_kept_goes_unless_another_build_may_have_kept_the_same(
    world: World, disk: SmallDisk, other: str, tmp_path: Path
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(name)
    for lang in ("lt", "en"):
        ask_draft(actor=world.actor("rasa"), strategy_id=world.strategy_id, lang=lang)
    mine = claim(worker="w", now=SOON)
    assert mine is not None
    Job.objects.exclude(pk=mine.id).update(state=other)
    with pytest.raises(OSError, match="space"):
        document._keep(Run(job=mine, clock=lambda: SOON), [tmp_path / x for x in "abc"])
    assert len(disk.files()) == {"waiting": 0, "running": 2}[other]


def test_a_file_that_finds_no_room_leaves_neither_bytes_nor_a_record(
    world: World, disk: SmallDisk
) -> None:
    with pytest.raises(OSError, match="space"):
        take_file(
            actor=world.actor("rasa"),
            strategy_id=world.strategy_id,
            file=io.BytesIO(b"rastas " * 100_000),
            name="a.txt",
            about=About(title="Raštas"),
        )
    assert (disk.files(), Upload.objects.exists(), Job.objects.exists()) == ([], False, False)


def test_a_check_that_finds_no_room_does_not_call_the_file_unreadable(
    world: World, disk: SmallDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.BytesIO()
    Image.effect_noise((640, 480), 90).convert("RGB").save(stream, "JPEG")
    disk.grow()
    key = take_file(
        actor=world.actor("rasa"),
        strategy_id=world.strategy_id,
        file=stream,
        name="a.jpg",
        about=About(title="Parkas"),
    )
    with small_disk(tmp_path / "tmp", kilobytes=16) as tight, monkeypatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(tight.path))
        work()
    job = Job.objects.get()
    assert (job.state, "disk_full" in job.message) == ("failed", True)
    assert Upload.objects.values_list("state", "verdict").get(pk=key) == ("waiting", "")
    retry(actor=world.actor("rasa"), job_id=job.pk)
    work()
    assert Upload.objects.values_list("state", "verdict").get(pk=key) == ("clean", "")


def test_a_strategy_that_is_brought_and_finds_no_room_leaves_nothing(
    world: World, disk: SmallDisk
) -> None:
    disk.fill()
    with pytest.raises(OSError, match="space"):
        hold(actor=world.actor("rasa"), name="a.zip", data=write_archive(example("ezeryne")))
    assert disk.files() == ["filling"]
    assert list((disk.path / "work").iterdir()) == []


@pytest.mark.django_db(transaction=True)
def test_a_copy_that_finds_no_room_leaves_nothing(world: World, tmp_path: Path) -> None:  # noqa: ARG001
    with small_disk(tmp_path / "disk", kilobytes=40) as disk:
        with pytest.raises(OSError, match="space"):
            back_up(now=NOW, out=disk.path / "copy.zip")
        assert list(disk.path.iterdir()) == []
        disk.grow()
        assert back_up(now=NOW, out=disk.path / "copy.zip").stat().st_size > 40_000


@sqlite_only
@pytest.mark.django_db(transaction=True)
def test_sqlite_says_that_its_copy_found_no_room_as_everything_else_does(tmp_path: Path) -> None:
    tight = small_disk(tmp_path / "disk", kilobytes=40)
    with tight as disk, pytest.raises(OSError, match="space"):
        _copy_sqlite(disk.path / "copy")


@sqlite_only
@pytest.mark.django_db(transaction=True)
def test_a_copy_that_finds_no_room_to_come_back_to_leaves_nothing(
    world: World, tmp_path: Path
) -> None:
    keep(world.lag_id, [b"rastas"])
    made = back_up(now=NOW, out=tmp_path / "copy.zip")
    with small_disk(tmp_path / "disk", kilobytes=400) as disk:
        with pytest.raises(OSError, match="space"):
            restore(made, disk.path)
        assert list(disk.path.iterdir()) == []
        disk.grow()
        restore(made, disk.path)


@pytest.mark.django_db
def test_a_beginning_that_is_taken_back_keeps_its_code(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    known = setup_code()
    ground = Ground(
        name="A", municipality="A", town="A", town_gen="A", county_gen="", region=Region.CAPITAL
    )
    person = NewPerson(login="a", name="A", password="ilgas-slaptas", language="lt")  # noqa: S106
    with suppress(ZeroDivisionError), transaction.atomic():
        begin(ground=ground, person=person, now=NOW)
        raise ZeroDivisionError
    assert (tmp_path / "setup.code").read_text() == known


def sqlite_error(code: int) -> OperationalError:
    error = sqlite3.OperationalError("told")
    error.sqlite_errorcode = code
    return wrapped(error)


def wrapped(cause: Exception) -> OperationalError:
    error = OperationalError("told")
    error.__cause__ = cause
    return error


class Postgres(Exception):
    sqlstate = "53100"


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (full_disk.full(), True),
        (OSError(errno.EDQUOT, "quota"), True),
        (sqlite_error(sqlite3.SQLITE_FULL), True),
        (wrapped(Postgres()), True),
        (OSError(errno.EACCES, "closed"), False),
        (sqlite_error(sqlite3.SQLITE_BUSY), False),
        (sqlite_error(sqlite3.SQLITE_IOERR), False),
        (ValueError(os.strerror(errno.ENOSPC)), False),
        (None, False),
    ],
)
def test_a_full_disk_is_told_from_other_faults(error: Exception | None, full: bool) -> None:
    assert is_full(error) == full


@sqlite_only
@pytest.mark.django_db
def test_a_result_that_the_database_has_no_room_for_is_a_full_disk(world: World) -> None:
    ask_draft(actor=world.actor("rasa"), strategy_id=world.strategy_id, lang="lt")
    mine = claim(worker="w", now=SOON)
    assert mine is not None

    def handler(_: Run) -> None:
        raise sqlite_error(sqlite3.SQLITE_FULL)

    do(Run(job=mine, clock=lambda: SOON), {mine.kind: handler})
    row = Job.objects.get()
    assert (row.state, "disk_full" in row.message) == ("failed", True)


def test_a_worker_waits_while_the_database_has_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    stopping, asked = Event(), list[str]()

    def full(**_: object) -> bool:
        asked.append("")
        if len(asked) == 3:
            stopping.set()
        raise sqlite_error(sqlite3.SQLITE_FULL)

    monkeypatch.setattr("sutarimas.actions.tick.tick", lambda **_: None)
    monkeypatch.setattr("sutarimas.actions.work.do_next", full)
    monkeypatch.setattr(worker, "_ROOM", 0)
    worker._work(stopping, once=False)
    assert len(asked) == 3
    with pytest.raises(OperationalError):
        worker._work(Event(), once=True)
