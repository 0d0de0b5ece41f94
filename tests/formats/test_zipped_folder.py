"""A strategy folder in an archive: nothing lost on the way, no trap unpacked."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sutarimas.domain.strategy import Strategy
from sutarimas.formats.archive import write_archive
from sutarimas.formats.bundle import write_bundle
from sutarimas.formats.problems import Unusable
from sutarimas.formats.zipped_folder import read_any, write_zipped_folder
from tests.world import example


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def members() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write_zipped_folder(example("ezeryne")))) as archive:
        return {x: archive.read(x) for x in archive.namelist()}


def kinds(data: bytes, name: str = "x.zip") -> set[str]:
    with pytest.raises(Unusable) as caught:
        read_any(name, data)
    return {x.kind for x in caught.value.problems}


@pytest.mark.parametrize("write", [write_zipped_folder, write_archive, write_bundle])
def test_every_form_gives_the_whole_value_back(write: Callable[[Strategy], bytes]) -> None:
    value = example("ezeryne")
    assert read_any("ezeryne.zip", write(value)) == value


def test_the_same_strategy_gives_the_same_bytes() -> None:
    value = example("ignalina")
    assert write_zipped_folder(value) == write_zipped_folder(value)


def test_a_folder_that_was_zipped_with_its_name_is_found() -> None:
    inner = {f"ezeryne/{name}": data for name, data in members().items()}
    inner["ezeryne/README.txt"] = b"skaityk"
    assert read_any("x.zip", zipped(inner)) == example("ezeryne")


def test_a_member_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "evil.md"
    assert kinds(zipped({**members(), "../evil.md": b"x"})) == {"zip_path"}
    assert kinds(zipped({**members(), str(out): b"x"})) == {"zip_path"}
    assert not out.exists()


def test_what_unpacks_to_more_than_any_strategy_is_refused() -> None:
    assert kinds(zipped({**members(), "big.md": b"0" * 21_000_000})) == {"zip_bomb"}


def test_what_is_no_strategy_is_named() -> None:
    assert kinds(b"labas") == {"not_a_strategy"}
    assert kinds(b"") == {"not_a_strategy"}
    assert kinds(zipped({"a.txt": b"a"})) == {"zip_without_bundle"}
