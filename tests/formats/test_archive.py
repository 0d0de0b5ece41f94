"""ZIP archives: the same bytes every time, and nothing that could do harm is unpacked."""

import io
import stat
import zipfile
from pathlib import Path

import pytest

from sutarimas.domain.strategy import Strategy
from sutarimas.formats.archive import BUNDLE, MANIFEST, read_archive, unpack, write_archive
from sutarimas.formats.bundle import write_bundle
from sutarimas.formats.folder import read_folder
from sutarimas.formats.problems import LANGUAGES, Problem, Unusable
from tests.formats.hamlet import hamlet


@pytest.fixture
def strategy(tmp_path: Path) -> Strategy:
    return read_folder(hamlet(tmp_path))


def packed(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def refused(data: bytes) -> tuple[Problem, ...]:
    with pytest.raises(Unusable) as refusal:
        unpack("town.zip", data)
    problems = refusal.value.problems
    assert all(x.text(lang).startswith("town.zip") for lang in LANGUAGES for x in problems)
    return problems


def kinds(data: bytes) -> list[str]:
    return [x.kind for x in refused(data)]


def test_an_archive_holds_the_bundle_and_its_manifest(strategy: Strategy) -> None:
    data = write_archive(strategy)
    assert read_archive("a.zip", data) == strategy
    assert data == write_archive(strategy)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [BUNDLE, MANIFEST]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_an_archive_for_the_public_holds_the_public_bundle(strategy: Strategy) -> None:
    members = unpack("a.zip", write_archive(strategy, public=True))
    assert members[BUNDLE] == write_bundle(strategy, public=True)


def test_an_archive_packed_by_hand_opens_too(strategy: Strategy) -> None:
    assert read_archive("a.zip", packed((BUNDLE, write_bundle(strategy)))) == strategy


@pytest.mark.parametrize(
    "name",
    ["../evil", "a/../../evil", "/etc/passwd", "..\\evil", "C:\\evil", "\\\\server\\evil", ".."],
)
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    entry = zipfile.ZipInfo("x")
    entry.filename = name
    assert "zip_path" in kinds(packed((BUNDLE, b"{}"), (entry, b"x")))


def test_a_link_is_refused() -> None:
    entry = zipfile.ZipInfo("link")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "zip_link" in kinds(packed((BUNDLE, b"{}"), (entry, b"/etc/passwd")))


def test_a_bomb_is_refused_by_what_it_claims() -> None:
    assert kinds(packed((BUNDLE, bytes(30_000_000)))) == ["zip_bomb", "zip_bomb"]
    assert kinds(packed((BUNDLE, bytes(1_000_000)))) == ["zip_bomb"]


def test_a_bomb_that_claims_to_be_small_is_not_unpacked() -> None:
    data = bytearray(packed((BUNDLE, bytes(30_000_000))))
    true, small = (30_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little")
    assert true in data
    assert kinds(bytes(data).replace(true, small)) == ["zip_broken"]


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(packed((BUNDLE, b"{}")))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert kinds(bytes(data)) == ["zip_encrypted"]


def test_two_members_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed((BUNDLE, b"{}"), (BUNDLE, b"{}"))
    assert kinds(data) == ["zip_twice"]


def test_strangers_are_named(strategy: Strategy) -> None:
    bundle = write_bundle(strategy)
    problems = refused(packed((BUNDLE, bundle), ("notes.txt", b"x"), ("deep/x.zip", b"x")))
    assert [x.slots["name"] for x in problems] == ["notes.txt", "deep/x.zip"]


def test_too_many_members_are_refused() -> None:
    assert kinds(packed(*((f"{i}", b"") for i in range(200)))) == ["too_many_files"]


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ((("notes.txt", b"x"),), "zip_without_bundle"),
        ((("town/", b""), ("town/strategy.yaml", b"x"), ("town/needs.yaml", b"")), "zip_of_folder"),
        ((), "zip_without_bundle"),
    ],
)
def test_an_archive_without_a_bundle(members: tuple[tuple[str, bytes], ...], kind: str) -> None:
    assert kinds(packed(*members)) == [kind]


@pytest.mark.parametrize("cut", [0, 10, 200])
def test_a_broken_archive_is_refused(cut: int, strategy: Strategy) -> None:
    assert kinds(write_archive(strategy)[:cut]) == ["zip_broken"]


def test_a_changed_byte_is_noticed(strategy: Strategy) -> None:
    data = write_archive(strategy).replace(b"Kaimelio", b"Kaimelia", 1)
    assert kinds(data) == ["zip_broken"]


def test_a_packed_archive_with_a_changed_byte_is_refused_or_says_the_same(
    strategy: Strategy,
) -> None:
    data = packed((BUNDLE, write_bundle(strategy)))
    for place in range(0, len(data), 7):
        changed = bytearray(data)
        changed[place] ^= 0x55
        try:
            assert read_archive("a.zip", bytes(changed)) == strategy, place
        except Unusable:
            continue
