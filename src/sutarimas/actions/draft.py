"""Keeping what somebody types before they save it. Drafts are private, so they are no events."""

import json
from uuid import UUID

from django.db import transaction

from sutarimas.actions.change import require
from sutarimas.actions.refusals import Missing
from sutarimas.domain.rights import Right
from sutarimas.queries.access import Actor
from sutarimas.records.models import Draft, Strategy


@transaction.atomic
def keep_draft(
    *,
    actor: Actor,
    strategy_id: UUID,
    subject: str,
    base_version: int,
    title: str,
    body: str,
) -> None:
    """Keep what a person has typed so far, in place of what they had typed before.

    `base_version` is the saved version that they started from.
    """
    require(actor, Right.WRITE)
    assert actor.account_id is not None  # noqa: S101 - only accounts have the right
    if not Strategy.objects.filter(pk=strategy_id, lag_id=actor.lag_id).exists():
        raise Missing("missing")
    Draft.objects.update_or_create(
        lag_id=actor.lag_id,
        strategy_id=strategy_id,
        account_id=actor.account_id,
        subject=subject,
        defaults={
            "base_version": base_version,
            "text": json.dumps({"title": title, "body": body}, ensure_ascii=False),
            "saved_at": actor.now,
        },
    )


def drop_draft(*, actor: Actor, strategy_id: UUID, subject: str) -> None:
    """Forget what a person has typed: it was saved, or they do not want it."""
    if actor.account_id is None:
        return
    Draft.objects.filter(
        lag_id=actor.lag_id,
        strategy_id=strategy_id,
        account_id=actor.account_id,
        subject=subject,
    ).delete()
