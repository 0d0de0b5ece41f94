"""A whole installation with its processes, as people meet it, for journeys."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from sutarimas.actions.demonstration import PASSWORD

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Site:
    """Where an installation is served, and where its data lie."""

    address: str
    data: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: str, data: Path, *, within: float = 90.0, more: Mapping[str, str] | None = None
) -> Iterator[Site]:
    """`sutarimas demo` or `serve` on a free port, stopped politely at the end."""
    port = free_port()
    given = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    given |= {"SUTARIMAS_SECOND_FACTOR": "offered", "PYTHONPATH": str(ROOT / "src")}
    for name in ("SUTARIMAS_SECRET", "SUTARIMAS_DATA", "DJANGO_SETTINGS_MODULE"):
        given.pop(name, None)
    given |= more or {}
    words = [sys.executable, "-m", "sutarimas", command, "--port", str(port), "--data", str(data)]
    log = data.parent / f"{command}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            words, cwd=ROOT, env=given, stdout=out, stderr=out, start_new_session=True
        )
        try:
            _wait(f"http://127.0.0.1:{port}/healthz", process, log, within)
            yield Site(address=f"http://127.0.0.1:{port}", data=data)
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(40) in (0, 130), log.read_text()[-2000:]


def _wait(url: str, process: subprocess.Popen[bytes], log: Path, within: float) -> None:
    until = time.monotonic() + within
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text()[-4000:]
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 - our own address
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(log.read_text()[-4000:])


def sign_in(page: Page, login: str, *, password: str = PASSWORD, lang: str = "lt") -> None:
    """Sign in on the page that people see."""
    page.goto(f"/{lang}/account/login/")
    page.fill("#id_login", login)
    page.fill("#id_password", password)
    page.locator("form button[type=submit]").first.click()
    page.wait_for_url("**/desk/**")
