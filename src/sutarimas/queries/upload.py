"""Files of a group: the list, one of them, and what is handed out to whom."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sutarimas.analysis.search import index_text, query_terms
from sutarimas.domain.rights import Right
from sutarimas.queries.access import Actor
from sutarimas.queries.document import weight
from sutarimas.queries.paging import cut
from sutarimas.queries.store import blob_path
from sutarimas.records.models import Edition, Entry, Revision, Upload

SHELF = "files"
#: Kind of the job that looks into a file.
CHECK = "upload.check"


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """A file and what its record says of it.

    `state` is waiting, clean or refused. Without a record in the strategy `entry` is None and
    the title is the file's name.
    """

    id: UUID
    name: str
    title: str
    code: str
    number: str
    issued_by: str
    issued_on: str
    entry: UUID | None
    weight: str
    state: str
    verdict: str
    restricted: bool
    has_preview: bool
    alt: str
    pages: int
    text: str
    sha256: str
    uploaded_at: datetime
    uploaded_by: str
    is_free: bool = False


@dataclass(frozen=True, kw_only=True)
class FileList:
    """One page of the list."""

    lines: tuple[FileLine, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class Blob:
    """A stored file to be handed out."""

    path: Path
    name: str
    sha256: str
    media_type: str


def file_list(
    strategy_id: UUID | None, *, actor: Actor, query: str, page: int, lang: str
) -> FileList:
    """Files that this person may have and that hold every word of a query, the newest first."""
    records = _records(strategy_id)
    rows = Upload.objects.filter(lag_id=actor.lag_id).order_by("-uploaded_at", "name")
    lines = [_line(row, records.get(row.sha256), lang) for row in rows]
    terms, own = query_terms(query), _brought_by(actor)
    seen = [x for x in lines if _may_have(actor, x, own) and _matches(x, terms)]
    at = cut(len(seen), page=page)
    return FileList(lines=tuple(seen[at.part]), total=len(seen), page=at.page, pages=at.pages)


def one_file(
    strategy_id: UUID | None, upload_id: UUID, *, actor: Actor, lang: str
) -> FileLine | None:
    """One file; None when it is not there, or restricted and not for this person."""
    row = Upload.objects.filter(lag_id=actor.lag_id, pk=upload_id).first()
    if row is None:
        return None
    line = _line(row, _records(strategy_id).get(row.sha256), lang)
    if not _may_have(actor, line, _brought_by(actor)):
        return None
    return replace(line, is_free=not held_by(actor.lag_id, line.sha256))


def _may_have(actor: Actor, line: FileLine, own: frozenset[tuple[datetime, str]]) -> bool:
    """Open files, one's own, and with the right to private things all of them."""
    if not line.restricted or actor.may(Right.READ_PRIVATE):
        return True
    return (line.uploaded_at, line.sha256) in own


def _brought_by(actor: Actor) -> frozenset[tuple[datetime, str]]:
    """When this person added which file, by the change that the upload itself made.

    A name would not do, since people choose it; a record that only names a print of somebody
    else's file was added at another moment.
    """
    if actor.account_id is None or actor.may(Right.READ_PRIVATE) or not actor.may(Right.WRITE):
        return frozenset()
    rows = Revision.objects.filter(
        lag_id=actor.lag_id,
        shelf=SHELF,
        change__account_id=actor.account_id,
        change__deed="entry.added",
    )
    found = rows.exclude(after="").values_list("change__at", "after")
    return frozenset((at, json.loads(after).get("sha256", "")) for at, after in found)


def _records(strategy_id: UUID | None) -> dict[str, tuple[UUID, dict[str, Any]]]:
    """Records of files by the hash that they name."""
    if strategy_id is None:
        return {}
    rows = Entry.objects.filter(strategy_id=strategy_id, shelf=SHELF)
    found = ((key, json.loads(body)) for key, body in rows.values_list("pk", "body"))
    return {tree["sha256"]: (key, tree) for key, tree in found if tree.get("sha256")}


def _line(row: Upload, record: tuple[UUID, dict[str, Any]] | None, lang: str) -> FileLine:
    key, tree = record or (None, {})
    gist = json.loads(row.gist) if row.gist else {}
    return FileLine(
        id=row.pk,
        name=row.name,
        title=tree.get("title") or row.name,
        code=tree.get("code", ""),
        number=tree.get("number", ""),
        issued_by=tree.get("issued_by", ""),
        issued_on=tree.get("issued_on", ""),
        entry=key,
        weight=weight(row.size, lang),
        state=row.state,
        verdict=row.verdict,
        restricted=row.restricted or _says(tree, "restricted"),
        has_preview=bool(row.preview),
        alt=row.alt,
        pages=gist.get("pages", 0),
        text=gist.get("text", ""),
        sha256=row.sha256,
        uploaded_at=row.uploaded_at,
        uploaded_by=row.uploaded_by,
    )


def _says(tree: dict[str, Any], name: str) -> bool:
    return tree.get(name) in (True, "true")


def is_restricted(tree: dict[str, Any]) -> bool:
    """Whether the record of a file keeps it from those who may not read private things."""
    return _says(tree, "restricted")


@dataclass(frozen=True, kw_only=True)
class Attached:
    """The file that a record tells of; `restricted` is what is said of the file itself."""

    id: UUID
    name: str
    alt: str
    restricted: bool
    record_restricted: bool

    @property
    def is_held_back(self) -> bool:
        """Whether the record or the file itself keeps it from most readers."""
        return self.restricted or self.record_restricted

    @property
    def stays_behind(self) -> bool:
        """Whether the record is open and its file is not."""
        return self.restricted and not self.record_restricted


def attached(lag_id: UUID, shelf_name: str, tree: dict[str, Any]) -> Attached | None:
    """The uploaded file of a record; None where the record only names one."""
    sha256 = tree.get("sha256", "") if shelf_name == SHELF else ""
    row = Upload.objects.filter(lag_id=lag_id, sha256=sha256).first() if sha256 else None
    if row is None:
        return None
    return Attached(
        id=row.pk,
        name=row.name,
        alt=row.alt,
        restricted=row.restricted,
        record_restricted=is_restricted(tree),
    )


def _matches(line: FileLine, terms: tuple[str, ...]) -> bool:
    texts = (line.title, line.name, line.code, line.number, line.issued_by, line.text)
    known = f" {index_text(texts)} "
    return all(f" {term}" in known for term in terms)


def held_by(lag_id: UUID, sha256: str) -> bool:
    """Whether a record of any strategy of the group, or an edition, names the file."""
    named = f'"{sha256}"'
    entries = Entry.objects.filter(lag_id=lag_id, shelf=SHELF, body__contains=named)
    editions = Edition.objects.filter(lag_id=lag_id, bundle__contains=named)
    return entries.exists() or editions.exists()


def blob(lag_id: UUID, line: FileLine, *, preview: bool = False) -> Blob | None:
    """What is handed out; None before the checks are done, and for what they refused."""
    row = Upload.objects.filter(lag_id=lag_id, pk=line.id, state="clean").first()
    sha256 = (row.preview if preview else row.sha256) if row else ""
    if row is None or not sha256:
        return None
    return Blob(
        path=blob_path(lag_id, sha256), name=row.name, sha256=sha256, media_type=row.media_type
    )
