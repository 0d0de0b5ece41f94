"""The manifest: written for a folder of documents, and every later change is found."""

import json
from datetime import date
from pathlib import Path

import pytest

from sutarimas.domain.strategy import Strategy
from sutarimas.formats.archive import BUNDLE as ARCHIVED
from sutarimas.formats.archive import MANIFEST, write_archive
from sutarimas.formats.bundle import sha256, write_bundle
from sutarimas.formats.folder import read_folder
from sutarimas.formats.manifest import (
    BUNDLE,
    Difference,
    DifferenceKind,
    Verification,
    verify,
    write_manifest,
)
from sutarimas.formats.problems import LANGUAGES, Unusable
from tests.formats.hamlet import hamlet
from tests.formats.test_archive import packed


@pytest.fixture
def strategy(tmp_path: Path) -> Strategy:
    return read_folder(hamlet(tmp_path / "town"))


@pytest.fixture
def built(tmp_path: Path, strategy: Strategy) -> Path:
    """A folder of documents with its manifest."""
    folder = tmp_path / "built"
    (folder / "charts").mkdir(parents=True)
    (folder / "strategy.md").write_text("# Kaimelis")
    (folder / "charts/population.svg").write_text("<svg/>")
    (folder / BUNDLE).write_bytes(write_bundle(strategy))
    seal(folder, strategy)
    return folder


def seal(folder: Path, strategy: Strategy) -> None:
    write_manifest(folder, strategy=strategy, pack="practice", on=date(2026, 6, 30), lang="lt")


def found(path: Path) -> list[tuple[str, str]]:
    """Kinds and files of all differences, each of which can be said in both languages."""
    differences = verify(path).differences
    for difference in differences:
        assert all(difference.file in difference.text(lang) for lang in LANGUAGES)
    return [(x.kind, x.file) for x in differences]


def test_the_manifest_names_every_file_and_what_it_was_made_with(
    built: Path, strategy: Strategy
) -> None:
    manifest = json.loads((built / MANIFEST).read_text("utf8"))
    assert [x["name"] for x in manifest["files"]] == [
        "charts/population.svg",
        "strategy.json",
        "strategy.md",
    ]
    assert manifest["files"][0] == {
        "name": "charts/population.svg",
        "sha256": sha256(b"<svg/>"),
        "size": 6,
    }
    assert manifest["content_hash"] == strategy.content_hash
    assert (manifest["on"], manifest["lang"]) == ("2026-06-30", "lt")


def test_untouched_documents_verify(built: Path, strategy: Strategy) -> None:
    assert verify(built) == Verification(differences=(), content_hash=strategy.content_hash)


def test_writing_the_manifest_again_changes_nothing(built: Path, strategy: Strategy) -> None:
    before = (built / MANIFEST).read_bytes()
    seal(built, strategy)
    assert (built / MANIFEST).read_bytes() == before


@pytest.mark.parametrize("name", ["strategy.md", "charts/population.svg"])
def test_one_changed_byte_is_found(name: str, built: Path) -> None:
    data = bytearray((built / name).read_bytes())
    data[-1] ^= 1
    (built / name).write_bytes(data)
    (difference,) = verify(built).differences
    assert difference == Difference(
        kind=DifferenceKind.CHANGED,
        file=name,
        written=difference.written,
        found=sha256(bytes(data)),
    )


def test_a_missing_and_an_added_file_are_found(built: Path) -> None:
    (built / "strategy.md").rename(built / "charts/new.md")
    assert found(built) == [("missing", "strategy.md"), ("extra", "charts/new.md")]


def test_a_changed_word_in_the_strategy_is_found_twice(built: Path) -> None:
    text = (built / BUNDLE).read_text("utf8").replace("sumažėjo", "padaugėjo")
    (built / BUNDLE).write_text(text, "utf8")
    assert found(built) == [("changed", BUNDLE), ("content", BUNDLE)]


def test_another_strategy_under_the_same_manifest_is_found(built: Path, tmp_path: Path) -> None:
    other = read_folder(hamlet(tmp_path / "other", evidence_yaml=OTHER))
    (built / BUNDLE).write_bytes(write_bundle(other))
    manifest = json.loads((built / MANIFEST).read_text("utf8"))
    manifest["files"][1]["sha256"] = sha256((built / BUNDLE).read_bytes())
    (built / MANIFEST).write_text(json.dumps(manifest), "utf8")
    assert found(built) == [("content", MANIFEST)]


OTHER = "evidence:\n  - code: E-01\n    kind: statistic\n    statement: Kitas.\n    value: 1\n"


def test_a_broken_bundle_is_one_difference(built: Path) -> None:
    (built / BUNDLE).write_text("{")
    assert found(built) == [("changed", BUNDLE)]


def test_a_single_bundle_verifies_by_its_content_hash(tmp_path: Path, strategy: Strategy) -> None:
    path = tmp_path / "town.json"
    path.write_bytes(write_bundle(strategy))
    assert found(path) == []
    path.write_bytes(write_bundle(strategy).replace("sumažėjo".encode(), "padaugėjo".encode()))
    assert found(path) == [("content", str(path))]


def test_an_archive_verifies_by_its_manifest(tmp_path: Path, strategy: Strategy) -> None:
    path = tmp_path / "town.zip"
    path.write_bytes(write_archive(strategy))
    assert found(path) == []


def test_an_archive_with_another_bundle_differs(tmp_path: Path, strategy: Strategy) -> None:
    path = tmp_path / "town.zip"
    path.write_bytes(write_archive(strategy))
    manifest = {
        "format": "sutarimas-archive/1",
        "content_hash": "0" * 64,
        "files": [{"name": ARCHIVED, "sha256": "0" * 64, "size": 1},
                  {"name": "gone.txt", "sha256": "0" * 64, "size": 1}],
    }  # fmt: skip
    bundle = write_bundle(strategy)
    path.write_bytes(packed((ARCHIVED, bundle), (MANIFEST, json.dumps(manifest).encode())))
    assert found(path) == [("changed", ARCHIVED), ("missing", "gone.txt"), ("content", MANIFEST)]


def refused(path: Path) -> str:
    with pytest.raises(Unusable) as refusal:
        verify(path)
    (problem,) = refusal.value.problems
    assert all(problem.text(lang) for lang in LANGUAGES)
    return problem.kind


def test_without_a_manifest_there_is_nothing_to_compare_with(
    built: Path, tmp_path: Path, strategy: Strategy
) -> None:
    (built / MANIFEST).unlink()
    assert refused(built) == "manifest_missing"
    (tmp_path / "a.zip").write_bytes(packed((ARCHIVED, write_bundle(strategy))))
    assert refused(tmp_path / "a.zip") == "manifest_missing"
    assert refused(tmp_path / "none") == "folder_missing"


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"format": "x", "files": []}', "{", '{"files": [1]}']
)
def test_what_is_no_manifest_is_refused(text: str, built: Path) -> None:
    (built / MANIFEST).write_text(text)
    assert refused(built) == ("json_broken" if text == "{" else "not_a_manifest")


@pytest.mark.parametrize("name", ["../town/strategy.yaml", "/etc/passwd"])
def test_a_manifest_never_leads_out(name: str, built: Path) -> None:
    manifest = json.loads((built / MANIFEST).read_text("utf8"))
    manifest["files"][0]["name"] = name
    (built / MANIFEST).write_text(json.dumps(manifest))
    assert refused(built) == "zip_path"
