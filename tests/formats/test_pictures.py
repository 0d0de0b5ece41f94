"""Pictures go out with the strategy and come back the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from sutarimas.formats.bundle import read_bundle, write_bundle
from sutarimas.formats.folder import read_folder
from sutarimas.formats.folder_text import write_folder
from sutarimas.formats.problems import Unusable
from sutarimas.formats.zipped_folder import read_any, write_zipped_folder
from tests.pictures import picture_file, picture_of
from tests.world import example

SHOWN = replace(
    example("ezeryne"),
    pictures=(picture_of(), replace(picture_of("plan_2", kind="JPEG"), made_by="Ona Onaitė")),
)


@pytest.mark.parametrize("public", [True, False])
def test_a_bundle_carries_pictures(public: bool) -> None:
    assert read_bundle("a.json", write_bundle(SHOWN, public=public)).pictures == SHOWN.pictures


def test_an_archive_of_the_folder_carries_pictures() -> None:
    assert read_any("a.zip", write_zipped_folder(SHOWN)) == SHOWN


def test_in_a_folder_pictures_are_files_that_any_program_opens(tmp_path: Path) -> None:
    write_folder(SHOWN, tmp_path)
    assert (tmp_path / "pictures" / "IL-01.png").read_bytes() == picture_file().getvalue()
    assert (tmp_path / "pictures" / "plan_2.jpg").is_file()
    assert "data" not in (tmp_path / "pictures.yaml").read_text("utf8")
    assert read_folder(tmp_path) == SHOWN


def test_a_picture_whose_file_is_missing_is_named_with_its_line(tmp_path: Path) -> None:
    write_folder(SHOWN, tmp_path)
    (tmp_path / "pictures" / "plan_2.jpg").unlink()
    with pytest.raises(Unusable) as refusal:
        read_folder(tmp_path)
    (told,) = refusal.value.problems
    assert (told.kind, told.place.file) == ("fault_picture", "pictures.yaml")
    assert "plan_2" in told.text("lt")


def test_a_file_that_only_looks_like_a_picture_is_refused(tmp_path: Path) -> None:
    write_folder(SHOWN, tmp_path)
    (tmp_path / "pictures" / "IL-01.png").write_bytes(b"<svg onload='alert(1)'/>")
    with pytest.raises(Unusable):
        read_folder(tmp_path)
