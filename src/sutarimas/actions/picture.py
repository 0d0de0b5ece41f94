"""Pictures of the text: what was uploaded is drawn anew and kept inside the strategy."""

import shutil
import tempfile
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import IO, BinaryIO, cast
from uuid import UUID

from django.db import transaction

from sutarimas.actions.change import held, require
from sutarimas.actions.drawing import look_into
from sutarimas.actions.entry import add_entry
from sutarimas.domain.rights import Right
from sutarimas.formats.problems import Unusable, problem
from sutarimas.formats.shelves import Tree
from sutarimas.formats.uploads import accept_picture
from sutarimas.queries.access import Actor
from sutarimas.queries.code import offered_code
from sutarimas.queries.picture import SHELF
from sutarimas.records.models import Change


def add_picture(
    *,
    actor: Actor,
    strategy_id: UUID,
    file: IO[bytes],
    name: str,
    words: Mapping[str, str],
    key: UUID | None = None,
) -> Change:
    """Draw a picture anew and keep it with its words; nothing else of the file stays.

    `words` are fields of the record by name. Raises Forbidden, Already when the form with this
    `key` was sent before, and Unusable: for a file that is no picture, for words that are missing.
    """
    require(actor, Right.WRITE)
    tree: Tree = {x: y for x, y in words.items() if y}
    tree["data"] = _drawn(name, file)
    return _kept(actor, strategy_id, tree, key)


@transaction.atomic
def _kept(actor: Actor, strategy_id: UUID, tree: Tree, key: UUID | None) -> Change:
    # Held first: two pictures that come at once get two codes.
    held(actor, strategy_id)
    tree["code"] = offered_code(strategy_id, SHELF, {})
    return add_entry(actor=actor, strategy_id=strategy_id, shelf_name=SHELF, tree=tree, key=key)


def _drawn(name: str, file: IO[bytes]) -> str:
    """The picture for a page, in base64."""
    accepted = accept_picture(name, cast("BinaryIO", file))
    with tempfile.TemporaryDirectory(prefix="sutarimas-") as work:
        source = Path(work) / "picture"
        with source.open("wb") as copy:
            shutil.copyfileobj(file, copy)
        seen = look_into(accepted.kind, source, printed=True)
    if seen is None or seen.drawn is None:
        raise Unusable(problem("upload_broken"))
    return b64encode(seen.drawn).decode()
