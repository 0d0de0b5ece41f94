"""Events are sealed once, in an order that tells nothing, and outsiders can verify every seal."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from sutarimas.actions import seal as sealing
from sutarimas.actions.edition import publish_if_ready
from sutarimas.actions.event import remember
from sutarimas.actions.seal import seal, seal_all
from sutarimas.domain.event import Event as Face
from sutarimas.domain.event import digest
from sutarimas.domain.merkle import Frontier, root, verify_inclusion
from sutarimas.formats.manifest import verify
from sutarimas.formats.typed import read
from sutarimas.queries.record_file import published, receipt
from sutarimas.records.models import Edition, Event, Seal
from tests.world import NOW, World


def happened(world: World, count: int) -> None:
    for n in range(count):
        remember(
            lag_id=world.lag_id, kind="entry.changed", subject=f"need:{n}", content="x", now=NOW
        )


def faces(record: dict[str, object]) -> list[Face]:
    found = [read(x, Face)[0] for x in record["events"]]  # type: ignore[attr-defined]
    assert all(found)
    return [x for x in found if x is not None]


def test_every_seal_is_the_root_over_the_events_before_it(world: World) -> None:
    for count in (3, 1, 5):
        happened(world, count)
        seal(lag_id=world.lag_id, now=NOW)
    record = json.loads(published(world.lag_id))
    leaves = [x.leaf for x in faces(record)]
    sizes = [int(x["tree_size"]) for x in record["seals"]]
    assert sizes == sorted(sizes)
    assert len(sizes) == 3
    assert len(leaves) == sizes[-1] == Event.objects.filter(lag_id=world.lag_id).count()
    for size, one in zip(sizes, record["seals"], strict=True):
        assert one["root"] == root(leaves[:size]).hex()


def test_a_batch_is_shuffled(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    class Backwards:
        def shuffle(self, rows: list[Event]) -> None:
            rows.sort(key=lambda x: x.subject, reverse=True)

    monkeypatch.setattr(sealing, "SystemRandom", Backwards)
    happened(world, 6)
    seal(lag_id=world.lag_id, now=NOW)
    subjects = list(
        Event.objects.filter(lag_id=world.lag_id).order_by("number").values_list("subject")
    )
    assert subjects == sorted(subjects, reverse=True)


def test_sealing_again_without_news_makes_no_seal(world: World) -> None:
    seal(lag_id=world.lag_id, now=NOW)
    seal(lag_id=world.lag_id, now=NOW + timedelta(days=1))
    assert Seal.objects.filter(lag_id=world.lag_id).count() == 1


def test_each_group_has_a_tree_of_its_own(world: World) -> None:
    seal_all(now=NOW)
    for lag_id in (world.lag_id, world.other_lag_id):
        numbers = Event.objects.filter(lag_id=lag_id).values_list("number", flat=True)
        assert sorted(x for x in numbers if x is not None) == list(range(len(numbers)))
    assert not Event.objects.filter(number__isnull=True).exists()


def test_the_record_holds_no_name_no_text_no_salt_and_no_clock_time(world: World) -> None:
    happened(world, 3)
    seal(lag_id=world.lag_id, now=NOW)
    text = published(world.lag_id).decode()
    hidden = Event.objects.filter(lag_id=world.lag_id).exclude(kind="edition.published")
    salts = hidden.values_list("salt", flat=True)
    assert not [x for x in salts if x in text]
    for word in ("Rasa", "need:1", "10:30", str(world.accounts["rasa"])):
        assert word not in text


def test_an_editions_receipt_proves_that_it_stands_in_the_record(world: World) -> None:
    happened(world, 4)
    key = publish_if_ready(actor=world.actor("rasa"), strategy_id=world.strategy_id)
    assert key is not None
    happened(world, 3)
    seal(lag_id=world.lag_id, now=NOW)
    content = receipt(world.lag_id, key)
    assert content is not None
    told = json.loads(content)
    face, _ = read(told["event"], Face)
    assert face is not None
    assert face.number is not None
    proof = tuple(bytes.fromhex(x) for x in told["proof"])
    size, expected = int(told["seal"]["tree_size"]), bytes.fromhex(told["seal"]["root"])
    assert verify_inclusion(face.leaf, face.number, size, proof, expected)
    assert not verify_inclusion(face.leaf + b" ", face.number, size, proof, expected)
    made = Edition.objects.get(pk=key)
    assert (told["subject"], told["content"]) == ("edition:3", made.content_hash)
    assert face.digest == digest(made.content_hash, told["salt"])
    assert told["seal"] in json.loads(published(world.lag_id))["seals"]


def test_the_command_line_verifies_the_record_and_the_receipt_offline(
    world: World, tmp_path: Path
) -> None:
    key = publish_if_ready(actor=world.actor("rasa"), strategy_id=world.strategy_id)
    assert key is not None
    earlier = tmp_path / "record.json"
    earlier.write_bytes(published(world.lag_id))
    proof = tmp_path / "receipt.json"
    proof.write_bytes(receipt(world.lag_id, key) or b"")
    happened(world, 3)
    seal(lag_id=world.lag_id, now=NOW)
    later = tmp_path / "later.json"
    later.write_bytes(published(world.lag_id))
    for path in (earlier, proof, later):
        made = verify(path)
        assert (made.differences, made.problems) == ((), ()), path
    changed = json.loads(later.read_text("utf-8"))
    changed["events"][0]["happened_on"] = "2020-01-01"
    later.write_text(json.dumps(changed), "utf-8")
    assert verify(later).problems


def test_an_unsealed_or_foreign_edition_has_no_receipt(world: World) -> None:
    key = publish_if_ready(actor=world.actor("rasa"), strategy_id=world.strategy_id)
    assert key is not None
    assert receipt(world.other_lag_id, key) is None
    Event.objects.filter(kind="edition.published").update(number=None, seal=None)
    assert receipt(world.lag_id, key) is None


def test_the_kept_frontier_grows_as_the_whole_tree_does(world: World) -> None:
    happened(world, 7)
    seal(lag_id=world.lag_id, now=NOW)
    happened(world, 2)
    seal(lag_id=world.lag_id, now=NOW)
    leaves = [x.leaf for x in faces(json.loads(published(world.lag_id)))]
    last = Seal.objects.filter(lag_id=world.lag_id).order_by("-tree_size")[0]
    assert last.root == Frontier().grown(leaves).root.hex()
