"""Two thousand forms from two hundred clients: none lost, none doubled, not even amid a crash."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

import pytest

from tests.journeys.site import ROOT, Site, running

pytestmark = [pytest.mark.load, pytest.mark.allow_hosts(["127.0.0.1"])]

CLIENTS, POSTS = 200, 10
URL = "/lt/desk/ezeryne/s/ezeryne/comments/say/"
TOKEN = "x" * 32


@dataclass
class Tally:
    """What clients were told: keys that the site acknowledged, and answers that were none."""

    kept: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


@contextmanager
def database() -> Iterator[str]:
    """A fresh PostgreSQL database where the tests run on one; else nothing: SQLite."""
    given = os.environ.get("DATABASE_URL", "")
    if not given:
        yield ""
        return
    import psycopg

    name = f"load_{uuid4().hex}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    yield given.rpartition("/")[0] + f"/{name}"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Site, list[str], str]]:
    """An installation in its own processes, and a session for each client."""
    data = tmp_path / "data"
    data.mkdir()
    with database() as url:
        more = {"DATABASE_URL": url} if url else {}
        env = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("SUTARIMAS", "DATABASE"))},
            **more,
            "SUTARIMAS_DATA": str(data),
            "DJANGO_SETTINGS_MODULE": "sutarimas.config.settings",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }
        _run(["-m", "sutarimas", "init"], env)
        seeded = _run([str(Path(__file__).with_name("seed.py")), str(CLIENTS)], env)
        told = json.loads(seeded)
        with running("serve", data, more=more) as found:
            yield found, told["sessions"], url


def _run(words: list[str], env: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *words], env=env, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def client(site: Site, session: str, tally: Tally) -> None:
    """Ten comments, each sent again under its own key until the site says that it has it."""
    host = urlsplit(site.address).netloc
    for number in range(POSTS):
        key = str(uuid4())
        body = urlencode(
            {
                "csrfmiddlewaretoken": TOKEN,
                "key": key,
                "subject": "need:P-01",
                "text": f"Pastaba {number}",
            }
        )
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
            "Referer": f"{site.address}/",
        }
        for _ in range(60):
            try:
                connection = http.client.HTTPConnection(host, timeout=60)
                connection.request("POST", URL, body, headers)
                status = connection.getresponse().status
                connection.close()
            except (OSError, http.client.HTTPException):
                time.sleep(0.5)  # nobody there: the same form is sent again
                continue
            (tally.kept if status == 302 else tally.failed).append(
                key if status == 302 else str(status)
            )
            break
        else:
            tally.failed.append("no answer")


def stormed(site: Site, sessions: list[str], meanwhile: object = None) -> Tally:
    """All clients at once; `meanwhile` is done in the middle."""
    tally = Tally()
    threads = [Thread(target=client, args=(site, x, tally)) for x in sessions]
    for one in threads:
        one.start()
    if callable(meanwhile):
        while len(tally.kept) < CLIENTS * POSTS // 4:
            time.sleep(0.05)
        meanwhile()
    for one in threads:
        one.join()
    return tally


def kept(site: Site, url: str) -> list[str]:
    """Keys of every comment in the database."""
    if url:
        import psycopg

        with psycopg.connect(url) as connection:
            rows = connection.execute("SELECT id::text FROM records_comment").fetchall()
        return [str(x[0]) for x in rows]
    import sqlite3

    with sqlite3.connect(site.data / "sutarimas.sqlite3") as connection:
        rows = connection.execute("SELECT id FROM records_comment").fetchall()
    return [f"{x[0][:8]}-{x[0][8:12]}-{x[0][12:16]}-{x[0][16:20]}-{x[0][20:]}" for x in rows]


def test_no_form_of_two_thousand_is_lost(site: tuple[Site, list[str], str]) -> None:
    found, sessions, url = site
    begun = time.monotonic()
    tally = stormed(found, sessions)
    took = time.monotonic() - begun
    print(f"{CLIENTS * POSTS} posts in {took:.1f} s, {CLIENTS * POSTS / took:.0f}/s")  # noqa: T201
    assert tally.failed == []
    assert sorted(kept(found, url)) == sorted(tally.kept)
    assert len(tally.kept) == CLIENTS * POSTS


def test_a_killed_web_process_loses_and_doubles_nothing(site: tuple[Site, list[str], str]) -> None:
    found, sessions, url = site

    def kill() -> None:
        done = subprocess.run(
            ["pgrep", "-f", f"gunicorn.*{urlsplit(found.address).netloc}"],
            capture_output=True,
            text=True,
            check=False,
        )
        killed = [int(x) for x in done.stdout.split()]
        assert killed
        for process in killed:
            os.kill(process, signal.SIGKILL)

    tally = stormed(found, sessions, kill)
    assert tally.failed == []
    there = kept(found, url)
    assert len(there) == len(set(there))
    assert set(tally.kept) <= set(there)
    assert len(tally.kept) == CLIENTS * POSTS
