"""`sutarimas verify` with a published record and receipts: exit status and what is said."""

from pathlib import Path

import pytest

from tests.cli.running import ROOT, Terminal

FORMATS = ROOT / "docs" / "formats"
RECORD = FORMATS / "record.sample.json"
RECEIPT = FORMATS / "receipt.sample.json"
TOP = "a676e943ff1ee2254ecf33fa3450e5db7b0551813f7dece767f1df6400a9344b"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The sample record with one day changed after it was sealed."""
    file = tmp_path / "record.json"
    text = RECORD.read_text("utf8")
    file.write_text(text.replace('"happened_on":"2026-06-30"', '"happened_on":"2026-06-29"', 1))
    return file


@pytest.mark.parametrize("file", [RECORD, RECEIPT], ids=["record", "receipt"])
@pytest.mark.parametrize("lang", ["lt", "en"])
def test_what_was_not_changed_is_told_with_its_root(
    file: Path, lang: str, terminal: Terminal
) -> None:
    told = terminal.run("verify", file, "--lang", lang)
    assert (told.status, told.err) == (0, "")
    assert TOP in told.out
    assert str(file) in told.out


def test_a_changed_event_ends_with_1_and_says_where_and_what_next(
    changed: Path, terminal: Terminal
) -> None:
    told = terminal.run("verify", changed, "--lang", "en")
    assert told.status == 1
    assert "record.json seals[0].root" in told.out
    assert "ask the group for an explanation" in told.out
    assert "prašykite grupės paaiškinti" in terminal.run("verify", changed).out


def test_a_receipt_is_compared_with_the_record_in_either_order(
    changed: Path, terminal: Terminal
) -> None:
    for words in ((RECEIPT, RECORD), (RECORD, RECEIPT), (RECORD, RECORD)):
        told = terminal.run("verify", words[0], "--against", words[1], "--lang", "en")
        assert told.status == 0
        assert "stands unchanged" in told.out
    assert terminal.run("verify", RECEIPT, "--against", changed).status == 1


def test_two_receipts_and_other_files_cannot_be_compared(
    tmp_path: Path, terminal: Terminal
) -> None:
    assert "record.json" in terminal.refused("verify", RECEIPT, "--against", RECEIPT)
    bundle = FORMATS / "bundle.sample.json"
    assert "bundle.sample.json" in terminal.refused("verify", RECORD, "--against", bundle)
    assert "missing.json" in terminal.refused(
        "verify", RECORD, "--against", tmp_path / "missing.json"
    )


def test_a_record_of_a_newer_form_is_refused(tmp_path: Path, terminal: Terminal) -> None:
    file = tmp_path / "record.json"
    file.write_text('{"format":"sutarimas-record/9"}')
    assert "sutarimas-record/9" in terminal.refused("verify", file)


def test_an_empty_record_is_said_to_be_empty(tmp_path: Path, terminal: Terminal) -> None:
    file = tmp_path / "record.json"
    file.write_text('{"format":"sutarimas-record/1","lag":"x"}')
    told = terminal.run("verify", file, "--lang", "en")
    assert (told.status, "no sealed event" in told.out) == (0, True)
