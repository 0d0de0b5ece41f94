"""Copies of a whole installation, and bringing one back."""

import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection

from sutarimas.actions.refusals import Refused
from sutarimas.records.models import Beat

FORMAT = "sutarimas-backup/1"
#: How often the tick makes a copy by itself, and how many it keeps.
EVERY, KEPT = timedelta(days=1), 14
BEAT = "backup"
_DATABASE, _MANIFEST = "database.sqlite3", "manifest.json"
_DUMP = "database.dump"


def folder() -> Path:
    """Where the copies lie."""
    return Path(settings.DATA) / "backups"


def back_up(*, now: datetime, out: Path | None = None) -> Path:
    """Copy database and files into one archive; it appears whole or not at all.

    Raises OSError where there is no room, Refused(`no_pg_dump`) where PostgreSQL's tool lacks.
    """
    place = out or folder() / f"sutarimas-{now:%Y-%m-%d-%H%M%S}.zip"
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".copying-") as work:
        fresh = Path(work) / "copy.zip"
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
            _database(archive, Path(work))
            for path in sorted(_files()):
                archive.write(path, f"files/{path.relative_to(Path(settings.DATA) / 'files')}")
            said = {"format": FORMAT, "at": now.isoformat(), "vendor": connection.vendor}
            archive.writestr(_MANIFEST, json.dumps(said))
        fresh.chmod(0o600)
        fresh.replace(place)
    Beat.objects.update_or_create(name=BEAT, defaults={"at": now, "note": place.name})
    return place


def _files() -> list[Path]:
    root = Path(settings.DATA) / "files"
    return [x for x in root.rglob("*") if x.is_file() and not x.name.startswith("arriving-")]


def _database(archive: zipfile.ZipFile, work: Path) -> None:
    if connection.vendor == "sqlite":
        copy = work / _DATABASE
        _copy_sqlite(copy)
        archive.write(copy, _DATABASE)
        return
    tool = shutil.which("pg_dump")
    if tool is None:
        raise Refused("no_pg_dump")
    dump = work / _DUMP
    # The password goes by the environment: everybody on the machine can read a command line.
    password = {"PGPASSWORD": settings.DATABASES["default"]["PASSWORD"]}
    command = [tool, "--format=custom", f"--file={dump}", _url()]
    subprocess.run(command, check=True, env=os.environ | password)  # noqa: S603
    archive.write(dump, _DUMP)


def _copy_sqlite(copy: Path) -> None:
    # A reader of its own sees one moment of the database, whatever others write meanwhile.
    source = f"{Path(connection.settings_dict['NAME']).as_uri()}?mode=ro"
    with closing(sqlite3.connect(source, uri=True)) as reader, closing(sqlite3.connect(copy)) as to:
        reader.backup(to)


def _url() -> str:
    given = settings.DATABASES["default"]
    port = f":{given['PORT']}" if given["PORT"] else ""
    return f"postgresql://{given['USER']}@{given['HOST']}{port}/{given['NAME']}"


def back_up_when_due(*, now: datetime) -> Path | None:
    """The daily copy; older ones than the last fourteen go."""
    last = Beat.objects.filter(name=BEAT).first()
    if last is not None and now - last.at < EVERY:
        return None
    made = back_up(now=now)
    copies = sorted(folder().glob("sutarimas-*.zip"))
    for old in copies[:-KEPT]:
        old.unlink()
    return made


def restore(source: Path, data: Path) -> None:
    """Bring a copy back into an empty folder; the database is SQLite's.

    Raises Refused: `not_a_backup`, `not_empty`, `other_database`. Works without a database, so
    that it can be the first thing done on a new machine.
    """
    try:
        archive = zipfile.ZipFile(source)
    except (OSError, zipfile.BadZipFile):
        raise Refused("not_a_backup") from None
    with archive:
        try:
            said = json.loads(archive.read(_MANIFEST))
        except (KeyError, ValueError):
            raise Refused("not_a_backup") from None
        if said.get("format") != FORMAT:
            raise Refused("not_a_backup")
        if _DATABASE not in archive.namelist():
            raise Refused("other_database")
        if (data / "sutarimas.sqlite3").exists() or (data / "files").exists():
            raise Refused("not_empty", data=str(data))
        data.mkdir(parents=True, exist_ok=True)
        for name in archive.namelist():
            if name.startswith("files/") and ".." not in name:
                archive.extract(name, data)
        (data / "sutarimas.sqlite3").write_bytes(archive.read(_DATABASE))
