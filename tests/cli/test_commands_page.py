"""The page of commands is what the commands say of themselves; samples keep their form."""

import json
import os
import subprocess
import sys
from xml.etree import ElementTree as Xml

import pytest

from scripts.write_commands import DOCS, SAMPLES, commands, samples
from sutarimas.cli.main import sutarimas


def test_the_page_of_commands_is_current() -> None:
    written = (DOCS / "commands.md").read_text("utf-8")
    # A command keeps the help option it was first asked with: only a fresh process tells the
    # page as a reader's terminal shows it, whatever other tests have run before.
    told = subprocess.run(
        [sys.executable, "-c", "import scripts.write_commands as x; print(x.commands(), end='')"],
        cwd=DOCS.parent,
        env={**os.environ, "PYTHONPATH": f"src{os.pathsep}.", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert written == told.stdout, "run: PYTHONPATH=src:. python scripts/write_commands.py"


@pytest.mark.parametrize("name", sorted(sutarimas.commands))
def test_every_command_has_its_chapter(name: str) -> None:
    assert f"## sutarimas {name}" in commands()


def test_the_width_of_a_terminal_does_not_change_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    before = commands()
    monkeypatch.setenv("COLUMNS", "40")
    assert commands() == before


def test_samples_hold_what_is_answered_today() -> None:
    assert {name for name, _ in samples()} == set(SAMPLES)
    for name, fresh in samples():
        kept = (DOCS / "formats" / name).read_text("utf-8")
        assert shape_of(name, kept) == shape_of(name, fresh), name


def shape_of(name: str, text: str) -> set[str]:
    if not name.endswith(".xml"):
        return shape(json.loads(text))
    elements = Xml.fromstring(text).iter()  # noqa: S314 - our own output
    return {" ".join((x.tag, *sorted(x.attrib))) for x in elements}


def shape(value: object, path: str = "") -> set[str]:
    """Every path of keys that occurs; wording may change without a new sample."""
    match value:
        case dict():
            return {path}.union(*(shape(x, f"{path}.{key}") for key, x in value.items()))
        case list():
            return {path}.union(*(shape(x, f"{path}[]") for x in value))
        case _:
            return {path}
