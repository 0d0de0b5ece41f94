"""A published record: round trip, every later change found and told, the README's own check."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sutarimas.domain.event import Event, Seal, digest, seal
from sutarimas.domain.merkle import Frontier
from sutarimas.formats.archive import unpack, write_archive
from sutarimas.formats.folder import read_folder
from sutarimas.formats.manifest import DifferenceKind, verify, verify_against, write_manifest
from sutarimas.formats.problems import LANGUAGES, Problem, Unusable
from sutarimas.formats.record import (
    RECORD,
    Receipt,
    Record,
    SealedEdition,
    read_proof,
    read_record,
    receipt_of,
    write_receipt,
    write_record,
)
from sutarimas.formats.record_check import check_against, check_receipt, check_record
from sutarimas.formats.schema import receipt_schema, record_schema
from tests.formats.hamlet import hamlet
from tests.formats.test_archive import packed
from tests.repository.tree import ROOT

LAG = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
DAY = date(2026, 6, 30)
HASH = "ab" * 32
EDITION = SealedEdition(code="R-1", content_hash=HASH, number=4, salt="salt")


def event(n: int) -> Event:
    subject, content = (
        (f"need:P-{n}", f"text {n}") if n != EDITION.number else ("edition:R-1", HASH)
    )
    return Event(
        lag=LAG,
        kind="entry.changed",
        subject=digest(subject, "salt"),
        digest=digest(content, "salt"),
        happened_on=DAY,
    )


def record_of(*sizes: int) -> Record:
    """A record sealed at these sizes; from five events on it has an edition."""
    tree, events, seals = Frontier(), list[Event](), list[Seal]()
    for size in sizes:
        batch = seal(tree, [event(n) for n in range(tree.size, size)], sealed_on=DAY)
        tree, events = batch.frontier, [*events, *batch.events]
        seals.append(batch.seal)
    editions = (EDITION,) if tree.size > EDITION.number else ()
    return Record(lag=LAG, events=tuple(events), seals=tuple(seals), editions=editions)


def kinds(problems: tuple[Problem, ...]) -> list[str]:
    """The kinds of problems, each of which can be said in both languages and says where."""
    for problem in problems:
        texts = {problem.text(lang) for lang in LANGUAGES}
        assert len(texts) == 2
        assert all(text.startswith(problem.where()) and problem.where() for text in texts)
    return [x.kind for x in problems]


@pytest.fixture
def record() -> Record:
    return record_of(2, 3, 7)


def test_a_record_comes_back_as_it_was_written(record: Record) -> None:
    data = write_record(record)
    assert read_record(RECORD, data) == record
    assert write_record(read_record(RECORD, data)) == data
    assert check_record(RECORD, record) == ()


def test_a_group_that_sealed_nothing_yet_has_an_empty_record() -> None:
    empty = Record(lag=LAG)
    assert read_record(RECORD, write_record(empty)) == empty
    assert check_record(RECORD, empty) == ()


def test_every_event_has_a_receipt_that_comes_back_and_holds(record: Record) -> None:
    for number in range(7):
        receipt = receipt_of(record, number, salt="salt")
        assert read_proof("receipt.json", write_receipt(receipt)) == receipt
        assert check_receipt("receipt.json", receipt) == ()
        assert check_against(RECORD, record, receipt) == ()


def test_there_is_no_receipt_for_what_is_not_sealed(record: Record) -> None:
    with pytest.raises(IndexError):
        receipt_of(record, 7)
    with pytest.raises(IndexError):
        receipt_of(Record(lag=LAG), 0)


def changed_event(record: Record, n: int, **change: Any) -> Record:
    events = list(record.events)
    events[n] = replace(events[n], **change)
    return replace(record, events=tuple(events))


def changed_seal(record: Record, n: int, **change: Any) -> Record:
    seals = list(record.seals)
    seals[n] = replace(seals[n], **change)
    return replace(record, seals=tuple(seals))


def swapped(record: Record) -> Record:
    first, second, *rest = record.events
    return replace(record, events=(replace(second, number=0), replace(first, number=1), *rest))


TAMPERED: dict[str, tuple[Callable[[Record], Record], list[str]]] = {
    "another day": (
        lambda r: changed_event(r, 2, happened_on=date(2026, 7, 1)),
        ["differs_record_root"],
    ),
    "another content": (
        lambda r: changed_event(r, 0, digest=digest("other", "salt")),
        ["differs_record_root"],
    ),
    "two events in another order": (swapped, ["differs_record_root"]),
    "another number": (
        lambda r: changed_event(r, 3, number=9),
        ["differs_record_number", "differs_record_root"],
    ),
    "no number": (
        lambda r: changed_event(r, 3, number=None),
        ["differs_record_number", "differs_record_root"],
    ),
    "another group": (
        lambda r: changed_event(r, 1, lag="x"),
        ["differs_record_lag", "differs_record_root"],
    ),
    "the last event gone": (
        lambda r: replace(r, events=r.events[:-1]),
        ["differs_record_short"],
    ),
    "another root": (lambda r: changed_seal(r, 1, root=HASH), ["differs_record_root"]),
    "a seal twice": (
        lambda r: replace(r, seals=(r.seals[0], *r.seals)),
        ["differs_record_size"],
    ),
    "seals in another order": (
        lambda r: replace(r, seals=tuple(reversed(r.seals))),
        ["differs_record_size"],
    ),
    "a negative size": (lambda r: changed_seal(r, 0, tree_size=-1), ["differs_record_size"]),
    "the last seal gone": (lambda r: replace(r, seals=r.seals[:-1]), ["differs_record_unsealed"]),
    "an edition of another text": (
        lambda r: replace(r, editions=(replace(EDITION, content_hash="cd" * 32),)),
        ["differs_record_edition"],
    ),
    "an edition of another code": (
        lambda r: replace(r, editions=(replace(EDITION, code="R-2"),)),
        ["differs_record_edition"],
    ),
    "an edition of no event": (
        lambda r: replace(r, editions=(replace(EDITION, number=-3),)),
        ["differs_record_edition"],
    ),
}


@pytest.mark.parametrize("how", TAMPERED)
def test_every_later_change_is_found_and_told(how: str, record: Record) -> None:
    change, expected = TAMPERED[how]
    assert kinds(check_record(RECORD, change(record))) == expected


def test_the_message_says_between_which_events_the_change_lies(record: Record) -> None:
    (found,) = check_record(RECORD, changed_event(record, 5, kind="entry.removed"))
    assert "from 3 to 6" in found.text("en")
    assert found.where() == "record.json seals[2].root"
    assert record.seals[2].root in found.text("lt")


def test_very_many_differences_are_not_all_told() -> None:
    record = record_of(300)
    assert len(check_record(RECORD, replace(record, lag="other"))) == 100


@given(st.data())
def test_a_receipt_proves_nothing_but_its_event(data: st.DataObject) -> None:
    record = record_of(data.draw(st.integers(2, 20)))
    number = data.draw(st.integers(0, len(record.events) - 1))
    receipt = receipt_of(record, number)
    step = data.draw(st.integers(0, len(receipt.proof) - 1))
    proof = list(receipt.proof)
    proof[step] = f"{int(proof[step], 16) ^ 1 << data.draw(st.integers(0, 255)):064x}"
    for false in (
        replace(receipt, proof=tuple(proof)),
        replace(receipt, proof=receipt.proof[:-1]),
        replace(receipt, event=replace(receipt.event, count=1)),
        replace(receipt, event=replace(receipt.event, number=None)),
        replace(receipt, seal=replace(receipt.seal, root=HASH)),
    ):
        assert kinds(check_receipt("receipt.json", false)) == ["differs_receipt_proof"]


def test_a_receipt_tells_whether_it_is_about_the_text_in_hand(record: Record) -> None:
    receipt = receipt_of(record, 4, salt="salt", subject="edition:R-1", content=HASH)
    assert check_receipt("r.json", receipt) == ()
    for false in (
        replace(receipt, content="cd" * 32),
        replace(receipt, subject="edition:R-2"),
    ):
        assert kinds(check_receipt("r.json", false)) == ["differs_receipt_content"]


def test_a_record_that_grew_continues_the_older_one(record: Record) -> None:
    assert check_against(RECORD, record_of(2, 3, 7, 9), record) == ()


def test_a_record_written_anew_as_a_whole_does_not(record: Record) -> None:
    other = replace(event(0), kind="entry.removed")
    anew = seal(Frontier(), [other, *map(event, range(1, 9))], sealed_on=DAY)
    whole = Record(lag=LAG, events=anew.events, seals=(anew.seal,), editions=(EDITION,))
    assert check_record(RECORD, whole) == ()
    assert kinds(check_against(RECORD, whole, record)) == ["differs_record_rewritten"] * 3
    assert kinds(check_against(RECORD, whole, receipt_of(record, 6))) == [
        "differs_record_rewritten"
    ]


def test_a_record_cut_to_an_earlier_seal_is_found_by_the_older_file(record: Record) -> None:
    assert kinds(check_against(RECORD, record_of(2, 3), record)) == ["differs_record_shorter"]


def refused(data: bytes) -> list[str]:
    with pytest.raises(Unusable) as caught:
        read_record(RECORD, data)
    return kinds(caught.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ('"kind":"entry.changed"', '"kind":"Rasa Rimkutė said no"', "odd_event_kind"),
        (HASH, "Rasa Rimkutė", "not_a_digest"),
        ('"tree_size":"2"', '"tree_size":"two"', "not_whole"),
        ('"tree_size":"2"', '"tree_size":2', "bare_value"),
        ('"lag"', '"lga"', "unknown_key"),
        ("sutarimas-record/1", "sutarimas-record/2", "record_newer"),
        ("sutarimas-record/1", "sutarimas-bundle/1", "not_a_record"),
        ('"format":"sutarimas-record/1",', "", "not_a_record"),
        ('"events":[', '"events":[7,', "not_record"),
        ("}\n", "", "json_broken"),
    ],
)
def test_what_is_no_record_is_refused_with_its_place(
    old: str, new: str, kind: str, record: Record
) -> None:
    text = write_record(record).decode()
    assert old in text
    assert kind in refused(text.replace(old, new).encode())


@pytest.mark.parametrize("data", [b"[]", b'"x"', b"null", b"{}", b'{"format":7}', b'{"format":[]}'])
def test_other_json_is_no_record(data: bytes) -> None:
    assert refused(data) == ["not_a_record"]
    assert read_proof("x.json", data) is None


def test_a_receipt_is_no_record(record: Record) -> None:
    assert refused(write_receipt(receipt_of(record, 0))) == ["not_a_record"]


def faults(schema: dict[str, Any], data: bytes) -> list[str]:
    return [x.message for x in Draft202012Validator(schema).iter_errors(json.loads(data))]


def test_the_schemas_take_and_refuse_what_the_reader_does(record: Record) -> None:
    data, receipt = write_record(record), write_receipt(receipt_of(record, 3))
    assert faults(record_schema(), data) == []
    assert faults(receipt_schema(), receipt) == []
    for old, new in ((b'"entry.changed"', b'"Said no"'), (HASH.encode(), b"x"), (b'"lag"', b'"l"')):
        assert faults(record_schema(), data.replace(old, new))
    assert faults(receipt_schema(), re.sub(rb'"proof":\["', b'"proof":["x', receipt))


def test_the_samples_are_valid_and_hold() -> None:
    formats = ROOT / "docs" / "formats"
    record, receipt = formats / "record.sample.json", formats / "receipt.sample.json"
    assert faults(record_schema(), record.read_bytes()) == []
    assert faults(receipt_schema(), receipt.read_bytes()) == []
    result = verify_against(receipt, record)
    assert (result.told("en"), type(result.proof)) == ((), Receipt)


def test_the_readme_tells_strangers_how_to_recompute_every_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: Record
) -> None:
    text = (ROOT / "docs" / "formats" / "README.md").read_text("utf8")
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path(RECORD).write_bytes(write_record(record))
    exec(code, {})  # noqa: S102 - our own page
    Path(RECORD).write_bytes(write_record(changed_event(record, 2, kind="entry.removed")))
    with pytest.raises(AssertionError):
        exec(code, {})  # noqa: S102 - our own page


def test_a_record_beside_documents_is_recomputed_too(tmp_path: Path, record: Record) -> None:
    strategy = read_folder(hamlet(tmp_path / "town"))
    built = tmp_path / "built"
    built.mkdir()

    def sealed(content: Record) -> Path:
        (built / RECORD).write_bytes(write_record(content))
        write_manifest(built, strategy=strategy, pack="practice", on=DAY, lang="lt")
        return built

    whole = verify(sealed(record))
    assert (whole.told("lt"), whole.proof) == ((), record)
    false = verify(sealed(changed_seal(record, 0, root=HASH)))
    assert (false.differences, kinds(false.problems)) == ((), ["differs_record_root"])
    (built / RECORD).write_bytes(b"{}")
    unreadable = verify(built)
    assert [x.kind for x in unreadable.differences] == [DifferenceKind.CHANGED]
    assert kinds(unreadable.problems) == ["not_a_record"]


def test_a_record_in_an_archive_is_recomputed_too(tmp_path: Path, record: Record) -> None:
    strategy = read_folder(hamlet(tmp_path / "town"))
    file = tmp_path / "town.zip"
    file.write_bytes(write_archive(strategy, record=write_record(record)))
    whole = verify(file)
    assert (whole.told("en"), whole.proof) == ((), record)
    assert whole.content_hash == strategy.content_hash

    members = dict(unpack("town.zip", write_archive(strategy)))
    members[RECORD] = write_record(record)
    file.write_bytes(packed(*members.items()))
    assert [(x.kind, x.file) for x in verify(file).differences] == [(DifferenceKind.EXTRA, RECORD)]
