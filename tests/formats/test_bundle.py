"""Bundles: one form, a hash that holds, nothing private for the public, bad files refused."""

import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from sutarimas.domain.file import File
from sutarimas.domain.people import People, Person
from sutarimas.domain.strategy import CONTENT, Strategy
from sutarimas.formats.bundle import private_keys, read_bundle, write_bundle
from sutarimas.formats.folder import read_folder
from sutarimas.formats.layout import TABLES
from sutarimas.formats.problems import LANGUAGES, Problem, Unusable
from tests.formats.hamlet import hamlet, write

#: Bundles as earlier versions wrote them; never written anew, so that decisions stay provable.
KEPT = Path(__file__).parent / "kept"

PEOPLE = """\
persons:
  - code: A-1
    name: Ona Onaitė
    contact: ona@pastas.example
"""
FILES = """\
files:
  - code: F-1
    title: Onos Onaitės prašymas
    sha256: 5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8
    restricted: true
  - code: F-2
    title: Tarybos sprendimas
"""


@pytest.fixture
def strategy(tmp_path: Path) -> Strategy:
    folder = hamlet(tmp_path)
    main = (folder / "strategy.yaml").read_text("utf8")
    return read_folder(write(folder, {"people.yaml": PEOPLE, "strategy.yaml": main + FILES}))


def refused(content: Any) -> Problem:
    """The one problem of a bundle with this content (bytes, or anything JSON can say)."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(Unusable) as refusal:
        read_bundle("town.json", data)
    (problem,) = refusal.value.problems
    assert all(problem.text(lang).startswith("town.json") for lang in LANGUAGES)
    return problem


def content_of(strategy: Strategy) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(write_bundle(strategy))
    return content


def test_a_bundle_is_canonical_json_of_text(strategy: Strategy) -> None:
    data = write_bundle(strategy)
    content = json.loads(data)
    again = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert data == f"{again}\n".encode()
    assert content["format"] == "sutarimas-bundle/1"
    assert content["content_hash"] == strategy.content_hash
    assert content["strategy"]["evidence"][0]["value"] == "4998"
    assert content["strategy"]["identity"]["first_year"] == "2024"


def test_a_bundle_marks_what_is_private(strategy: Strategy) -> None:
    assert content_of(strategy)["private"] == ["people.persons[].name", "people.persons[].contact"]


def test_the_public_gets_nothing_private(strategy: Strategy) -> None:
    data = write_bundle(strategy, public=True)
    text = data.decode()
    assert "Ona" not in text
    assert "pastas.example" not in text
    public = read_bundle("p.json", data)
    assert public.people == People(persons=(Person(code="A-1"),))
    assert public.files == (
        File(code="F-1", title="", sha256=strategy.files[0].sha256, restricted=True),
        strategy.files[1],
    )
    assert json.loads(data)["private"] == []


def test_the_public_text_has_the_hash_that_was_decided_on(strategy: Strategy) -> None:
    public = read_bundle("p.json", write_bundle(strategy, public=True))
    assert public.content_hash == strategy.content_hash


def test_no_private_field_lies_within_the_content_that_is_hashed() -> None:
    found = list(private_keys())
    assert ("people", "persons", "[]", "name") in found
    assert not [path for path in found if path[0] in CONTENT]


def test_no_record_of_the_content_is_left_out_for_the_public() -> None:
    assert "files" not in CONTENT


def test_a_changed_word_is_noticed(strategy: Strategy) -> None:
    content = content_of(strategy)
    content["strategy"]["needs"]["items"][0]["title"] = "Didėja gyventojų"
    problem = refused(content)
    assert problem.kind == "bundle_changed"
    assert strategy.content_hash in problem.text("lt")


def test_every_fault_of_the_content_is_told(strategy: Strategy) -> None:
    content = content_of(strategy)
    content["strategy"]["identity"]["first_year"] = 2024
    content["strategy"]["evidence"][0]["kidn"] = content["strategy"]["evidence"][0].pop("kind")
    with pytest.raises(Unusable) as refusal:
        read_bundle("town.json", json.dumps(content).encode())
    assert [x.where() for x in refusal.value.problems] == [
        "town.json identity.first_year",
        "town.json evidence[0].kidn",
        "town.json evidence[0]",
    ]


def test_a_dangling_reference_in_a_bundle_is_told(strategy: Strategy) -> None:
    content = content_of(strategy)
    content["strategy"]["needs"]["items"][0]["evidence"][0]["to"] = "E-77"
    assert refused(content).kind == "fault_dangling"


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"format": "sutarimas-bundle/2"}, "bundle_newer"),
        ({"format": "something/1"}, "not_a_bundle"),
        ({"format": 1}, "not_a_bundle"),
        ({"content_hash": 5}, "not_text"),
        ({"strategy": []}, "not_record"),
        ({"extra": "x"}, "unknown_key"),
    ],
)
def test_a_bundle_of_another_form_is_refused(
    change: dict[str, Any], kind: str, strategy: Strategy
) -> None:
    assert refused({**content_of(strategy), **change}).kind == kind


@pytest.mark.parametrize("key", ["strategy", "content_hash"])
def test_a_missing_part_is_named(key: str, strategy: Strategy) -> None:
    content = content_of(strategy)
    del content[key]
    problem = refused(content)
    assert problem.kind == "missing_key"
    assert f"“{key}”" in problem.what("en")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "json_broken"),
        (b"{", "json_broken"),
        (b"[]", "not_a_bundle"),
        (b"null", "not_a_bundle"),
        (b"12", "not_a_bundle"),
        (b"9" * 10_000, "not_a_bundle"),
        (b'{"a": 1, "a": 2}', "json_duplicate_key"),
        (b"[" * 200_000, "json_deep"),
        (b"\xff\xfe{}", "utf16"),
        (b'{"\xe0": 1}', "not_utf8"),
        (b"\x89PNG\r\n\x00", "nul_byte"),
    ],
)
def test_what_is_no_bundle_is_refused(data: bytes, kind: str) -> None:
    assert refused(data).kind == kind


def test_a_table_holds_records_without_lists() -> None:
    for table in TABLES:
        hints = get_type_hints(table.record)
        flat = [not is_dataclass(hints[f.name]) or hints[f.name].__name__ == "Euro"
                for f in fields(table.record)]  # fmt: skip
        assert all(flat), table.file
        assert not [x for x in hints.values() if get_args(x) and Ellipsis in get_args(x)]


@pytest.mark.parametrize("path", sorted(KEPT.iterdir()), ids=lambda path: path.name)
def test_a_bundle_of_an_earlier_version_still_opens_with_its_hash(path: Path) -> None:
    strategy = read_bundle(path.name, path.read_bytes())
    assert strategy.identity.slug == "kaimelis"
