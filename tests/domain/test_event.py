"""Events and seals: nothing personal in the leaf, every field bound, order as given."""

import json
from dataclasses import replace
from datetime import date

import pytest

from sutarimas.domain.event import Event, digest, seal
from sutarimas.domain.merkle import Frontier, inclusion_proof, root, verify_inclusion

LAG = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
DAY = date(2026, 6, 30)


def event(content: str = "text", *, kind: str = "entry.changed", count: int | None = None) -> Event:
    return Event(
        lag=LAG,
        kind=kind,
        subject=digest("need:P-01", "salt"),
        digest=digest(content, "salt"),
        happened_on=DAY,
        count=count,
    )


def test_a_leaf_is_the_events_face_in_one_form_only() -> None:
    leaf = json.loads(event(count=312, kind="batch.closed").leaf)
    assert leaf == {
        "lag": LAG,
        "kind": "batch.closed",
        "subject": digest("need:P-01", "salt"),
        "digest": digest("text", "salt"),
        "happened_on": "2026-06-30",
        "count": "312",
    }
    assert b" " not in event().leaf


def test_a_day_is_all_that_a_leaf_tells_of_time() -> None:
    assert b":" not in event().leaf.replace(b'":"', b"").replace(b'","', b"")


@pytest.mark.parametrize(
    "change",
    [
        {"lag": "other"},
        {"kind": "entry.removed"},
        {"subject": digest("need:P-02", "salt")},
        {"digest": digest("text", "other salt")},
        {"happened_on": date(2026, 7, 1)},
        {"count": 0},
        {"number": 1},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_changes_in_a_sealed_event_changes_the_root(change: dict[str, object]) -> None:
    batch = seal(Frontier(), (event(),), sealed_on=DAY)
    (sealed,) = batch.events
    changed = replace(sealed, **change)  # type: ignore[arg-type]
    assert root((changed.leaf,)).hex() != batch.seal.root


def test_the_salt_hides_what_everybody_could_guess() -> None:
    assert digest("already published", "a") != digest("already published", "b")


def test_batches_are_numbered_on_and_sealed_over_all_that_came_before() -> None:
    first = seal(Frontier(), [event(x) for x in "abc"], sealed_on=DAY)
    second = seal(first.frontier, [event(x) for x in "de"], sealed_on=DAY)
    everything = (*first.events, *second.events)
    assert [x.number for x in everything] == [0, 1, 2, 3, 4]
    leaves = [x.leaf for x in everything]
    assert (first.seal.tree_size, second.seal.tree_size) == (3, 5)
    assert first.seal.root == root(leaves[:3]).hex()
    assert second.seal.root == root(leaves).hex()
    proof = inclusion_proof(3, leaves)
    assert verify_inclusion(leaves[3], 3, 5, proof, bytes.fromhex(second.seal.root))


def test_events_are_sealed_in_the_order_of_the_caller() -> None:
    there = seal(Frontier(), (event("a"), event("b")), sealed_on=DAY)
    back = seal(Frontier(), (event("b"), event("a")), sealed_on=DAY)
    assert [x.digest for x in there.events] == [x.digest for x in reversed(back.events)]
    assert there.seal.root != back.seal.root


@pytest.mark.parametrize(
    "odd",
    [
        replace(event(), subject="Rasa Rimkutė"),
        replace(event(), digest="the text itself"),
        replace(event(), kind="Rasa said"),
        replace(event(), kind="entry.changed\n"),
    ],
)
def test_a_text_or_a_name_is_never_sealed(odd: Event) -> None:
    with pytest.raises(ValueError, match="without text"):
        seal(Frontier(), (event(), odd), sealed_on=DAY)


def test_nothing_is_not_sealed() -> None:
    with pytest.raises(ValueError, match="covers events"):
        seal(Frontier(), (), sealed_on=DAY)
