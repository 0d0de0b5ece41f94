"""The record of a file, and the file itself: who may have them is said of both in one act."""

from enum import StrEnum
from uuid import UUID

from django.db import transaction

from sutarimas.actions.entry import save_entry
from sutarimas.actions.upload import describe
from sutarimas.formats.shelves import Tree
from sutarimas.queries.access import Actor
from sutarimas.queries.store import has_blob
from sutarimas.queries.upload import is_restricted
from sutarimas.records.models import Upload


class Fate(StrEnum):
    """What became of the file when its record was saved."""

    AS_IT_WAS = "as_it_was"
    OPENED = "opened"
    STAYS_RESTRICTED = "stays_restricted"
    RESTRICTED = "restricted"


@transaction.atomic
def save_file_record(
    *, actor: Actor, strategy_id: UUID, key: UUID, tree: Tree, base_version: int, open_file: bool
) -> Fate:
    """Save the record of a file; raises as `save_entry`, and Forbidden.

    A file follows its record into restriction. It is opened only where somebody who may read it
    asks for that with `open_file`.
    """
    save_entry(actor=actor, strategy_id=strategy_id, key=key, tree=tree, base_version=base_version)
    row = Upload.objects.filter(lag_id=actor.lag_id, sha256=tree.get("sha256", "")).first()
    restricted = is_restricted(tree)
    if row is None or row.restricted == restricted or not has_blob(actor.lag_id, row.sha256):
        return Fate.AS_IT_WAS
    if row.restricted and not open_file:
        return Fate.STAYS_RESTRICTED
    describe(actor=actor, upload_id=row.pk, alt=row.alt, restricted=restricted)
    return Fate.RESTRICTED if restricted else Fate.OPENED
