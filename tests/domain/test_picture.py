"""Pictures inside a strategy: whole or not at all, and part of what an approval is about."""

from dataclasses import replace

import pytest

from sutarimas.domain.integrity import FaultKind, faults
from sutarimas.domain.picture import LARGEST, Picture, is_whole, media_type, size_of
from sutarimas.domain.strategy import Strategy
from tests.pictures import picture_file, picture_of
from tests.world import example


def with_pictures(*pictures: Picture) -> Strategy:
    return replace(example("ezeryne"), pictures=pictures)


def found(strategy: Strategy) -> list[FaultKind]:
    return [x.kind for x in faults(strategy)]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_size_and_kind_of_a_picture_are_read_from_its_bytes(kind: str) -> None:
    image = picture_file(kind=kind, size=(31, 17)).getvalue()
    assert size_of(image) == (31, 17)
    assert media_type(image) == f"image/{kind.lower()}"
    assert is_whole(image)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_was_cut_off_is_not_whole(kind: str) -> None:
    image = picture_file(kind=kind).getvalue()
    assert not any(is_whole(image[:end]) for end in range(len(image)))


def test_a_byte_changed_anywhere_in_a_png_is_noticed() -> None:
    image = picture_file().getvalue()
    for place in range(len(image)):
        changed = bytearray(image)
        changed[place] ^= 1
        assert not is_whole(bytes(changed)), place


@pytest.mark.parametrize("image", [b"", b"GIF89a", b"<svg/>", b"\xff\xd8\xff\xd9"])
def test_other_bytes_are_no_picture(image: bytes) -> None:
    assert not is_whole(image)
    assert size_of(image) is None


def test_a_sound_picture_is_no_fault() -> None:
    assert found(with_pictures(picture_of())) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"data": "!"},
        {"data": ""},
        {"data": "PHN2Zy8+"},
        {"data": picture_of().data[:-8]},
        {"data": "A" * (LARGEST * 4 // 3 + 4)},
        {"code": "../x"},
        {"code": "IL 1"},
    ],
)
def test_what_cannot_be_shown_is_a_fault(changes: dict[str, str]) -> None:
    broken = replace(picture_of(), **changes)  # type: ignore[arg-type]
    assert found(with_pictures(broken)) == [FaultKind.PICTURE]


def test_pictures_that_are_too_large_together_are_one_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = picture_of()
    room = len(one.data) * 3 // 4 * 2
    monkeypatch.setattr("sutarimas.domain.integrity.LARGEST_TOGETHER", room)
    many = (one, *(replace(one, code=f"IL-0{x}") for x in (2, 3, 4)))
    assert found(with_pictures(*many[:2])) == []
    assert found(with_pictures(*many)) == [FaultKind.PICTURES]


def test_the_hash_covers_pictures_and_stays_where_there_are_none() -> None:
    bare, shown = with_pictures(), with_pictures(picture_of())
    other = with_pictures(picture_of(size=(61, 40)))
    assert bare.content_hash == example("ezeryne").content_hash
    assert len({bare.content_hash, shown.content_hash, other.content_hash}) == 3
