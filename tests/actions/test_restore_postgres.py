"""An installation on PostgreSQL comes back whole from its copy, or nothing of it does."""

import io
import json
import os
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest

from tests.cli.running import Told, process

GIVEN = os.environ.get("DATABASE_URL", "")
#: Whoever trusts everybody takes any password; this one is looked for where it must not be.
PASSWORD = "labai-slaptas"  # noqa: S105
pytestmark = [
    pytest.mark.skipif(not GIVEN.startswith("postgres"), reason="needs PostgreSQL"),
    pytest.mark.enable_socket,
]
BEGIN = """
import os, django
django.setup()
from django.utils import timezone
from sutarimas.actions.lag import open_lag
from sutarimas.actions.store import keep
lag = open_lag(name="Ežerynė", slug="a", municipality="A", now=timezone.localtime())
print(lag, keep(lag, ["raštas".encode()])[0])
"""


class Databases:
    """Databases made for a test beside the one that was given."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def new(self) -> str:
        name = f"sutarimas_copy_{uuid4().hex[:12]}"
        self.made.append(name)
        execute(GIVEN, f'CREATE DATABASE "{name}"')
        parts = urlsplit(GIVEN)
        address = f"{parts.username}:{PASSWORD}@{parts.hostname}:{parts.port}"
        return urlunsplit(parts._replace(netloc=address, path=f"/{name}"))

    def drop(self) -> None:
        for name in self.made:
            execute(GIVEN, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def databases() -> Iterator[Databases]:
    made = Databases()
    yield made
    made.drop()


def execute(url: str, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as open_one:
        done = open_one.execute(statement)
        return done.fetchall() if done.description else []


def run(url: str, *words: str | Path, **more: str) -> Told:
    env = {"DJANGO_SETTINGS_MODULE": "sutarimas.config.settings", "SUTARIMAS_SECRET": ""}
    return process(*words, **env, DATABASE_URL=url, **more)


def rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the database; when something was last done is no part of a copy."""
    tables = execute(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    names = sorted(str(x) for (x,) in tables if x != "records_beat")
    return {x: execute(url, f'SELECT * FROM "{x}" ORDER BY 1') for x in names}  # noqa: S608


@pytest.fixture(scope="module")
def copied(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str, list[str]]:
    """A copy, the database that it is of, and the group and fingerprint of a file in it."""
    place = tmp_path_factory.mktemp("source")
    url, data = databases.new(), place / "data"
    assert run(url, "init", "--data", data).status == 0
    env = {"SUTARIMAS_DATA": str(data), "DATABASE_URL": url, "SUTARIMAS_SECRET": "x"}
    env |= {"DJANGO_SETTINGS_MODULE": "sutarimas.config.settings"}
    made = python(BEGIN, **env)
    told = run(url, "backup", "--data", data, "--out", place / "copy.zip")
    assert (told.status, told.err) == (0, "")
    return place / "copy.zip", url, made.split()


def python(code: str, **env: str) -> str:
    import subprocess

    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | env,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_copy_is_brought_back_whole_and_only_once(
    copied: tuple[Path, str, list[str]], databases: Databases, tmp_path: Path
) -> None:
    copy, source, (lag, digest) = copied
    url, data = databases.new(), tmp_path / "data"
    told = run(url, "restore", copy, "--data", data)
    assert (told.status, told.err) == (0, "")
    assert rows(url) == rows(source)
    assert (data / "files" / lag / digest[:2] / digest).read_bytes() == "raštas".encode()
    assert run(url, "doctor", "--data", data).status == 0
    again = run(url, "restore", copy, "--data", tmp_path / "other")
    assert again.status == 2
    assert "jau yra lentelių" in again.err
    assert not (tmp_path / "other" / "files").exists()
    over = run(databases.new(), "restore", copy, "--data", data)
    assert (over.status, str(data) in over.err) == (2, True)
    assert rows(url) == rows(source)


def test_a_copy_of_an_older_form_is_brought_to_the_newest(
    copied: tuple[Path, str, list[str]], databases: Databases, tmp_path: Path
) -> None:
    source, older, newest = copied[1], databases.new(), databases.new()
    data = tmp_path / "old"
    assert run(older, "init", "--data", data).status == 0
    execute(older, "DROP TABLE django_session")
    execute(older, "DELETE FROM django_migrations WHERE app = 'sessions'")
    assert run(older, "backup", "--data", data, "--out", tmp_path / "old.zip").status == 0
    told = run(newest, "restore", tmp_path / "old.zip", "--data", tmp_path / "new")
    assert (told.status, told.err) == (0, "")
    assert rows(newest).keys() == rows(source).keys()


def test_what_cannot_be_brought_back_leaves_everything_as_it_was(
    copied: tuple[Path, str, list[str]], databases: Databases, tmp_path: Path
) -> None:
    url, data = databases.new(), tmp_path / "data"
    with zipfile.ZipFile(copied[0]) as whole:
        dump = whole.read("database.dump")
        manifest = whole.read("manifest.json")
        assert json.loads(manifest)["vendor"] == "postgresql"
    # No dump; one cut off within its list of tables; one that ends before the last of its rows.
    cuts = {b"": "sugadinta", dump[:999]: "sugadinta", dump[:-40]: "darbo neužbaigė"}
    for broken, why in cuts.items():
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("manifest.json", manifest)
            archive.writestr("database.dump", broken)
            archive.writestr("files/a/b/c", b"rastas")
        (tmp_path / "broken.zip").write_bytes(stream.getvalue())
        told = run(url, "restore", tmp_path / "broken.zip", "--data", data)
        assert (told.status, why in told.err) == (2, True), told.err
        assert "Niekas nepakeista" in told.err
        assert rows(url) == {}
        assert [x.name for x in data.iterdir()] == ["secret.key"]


def test_a_database_that_does_not_answer_is_told(
    copied: tuple[Path, str, list[str]], tmp_path: Path
) -> None:
    told = run("postgresql://a:b@127.0.0.1:9/no", "restore", copied[0], "--data", tmp_path / "x")
    assert told.status == 2
    assert "DATABASE_URL" in told.err


def test_the_password_is_on_no_command_line(
    copied: tuple[Path, str, list[str]], databases: Databases, tmp_path: Path
) -> None:
    tools, url = tmp_path / "bin", databases.new()
    tools.mkdir()
    for name in ("pg_dump", "pg_restore"):
        script = (
            f'echo "$0 $* PASSWORD=$PGPASSWORD" >> {tmp_path}/lines\nexec {shutil.which(name)} "$@"'
        )
        (tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (tools / name).chmod(0o755)
    path = f"{tools}:{os.environ['PATH']}"
    assert run(url, "restore", copied[0], "--data", tmp_path / "data", PATH=path).status == 0
    out = tmp_path / "again.zip"
    assert run(url, "backup", "--data", tmp_path / "data", "--out", out, PATH=path).status == 0
    lines = (tmp_path / "lines").read_text().splitlines()
    assert len(lines) == 3
    for line in lines:
        command, _, password = line.partition(" PASSWORD=")
        assert (PASSWORD in command, password) == (False, PASSWORD)


def test_a_missing_program_is_named(
    copied: tuple[Path, str, list[str]], databases: Databases, tmp_path: Path
) -> None:
    url = databases.new()
    told = run(url, "restore", copied[0], "--data", tmp_path / "data", PATH=str(tmp_path))
    assert told.status == 2
    assert "apt-get install postgresql-client" in told.err
    assert rows(url) == {}
