"""Files and folders that cannot be used: every way, each with what, where, why and what next."""

import os
from pathlib import Path

import pytest

from sutarimas.formats import decoding
from sutarimas.formats.folder import read_folder
from sutarimas.formats.gathering import gather
from sutarimas.formats.load import load
from sutarimas.formats.problems import LANGUAGES, Problem, Unusable
from tests.formats.hamlet import NEEDS, hamlet, only_problem, write


def refused(path: Path) -> Problem:
    """The one problem of whatever is at a path."""
    with pytest.raises(Unusable) as refusal:
        load(path)
    (problem,) = refusal.value.problems
    assert all(
        part for lang in LANGUAGES
        for part in (problem.what(lang), problem.why(lang), problem.remedy(lang), problem.where())
    )  # fmt: skip
    return problem


def test_a_path_to_nothing_offers_the_neighbour(tmp_path: Path) -> None:
    (tmp_path / "ignalina").mkdir()
    problem = refused(tmp_path / "ignalnia")
    assert problem.kind == "folder_missing"
    assert problem.remedy("en") == "Did you mean “ignalina”?"


def test_a_path_to_nothing_at_all(tmp_path: Path) -> None:
    assert refused(tmp_path / "x" / "y").kind == "folder_missing"
    assert refused(Path("a" * 5000)).kind == "unreadable"
    assert refused(Path("a\0b")).kind == "unreadable"


def test_an_empty_folder(tmp_path: Path) -> None:
    assert refused(tmp_path).kind == "folder_empty"


@pytest.mark.parametrize(
    ("names", "kind", "near"),
    [
        (("strategija.yaml",), "main_missing", "strategija.yaml"),
        (("strategy.yml",), "main_missing", "strategy.yml"),
        (("town/strategy.yaml",), "main_missing", "town/strategy.yaml"),
        (("needs.yaml", "surveys.yaml"), "main_missing", ""),
        (("manifest.json", "strategy.json"), "build_folder", ""),
    ],
)
def test_a_folder_without_its_main_file(
    names: tuple[str, ...], kind: str, near: str, tmp_path: Path
) -> None:
    write(tmp_path, dict.fromkeys(names, ""))
    with pytest.raises(Unusable) as refusal:
        load(tmp_path)
    problem = refusal.value.problems[-1]
    assert problem.kind == kind
    assert near in problem.remedy("en")


def test_a_file_where_a_folder_is_expected(tmp_path: Path) -> None:
    path = write(tmp_path, {"notes.txt": "x"}) / "notes.txt"
    assert refused(path).kind == "not_a_strategy"
    with pytest.raises(Unusable, match="a folder is expected"):
        read_folder(path)


def test_a_folder_where_a_file_is_expected(tmp_path: Path) -> None:
    hamlet(tmp_path)
    (tmp_path / "needs.yaml").unlink()
    (tmp_path / "needs.yaml").mkdir()
    problem = refused(tmp_path)
    assert (problem.kind, problem.place.file) == ("not_a_file", "needs.yaml")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    hamlet(tmp_path)
    os.mkfifo(tmp_path / "goals.yaml")
    assert refused(tmp_path).kind == "not_a_file"


def test_a_link_to_another_place(tmp_path: Path) -> None:
    outside = write(tmp_path, {"outside.yaml": NEEDS}) / "outside.yaml"
    folder = hamlet(tmp_path / "town")
    (folder / "needs.yaml").unlink()
    (folder / "needs.yaml").symlink_to(outside)
    assert refused(folder).kind == "link_outside"


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    folder = hamlet(tmp_path / "town")
    (folder / "needs.yaml").rename(folder / "needs.v1")
    (folder / "needs.yaml").symlink_to("needs.v1")
    (tmp_path / "link").symlink_to(folder)
    assert load(tmp_path / "link").needs.items


def test_a_link_to_itself(tmp_path: Path) -> None:
    folder = hamlet(tmp_path / "town")
    (folder / "goals.yaml").symlink_to("goals.yaml")
    assert refused(folder).kind == "link_loop"
    (tmp_path / "loop").symlink_to("loop")
    assert refused(tmp_path / "loop").kind == "link_loop"


def test_a_link_to_nothing(tmp_path: Path) -> None:
    folder = hamlet(tmp_path)
    (folder / "goals.yaml").symlink_to("gone.yaml")
    assert refused(folder).kind == "link_broken"


def test_a_file_without_the_right_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "read_bytes", denied)
    hamlet(tmp_path)
    with pytest.raises(Unusable) as refusal:
        load(tmp_path)
    assert {x.kind for x in refusal.value.problems} == {"no_permission"}


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hamlet(tmp_path)
    with (tmp_path / "voices.csv").open("wb") as file:
        file.truncate(200 * 10**6)
    with (tmp_path / "big.json").open("wb") as file:
        file.truncate(200 * 10**6)
    read: list[str] = []

    def note(path: Path) -> bytes:
        read.append(path.name)
        return b""

    monkeypatch.setattr(Path, "read_bytes", note)
    _, problems = gather(tmp_path)
    assert [(x.kind, x.place.file) for x in problems] == [("file_too_large", "voices.csv")]
    assert "200 MB" in problems[0].text("en")
    assert refused(tmp_path / "big.json").kind == "file_too_large"
    assert not {"voices.csv", "big.json"} & set(read)


def test_too_many_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sutarimas.formats.gathering.MOST_FILES", 3)
    hamlet(tmp_path)
    write(tmp_path, {f"prose/lt/{i}0-a{i}.md": "" for i in range(4)})
    assert refused(tmp_path).kind == "too_many_files"


@pytest.mark.parametrize(
    ("file", "encoding", "kind", "where"),
    [
        ("needs.yaml", "cp1257", "not_utf8", "needs.yaml:5:14"),
        ("observations.csv", "cp1257", "not_utf8", "observations.csv:2:25"),
        ("needs.yaml", "utf-16", "utf16", "needs.yaml"),
        ("needs.yaml", "utf-16-le", "nul_byte", "needs.yaml:1:2"),
    ],
)
def test_a_wrong_encoding_is_named_with_its_place(
    file: str, encoding: str, kind: str, where: str, tmp_path: Path
) -> None:
    text = (
        NEEDS if file == "needs.yaml" else "series,area,period,value\npopulation,kaimelis,2023ž,1\n"
    )
    hamlet(tmp_path)
    problem = only_problem(write(tmp_path, {file: text.encode(encoding)}))
    assert (problem.kind, problem.where()) == (kind, where)
    assert "UTF-8" in problem.remedy("lt")


def test_the_letter_of_the_old_encoding_is_shown(tmp_path: Path) -> None:
    problem = only_problem(hamlet(tmp_path, needs_yaml=NEEDS.encode("cp1257")))
    assert "0xFE" in problem.what("lt")
    assert "„ž“" in problem.what("lt")


@pytest.mark.parametrize("data", [b"\xff", b"ab\n\xc5", b"\xef\xbb\xbfab\n\xfe", b"\xed\xa0\x80"])
def test_any_byte_is_placed(data: bytes) -> None:
    with pytest.raises(Unusable) as refusal:
        decoding.decode("f", data)
    assert refusal.value.problems[0].place.line == data.count(b"\n") + 1
