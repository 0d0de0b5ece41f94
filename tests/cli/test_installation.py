"""An installation on an empty machine: made, looked at, begun, copied and brought back."""

import errno
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import time
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

from sutarimas.cli.clock import zone
from tests.cli.running import COMMAND, ROOT, Terminal, Told, process
from tests.small_disk import small_disk

ENV = {
    "DJANGO_SETTINGS_MODULE": "sutarimas.config.settings",
    "SUTARIMAS_SECRET": "",
    "DATABASE_URL": "",
    "SUTARIMAS_HOSTS": "127.0.0.1,localhost",
    "SUTARIMAS_ADDRESS": "",
}
CODE = re.compile(r"\b[0-9a-f]{8}\b")
PERSON = {
    "municipality": "Ignalinos r. sav.",
    "lag": "Ignalinos miesto vietos veiklos grupė",
    "name": "Nijolė Pirmoji",
    "login": "nijole",
    "password": "trys-geri-zodziai",
}


def run(*words: str | Path, **env: str) -> Told:
    return process(*words, **(ENV | env))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh installation."""
    folder = tmp_path_factory.mktemp("installation") / "data"
    told = run("init", "--data", folder)
    assert (told.status, told.err) == (0, "")
    assert "/lt/desk/first/" in told.out
    return folder


def code(data: Path) -> str:
    told = run("init", "--data", data)
    found = CODE.search(told.out)
    assert found is not None, told
    return found[0]


def test_init_makes_an_installation_that_strangers_cannot_read(data: Path) -> None:
    for name in ("secret.key", "setup.code"):
        assert (data / name).stat().st_mode & 0o077 == 0, name
    assert (data / "sutarimas.sqlite3").is_file()
    assert (data / "static" / "staticfiles.json").is_file()


def test_init_may_be_repeated_and_keeps_secret_and_code(data: Path) -> None:
    secret, first = (data / "secret.key").read_bytes(), code(data)
    assert code(data) == first
    assert (data / "secret.key").read_bytes() == secret


def test_two_that_begin_an_installation_at_once_tell_the_same_code(tmp_path: Path) -> None:
    command = [*COMMAND, "init", "--data", str(tmp_path / "data")]
    both = [
        subprocess.Popen(command, cwd=ROOT, env=os.environ | ENV, stdout=-1, stderr=-2, text=True)
        for _ in range(2)
    ]
    said = [x.communicate(timeout=60)[0] for x in both]
    assert [x.returncode for x in both] == [0, 0], said
    codes = {x[0] for told in said if (x := CODE.search(told))}
    assert codes == {(tmp_path / "data" / "setup.code").read_text()}, said


def test_a_code_that_cannot_be_kept_is_told_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "setup.code").mkdir()
    told = run("init", "--data", tmp_path)
    assert told.status == 2
    assert os.strerror(errno.EISDIR) in told.err
    assert "Pradžios kodo" in told.err


def test_an_installation_that_finds_no_room_is_told_and_made_when_there_is(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=300) as disk:
        told = run("init", "--data", disk.path / "data")
        assert (told.status, "neliko vietos" in told.err) == (2, True), told
        disk.grow()
        assert CODE.search(run("init", "--data", disk.path / "data").out)
        (disk.path / "data" / "setup.code").unlink()
        disk.fill()
        told = run("init", "--data", disk.path / "data")
        assert (told.status, "neliko vietos" in told.err) == (2, True), told
        assert not (disk.path / "data" / "setup.code").exists()
        copy = run("backup", "--data", disk.path / "data")
        assert (copy.status, "Atlaisvinkite vietos" in copy.err) == (2, True)


def test_doctor_finds_nothing_missing_in_a_fresh_installation(data: Path) -> None:
    told = run("doctor", "--data", data, "--format", "json")
    checks = {x["name"]: x for x in json.loads(told.out)["checks"]}
    assert [x for x in checks.values() if x["state"] == "missing"] == []
    assert told.status == 0
    assert checks["backup"]["state"] == "advice"
    assert checks["backup"]["remedy"] == "sutarimas backup"
    assert {"python", "venv", "data", "room", "secret", "database", "migrated"} <= set(checks)


def test_doctor_says_what_is_missing_and_how_to_get_it(tmp_path: Path) -> None:
    nowhere = tmp_path / "nera"
    told = run("doctor", "--data", nowhere)
    assert told.status == 1
    assert f"sutarimas init --data {nowhere}" in told.out
    assert not nowhere.exists()
    assert "Traceback" not in told.err


def doctored(data: Path, **env: str) -> dict[str, dict[str, str]]:
    told = run("doctor", "--data", data, "--format", "json", **env)
    return {x["name"]: x for x in json.loads(told.out)["checks"]}


@pytest.mark.parametrize("lang", ["lt", "en"])
def test_doctor_sees_a_clock_that_is_behind_the_records(lang: str, data: Path) -> None:
    now, found = datetime.now(UTC), {}
    ahead = now + timedelta(hours=3)
    with closing(sqlite3.connect(data / "sutarimas.sqlite3", isolation_level=None)) as base:
        # A record that is made while the doctor looks is no reason to doubt the clock.
        for at in (now + timedelta(seconds=50), ahead):
            row = ("ahead", at.strftime("%Y-%m-%d %H:%M:%S"), "")
            base.execute("REPLACE INTO records_beat (name, at, note) VALUES (?, ?, ?)", row)
            found[at] = doctored(data, SUTARIMAS_LANG=lang)["records"]
        base.execute("DELETE FROM records_beat WHERE name = 'ahead'")
    assert [x["state"] for x in found.values()] == ["ok", "missing"]
    assert f"{ahead.astimezone(zone()):%Y-%m-%d %H:%M}" in found[ahead]["said"]
    assert "timedatectl" in found[ahead]["remedy"]


def test_doctor_sees_a_clock_from_before_the_release(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = tmp_path / "no"
    monkeypatch.setattr("sutarimas.cli.doctor.RELEASED", date(2020, 1, 1))
    told = terminal.run("doctor", "--data", nowhere)
    assert f"✓ Laikrodis rodo {datetime.now(zone()):%Y-%m-%d}" in told.out
    monkeypatch.setattr("sutarimas.cli.doctor.RELEASED", date(3020, 1, 1))
    told = terminal.run("doctor", "--data", nowhere)
    assert f"· Laikrodis rodo {datetime.now(zone()):%Y-%m-%d}" in told.out
    assert "3020-01-01" in told.out


def test_a_machine_without_time_zones_is_told_what_to_install(data: Path) -> None:
    told = run("doctor", "--data", data, PYTHONTZPATH="")
    assert (told.status, told.err) == (1, "")
    assert "apt-get install tzdata" in told.out
    assert str(data) in told.out
    told = run("backup", "--data", data, PYTHONTZPATH="")
    assert told.status == 2
    assert "apt-get install tzdata" in told.err
    assert doctored(data)["zone"]["said"] == "Laiko juosta: Europe/Vilnius"


def test_doctor_sees_an_open_secret_and_an_open_connection(data: Path) -> None:
    secret = data / "secret.key"
    secret.chmod(0o644)
    told = run("doctor", "--data", data, "--format", "json", SUTARIMAS_HOSTS="vps.example.lt")
    secret.chmod(0o600)
    states = {x["name"]: x["state"] for x in json.loads(told.out)["checks"]}
    assert (states["secret"], states["tls"]) == ("missing", "missing")
    assert told.status == 1


@pytest.mark.parametrize(
    ("command", "state"), [("", "advice"), ("nera-tokios -x", "missing"), ("true", "ok")]
)
def test_doctor_looks_for_the_command_that_looks_for_viruses(
    command: str, state: str, data: Path
) -> None:
    told = run("doctor", "--data", data, "--format", "json", SUTARIMAS_SCANNER=command)
    states = {x["name"]: x["state"] for x in json.loads(told.out)["checks"]}
    assert states["scanner"] == state


@pytest.mark.parametrize(
    ("address", "states"),
    [
        ("", ("advice", None, None)),
        ("vps.example.lt", ("missing", None, None)),
        ("https://vps.example.lt/lt/", ("missing", None, None)),
        ("https://vps.example.lt", ("ok", "ok", "ok")),
        ("https://kitas.example.lt", ("ok", "missing", "ok")),
        ("http://vps.example.lt", ("ok", "ok", "missing")),
    ],
)
def test_doctor_looks_at_where_letters_lead(
    address: str, states: tuple[str | None, ...], data: Path
) -> None:
    env = {"SUTARIMAS_HOSTS": "vps.example.lt", "SUTARIMAS_TLS": "1"}
    told = run("doctor", "--data", data, "--format", "json", SUTARIMAS_ADDRESS=address, **env)
    found = {x["name"]: x["state"] for x in json.loads(told.out)["checks"]}
    names = ("address", "address_host", "address_tls")
    assert tuple(found.get(x) for x in names) == states
    assert address in told.out


def test_doctor_answers_in_words_when_the_database_does_not(data: Path) -> None:
    told = run("doctor", "--data", data, DATABASE_URL="postgresql://a:b@127.0.0.1:9/none")
    assert told.status == 1
    assert "DATABASE_URL" in told.out
    assert "Traceback" not in told.out + told.err


def test_a_copy_brought_back_elsewhere_is_the_same_installation(data: Path, tmp_path: Path) -> None:
    out, fresh = tmp_path / "copy.zip", tmp_path / "kitur"
    assert run("backup", "--data", data, "--out", out).status == 0
    names = zipfile.ZipFile(out).namelist()
    assert not any("secret" in x or "setup" in x for x in names)
    told = run("restore", out, "--data", fresh)
    assert (told.status, told.err) == (0, "")
    with closing(sqlite3.connect(fresh / "sutarimas.sqlite3")) as found:
        (migrations,) = found.execute("SELECT count(*) FROM django_migrations").fetchone()
    assert migrations > 0
    assert run("doctor", "--data", fresh).status == 0
    again = run("restore", out, "--data", fresh)
    assert again.status == 2
    assert str(fresh) in again.err


def test_what_is_no_copy_is_refused_in_words(data: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "x.zip"
    wrong.write_bytes(b"rastas")
    for path in (wrong, tmp_path / "nera.zip"):
        told = run("restore", path, "--data", tmp_path / "kitur")
        assert told.status == 2
        assert str(path) in told.err
        assert "Traceback" not in told.err
    told = run("backup", "--data", data, "--out", "/proc/nera/copy.zip")
    assert told.status == 2
    assert "Traceback" not in told.err


@pytest.mark.enable_socket
def test_serve_begins_an_installation_and_ends_cleanly(data: Path) -> None:
    known, port = code(data), _free_port()
    served = subprocess.Popen(
        [*COMMAND, "serve", "--data", str(data), "--port", str(port), "--workers", "1"],
        cwd=ROOT,
        env=os.environ | ENV,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        _wait(port)
        browser = _Browser(port)
        assert browser.get("/healthz") == (200, "ok")
        status, page = browser.get("/lt/desk/first/")
        assert status == 200
        assert browser.post("/lt/desk/first/", PERSON | {"code": "neteisingas"})[0] == 422
        assert browser.post("/lt/desk/first/", PERSON | {"code": known})[0] == 302
        assert browser.location == "/lt/desk/ignalina/"
        status, page = browser.get(browser.location)
        assert status == 200
        assert "Ignalinos miesto vietos veiklos grupė" in page
        assert browser.get("/lt/desk/first/")[0] == 404
    finally:
        served.send_signal(signal.SIGTERM)
        said, _ = served.communicate(timeout=40)
    assert served.returncode == 0, said
    assert "Traceback" not in said
    assert not (data / "setup.code").exists()
    assert "pradžios kodo nebereikia" in run("init", "--data", data).out


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    until = time.monotonic() + 40
    while time.monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("nobody answers")


class _Browser:
    """Keeps cookies, and sends the token of the form that it saw last."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies, self.token, self.location = port, dict[str, str](), "", ""

    def get(self, url: str) -> tuple[int, str]:
        return self._ask("GET", url, "")

    def post(self, url: str, form: dict[str, str]) -> tuple[int, str]:
        return self._ask("POST", url, urlencode(form | {"csrfmiddlewaretoken": self.token}))

    def _ask(self, method: str, url: str, body: str) -> tuple[int, str]:
        line = HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": sent, "Content-Type": "application/x-www-form-urlencoded"}
        line.request(method, url, body or None, headers)
        answer = line.getresponse()
        page = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        self.token = found[1] if found else self.token
        self.location = answer.headers.get("Location", "")
        line.close()
        return answer.status, page
