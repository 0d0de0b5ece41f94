"""Taking a change back, which is a change itself."""

import json
from uuid import UUID

from django.db import transaction

from sutarimas.actions.change import Write, change, held
from sutarimas.actions.refusals import Forbidden, Missing, Refused
from sutarimas.domain.rights import Right
from sutarimas.formats.shelves import code_of, read_record
from sutarimas.queries.access import Actor
from sutarimas.queries.history import CARRIED_CONFIRMED, is_changed_since, may_undo
from sutarimas.records.models import Change, Comment, Entry, Revision


@transaction.atomic
def undo(*, actor: Actor, strategy_id: UUID, key: UUID) -> Change:
    """Put every record of a change back as it was before.

    Raises Missing, Forbidden, Refused where one of them was changed since, and Unusable where
    the value as it was would no longer hold together.
    """
    held(actor, strategy_id)
    row = Change.objects.filter(pk=key, strategy_id=strategy_id, lag_id=actor.lag_id).first()
    if row is None:
        raise Missing("missing")
    if not may_undo(row, actor):
        raise Forbidden("forbidden", right=Right.CONFIRM)
    revisions = list(row.revisions.all())
    entries = {x.pk: x for x in Entry.objects.filter(pk__in=[r.entry_key for r in revisions])}
    if not revisions or any(is_changed_since(x, entries.get(x.entry_key)) for x in revisions):
        raise Refused("changed_since")
    made = change(
        actor=actor,
        strategy_id=strategy_id,
        deed="change.undone",
        subject=row.subject,
        writes=[_back(row, x, entries.get(x.entry_key)) for x in revisions],
        undoes=row.pk,
    )
    _comments_back(strategy_id, revisions)
    return made


def _back(row: Change, revision: Revision, entry: Entry | None) -> Write:
    """What puts one record back; one that was taken away comes back under its own key."""
    stayed = entry.carried if entry else False
    return Write(
        shelf=revision.shelf,
        tree=json.loads(revision.before) if revision.before else None,
        entry=revision.entry_key if revision.after else None,
        key=None if revision.after else revision.entry_key,
        base_version=revision.version_after if revision.after else None,
        place=revision.place_before if revision.before else None,
        carried=stayed or row.deed == CARRIED_CONFIRMED,
    )


def _comments_back(strategy_id: UUID, revisions: list[Revision]) -> None:
    """Comments that followed a new code go back to the old one."""
    for x in revisions:
        if x.kind and x.before and x.after:
            was = _code_in(x.shelf, x.before)
            if was != x.code:
                said = Comment.objects.filter(strategy_id=strategy_id, subject=f"{x.kind}:{x.code}")
                said.update(subject=f"{x.kind}:{was}")


def _code_in(shelf_name: str, body: str) -> str:
    """The code in a record as it was kept."""
    record, _ = read_record(shelf_name, json.loads(body))
    return "" if record is None else code_of(record)
