"""Workers as processes of their own: killed, stopped, in company; nothing is lost or done twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import pytest

#: A worker of a test: jobs that sleep, a short lease, and a row for each result put in place.
WORKER = """
import os, sys, time
from datetime import timedelta
os.environ["DJANGO_SETTINGS_MODULE"] = "sutarimas.config.settings"
import django
django.setup()
from sutarimas.actions import handlers, job
job.LEASE = timedelta(seconds=2)
from sutarimas.records.models import Beat
from django.utils import timezone

def sample(run):
    name = run.job.payload["name"]
    print("begun", name, flush=True)
    for _ in range(int(run.job.payload["steps"])):
        time.sleep(0.1)
        run.tell()
    def put():
        # A second result of the same job breaks its key.
        Beat.objects.create(name=name, at=timezone.now(), note=run.job.worker)
    run.finish(put)

handlers.HANDLERS["sample"] = sample
from sutarimas.cli.main import sutarimas
sutarimas(sys.argv[1:], standalone_mode=False)
"""
SCRIPT = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "sutarimas.config.settings"
import django
django.setup()
from django.utils import timezone
from sutarimas.actions.job import ask
from sutarimas.actions.lag import coordinator, open_lag
from sutarimas.records.models import Beat, Job, Lag
"""


@dataclass
class Installation:
    """A folder and a database that processes share."""

    data: Path
    url: str
    workers: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def env(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO")}
        more = {"SUTARIMAS_DATA": str(self.data), "SUTARIMAS_SECRET": "test"}
        return kept | more | {"DATABASE_URL": self.url}

    def run(self, code: str) -> str:
        made = subprocess.run(
            [sys.executable, "-c", SCRIPT + code],
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert made.returncode == 0, made.stderr
        return made.stdout.strip()

    def ask(self, *names: str, steps: int) -> None:
        self.run(
            "lag = Lag.objects.first()\n"
            "now = timezone.localtime()\n"
            "actor = coordinator(lag.pk, name='Rasa', now=now)\n"
            f"for name in {names!r}:\n"
            "    ask(actor=actor, kind='sample', key=name,"
            f" payload={{'name': name, 'steps': {steps}}})\n"
        )

    def worker(self, *options: str) -> subprocess.Popen[str]:
        made = subprocess.Popen(
            [sys.executable, "-c", WORKER, "worker", *options],
            env=self.env,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.workers.append(made)
        return made

    def states(self) -> list[str]:
        listed = self.run("print(*Job.objects.order_by('key').values_list('state', flat=True))")
        return listed.split()

    def results(self) -> list[str]:
        rows = "Beat.objects.exclude(name__in=['tick', 'backup']).order_by('name')"
        return self.run(f"print(*{rows}.values_list('name', flat=True))").split()


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """A migrated database of its own: SQLite, or a new one beside that of DATABASE_URL."""
    url = os.environ.get("DATABASE_URL", "")
    name = f"sutarimas_jobs_{uuid4().hex[:12]}"
    made = Installation(data=tmp_path, url=_database(url, name) if url else "")
    made.run(
        "from django.core.management import call_command\ncall_command('migrate', verbosity=0)"
    )
    made.run("open_lag(name='A', slug='a', municipality='A', now=timezone.localtime())")
    yield made
    for worker in made.workers:
        if worker.poll() is None:
            worker.kill()
        worker.wait()
        assert worker.stdout is not None
        worker.stdout.close()
    if url:
        _execute(url, f'DROP DATABASE "{name}" WITH (FORCE)')


def _database(url: str, name: str) -> str:
    _execute(url, f'CREATE DATABASE "{name}"')
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _execute(url: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


def begun(worker: subprocess.Popen[str]) -> str:
    """The name of the job that a worker says it has begun."""
    assert worker.stdout is not None
    return worker.stdout.readline().split()[-1]


def until(what: object, expected: object, *, longest: float = 30.0) -> None:
    assert callable(what)
    end = time.monotonic() + longest
    while (found := what()) != expected:
        assert time.monotonic() < end, found
        time.sleep(0.3)


def test_a_killed_workers_job_is_finished_once_by_another(installation: Installation) -> None:
    installation.ask("a", steps=15)
    first = installation.worker()
    assert begun(first) == "a"
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert installation.results() == []
    installation.worker()
    until(installation.results, ["a"])
    assert installation.states() == ["done"]


def test_a_stopped_worker_gives_its_job_back_and_ends(installation: Installation) -> None:
    installation.ask("a", steps=600)
    first = installation.worker()
    assert begun(first) == "a"
    first.send_signal(signal.SIGTERM)
    assert first.wait(20) == 0
    assert installation.states() == ["waiting"]


def test_several_workers_do_every_job_once(installation: Installation) -> None:
    names = tuple(f"job-{n:02}" for n in range(12))
    installation.ask(*names, steps=1)
    workers = [installation.worker("--once") for _ in range(3)]
    for worker in workers:
        assert worker.wait(60) == 0
    assert installation.results() == list(names)
    assert set(installation.states()) == {"done"}


def test_a_frozen_worker_that_wakes_up_puts_nothing_in_place(installation: Installation) -> None:
    installation.ask("a", steps=10)
    frozen = installation.worker("--once")
    assert begun(frozen) == "a"
    frozen.send_signal(signal.SIGSTOP)
    time.sleep(2.5)
    second = installation.worker("--once")
    assert second.wait(30) == 0
    assert installation.results() == ["a"]
    frozen.send_signal(signal.SIGCONT)
    assert frozen.wait(30) == 0
    assert installation.results() == ["a"]
    assert installation.states() == ["done"]
