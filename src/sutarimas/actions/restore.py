"""Bringing a copy of a whole installation back."""

import json
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

from django.db import connection

from sutarimas.actions import postgres
from sutarimas.actions.backup import DATABASE, DUMP, FORMAT, MANIFEST
from sutarimas.actions.refusals import Refused
from sutarimas.formats.archive import BROKEN

_FILES = "files"
#: The member that holds the database, and what refuses a copy that holds the other one.
_MEMBER = {"sqlite": (DATABASE, "copy_of_postgresql"), "postgresql": (DUMP, "copy_of_sqlite")}


def restore(source: Path, data: Path, *, database: Path | None = None) -> None:
    """Bring a copy back into an empty folder and an empty database.

    `database` is SQLite's file, `sutarimas.sqlite3` in the folder unless named. The copy is read to
    its end before anything is touched and the database comes last, whole, so that a refusal leaves
    everything as it was. Raises Refused: `not_a_backup`, `backup_broken`, `not_empty`,
    `database_not_empty`, `copy_of_sqlite`, `copy_of_postgresql`, and as `postgres` does; OSError.
    """
    database = database or data / "sutarimas.sqlite3"
    member, other = _MEMBER[connection.vendor]
    _check(source)
    with zipfile.ZipFile(source) as archive:
        if member not in archive.namelist():
            raise Refused(other)
        _require_empty(data, database)
        data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=data, prefix=".restoring-") as folder:
            work = Path(folder)
            names = [x for x in archive.namelist() if x.startswith(f"{_FILES}/")]
            archive.extractall(work, [member, *names])
            if not _is_ours(work / member):
                raise Refused("backup_broken")
            _put(work, member, data, database)


def _check(source: Path) -> None:
    """Refuse what is no copy, and one whose bytes are not as they were written."""
    try:
        with zipfile.ZipFile(source) as archive:
            if json.loads(archive.read(MANIFEST))["format"] != FORMAT:
                raise Refused("not_a_backup")
            broken = _is_broken(archive)
    except (*BROKEN, KeyError, TypeError, RuntimeError):
        raise Refused("not_a_backup") from None
    if broken:
        raise Refused("backup_broken")


def _is_broken(archive: zipfile.ZipFile) -> bool:
    try:
        return archive.testzip() is not None
    except (*BROKEN, RuntimeError):
        return True


def _require_empty(data: Path, database: Path) -> None:
    if (data / _FILES).exists():
        raise Refused("not_empty")
    if connection.vendor == "sqlite":
        # A journal left of another database would be played into this one.
        if any(database.parent.glob(f"{database.name}*")):
            raise Refused("not_empty")
    elif connection.introspection.table_names():
        raise Refused("database_not_empty", name=connection.settings_dict["NAME"])


def _is_ours(database: Path) -> bool:
    if connection.vendor == "postgresql":
        return postgres.holds_ours(database)
    try:
        with closing(sqlite3.connect(database)) as copy:
            (whole,) = copy.execute("PRAGMA quick_check").fetchone()
            copy.execute("SELECT 1 FROM records_lag")
    except sqlite3.DatabaseError:
        return False
    return bool(whole == "ok")


def _put(work: Path, member: str, data: Path, database: Path) -> None:
    """Everything in its place; where the database stays out, the files go again."""
    held = work / _FILES
    held.mkdir(exist_ok=True)
    held.rename(data / _FILES)
    try:
        if connection.vendor == "postgresql":
            postgres.bring_back(work / member)
        else:
            _move(work / member, database)
    except BaseException:
        (data / _FILES).rename(held)
        raise


def _move(fresh: Path, database: Path) -> None:
    """Put the file in its place whole, also where that is on another disk."""
    database.parent.mkdir(parents=True, exist_ok=True)
    beside = database.with_name(f".{database.name}.restoring")
    try:
        shutil.move(fresh, beside)
        beside.rename(database)
    finally:
        beside.unlink(missing_ok=True)
