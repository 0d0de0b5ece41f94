"""The published record of one group: what happened and was sealed; and a receipt for one event.

Both are one JSON object in one form only: keys sorted, no spaces, every value text. A leaf of the
tree (RFC 9162, §2.1) is the event as it stands in the file, so a stranger can recompute every root.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from sutarimas.domain.canonical import plain
from sutarimas.domain.event import Event, Seal, is_hash
from sutarimas.domain.merkle import inclusion_proof
from sutarimas.domain.pointers import Path
from sutarimas.formats.decoding import check_size, decode
from sutarimas.formats.json_tree import FileMarks, read_json
from sutarimas.formats.problems import Place, Problem, Unusable, problem
from sutarimas.formats.typed import read

RECORD = "record.json"
RECORD_FORMAT = "sutarimas-record/1"
RECEIPT_FORMAT = "sutarimas-receipt/1"
_FAMILY = re.compile("sutarimas-(record|receipt)/")

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class SealedEdition:
    """An edition whose event can be opened: what its digests were made of, and the salt.

    The subject is `edition:` and the code, the content is the content hash.
    """

    code: str
    content_hash: str
    number: int
    salt: str


@dataclass(frozen=True, kw_only=True)
class Record:
    """All sealed events of one group in the order of their numbers, every seal, its editions."""

    lag: str
    events: tuple[Event, ...] = ()
    seals: tuple[Seal, ...] = ()
    editions: tuple[SealedEdition, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """One event and the hashes that prove it to be under a seal, the lowest first.

    With the salt the holder can also show what the event is about (`subject`) and what was
    written (`content`).
    """

    event: Event
    seal: Seal
    proof: tuple[str, ...] = ()
    salt: str = ""
    subject: str = ""
    content: str = ""


def write_record(record: Record) -> bytes:
    """The record as a file."""
    return _written(RECORD_FORMAT, record)


def write_receipt(receipt: Receipt) -> bytes:
    """The receipt as a file."""
    return _written(RECEIPT_FORMAT, receipt)


def receipt_of(
    record: Record, number: int, *, salt: str = "", subject: str = "", content: str = ""
) -> Receipt:
    """The receipt of an event under the latest seal of a record; IndexError when there is none."""
    if not record.seals:
        raise IndexError(number)
    seal = record.seals[-1]
    proof = inclusion_proof(number, [x.leaf for x in record.events[: seal.tree_size]])
    return Receipt(
        event=record.events[number],
        seal=seal,
        proof=tuple(x.hex() for x in proof),
        salt=salt,
        subject=subject,
        content=content,
    )


def read_record(file: str, data: bytes) -> Record:
    """A record as it was written, its roots not yet compared; raises Unusable."""
    found = read_proof(file, data)
    if not isinstance(found, Record):
        raise Unusable(problem("not_a_record", Place(file=file)))
    return found


def read_proof(file: str, data: bytes) -> Record | Receipt | None:
    """The record or the receipt in a file, None when it is neither; raises Unusable."""
    check_size(file, len(data))
    content = read_json(file, decode(file, data))
    form = content.get("format") if isinstance(content, dict) else None
    if not isinstance(form, str) or not _FAMILY.match(form):
        return None
    tree = {key: value for key, value in content.items() if key != "format"}
    if form == RECORD_FORMAT:
        return _read(file, tree, Record)
    if form == RECEIPT_FORMAT:
        return _read(file, tree, Receipt)
    raise Unusable(problem("record_newer", Place(file=file), value=form))


def _written(form: str, value: Record | Receipt) -> bytes:
    tree = {"format": form, **plain(value)}
    text = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()


def _read(file: str, tree: Any, kind: type[T]) -> T:
    marks = FileMarks(file)
    value, problems = read(tree, kind, marks=marks)
    if value is None:
        raise Unusable(*problems)
    faults = tuple(_faults(value, marks))
    if faults:
        raise Unusable(*faults)
    return value


def _faults(value: Any, marks: FileMarks) -> Iterator[Problem]:
    """Digests that are none, and kinds of events that are sentences."""
    for path, text in _hashes(value):
        if not is_hash(text):
            yield problem("not_a_digest", marks.place(path), path, value=text)
    for path, event in _events(value):
        if not event.is_impersonal and is_hash(event.subject) and is_hash(event.digest):
            yield problem("odd_event_kind", marks.place(path), (*path, "kind"), value=event.kind)


def _events(value: Record | Receipt) -> Iterator[tuple[Path, Event]]:
    if isinstance(value, Receipt):
        yield ("event",), value.event
    else:
        yield from ((("events", n), x) for n, x in enumerate(value.events))


def _hashes(value: Record | Receipt) -> Iterator[tuple[Path, str]]:
    """Every text that has to be a digest, and where it stands."""
    for path, event in _events(value):
        yield (*path, "subject"), event.subject
        yield (*path, "digest"), event.digest
    if isinstance(value, Receipt):
        yield ("seal", "root"), value.seal.root
        yield from ((("proof", n), x) for n, x in enumerate(value.proof))
    else:
        yield from ((("seals", n, "root"), x.root) for n, x in enumerate(value.seals))
        for n, edition in enumerate(value.editions):
            yield ("editions", n, "content_hash"), edition.content_hash
