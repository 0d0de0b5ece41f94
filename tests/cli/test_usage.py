"""Commands written wrongly, and commands that end otherwise than they began."""

import os
import signal
import subprocess
from functools import partial
from pathlib import Path

import click
import pytest

from sutarimas.cli.main import guarded, sutarimas
from tests.cli.running import COMMAND, EXAMPLES, ROOT, Terminal

NAMES = tuple(sorted(sutarimas.commands))


@pytest.mark.parametrize(
    ("line", "lithuanian", "english"),
    [
        ("check", "trūksta PATH", "PATH is missing"),
        ("build x", "Trūksta parinkties --out", "option --out is missing"),
        ("check x y", "per daug: y", "Too much was given: y"),
        ("check x --forma json", "Gal norėjote --format?", "Did you mean --format?"),
        ("check x --format xml", "Tinka: text, json, sarif, junit.", "These do: text, json,"),
        ("check x --on 2026-02-30", "nėra diena", "is not a day"),
        ("check x --pack", "reikia reikšmės", "needs a value"),
        ("chek x", "Gal norėjote check?", "Did you mean check?"),
        ("serve x --port 70000", "nuo 0 iki 65535", "from 0 to 65535"),
        ("money splt 1", "Gal norėjote split?", "Did you mean split?"),
    ],
)
def test_wrong_usage_is_told_in_the_language_asked_for(
    line: str, lithuanian: str, english: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = terminal.refused(*line.split())
    assert lithuanian in told
    assert told.endswith("--help.\n")
    monkeypatch.setenv("SUTARIMAS_LANG", "en")
    assert english in terminal.refused(*line.split())


@pytest.mark.parametrize("asked", [("--lang", "en"), ("--lang=en",)])
def test_the_language_is_known_before_the_line_is_read(
    asked: tuple[str, ...], terminal: Terminal
) -> None:
    assert "There is no option" in terminal.refused("check", *asked, "--nope")


def test_an_unknown_language_is_answered_in_lithuanian(terminal: Terminal) -> None:
    assert "Tinka: lt, en." in terminal.refused("check", "x", "--lang", "xx")


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_and_so_has_every_option(name: str, terminal: Terminal) -> None:
    told = terminal.run(name, "--help")
    assert told.status == 0
    command = sutarimas.commands[name]
    assert command.help
    options = [x for x in command.params if isinstance(x, click.Option)]
    assert [x.name for x in options if not x.help] == []


def test_no_command_at_all_shows_what_there_is(terminal: Terminal) -> None:
    told = terminal.run()
    assert told.status == 2
    assert all(name in told.err for name in NAMES)


def test_the_version_is_told(terminal: Terminal) -> None:
    assert terminal.run("--version").out.startswith("sutarimas, version ")


def test_an_unknown_pack_names_those_there_are(terminal: Terminal) -> None:
    told = terminal.refused("check", EXAMPLES / "ignalina", "--pack", "x")
    assert "lt-1v-672@2023-10" in told


def test_an_interruption_ends_with_130() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    assert guarded(interrupted) == 130


def test_an_unexpected_error_is_told_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("of what?")

    assert guarded(broken) == 2
    told = capsys.readouterr().err
    assert "ZeroDivisionError: of what?" in told
    assert "SUTARIMAS_DEBUG=1" in told
    assert "Traceback" not in told
    monkeypatch.setenv("SUTARIMAS_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        guarded(broken)


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        [*COMMAND, "check", str(EXAMPLES / "elektrenai"), "--format", "json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode in (0, 1)


def test_ctrl_c_stops_a_build_with_130_and_leaves_nothing(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "build", str(EXAMPLES / "ezeryne"), "--out", str(tmp_path / "out")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        # A shell lets what it runs in the background ignore the key, and children inherit that.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    ) as running:
        assert running.stderr
        running.stderr.readline()
        running.send_signal(signal.SIGINT)
        try:
            _, said = running.communicate(timeout=30)
        finally:
            running.kill()
    assert running.returncode == 130
    assert b"Traceback" not in said
    assert list(tmp_path.iterdir()) == []
