"""Who changed what and when, and whether a change can still be taken back."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sutarimas.domain.rights import Right
from sutarimas.formats.shelves import shelf
from sutarimas.queries.access import Actor
from sutarimas.queries.compared import FieldPair, both_versions
from sutarimas.queries.entry import public
from sutarimas.queries.labels import record_label, shelf_label
from sutarimas.queries.paging import cut
from sutarimas.queries.words import page_words, say
from sutarimas.records.models import Change, Entry, Revision

CARRIED_CONFIRMED = "carried.confirmed"
#: What was published stays published.
_FINAL = frozenset({"editions"})


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """One act in the history."""

    id: UUID
    number: int
    deed: str
    subject: str
    at: datetime
    by: str
    records: int
    undoes: int | None


@dataclass(frozen=True, kw_only=True)
class History:
    """A page of the history, the newest first."""

    lines: tuple[ChangeLine, ...]
    people: tuple[str, ...]
    total: int
    page: int
    pages: int


def history(
    strategy_id: UUID, *, by: str = "", record: UUID | None = None, page: int = 1
) -> History:
    """Changes of a strategy, those of one person or one record when asked.

    `page` counts from 1.
    """
    rows = Change.objects.filter(strategy_id=strategy_id)
    if record:
        rows = rows.filter(revisions__entry_key=record)
    people = tuple(sorted({x for x in rows.values_list("by", flat=True).distinct() if x}))
    if by:
        rows = rows.filter(by=by)
    total = rows.count()
    at = cut(total, page=page)
    found = rows.select_related("undoes").prefetch_related("revisions").order_by("-number")
    return History(
        lines=tuple(_line(x) for x in found[at.part]),
        people=people,
        total=total,
        page=at.page,
        pages=at.pages,
    )


def _line(row: Change) -> ChangeLine:
    return ChangeLine(
        id=row.pk,
        number=row.number,
        deed=row.deed,
        subject=row.subject,
        at=row.at,
        by=row.by,
        records=len(row.revisions.all()),
        undoes=row.undoes.number if row.undoes else None,
    )


@dataclass(frozen=True, kw_only=True)
class RevisionPage:
    """What one change did to one record."""

    shelf: str
    code: str
    title: str
    entry: UUID | None
    is_new: bool
    is_gone: bool
    pairs: tuple[FieldPair, ...]
    changed_since: bool


@dataclass(frozen=True, kw_only=True)
class ChangePage:
    """One change whole."""

    line: ChangeLine
    revisions: tuple[RevisionPage, ...]
    is_allowed: bool

    @property
    def stands(self) -> bool:
        """Whether nothing that it touched was changed since, and it touched something."""
        return bool(self.revisions) and not any(x.changed_since for x in self.revisions)

    @property
    def may_be_undone(self) -> bool:
        """Whether this person may take it back now."""
        return self.is_allowed and self.stands


def change_page(strategy_id: UUID, key: UUID, *, actor: Actor, lang: str) -> ChangePage | None:
    """One change of a strategy; None when there is none."""
    rows = Change.objects.filter(strategy_id=strategy_id, pk=key)
    row = rows.select_related("undoes").prefetch_related("revisions").first()
    if row is None:
        return None
    entries = {
        x.pk: x for x in Entry.objects.filter(pk__in=[r.entry_key for r in row.revisions.all()])
    }
    revisions = sorted(row.revisions.all(), key=lambda x: (x.shelf, x.code))[:200]
    return ChangePage(
        line=_line(row),
        revisions=tuple(
            _revision(x, entries.get(x.entry_key), actor=actor, lang=lang) for x in revisions
        ),
        is_allowed=may_undo(row, actor),
    )


def _revision(row: Revision, entry: Entry | None, *, actor: Actor, lang: str) -> RevisionPage:
    before = json.loads(row.before) if row.before else {}
    after = json.loads(row.after) if row.after else {}
    one = shelf(row.shelf)
    return RevisionPage(
        shelf=shelf_label(row.shelf, lang),
        code=row.code,
        title=record_label(public(row.shelf, after or before), lang),
        entry=entry.pk if entry else None,
        is_new=not row.before,
        is_gone=not row.after,
        pairs=both_versions(one, before, after, actor=actor, lang=lang),
        changed_since=is_changed_since(row, entry),
    )


def may_undo(row: Change, actor: Actor) -> bool:
    """Whether the person may take a change back: those who may not confirm, only their own."""
    if any(x.shelf in _FINAL for x in row.revisions.all()):
        return False
    own = row.account_id is not None and row.account_id == actor.account_id
    return actor.may(Right.CONFIRM) or (actor.may(Right.WRITE) and own)


def is_changed_since(row: Revision, entry: Entry | None) -> bool:
    """Whether the record is no longer as the change left it."""
    if not row.after:
        return entry is not None
    return entry is None or entry.version != row.version_after or entry.body != row.after


def deed_words(name: str, lang: str) -> str:
    """What was done, in words."""
    key = name.replace(".", "_")
    return say(lang, f"history.{key if key in page_words('history', lang) else 'other'}")
