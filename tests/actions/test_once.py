"""A secret of the installation is made once, is never empty, and leaves no halves."""

import os
from errno import ENOSPC
from pathlib import Path

import pytest

from sutarimas.actions import installation
from sutarimas.actions.installation import is_setup_code, setup_code
from sutarimas.actions.once import made_once


def test_whoever_comes_while_another_makes_it_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "code"
    meanwhile: list[str] = []

    def make() -> str:
        # What another process does at this very moment.
        meanwhile.append(made_once(path, lambda: "theirs"))
        return "mine"

    assert made_once(path, make) == "theirs"
    assert meanwhile == ["theirs"]
    assert made_once(path, make) == "theirs"
    assert path.stat().st_mode & 0o077 == 0
    assert [x.name for x in tmp_path.iterdir()] == ["code"]


def test_a_full_disk_leaves_nothing_and_the_next_attempt_makes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    path = tmp_path / "code"
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="space"):
            made_once(path, lambda: "mine")
    assert list(tmp_path.iterdir()) == []
    assert made_once(path, lambda: "mine") == "mine"


def test_an_empty_setup_code_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "setup.code"
    path.touch()
    monkeypatch.setattr(installation, "_code_path", lambda: path)
    assert not is_setup_code("")
    assert is_setup_code(setup_code())
    assert len(setup_code()) == 8
