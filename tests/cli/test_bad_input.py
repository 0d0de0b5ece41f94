"""Input that cannot be used: what is wrong, where and what next, in both languages; exit 2."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.cli.running import Terminal, process
from tests.formats.hamlet import EVIDENCE, NEEDS, hamlet, write

MEGABYTE = 10**6
CYCLE = NEEDS.replace("code: P-01\n", "code: P-01\n    causes: [P-02]\n") + (
    "  - code: P-02\n    kind: problem\n    title: Senka miestas\n"
    "    statement: Miestas senka.\n    causes: [P-01]\n"
)
GOALS = """\
goals:
  - {code: "1", title: Tikslas}
objectives:
  - {code: "1.1", goal: "1", title: Uždavinys}
actions:
  - {code: 1.1.1, objective: "1.1", title: Veikti}
  - {code: 1.1.1, objective: "1.1", title: Veikti vėl}
"""
ONE_ACTION = GOALS.rsplit("  - ", 1)[0]
OUTSIDE = "action,year,source,amount\n1.1.1,2031,esf,10.00\n"
EXCEL = "series;area;period;value\npopulation;kaimelis;2023;4998,5\n"


def zipped(path: Path, members: Mapping[str, bytes]) -> Path:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    path.write_bytes(stream.getvalue())
    return path


def sparse(path: Path, size: int) -> Path:
    """A file that claims a size and takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(size)
    return path


def folder_in_place_of(name: str) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        folder = hamlet(path)
        (folder / name).unlink()
        (folder / name).mkdir()
        return folder

    return make


def large_file(path: Path) -> Path:
    sparse(hamlet(path) / "voices.csv", 200 * MEGABYTE)
    return path


# Each: what is at the path, what the message must name, and words of it in both languages.
Case = tuple[Callable[[Path], Path], str, str, str]
CASES: dict[str, Case] = {
    "wrong encoding": (
        lambda x: hamlet(x, needs_yaml=NEEDS.encode("cp1257")),
        "needs.yaml:5:",
        "UTF-8",
        "UTF-8",
    ),
    "CSV saved by a spreadsheet": (
        lambda x: hamlet(x, observations_csv=EXCEL),
        "observations.csv:1",
        "kabliatašk",
        "semicolon",
    ),
    "decimal comma": (
        lambda x: hamlet(
            x,
            observations_csv=EXCEL.replace(",", ".")
            .replace(";", ",")
            .replace("4998.5", '"4998,5"'),
        ),
        "observations.csv:2",
        "tašk",
        "point",
    ),
    "share over 100 %": (
        lambda x: hamlet(x, evidence_yaml=EVIDENCE + "    unit: proc.\n    n: 100\n"),
        "evidence.yaml:5",
        "nuo 0 iki 100",
        "0 to 100",
    ),
    "cycle in needs": (
        lambda x: hamlet(x, needs_yaml=CYCLE),
        "needs.yaml",
        "P-01 → P-02 → P-01",
        "P-01 → P-02 → P-01",
    ),
    "two actions with one code": (
        lambda x: write(hamlet(x), {"goals.yaml": GOALS}),
        "goals.yaml:7",
        "1.1.1",
        "1.1.1",
    ),
    "year outside the period": (
        lambda x: write(hamlet(x), {"goals.yaml": ONE_ACTION, "finance.csv": OUTSIDE}),
        "finance.csv:2",
        "2031",
        "2024–2029",
    ),
    "dangling reference": (
        lambda x: hamlet(x, needs_yaml=NEEDS.replace("[E-01]", "[E-02]")),
        "needs.yaml:7",
        "E-02",
        "E-02",
    ),
    "file of 200 MB": (large_file, "voices.csv", "200 MB", "200 MB"),
    "bundle of 200 MB": (
        lambda x: sparse(x.with_suffix(".json"), 200 * MEGABYTE),
        ".json",
        "200 MB",
        "200 MB",
    ),
    "archive that leads out": (
        lambda x: zipped(x.with_suffix(".zip"), {"../../strategy.yaml": b"x"}),
        ".zip",
        "../../strategy.yaml",
        "../../strategy.yaml",
    ),
    "archive that is a bomb": (
        lambda x: zipped(x.with_suffix(".zip"), {"bundle.json": b"0" * 100 * MEGABYTE}),
        ".zip",
        "MB",
        "MB",
    ),
    "empty folder": (lambda x: x, "", "strategy.yaml", "strategy.yaml"),
    "absent folder": (lambda x: x / "nowhere", "nowhere", "nėra", "no "),
    "file that is a folder": (folder_in_place_of("needs.yaml"), "needs.yaml", "fail", "file"),
    "folder that is a file": (
        lambda x: write(x, {"notes.txt": "x"}) / "notes.txt",
        "notes.txt",
        "aplank",
        "folder",
    ),
}
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check", "{path}"),
    "check as JSON": ("check", "{path}", "--format", "json"),
    "build": ("build", "{path}", "--out", "{out}"),
    "export": ("export", "{path}", "--out", "{out}.zip"),
    "import": ("import", "{path}", "--out", "{out}"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("case", CASES)
def test_a_bad_input_is_refused_with_its_place_in_both_languages(
    case: str, command: str, tmp_path: Path, terminal: Terminal
) -> None:
    make, where, lithuanian, english = CASES[case]
    (tmp_path / "kaimelis").mkdir()
    path, out = make(tmp_path / "kaimelis"), tmp_path / "out"
    words = [x.format(path=path, out=out) for x in COMMANDS[command]]
    for lang, expected in (("lt", lithuanian), ("en", english)):
        message = terminal.refused(*words, "--lang", lang)
        assert where in message
        assert expected in message
        # What is wrong, why it matters, what next: at least two sentences after the place.
        assert message.count(". ") + message.count(".\n") >= 2
    assert [x.name for x in tmp_path.iterdir() if x.name.startswith((".", "out"))] == []


def test_lithuanian_is_the_language_unless_another_is_asked_for(
    tmp_path: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    lithuanian = terminal.refused("check", tmp_path)
    assert lithuanian == terminal.refused("check", tmp_path, "--lang", "lt")
    monkeypatch.setenv("SUTARIMAS_LANG", "en")
    assert terminal.refused("check", tmp_path) != lithuanian


def test_several_faults_are_told_at_once(tmp_path: Path, terminal: Terminal) -> None:
    needs = CYCLE.replace("[E-01]", "[E-09, E-08]")
    message = terminal.refused("check", hamlet(tmp_path, needs_yaml=needs))
    assert len(message.splitlines()) == 3


def test_a_process_ends_with_2_and_no_traceback(tmp_path: Path) -> None:
    told = process("check", tmp_path / "nowhere")
    assert (told.status, told.out) == (2, "")
    assert "Traceback" not in told.err
