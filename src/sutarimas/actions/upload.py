"""Files that people bring: kept once, told of in a record, described, deleted when free."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import IO, BinaryIO, cast
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from sutarimas.actions.change import Write, change, held, require
from sutarimas.actions.event import remember
from sutarimas.actions.job import ask
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.actions.store import keep
from sutarimas.domain.rights import Right
from sutarimas.formats.shelves import Tree
from sutarimas.formats.uploads import Accepted, accept
from sutarimas.queries.access import Actor
from sutarimas.queries.code import offered_code
from sutarimas.queries.store import blob_path, has_blob
from sutarimas.queries.upload import CHECK, held_by
from sutarimas.records.models import Upload

SHELF = "files"
_CHUNK = 1 << 18
_AHEAD = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class About:
    """What a person says of a file; `issued_on` as it was typed."""

    title: str
    number: str = ""
    issued_by: str = ""
    issued_on: str = ""
    alt: str = ""
    restricted: bool = True


class SameFile(Refused):
    """The group has this very file; `upload` is its key."""

    def __init__(self, upload: UUID) -> None:
        super().__init__("same_file")
        self.upload = upload


def take_file(*, actor: Actor, strategy_id: UUID, file: IO[bytes], name: str, about: About) -> UUID:
    """Keep a file and add the record that tells of it; returns the upload's key.

    Raises Forbidden, Unusable with every problem, SameFile; OSError when there is no room.
    Whatever stops it, nothing of the file stays.
    """
    require(actor, Right.WRITE)
    accepted = accept(name, cast("BinaryIO", file))
    sha256, _ = keep(actor.lag_id, _chunks(file))
    try:
        return _told_of(actor, strategy_id, accepted, sha256, about)
    except IntegrityError:
        raise SameFile(_same(actor, sha256).get().pk) from None
    finally:
        if not _same(actor, sha256).exists() and not held_by(actor.lag_id, sha256):
            blob_path(actor.lag_id, sha256).unlink(missing_ok=True)


def _same(actor: Actor, sha256: str) -> QuerySet[Upload]:
    return Upload.objects.filter(lag_id=actor.lag_id, sha256=sha256)


@transaction.atomic
def _told_of(
    actor: Actor, strategy_id: UUID, accepted: Accepted, sha256: str, about: About
) -> UUID:
    row = Upload.objects.create(
        lag_id=actor.lag_id,
        sha256=sha256,
        name=accepted.name,
        media_type=accepted.media_type,
        size=accepted.size,
        restricted=about.restricted,
        alt=about.alt[:500],
        uploaded_at=actor.now,
        uploaded_by=actor.name,
    )
    # Held first: two files that come at once get two codes.
    held(actor, strategy_id)
    tree = _tree(about, row) | {"code": offered_code(strategy_id, SHELF, {})}
    change(
        actor=actor,
        strategy_id=strategy_id,
        deed="entry.added",
        subject=f"file:{tree['code']}",
        writes=[Write(shelf=SHELF, tree=tree)],
    )
    _ask_for_check(actor, row)
    return row.pk


def _ask_for_check(actor: Actor, row: Upload) -> None:
    """Somebody waits for it, and it takes a moment: it goes before long builds."""
    ask(
        actor=actor,
        kind=CHECK,
        key=str(row.pk),
        payload={"upload": str(row.pk)},
        not_before=actor.now - _AHEAD,
    )


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


def _tree(about: About, row: Upload) -> Tree:
    said = {
        "title": about.title or row.name,
        "name": row.name,
        "sha256": row.sha256,
        "number": about.number,
        "issued_by": about.issued_by,
        "issued_on": about.issued_on,
        "restricted": "true" if about.restricted else "",
    }
    return {key: value for key, value in said.items() if value}


@transaction.atomic
def describe(*, actor: Actor, upload_id: UUID, alt: str, restricted: bool) -> None:
    """Say who may have a file, and what it shows; raises Forbidden, Missing.

    Opening a file to everybody asks for the right to read it.
    """
    require(actor, Right.WRITE)
    row = _held(actor, upload_id)
    if row.restricted and not restricted:
        require(actor, Right.READ_PRIVATE)
    row.alt, row.restricted = alt[:500], restricted
    row.save(update_fields=["alt", "restricted"])
    _remember(actor, row, "upload.described")


@transaction.atomic
def delete_file(*, actor: Actor, upload_id: UUID) -> None:
    """Delete a file that nothing tells of; raises Forbidden, Missing, Refused(`in_use`)."""
    require(actor, Right.WRITE)
    row = _held(actor, upload_id)
    if held_by(actor.lag_id, row.sha256):
        raise Refused("in_use")
    _remember(actor, row, "upload.deleted")
    row.delete()
    for sha256 in (row.sha256, row.preview):
        if sha256:
            path = blob_path(actor.lag_id, sha256)
            transaction.on_commit(partial(path.unlink, missing_ok=True))


def _held(actor: Actor, upload_id: UUID) -> Upload:
    rows = Upload.objects.select_for_update().filter(pk=upload_id, lag_id=actor.lag_id)
    row = rows.first()
    if row is None or not has_blob(actor.lag_id, row.sha256):
        raise Missing("missing")
    return row


def _remember(actor: Actor, row: Upload, kind: str) -> None:
    remember(lag_id=actor.lag_id, kind=kind, subject=str(row.pk), content=row.sha256, now=actor.now)
