"""Taking data out of the house, and copies of the whole installation made by hand."""

from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import IO
from uuid import UUID

from django.db import transaction

from sutarimas.actions.backup import BEAT, back_up
from sutarimas.actions.change import held, require
from sutarimas.actions.event import remember
from sutarimas.actions.refusals import Already
from sutarimas.actions.second_factor import require_second_factor
from sutarimas.actions.transfer import write_transfer
from sutarimas.domain.rights import Right
from sutarimas.formats.archive import write_archive
from sutarimas.formats.zipped_folder import write_zipped_folder
from sutarimas.queries.access import Actor
from sutarimas.queries.strategy import load
from sutarimas.records.models import Beat

#: Two copies within this time hold the same.
_JUST_NOW = timedelta(minutes=1)


class Form(StrEnum):
    """In what form a strategy leaves."""

    PUBLIC = "public"  # without names, contacts, restricted files
    WHOLE = "whole"
    FOLDER = "folder"  # whole too, as text files that people edit


@transaction.atomic
def take_out(*, actor: Actor, strategy_id: UUID, form: Form) -> bytes:
    """The archive of a strategy as it stands; raises Forbidden, SecondFactorNeeded, Missing.

    What holds private data is remembered.
    """
    require(actor, Right.TRANSFER)
    if form is not Form.PUBLIC:
        require_second_factor(actor)
    held(actor, strategy_id)
    value = load(strategy_id)
    if form is Form.PUBLIC:
        return write_archive(value, public=True)
    remember(
        lag_id=actor.lag_id,
        kind="strategy.taken_out",
        subject=str(strategy_id),
        content=f"{form} {value.content_hash}",
        now=actor.now,
    )
    return write_archive(value) if form is Form.WHOLE else write_zipped_folder(value)


@transaction.atomic
def take_group_out(*, actor: Actor, out: IO[bytes]) -> None:
    """Write everything of the group into an open file; raises Forbidden, SecondFactorNeeded."""
    require(actor, Right.TRANSFER)
    require_second_factor(actor)
    remember(
        lag_id=actor.lag_id,
        kind="lag.taken_out",
        subject=str(actor.lag_id),
        content="",
        now=actor.now,
    )
    write_transfer(actor.lag_id, out)


def copy_now(*, actor: Actor) -> Path:
    """Copy the whole installation on its own disk.

    Raises Forbidden, Already within a minute of the last copy, and as `back_up` does.
    """
    require(actor, Right.PEOPLE)
    last = Beat.objects.filter(name=BEAT).first()
    if last is not None and actor.now - last.at < _JUST_NOW:
        raise Already("copied_already")
    made = back_up(now=actor.now)
    remember(
        lag_id=actor.lag_id, kind="copy.made", subject=made.name, content=made.name, now=actor.now
    )
    return made
