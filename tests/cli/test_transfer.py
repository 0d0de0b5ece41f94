"""`export`, `import` and `confirm`: there and back without loss, and nothing overwritten."""

from pathlib import Path

import pytest

from sutarimas.formats.load import load
from tests.cli.running import EXAMPLES, Terminal
from tests.formats.hamlet import hamlet


@pytest.mark.parametrize("form", [".json", ".zip"])
@pytest.mark.parametrize("name", ["ezeryne", "ignalina"])
def test_a_folder_comes_back_from_a_bundle_as_the_same_strategy(
    name: str, form: str, tmp_path: Path, terminal: Terminal
) -> None:
    bundle, back = tmp_path / f"town{form}", tmp_path / "back"
    exported = terminal.run("export", EXAMPLES / name, "--out", bundle)
    imported = terminal.run("import", bundle, "--out", back)
    assert (exported.status, imported.status) == (0, 0)
    assert load(back) == load(EXAMPLES / name)
    assert load(back).content_hash in exported.out
    assert load(back).content_hash in imported.out
    assert terminal.run("verify", bundle).status == 0


def test_a_bundle_for_the_public_has_the_same_hash_and_no_contacts(
    tmp_path: Path, terminal: Terminal
) -> None:
    bundle = tmp_path / "town.json"
    assert terminal.run("export", EXAMPLES / "ezeryne", "--out", bundle, "--public").status == 0
    public, whole = load(bundle), load(EXAMPLES / "ezeryne")
    assert public.content_hash == whole.content_hash
    assert any(x.contact for x in whole.people.persons)
    assert not any(x.contact for x in public.people.persons)


@pytest.mark.parametrize(("form", "status"), [(".json", 1), (".zip", 2)])
def test_a_bundle_with_one_changed_byte_is_not_verified(
    form: str, status: int, tmp_path: Path, terminal: Terminal
) -> None:
    bundle = tmp_path / f"town{form}"
    assert terminal.run("export", hamlet(tmp_path / "town"), "--out", bundle).status == 0
    data = bundle.read_bytes()
    where = data.index("Mažėja gyventojų".encode())
    bundle.write_bytes(data[:where] + b"m" + data[where + 1 :])
    told = terminal.run("verify", bundle)
    assert told.status == status
    assert bundle.name in told.out + told.err


def test_an_export_needs_a_known_ending_and_no_folder(tmp_path: Path, terminal: Terminal) -> None:
    town = hamlet(tmp_path / "town")
    assert ".zip" in terminal.refused("export", town, "--out", tmp_path / "x.docx")
    (tmp_path / "x.zip").mkdir()
    assert "x.zip" in terminal.refused("export", town, "--out", tmp_path / "x.zip")
    assert terminal.refused("export", town, "--out", tmp_path / "no" / "x.zip")


def test_an_import_overwrites_nothing(tmp_path: Path, terminal: Terminal) -> None:
    town = hamlet(tmp_path / "town")
    before = {x: x.read_bytes() for x in town.rglob("*") if x.is_file()}
    assert str(town) in terminal.refused("import", EXAMPLES / "ignalina", "--out", town)
    assert {x: x.read_bytes() for x in town.rglob("*") if x.is_file()} == before


def test_links_are_confirmed_by_name_once(tmp_path: Path, terminal: Terminal) -> None:
    town = hamlet(tmp_path / "town")
    words = ("confirm", town, "--by", "Rasa Rimkutė", "--on", "2026-05-04")
    first, second = terminal.run(*words), terminal.run(*words)
    assert (first.status, second.status) == (0, 0)
    assert "2026-05-04 Rasa Rimkutė" in (town / "needs.yaml").read_text("utf-8")
    assert second.out == "Nepatvirtintų sąsajų nėra.\n"


def test_a_folder_that_cannot_be_read_is_not_confirmed(tmp_path: Path, terminal: Terminal) -> None:
    assert terminal.refused("confirm", tmp_path / "no", "--by", "Rasa")
