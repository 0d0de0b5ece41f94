"""Budget lines from a CSV file: the forms that are read, and the ones that are refused."""

import os
from pathlib import Path

import pytest

from tests.cli.test_money import answer, refusal

# Three lines of 1,01: 85 % of each is 85.85 cents, of all together 257.55.
PER_LINE = {"total": "3.03", "lines": 3, "fits": ["per_line_down"]}


def file_of(folder: Path, content: str | bytes) -> Path:
    path = folder / "lines.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def faults(path: Path, *, lang: str = "en") -> list[str]:
    lines = refusal("3.03", "--rate", "0.85", "--lang", lang, "--lines", str(path)).splitlines()
    place = f"--lines {path}: "
    assert all(line.startswith(place) for line in lines)
    return [line.removeprefix(place) for line in lines]


@pytest.mark.parametrize(
    "content",
    [
        "amount\n1.01\n1.01\n1.01\n",
        "1,01\n1,01\n1,01",
        "suma\r\n1,01\r\n1,01\r\n1,01\r\n",
        "\ufeffEilutė;Suma\r\nNuoma;1,01\r\nAlga;1,01 Eur\r\nKita;1,01\r\n",
        "line,amount,note\nRent,1.01,\nPay,1.01,x\nOther,1.01,y\n",
        'line,amount\nRent,"1,01"\nPay,"1,01"\nOther,"1,01"\n',
        "suma\tpastaba\n1,01\ta\n1,01\tb\n1,01\tc\n",
        "Visos išlaidos;Pastaba\n1,01;a\n1,01;b\n1,01;c\n",
        "1,01;2024 m.\n1,01;2024 m.\n1,01;2025 m.\n",
        "\n\namount\n1.01\n\n  \n1.01\n1.01\n\n",
        '"amount"\r"1.01"\r"1.01"\r"1.01"',
        '"a;b\nc";amount\n"x\ny";1.01\nz;1.01\nw;1.01\n',
    ],
)
def test_lines_are_read_as_spreadsheets_save_them(content: str, tmp_path: Path) -> None:
    path = file_of(tmp_path, content)
    answered = answer("3.03", "--rate", "0.85", "--eu", "2.55", "--lines", str(path))
    assert {key: answered[key] for key in PER_LINE} == PER_LINE
    assert answered["off_by"] == {"eu_down": 2, "eu_half_up": 3, "per_line_half_up": 3}


def test_a_policy_per_line_works_on_the_lines(tmp_path: Path) -> None:
    path = file_of(tmp_path, "1,01\n1,01\n1,01\n")
    answered = answer("3.03", "--rate", "0.85", "--policy", "per_line_down", "--lines", str(path))
    assert (answered["eu"], answered["state"]) == ("2.55", "0.48")


def test_a_cent_a_line_is_close_enough(tmp_path: Path) -> None:
    path = file_of(tmp_path, "1,01\n1,01\n1,01\n")
    with_lines = answer("3.03", "--rate", "0.85", "--eu", "2.55", "--lines", str(path))
    without = answer("3.03", "--rate", "0.85", "--eu", "2.55")
    assert (with_lines["closeness"], without["closeness"]) == ("ok", "info")


def test_lines_that_do_not_make_the_total_are_refused(tmp_path: Path) -> None:
    path = file_of(tmp_path, "1,01\n1,01\n")
    assert faults(path) == [
        (
            "The lines add up to 2.02, the total is 3.03: difference \u22121.01. "
            "Check the lines or the total."
        )
    ]


def test_every_bad_line_is_named_up_to_five(tmp_path: Path) -> None:
    path = file_of(tmp_path, "pastaba;suma\na;1,01\nb;260 00,00\n\nc;\nd;1;2\n" + "e;x\n" * 9)
    assert faults(path, lang="lt") == [
        (
            "3 eilutė. Suma „260 00,00“ neaiški: ar tai 26\u00a0000,00, ar 260\u00a0000,00? "
            "Rašykite taip: 9\u00a0989,15."
        ),
        "5 eilutė. Suma neįrašyta. Rašykite taip: 9\u00a0989,15.",
        (
            "6 eilutė. Langelių yra 3, o pirmoje eilutėje 2. Jei sumos su kableliu, langelius "
            "skirkite kabliataškiu."
        ),
        "7 eilutė. Suma „x“ neaiški. Rašykite taip: 9\u00a0989,15.",
        "8 eilutė. Suma „x“ neaiški. Rašykite taip: 9\u00a0989,15.",
    ]


def test_decimal_commas_between_commas_are_never_cut_in_two(tmp_path: Path) -> None:
    path = file_of(tmp_path, "line,amount\nRent,1,01\n")
    assert faults(path) == [
        (
            "Line 2. There are 3 cells, in the first row 2. If amounts have decimal commas, "
            "separate the cells with semicolons."
        )
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "The file holds no amount."),
        (b" \n\n", "The file holds no amount."),
        (b"amount\n", "The file holds no amount."),
        (b"suma\n1\xa0000,00\n", "Line 2. The text is not in UTF-8"),
        ("eilut\u0117;suma\na;1\n".encode("cp1257"), "Line 1. The text is not in UTF-8"),
        ("suma\n1,01\n".encode("utf-16"), "Line 1. The text is not in UTF-8"),
        (b'suma\n"1,01\n1,01\n', "Line 3. A quotation mark is not closed"),
        (b"suma\n1,01\x00\n", "Line 2. The amount “1,01?” is unclear."),
        (b"suma\n=SUM(A1:A9)\n", "Line 2. The amount “=SUM(A1:A9)” is unclear."),
        (b"100.00,200.00\n", "Line 1. The amount “100.00,200.00” is unclear"),
        (b"1" * 5_000_001, "The file is larger than 5 MB."),
    ],
)
def test_a_file_that_is_no_list_of_amounts_is_refused(
    content: bytes, fault: str, tmp_path: Path
) -> None:
    found = faults(file_of(tmp_path, content))
    assert len(found) == 1
    assert found[0].startswith(fault)


def test_an_absent_file_a_folder_and_a_device_are_refused(tmp_path: Path) -> None:
    assert faults(tmp_path / "absent.csv") == ["There is no such file. Check the path."]
    for no_file in (tmp_path, Path(os.devnull)):
        assert faults(no_file) == ["This is not a file but a folder or a device. Name a CSV file."]


def test_a_name_the_system_refuses_is_a_message_too() -> None:
    (fault,) = faults(Path("x" * 300))
    assert fault.startswith("The file could not be read (")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_closed_to_us_is_a_message_too(tmp_path: Path) -> None:
    path = file_of(tmp_path, "1,01\n")
    path.chmod(0)
    assert faults(path)[0].startswith("The file could not be read (")
