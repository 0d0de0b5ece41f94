"""Runs `sutarimas` as its user would, in this process or as a command of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from sutarimas.cli.main import guarded, sutarimas

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
COMMAND = (sys.executable, "-c", "from sutarimas.cli.main import main; main()")


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a command answered: exit status, standard output, error stream."""

    status: int
    out: str
    err: str


class Terminal:
    """Runs commands in this process and catches what they say."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def run(self, *words: str | Path) -> Told:
        line = [str(x) for x in words]
        self._monkeypatch.setattr(sys, "argv", ["sutarimas", *line])
        self._capsys.readouterr()
        try:
            status = guarded(
                lambda: sutarimas.main(line, prog_name="sutarimas", standalone_mode=False)
            )
        except SystemExit as ended:
            status = int(str(ended.code))
        said = self._capsys.readouterr()
        return Told(status=status, out=said.out, err=said.err)

    def refused(self, *words: str | Path) -> str:
        """The message of a command that cannot use its input; nothing else may be said."""
        told = self.run(*words)
        assert (told.status, told.out) == (2, ""), told
        assert "Traceback" not in told.err
        return told.err


def process(*words: str | Path, **env: str) -> Told:
    """A process of its own, in the project's folder."""
    done = subprocess.run(
        [*COMMAND, *(str(x) for x in words)],
        cwd=ROOT,
        env=os.environ | env,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return Told(status=done.returncode, out=done.stdout, err=done.stderr)
