"""Taking a change back, which is a change itself."""

import json
from uuid import UUID

from sutarimas.actions.change import Write, change
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.queries.access import Actor
from sutarimas.queries.history import is_changed_since
from sutarimas.records.models import Change, Entry


def undo(*, actor: Actor, strategy_id: UUID, key: UUID) -> Change:
    """Put every record of a change back as it was before.

    Raises Missing, Refused where one of them was changed since, and Unusable where the value
    as it was would no longer hold together.
    """
    row = Change.objects.filter(pk=key, strategy_id=strategy_id, lag_id=actor.lag_id).first()
    if row is None:
        raise Missing("missing")
    revisions = list(row.revisions.all())
    entries = {x.pk: x for x in Entry.objects.filter(pk__in=[r.entry_key for r in revisions])}
    if not revisions or any(is_changed_since(x, entries.get(x.entry_key)) for x in revisions):
        raise Refused("changed_since")
    writes = [
        Write(
            shelf=x.shelf,
            tree=json.loads(x.before) if x.before else None,
            entry=x.entry_key if x.after else None,
            base_version=x.version_after if x.after else None,
            place=x.place_before if x.before else None,
        )
        for x in revisions
    ]
    return change(
        actor=actor,
        strategy_id=strategy_id,
        deed="change.undone",
        subject=row.subject,
        writes=writes,
        undoes=row.pk,
    )
