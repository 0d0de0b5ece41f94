"""A strategy that somebody brings in: looked at first, taken in when they say so.

Between the two it lies in a folder of its own that only its key leads to; what nobody took is
cleared away with the other left work (`actions.tick`).
"""

import shutil
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.utils.text import slugify

from sutarimas.actions.change import require
from sutarimas.actions.refusals import Already
from sutarimas.actions.strategy import take_in
from sutarimas.domain.rights import Right
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.file_names import safe_name
from sutarimas.formats.zipped_folder import read_any
from sutarimas.queries.access import Actor

_SLUG = "strategija"


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """A strategy that waits to be taken in, under a key."""

    key: UUID
    value: Strategy


def hold(*, actor: Actor, name: str, data: bytes) -> Arrival:
    """Read what was brought and hold it; raises Forbidden, Unusable with every problem, OSError."""
    require(actor, Right.TRANSFER)
    value = read_any(safe_name(name), data)
    key = uuid4()
    folder = _folder(actor, key)
    folder.mkdir(parents=True)
    try:
        (folder / safe_name(name)).write_bytes(data)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Arrival(key=key, value=value)


def take_arrived(*, actor: Actor, key: UUID) -> UUID:
    """Take what is held in as the strategy that the group works on, and return its key.

    Raises Forbidden; Already when it was taken in, or lay too long; Unusable.
    """
    require(actor, Right.TRANSFER)
    folder = _folder(actor, key)
    taking = folder.with_suffix(".taking")
    try:
        # Whoever moves it first takes it in: a form that is sent twice finds nothing.
        folder.rename(taking)
    except OSError:
        raise Already("already_taken") from None
    try:
        held = next(taking.iterdir())
        value = read_any(held.name, held.read_bytes())
        made = take_in(actor=actor, value=value, slug=slugify(value.identity.slug) or _SLUG)
    except BaseException:
        taking.rename(folder)
        raise
    shutil.rmtree(taking, ignore_errors=True)
    return made


def _folder(actor: Actor, key: UUID) -> Path:
    return Path(settings.DATA) / "work" / f"arrival-{actor.lag_id}-{key}"
