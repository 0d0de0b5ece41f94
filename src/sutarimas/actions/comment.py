"""Saying something about a record to colleagues, settling it, taking one's own words back."""

from uuid import UUID

from django.db import transaction

from sutarimas.actions.change import require
from sutarimas.actions.event import remember
from sutarimas.actions.refusals import Forbidden, Missing, Refused
from sutarimas.domain.rights import Right
from sutarimas.queries.access import Actor
from sutarimas.records.models import Comment, Strategy

LONGEST = 5_000


@transaction.atomic
def say_comment(
    *,
    actor: Actor,
    strategy_id: UUID,
    subject: str,
    text: str,
    key: UUID,
    answers: UUID | None = None,
) -> UUID:
    """Keep a comment under the key that its form carried, so that a second click adds nothing.

    Raises Refused for an empty or an overlong text, Missing for another group's strategy.
    """
    require(actor, Right.COMMENT)
    if not text.strip():
        raise Refused("no_text")
    if len(text) > LONGEST:
        raise Refused("too_long")
    if not Strategy.objects.filter(pk=strategy_id, lag_id=actor.lag_id).exists():
        raise Missing("missing")
    above = Comment.objects.filter(pk=answers, strategy_id=strategy_id).first() if answers else None
    if answers and above is None:
        raise Missing("missing")
    _, is_new = Comment.objects.get_or_create(
        id=key,
        lag_id=actor.lag_id,
        defaults={
            "strategy_id": strategy_id,
            "subject": subject[:360],
            "text": text.strip(),
            "account_id": actor.account_id,
            "by": actor.name,
            "at": actor.now,
            # A thread is two deep: an answer to an answer stands beside it.
            "answers_id": (above.answers_id or above.pk) if above else None,
        },
    )
    if is_new:
        remember(
            lag_id=actor.lag_id, kind="comment.said", subject=str(key), content=text, now=actor.now
        )
    return key


@transaction.atomic
def settle_comment(*, actor: Actor, key: UUID) -> None:
    """Mark a comment as settled; once settled it stays so."""
    require(actor, Right.COMMENT)
    row = _row(actor, key)
    if row.settled_at is None:
        row.settled_at, row.settled_by = actor.now, actor.name
        row.save(update_fields=["settled_at", "settled_by"])
        remember(
            lag_id=actor.lag_id, kind="comment.settled", subject=str(key), content="", now=actor.now
        )


@transaction.atomic
def withdraw_comment(*, actor: Actor, key: UUID) -> None:
    """Take one's own words back: the place stays, the words go."""
    row = _row(actor, key)
    if row.account_id is None or row.account_id != actor.account_id:
        raise Forbidden("forbidden")
    if row.withdrawn_at is None:
        row.withdrawn_at, row.text = actor.now, ""
        row.save(update_fields=["withdrawn_at", "text"])
        remember(
            lag_id=actor.lag_id,
            kind="comment.withdrawn",
            subject=str(key),
            content="",
            now=actor.now,
        )


def _row(actor: Actor, key: UUID) -> Comment:
    row = Comment.objects.select_for_update().filter(pk=key, lag_id=actor.lag_id).first()
    if row is None:
        raise Missing("missing")
    return row
