"""Files that everybody may have: an edition tells of them, and nobody holds them back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sutarimas.queries.document import weight
from sutarimas.queries.paging import cut
from sutarimas.queries.store import blob_path
from sutarimas.queries.upload import SHELF, Blob, is_restricted
from sutarimas.records.models import Edition, Entry, Upload


@dataclass(frozen=True, kw_only=True)
class PublicFile:
    """A file for everybody as a list shows it."""

    title: str
    number: str
    issued_on: date | None
    name: str
    weight: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class PublicFiles:
    """One page of the list."""

    lines: tuple[PublicFile, ...]
    page: int
    pages: int


def public_files(
    lag_id: UUID, told: Iterable[Mapping[str, str]], *, page: int, lang: str
) -> PublicFiles:
    """Of the files that an edition tells of, those that are here and that nobody holds back."""
    listed = {x["sha256"]: x for x in told}
    rows = Upload.objects.filter(lag_id=lag_id, sha256__in=listed, state="clean", restricted=False)
    here = {x.sha256: x for x in rows}
    held = _held_back(lag_id, here)
    shown = [x for x in listed if x in here and x not in held]
    at = cut(len(shown), page=page)
    lines = tuple(_line(listed[x], here[x], lang) for x in shown[at.part])
    return PublicFiles(lines=lines, page=at.page, pages=at.pages)


def _line(told: Mapping[str, str], row: Upload, lang: str) -> PublicFile:
    return PublicFile(
        title=told["title"],
        number=told["number"],
        issued_on=date.fromisoformat(told["issued_on"]) if told["issued_on"] else None,
        name=row.name,
        weight=weight(row.size, lang),
        sha256=row.sha256,
    )


def public_blob(lag_id: UUID, sha256: str) -> Blob | None:
    """A file for everybody: an edition tells of it, and neither it nor the group holds it back."""
    row = Upload.objects.filter(
        lag_id=lag_id, sha256=sha256, state="clean", restricted=False
    ).first()
    if row is None or not _published(lag_id, sha256) or _held_back(lag_id, (sha256,)):
        return None
    return Blob(
        path=blob_path(lag_id, sha256), name=row.name, sha256=sha256, media_type=row.media_type
    )


def _published(lag_id: UUID, sha256: str) -> bool:
    bundles = Edition.objects.filter(lag_id=lag_id, bundle__contains=f'"{sha256}"')
    told = (
        one
        for bundle in bundles.values_list("bundle", flat=True)
        for one in json.loads(bundle)["strategy"].get("files", ())
    )
    return any(x.get("sha256") == sha256 and not is_restricted(x) for x in told)


def _held_back(lag_id: UUID, prints: Iterable[str]) -> frozenset[str]:
    """Those of some files that a record of the group keeps from everybody."""
    wanted = frozenset(prints)
    if not wanted:
        return wanted
    bodies = Entry.objects.filter(lag_id=lag_id, shelf=SHELF, body__contains='"restricted"')
    trees = (json.loads(x) for x in bodies.values_list("body", flat=True))
    return wanted & {str(x.get("sha256", "")) for x in trees if is_restricted(x)}
