"""Pipes, devices and links where documents are expected, and names that garble a terminal."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from sutarimas.formats.archive import MANIFEST
from sutarimas.formats.folder import read_folder
from sutarimas.formats.manifest import DifferenceKind, verify, write_manifest
from sutarimas.formats.problems import Place, Unusable, problem
from tests.domain.town import town
from tests.formats.hamlet import hamlet


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder of one document with its manifest."""
    folder = tmp_path / "built"
    folder.mkdir()
    (folder / "a.txt").write_text("a")
    write_manifest(folder, strategy=town(), pack="practice", on=_day(), lang="lt")
    return folder


def _day() -> date:
    return date(2026, 6, 30)


@pytest.mark.parametrize("name", ["x.json", "x.zip", "x"])
def test_verify_waits_for_no_pipe(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(Unusable) as refusal:
        verify(tmp_path / name)
    assert refusal.value.problems[0].kind == "not_a_file"


@pytest.mark.parametrize(
    ("target", "kind"),
    [("/dev/zero", "link_outside"), ("/etc/passwd", "link_outside"), ("gone", "link_broken")],
)
def test_verify_follows_no_link_out_of_the_folder(target: str, kind: str, built: Path) -> None:
    (built / "a.txt").unlink()
    (built / "a.txt").symlink_to(target)
    with pytest.raises(Unusable) as refusal:
        verify(built)
    assert refusal.value.problems[0].kind == kind


def test_verify_waits_for_no_pipe_among_the_documents(built: Path) -> None:
    (built / "a.txt").unlink()
    os.mkfifo(built / "a.txt")
    with pytest.raises(Unusable, match=r"a\.txt"):
        verify(built)


def test_a_link_to_a_folder_among_the_documents_is_one_too_many(built: Path) -> None:
    (built / "more").symlink_to(built)
    (difference,) = verify(built).differences
    assert (difference.kind, difference.file) == (DifferenceKind.EXTRA, "more")


def test_a_path_longer_than_any_is_told() -> None:
    with pytest.raises(Unusable):
        verify(Path("a" * 5000))


def test_a_name_in_a_manifest_cannot_colour_the_terminal(built: Path) -> None:
    content = json.loads((built / MANIFEST).read_text())
    content["files"].append({"name": "\x1b[31m\ud800x\ny", "sha256": "0"})
    (built / MANIFEST).write_text(json.dumps(content))
    (difference,) = verify(built).differences
    said = difference.text("lt")
    assert said.isprintable()
    assert said.encode()


def test_a_file_whose_name_is_no_text_is_told(tmp_path: Path) -> None:
    folder = hamlet(tmp_path)
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\x1b[2J.yaml")).write_text("")
    with pytest.raises(Unusable) as refusal:
        read_folder(folder)
    assert refusal.value.text("lt").isprintable()


def test_a_place_is_shown_on_one_line() -> None:
    found = problem("not_a_file", Place(file="a\nb\x07" + "c" * 1000)).where()
    assert found.startswith("a b\ufffdccc")
    assert len(found) == 300
