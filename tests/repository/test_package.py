"""The package that is installed holds everything the code reads beside itself."""

import zipfile
from pathlib import Path

import pytest
from flit_core.buildapi import build_wheel

from tests.repository.tree import ROOT, SOURCE

DATA = {
    str(path.relative_to(SOURCE))
    for path in SOURCE.rglob("*")
    if path.is_file() and path.suffix not in {".py", ".pyc"}
}


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> zipfile.ZipFile:
    monkeypatch.chdir(ROOT)
    return zipfile.ZipFile(tmp_path / build_wheel(str(tmp_path)))


def test_data_files_licence_and_command_are_installed(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    assert "sutarimas/py.typed" in DATA <= names
    info = next(name.split("/")[0] for name in names if ".dist-info/" in name)
    assert f"{info}/licenses/LICENSE" in names
    commands = wheel.read(f"{info}/entry_points.txt").decode()
    assert "sutarimas=sutarimas.cli.main:main" in commands
