"""Saying something about a record to colleagues, settling it, taking one's own words back."""

from uuid import UUID

from django.db import transaction

from sutarimas.actions.change import require
from sutarimas.actions.event import remember
from sutarimas.actions.letters import tell_of_comment
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
    _refuse_text(text)
    if not Strategy.objects.filter(pk=strategy_id, lag_id=actor.lag_id).exists():
        raise Missing("missing")
    if Comment.objects.filter(pk=key).exclude(strategy_id=strategy_id).exists():
        raise Missing("missing")
    kept = {
        "strategy_id": strategy_id,
        "subject": subject[:360],
        "text": text.strip(),
        "account_id": actor.account_id,
        "by": actor.name,
        "at": actor.now,
        "answers_id": _above(strategy_id, answers) if answers else None,
    }
    _, is_new = Comment.objects.get_or_create(id=key, lag_id=actor.lag_id, defaults=kept)
    if is_new:
        _remember(actor, "comment.said", key, text)
        tell_of_comment(actor=actor, strategy_id=strategy_id, key=key)
    return key


def _remember(actor: Actor, kind: str, key: UUID, content: str = "") -> None:
    remember(lag_id=actor.lag_id, kind=kind, subject=str(key), content=content, now=actor.now)


def _refuse_text(text: str) -> None:
    if not text.strip():
        raise Refused("no_text")
    if len(text) > LONGEST:
        raise Refused("too_long")


def _above(strategy_id: UUID, answers: UUID) -> UUID:
    """A thread is two deep: an answer to an answer stands beside it."""
    above = Comment.objects.filter(pk=answers, strategy_id=strategy_id).first()
    if above is None:
        raise Missing("missing")
    return above.answers_id or above.pk


@transaction.atomic
def settle_comment(*, actor: Actor, key: UUID) -> None:
    """Mark a comment as settled; once settled it stays so."""
    require(actor, Right.COMMENT)
    row = _row(actor, key)
    if row.settled_at is None:
        row.settled_at, row.settled_by = actor.now, actor.name
        row.save(update_fields=["settled_at", "settled_by"])
        _remember(actor, "comment.settled", key)


@transaction.atomic
def withdraw_comment(*, actor: Actor, key: UUID) -> None:
    """Take one's own words back: the place stays, the words go."""
    row = _row(actor, key)
    if row.account_id is None or row.account_id != actor.account_id:
        raise Forbidden("forbidden")
    if row.withdrawn_at is None:
        row.withdrawn_at, row.text = actor.now, ""
        row.save(update_fields=["withdrawn_at", "text"])
        _remember(actor, "comment.withdrawn", key)


def _row(actor: Actor, key: UUID) -> Comment:
    row = Comment.objects.select_for_update().filter(pk=key, lag_id=actor.lag_id).first()
    if row is None:
        raise Missing("missing")
    return row
