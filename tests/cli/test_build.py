"""`build` and `verify`: the same bytes everywhere, all or nothing, and proof of sameness."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from sutarimas.cli.outputs import OUTPUTS, Job
from sutarimas.formats.archive import MANIFEST
from tests.cli.running import EXAMPLES, Terminal, process
from tests.formats.hamlet import NEEDS, hamlet

EVERY = (*OUTPUTS, MANIFEST)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of the smallest folder, by a process of their own; never changed."""
    folder = tmp_path_factory.mktemp("built")
    told = process("build", hamlet(folder / "town"), "--out", folder / "out", PYTHONHASHSEED="1")
    assert told.status == 0, told.err
    assert "11" in told.out
    return folder / "out"


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """A copy of the documents to spoil."""
    return Path(shutil.copytree(built, tmp_path / "copy"))


def prints(folder: Path) -> dict[str, str]:
    return {x.name: hashlib.sha256(x.read_bytes()).hexdigest() for x in sorted(folder.iterdir())}


def test_a_build_has_every_document_and_the_manifest_names_them(built: Path) -> None:
    assert {x.name for x in built.iterdir()} == set(EVERY)
    listed = json.loads((built / MANIFEST).read_text("utf-8"))["files"]
    assert {x["name"]: x["sha256"] for x in listed} == {
        name: value for name, value in prints(built).items() if name != MANIFEST
    }


def test_a_copy_of_the_folder_elsewhere_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    told = process(
        "build", hamlet(tmp_path / "elsewhere" / "kitas"), "--out", tmp_path / "other",
        PYTHONHASHSEED="2", TZ="America/Caracas", LC_ALL="C",
    )  # fmt: skip
    assert told.status == 0, told.err
    assert prints(tmp_path / "other") == prints(built)


def test_the_whole_town_is_built_twice_to_the_same_bytes(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "ezeryne", tmp_path / "copied")
    for number, source in enumerate((EXAMPLES / "ezeryne", tmp_path / "copied")):
        out = tmp_path / f"out{number}"
        told = process("build", source, "--out", out, PYTHONHASHSEED=str(number))
        assert told.status == 0, told.err
    assert prints(tmp_path / "out0") == prints(tmp_path / "out1")
    assert process("verify", tmp_path / "out0").status == 0


def test_a_bundle_gives_the_documents_of_its_folder(
    built: Path, tmp_path: Path, terminal: Terminal
) -> None:
    bundle = tmp_path / "town.zip"
    assert terminal.run("export", hamlet(tmp_path / "town"), "--out", bundle).status == 0
    assert terminal.run("build", bundle, "--out", tmp_path / "out").status == 0
    assert prints(tmp_path / "out") == prints(built)


def test_the_day_and_the_language_are_those_asked_for(tmp_path: Path, terminal: Terminal) -> None:
    out = tmp_path / "out"
    words = ("build", hamlet(tmp_path / "town"), "--out", out, "--on", "2025-02-03", "--lang", "en")
    told = terminal.run(*words)
    assert told.status == 0
    assert "newest day" not in told.out
    manifest = json.loads((out / MANIFEST).read_text("utf-8"))
    assert (manifest["on"], manifest["lang"]) == ("2025-02-03", "en")
    assert '<html lang="en"' in (out / "strategy.html").read_text("utf-8")


def test_progress_goes_to_the_error_stream(tmp_path: Path, terminal: Terminal) -> None:
    told = terminal.run("build", hamlet(tmp_path / "town"), "--out", tmp_path / "out")
    assert [x for x in OUTPUTS if f"Rašoma: {x}" not in told.err] == []
    assert "Rašoma" not in told.out


def test_a_program_reads_the_progress_a_line_at_a_time(tmp_path: Path, terminal: Terminal) -> None:
    town, out = hamlet(tmp_path / "town"), tmp_path / "out"
    told = terminal.run("build", town, "--out", out, "--progress", "json")
    steps = [json.loads(x) for x in told.err.splitlines()]
    assert [x["name"] for x in steps] == list(OUTPUTS)
    assert [x["done"] for x in steps] == list(range(len(OUTPUTS)))
    assert {x["total"] for x in steps} == {len(OUTPUTS)}


def test_an_earlier_build_is_replaced(copy: Path, tmp_path: Path, terminal: Terminal) -> None:
    before = prints(copy)
    changed = hamlet(tmp_path / "town", needs_yaml=NEEDS.replace("Mažėja", "Sparčiai mažėja"))
    assert terminal.run("build", changed, "--out", copy).status == 0
    after = prints(copy)
    assert set(after) == set(before)
    assert after["strategy.html"] != before["strategy.html"]
    assert sorted(x.name for x in tmp_path.iterdir()) == ["copy", "town"]


@pytest.mark.parametrize("stranger", ["notes.txt", "strategy.yaml"])
def test_files_of_others_are_never_replaced(
    stranger: str, copy: Path, tmp_path: Path, terminal: Terminal
) -> None:
    (copy / stranger).write_text("mine")
    before = prints(copy)
    message = terminal.refused("build", hamlet(tmp_path / "town"), "--out", copy)
    assert str(copy) in message
    assert prints(copy) == before


def test_a_folder_of_others_and_a_file_are_refused(tmp_path: Path, terminal: Terminal) -> None:
    town = hamlet(tmp_path / "town")
    assert str(town) in terminal.refused("build", town, "--out", town)
    (tmp_path / "file").write_text("mine")
    assert "failas" in terminal.refused("build", town, "--out", tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"


def test_an_out_that_cannot_be_written_is_told(tmp_path: Path, terminal: Terminal) -> None:
    (tmp_path / "file").write_text("")
    out = tmp_path / "file" / "below"
    assert str(out) in terminal.refused("build", hamlet(tmp_path / "town"), "--out", out)


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_a_build_that_breaks_leaves_the_old_one_whole(
    fault: BaseException | type[BaseException],
    copy: Path,
    tmp_path: Path,
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_job: Job) -> bytes:
        raise fault

    monkeypatch.setitem(OUTPUTS, "trace.xlsx", broken)
    before = prints(copy)
    told = terminal.run("build", hamlet(tmp_path / "town"), "--out", copy)
    assert told.status == (130 if fault is KeyboardInterrupt else 2)
    assert prints(copy) == before
    assert sorted(x.name for x in tmp_path.iterdir()) == ["copy", "town"]


def test_verify_accepts_what_was_built(built: Path, terminal: Terminal) -> None:
    told = terminal.run("verify", built)
    assert told.status == 0
    content = json.loads((built / MANIFEST).read_text("utf-8"))["content_hash"]
    assert content in told.out


@pytest.mark.parametrize("name", OUTPUTS)
def test_verify_refuses_one_changed_byte_in_any_file(
    name: str, copy: Path, terminal: Terminal
) -> None:
    data = bytearray((copy / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copy / name).write_bytes(data)
    told = terminal.run("verify", copy)
    assert told.status == 1
    assert name in told.out


def test_verify_refuses_a_changed_manifest(copy: Path, terminal: Terminal) -> None:
    manifest = (copy / MANIFEST).read_text("utf-8")
    content = json.loads(manifest)["content_hash"]
    other = ("0" if content[0] != "0" else "1") + content[1:]
    (copy / MANIFEST).write_text(manifest.replace(content, other))
    assert terminal.run("verify", copy).status == 1


@pytest.mark.parametrize("name", OUTPUTS)
def test_verify_names_what_is_missing(name: str, copy: Path, terminal: Terminal) -> None:
    (copy / name).unlink()
    told = terminal.run("verify", copy, "--lang", "en")
    assert told.status == 1
    assert name in told.out


def test_verify_names_what_was_added(copy: Path, terminal: Terminal) -> None:
    (copy / "extra.html").write_text("x")
    told = terminal.run("verify", copy)
    assert told.status == 1
    assert "extra.html" in told.out


@pytest.mark.parametrize("lang", ["lt", "en"])
def test_verify_needs_a_manifest(lang: str, tmp_path: Path, terminal: Terminal) -> None:
    assert MANIFEST in terminal.refused("verify", tmp_path, "--lang", lang)
    assert terminal.refused("verify", tmp_path / "nowhere", "--lang", lang)


def test_a_broken_manifest_is_unusable(copy: Path, terminal: Terminal) -> None:
    (copy / MANIFEST).write_text("{")
    assert MANIFEST in terminal.refused("verify", copy)
