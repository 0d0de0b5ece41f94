"""`sutarimas doctor`: what the installation lacks, why it matters, and how to get it."""

import importlib.util
import json
import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfoNotFoundError

import click

from sutarimas import RELEASED
from sutarimas.cli.clock import zone
from sutarimas.cli.installation import data_option, open_installation
from sutarimas.cli.options import lang_option
from sutarimas.document.wording import Wording

#: A record may be written while the doctor looks.
_SLACK = timedelta(minutes=1)
_ROOM = 1_000_000_000  # bytes; a build of a large strategy with its pictures takes a tenth


@dataclass(frozen=True, kw_only=True)
class Checked:
    """One thing that was looked at; `state` is ok, advice or missing."""

    name: str
    state: str
    said: str
    remedy: str = ""


@click.command("doctor")
@data_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people, or one JSON object for programs.",
)
@lang_option
def doctor_command(*, data: Path, form: str, lang: str) -> None:
    """Look at the machine and the installation. Exit 1 when something is missing."""
    found = tuple(_checks(data, Wording("cli", lang)))
    if form == "json":
        told = {"format": "sutarimas-doctor/1", "checks": [asdict(x) for x in found]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        marks = {"ok": "✓", "advice": "·", "missing": "✗"}
        for one in found:
            click.echo(f"{marks[one.state]} {one.said}")
            if one.remedy:
                click.echo(f"    {one.remedy}")
    raise SystemExit(int(any(x.state == "missing" for x in found)))


def _checks(data: Path, words: Wording) -> Iterator[Checked]:
    yield _python(words)
    yield _venv(words)
    zoned = _zone(words)
    yield zoned
    if zoned.state == "ok":
        yield _clock(words)
    yield from _folder(data, words)
    if zoned.state != "ok" or not data.is_dir():
        return
    open_installation(data)
    yield from _database(words)
    yield from _settings(words)


def _one(words: Wording, name: str, *, ok: bool, advice: bool = False, **slots: str) -> Checked:
    """A check with its words: `doctor_<name>` when well, `_no` and `_fix` when not."""
    if ok:
        return Checked(name=name, state="ok", said=words.text(f"doctor_{name}", **slots))
    return Checked(
        name=name,
        state="advice" if advice else "missing",
        said=words.text(f"doctor_{name}_no", **slots),
        remedy=words.text(f"doctor_{name}_fix", **slots),
    )


def _python(words: Wording) -> Checked:
    version = ".".join(map(str, sys.version_info[:3]))
    return _one(words, "python", ok=sys.version_info >= (3, 11), version=version)


def _venv(words: Wording) -> Checked:
    return _one(words, "venv", ok=importlib.util.find_spec("ensurepip") is not None)


def _zone(words: Wording) -> Checked:
    try:
        name = zone().key
    except ZoneInfoNotFoundError:
        name = ""
    return _one(words, "zone", ok=bool(name), zone=name)


def _clock(words: Wording) -> Checked:
    now = datetime.now(zone())  # noqa: TID251 - the outermost layer; everything below is handed it
    # Advice only: whoever packs a version may date it ahead.
    return _one(
        words,
        "clock",
        ok=now.date() >= RELEASED,
        advice=True,
        when=_minute(now),
        released=RELEASED.isoformat(),
    )


def _minute(moment: datetime) -> str:
    return f"{moment.astimezone(zone()):%Y-%m-%d %H:%M}"


def _folder(data: Path, words: Wording) -> Iterator[Checked]:
    there = data.is_dir() and os.access(data, os.W_OK)
    yield _one(words, "data", ok=there, data=str(data))
    if there:
        free = shutil.disk_usage(data).free
        yield _one(words, "room", ok=free > _ROOM, free=str(free // 1_000_000))
        secret = data / "secret.key"
        safe = not secret.exists() or not secret.stat().st_mode & 0o077
        yield _one(words, "secret", ok=safe, path=str(secret))


def _database(words: Wording) -> Iterator[Checked]:
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        yield _one(words, "database", ok=False, vendor=connection.vendor, reason=str(error)[:200])
        return
    yield _one(words, "database", ok=True, vendor=connection.vendor, reason="")
    yield _one(words, "migrated", ok=not waiting, n=str(len(waiting)))
    if not waiting:
        yield from _beats(words)


def _beats(words: Wording) -> Iterator[Checked]:
    from sutarimas.queries.installation import beats, newest_at

    known = beats()
    now = datetime.now(zone())  # noqa: TID251 - the outermost layer; everything below is handed it
    for name, longest in (("tick", timedelta(minutes=15)), ("backup", timedelta(days=2))):
        at = known.get(name)
        fresh = at is not None and now - at < longest
        when = _minute(at) if at else "–"
        yield _one(words, name, ok=fresh, advice=True, when=when)
    newest = newest_at() or now
    behind = newest - now > _SLACK
    yield _one(words, "records", ok=not behind, when=_minute(now), newest=_minute(newest))


def _settings(words: Wording) -> Iterator[Checked]:
    from django.conf import settings

    hosts = ", ".join(settings.ALLOWED_HOSTS)
    public = set(settings.ALLOWED_HOSTS) - {"127.0.0.1", "localhost", "[::1]"}
    yield _one(words, "tls", ok=settings.SECURE or not public, hosts=hosts)
    yield from _address(words)
    yield _one(words, "mail", ok=bool(settings.EMAIL_HOST), advice=True, host=settings.EMAIL_HOST)
    scanner = shlex.split(os.environ.get("SUTARIMAS_SCANNER", ""))
    found = bool(scanner) and shutil.which(scanner[0]) is not None
    # None at all is a choice that we advise against; one that is not there holds every file back.
    yield _one(words, "scanner", ok=found, advice=not scanner, command=" ".join(scanner) or "–")
    gathered = (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file()
    yield _one(words, "static", ok=gathered)


def _address(words: Wording) -> Iterator[Checked]:
    """Letters lead to it: without one they say where to look, a wrong one would lead nowhere."""
    from django.conf import settings
    from django.http.request import split_domain_port, validate_host

    given, address = os.environ.get("SUTARIMAS_ADDRESS", ""), settings.ADDRESS
    shown = address or given or "–"
    yield _one(words, "address", ok=bool(address), advice=not given, address=shown)
    if address:
        name, _ = split_domain_port(urlsplit(address).netloc)
        known = validate_host(name, settings.ALLOWED_HOSTS)
        hosts = ", ".join(settings.ALLOWED_HOSTS)
        yield _one(words, "address_host", ok=known, address=address, hosts=hosts)
        safe = address.startswith("https://") or not settings.SECURE
        yield _one(words, "address_tls", ok=safe, address=address)
