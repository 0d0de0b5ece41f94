"""Confirming links in place: fingerprints appear, every other character stays."""

from datetime import date
from pathlib import Path

import pytest

from sutarimas.domain.canonical import fingerprint
from sutarimas.domain.refs import Link
from sutarimas.domain.trace import LinkState, Trace
from sutarimas.formats.confirm import confirm
from sutarimas.formats.folder import read_folder
from sutarimas.formats.problems import Unusable
from tests.formats.hamlet import EVIDENCE, NEEDS, SECTION, hamlet

DAY = date(2026, 5, 4)
WHO = "Rasa Rimkutė"
STAMP = "2026-05-04 Rasa Rimkutė"


def texts(folder: Path) -> dict[str, bytes]:
    return {str(x.relative_to(folder)): x.read_bytes() for x in folder.rglob("*") if x.is_file()}


def print_of(folder: Path) -> str:
    return fingerprint(read_folder(folder).evidence[0])


def states(folder: Path) -> set[LinkState]:
    return {state for _, state in Trace(read_folder(folder)).links()}


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("[E-01]", "[E-01@{print} {stamp}]"),
        ("[E-01] # kodėl", "[E-01@{print} {stamp}] # kodėl"),
        ("[ 'E-01' , ]", "[ E-01@{print} {stamp} , ]"),
        ("\n    # iš\n    - E-01  # 2023 m.", "\n    # iš\n    - E-01@{print} {stamp}  # 2023 m."),
        ("[{to: E-01, by: x}]", "[E-01@{print} {stamp}]"),
        ("\n      - to: E-01\n        by: x\n", "\n      - E-01@{print} {stamp}\n"),
    ],
)  # fmt: skip
def test_a_link_is_confirmed_where_it_stands(written: str, becomes: str, tmp_path: Path) -> None:
    needs = NEEDS.replace("[E-01]", written)
    folder = hamlet(tmp_path, needs_yaml=needs)
    expected = NEEDS.replace("[E-01]", becomes.format(print=print_of(folder), stamp=STAMP))
    confirm(folder, by=WHO, on=DAY)
    assert (folder / "needs.yaml").read_text("utf8") == expected


def test_everything_is_confirmed_and_named(tmp_path: Path) -> None:
    folder = hamlet(tmp_path)
    print_ = print_of(folder)
    before = read_folder(folder).content_hash
    done = confirm(folder, by=WHO, on=DAY)
    assert [str(x) for x in done] == [
        f"needs.yaml:7 evidence:E-01@{print_}",
        f"prose/lt/010-gyventojai.md:6 evidence:E-01@{print_}",
    ]
    strategy = read_folder(folder)
    assert strategy.needs.items[0].evidence == (Link(to="E-01", print=print_, by=WHO, on=DAY),)
    assert states(folder) == {LinkState.SOUND}
    assert strategy.content_hash == before


def test_a_second_time_nothing_is_left_to_do(tmp_path: Path) -> None:
    folder = hamlet(tmp_path)
    confirm(folder, by=WHO, on=DAY)
    before = texts(folder)
    assert confirm(folder, by="Kitas", on=date(2026, 6, 1), suspect=True) == ()
    assert texts(folder) == before


def test_a_changed_fact_waits_until_it_is_asked_for(tmp_path: Path) -> None:
    folder = hamlet(tmp_path)
    confirm(folder, by=WHO, on=DAY)
    (folder / "evidence.yaml").write_text(EVIDENCE.replace("4998", "4899"), "utf8")
    assert states(folder) == {LinkState.SUSPECT}
    assert confirm(folder, by=WHO, on=DAY) == ()
    done = confirm(folder, by="Jonas Jonaitis", on=date(2026, 6, 1), suspect=True)
    assert len(done) == 2
    assert states(folder) == {LinkState.SOUND}
    assert read_folder(folder).needs.items[0].evidence[0].by == "Jonas Jonaitis"


@pytest.mark.parametrize(
    ("binding", "becomes"),
    [
        ("[[fact:E-01]]", "[[fact:E-01@{print}]]"),
        ("[[fact:E-01|4 998]]", "[[fact:E-01@{print}|4 998]]"),
        ("[[fact:E-01@000000000000|4 998]]", "[[fact:E-01@{print}|4 998]]"),
        ("[[fact:territory:population]]", "[[fact:territory:population]]"),
        ("[[see:need:P-01]]", "[[see:need:P-01]]"),
        ("[[fact:E-99]]", "[[fact:E-99]]"),
    ],
)
def test_a_binding_gets_its_fingerprint(binding: str, becomes: str, tmp_path: Path) -> None:
    text = SECTION.replace("[[fact:E-01|4 998]]", f"{binding} ąž {binding}")
    folder = hamlet(tmp_path, **{"prose_lt_010-gyventojai_md": text})
    after = becomes.format(print=print_of(folder))
    confirm(folder, by=WHO, on=DAY, suspect=True)
    expected = SECTION.replace("[[fact:E-01|4 998]]", f"{after} ąž {after}")
    assert (folder / "prose/lt/010-gyventojai.md").read_text("utf8") == expected


def test_windows_files_stay_windows_files(tmp_path: Path) -> None:
    def windows(text: str) -> bytes:
        return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()

    folder = hamlet(
        tmp_path,
        needs_yaml=windows(NEEDS),
        **{"prose_lt_010-gyventojai_md": windows(SECTION)},
    )
    link = f"E-01@{print_of(folder)}"
    confirm(folder, by=WHO, on=DAY)
    needs = NEEDS.replace("[E-01]", f"[{link} {STAMP}]")
    assert (folder / "needs.yaml").read_bytes() == windows(needs)
    prose = SECTION.replace("fact:E-01", f"fact:{link}")
    assert (folder / "prose/lt/010-gyventojai.md").read_bytes() == windows(prose)


@pytest.mark.parametrize("name", ["Petras, Jonas", "a: b", "O'Brien # 2", "„Lapė“ {x}"])
def test_any_name_can_confirm(name: str, tmp_path: Path) -> None:
    folder = hamlet(tmp_path)
    confirm(folder, by=name, on=DAY)
    assert read_folder(folder).needs.items[0].evidence[0].by == name


@pytest.mark.parametrize("name", ["", "  ", "a\nb"])
def test_nobody_cannot_confirm(name: str, tmp_path: Path) -> None:
    folder = hamlet(tmp_path)
    before = texts(folder)
    with pytest.raises(Unusable, match="name"):
        confirm(folder, by=name, on=DAY)
    assert texts(folder) == before


def test_a_folder_that_cannot_be_read_is_not_touched(tmp_path: Path) -> None:
    folder = hamlet(tmp_path, needs_yaml=NEEDS.replace("problem", "problm"))
    before = texts(folder)
    with pytest.raises(Unusable):
        confirm(folder, by=WHO, on=DAY)
    assert texts(folder) == before


def test_a_link_that_cannot_be_changed_in_place_is_told(tmp_path: Path) -> None:
    folder = hamlet(tmp_path, needs_yaml=NEEDS.replace("[E-01]", "\n    - >-\n      E-01\n"))
    before = texts(folder)
    with pytest.raises(Unusable, match=r"needs\.yaml:8"):
        confirm(folder, by=WHO, on=DAY)
    assert texts(folder) == before


def test_rights_of_a_file_stay(tmp_path: Path) -> None:
    folder = hamlet(tmp_path)
    (folder / "needs.yaml").chmod(0o640)
    confirm(folder, by=WHO, on=DAY)
    assert (folder / "needs.yaml").stat().st_mode & 0o777 == 0o640
