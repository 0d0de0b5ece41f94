"""Copies of a whole installation (`actions.restore` brings them back)."""

import json
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection

from sutarimas.actions import full_disk, postgres
from sutarimas.records.models import Beat

FORMAT = "sutarimas-backup/1"
#: How often the tick makes a copy by itself, and how many it keeps.
EVERY, KEPT = timedelta(days=1), 14
BEAT = "backup"
DATABASE, DUMP, MANIFEST = "database.sqlite3", "database.dump", "manifest.json"


def folder() -> Path:
    """Where the copies lie."""
    return Path(settings.DATA) / "backups"


def back_up(*, now: datetime, out: Path | None = None) -> Path:
    """Copy database and files into one archive; it appears whole or not at all.

    Raises OSError where there is no room, Refused as `postgres.dump` does.
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
            archive.writestr(MANIFEST, json.dumps(said))
        fresh.chmod(0o600)
        fresh.replace(place)
    Beat.objects.update_or_create(name=BEAT, defaults={"at": now, "note": place.name})
    return place


def _files() -> list[Path]:
    root = Path(settings.DATA) / "files"
    return [x for x in root.rglob("*") if x.is_file() and not x.name.startswith("arriving-")]


def _database(archive: zipfile.ZipFile, work: Path) -> None:
    if connection.vendor == "sqlite":
        copy = work / DATABASE
        _copy_sqlite(copy)
    else:
        copy = work / DUMP
        postgres.dump(copy)
    archive.write(copy, copy.name)


def _copy_sqlite(copy: Path) -> None:
    # A reader of its own sees one moment of the database, whatever others write meanwhile.
    source = f"{Path(connection.settings_dict['NAME']).as_uri()}?mode=ro"
    with closing(sqlite3.connect(source, uri=True)) as reader, closing(sqlite3.connect(copy)) as to:
        try:
            reader.backup(to)
        except sqlite3.OperationalError as error:
            if full_disk.is_full(error):
                raise full_disk.full() from None
            raise


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
