"""Whether a published record or a receipt still is what it says, without any connection.

A record that was rewritten as a whole fits itself, so it is also compared with what somebody kept
from earlier: an older record or a receipt.
"""

from collections.abc import Iterator
from itertools import islice

from sutarimas.domain.event import Event, Seal, digest
from sutarimas.domain.merkle import Frontier, verify_inclusion
from sutarimas.domain.pointers import Path
from sutarimas.formats.problems import MOST_TOLD, Place, Problem, problem
from sutarimas.formats.record import Receipt, Record, SealedEdition


def check_record(file: str, record: Record) -> tuple[Problem, ...]:
    """Every way in which a record does not fit itself, the first hundred."""
    place = Place(file=file)
    found = (
        problem
        for part in (_event_problems, _seal_problems, _edition_problems)
        for problem in part(place, record)
    )
    return tuple(islice(found, MOST_TOLD))


def check_receipt(file: str, receipt: Receipt) -> tuple[Problem, ...]:
    """Every way in which a receipt does not prove its event."""
    return tuple(_receipt_problems(Place(file=file), receipt))


def check_against(file: str, record: Record, earlier: Record | Receipt) -> tuple[Problem, ...]:
    """Every earlier seal that a record does not continue, the first hundred."""
    place = Place(file=file)
    seals = (earlier.seal,) if isinstance(earlier, Receipt) else earlier.seals
    return tuple(islice(_lost(place, seals, record.events), MOST_TOLD))


def _event_problems(place: Place, record: Record) -> Iterator[Problem]:
    for index, event in enumerate(record.events):
        if event.number != index:
            path = ("events", index, "number")
            written = "-" if event.number is None else str(event.number)
            yield problem("differs_record_number", place, path, expected=str(index), found=written)
        if event.lag != record.lag:
            path = ("events", index, "lag")
            yield problem("differs_record_lag", place, path, expected=record.lag, found=event.lag)


def _seal_problems(place: Place, record: Record) -> Iterator[Problem]:
    """What is wrong with the seals, up to the first one whose root differs.

    All later roots rest on the same events and would differ with it.
    """
    tree, present = Frontier(), len(record.events)
    for index, seal in enumerate(record.seals):
        path = ("seals", index)
        if not tree.size < seal.tree_size <= present:
            yield _size_problem(place, (*path, "tree_size"), seal, before=tree.size, there=present)
            return
        first = tree.size
        tree = tree.grown(x.leaf for x in record.events[first : seal.tree_size])
        if tree.root.hex() != seal.root:
            yield _root_problem(place, (*path, "root"), seal, first=first, found=tree.root.hex())
            return
    if tree.size < present:
        yield problem(
            "differs_record_unsealed",
            place,
            ("events", tree.size),
            expected=str(tree.size),
            found=str(present),
        )


def _size_problem(place: Place, path: Path, seal: Seal, *, before: int, there: int) -> Problem:
    kind = "differs_record_short" if seal.tree_size > there else "differs_record_size"
    return problem(
        kind, place, path, written=str(seal.tree_size), found=str(there), expected=str(before)
    )


def _root_problem(place: Place, path: Path, seal: Seal, *, first: int, found: str) -> Problem:
    return problem(
        "differs_record_root",
        place,
        path,
        expected=seal.root,
        found=found,
        first=str(first),
        last=str(seal.tree_size - 1),
    )


def _edition_problems(place: Place, record: Record) -> Iterator[Problem]:
    for index, edition in enumerate(record.editions):
        if not _is_sealed(edition, record.events):
            yield problem(
                "differs_record_edition",
                place,
                ("editions", index),
                name=edition.code,
                value=str(edition.number),
            )


def _is_sealed(edition: SealedEdition, events: tuple[Event, ...]) -> bool:
    """Whether the event of an edition opens to its code and its content hash."""
    if not 0 <= edition.number < len(events):
        return False
    event = events[edition.number]
    said = (f"edition:{edition.code}", edition.content_hash)
    return (event.subject, event.digest) == tuple(digest(x, edition.salt) for x in said)


def _receipt_problems(place: Place, receipt: Receipt) -> Iterator[Problem]:
    event, seal = receipt.event, receipt.seal
    proof = tuple(bytes.fromhex(x) for x in receipt.proof)
    number = -1 if event.number is None else event.number
    top = bytes.fromhex(seal.root)
    if not verify_inclusion(event.leaf, number, seal.tree_size, proof, top):
        yield problem("differs_receipt_proof", place, ("proof",), expected=seal.root)
    if not receipt.salt:
        return
    for said, kept, key in (
        (receipt.subject, event.subject, "subject"),
        (receipt.content, event.digest, "content"),
    ):
        found = digest(said, receipt.salt)
        if said and found != kept:
            yield problem("differs_receipt_content", place, (key,), expected=kept, found=found)


def _lost(place: Place, seals: tuple[Seal, ...], events: tuple[Event, ...]) -> Iterator[Problem]:
    """A problem for each earlier seal, by size, whose events are not there as they were."""
    tree = Frontier()
    for seal in sorted(seals, key=lambda x: x.tree_size):
        tree = tree.grown(x.leaf for x in events[tree.size : seal.tree_size])
        if tree.size < seal.tree_size:
            yield _later(place, "differs_record_shorter", seal, found=str(tree.size))
        elif tree.root.hex() != seal.root:
            yield _later(place, "differs_record_rewritten", seal, found=tree.root.hex())


def _later(place: Place, kind: str, seal: Seal, *, found: str) -> Problem:
    return problem(kind, place, ("events",), expected=seal.root, found=found, n=str(seal.tree_size))
