"""Notices of a group on its public page: written, published, mended, taken back."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from sutarimas.actions.change import require
from sutarimas.actions.event import remember
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.actions.second_factor import require_second_factor
from sutarimas.domain.rights import Right
from sutarimas.queries.access import Actor
from sutarimas.records.models import News

LONGEST_TITLE, LONGEST_TEXT = 200, 20_000


@dataclass(frozen=True, kw_only=True)
class Notice:
    """The words of a notice; the English ones are both there or both empty."""

    title: str
    text: str
    title_en: str = ""
    text_en: str = ""


@transaction.atomic
def write_news(*, actor: Actor, key: UUID, notice: Notice) -> UUID:
    """Keep a notice that nobody outside sees yet, under the key that its form carried.

    The same form twice is one notice. Raises Forbidden, and Refused: `no_title`, `no_text`,
    `too_long`, `half_english`; Missing for a key of another group.
    """
    require(actor, Right.PUBLISH)
    _check(notice)
    if News.objects.filter(pk=key).exclude(lag_id=actor.lag_id).exists():
        raise Missing("missing")
    _, is_new = News.objects.get_or_create(
        id=key,
        lag_id=actor.lag_id,
        defaults={**_columns(notice), "by": actor.name, "written_at": actor.now},
    )
    if is_new:
        _remember(actor, "news.written", key, notice.title)
    return key


@transaction.atomic
def mend_news(*, actor: Actor, key: UUID, notice: Notice, base_version: int) -> None:
    """Change the words; those of a published notice change before everybody's eyes.

    Raises as `write_news`, and Refused `changed` when a colleague saved it meanwhile.
    """
    require(actor, Right.PUBLISH)
    _check(notice)
    row = _row(actor, key)
    wanted = _columns(notice)
    if all(getattr(row, name) == value for name, value in wanted.items()):
        return
    if row.version != base_version:
        raise Refused("changed", by=row.by)
    if row.published_at is not None:
        require_second_factor(actor)
    for name, value in wanted.items():
        setattr(row, name, value)
    row.version, row.by = row.version + 1, actor.name
    row.save()
    _remember(actor, "news.mended", key, notice.title)


@transaction.atomic
def publish_news(*, actor: Actor, key: UUID) -> None:
    """Show the notice to everybody; one that was taken back is shown again under its day."""
    require(actor, Right.PUBLISH)
    require_second_factor(actor)
    row = _row(actor, key)
    if row.published_at is not None and row.withdrawn_at is None:
        return
    row.published_at = row.published_at or actor.now
    row.withdrawn_at = None
    row.save(update_fields=["published_at", "withdrawn_at"])
    _remember(actor, "news.published", key, row.title)


@transaction.atomic
def withdraw_news(*, actor: Actor, key: UUID) -> None:
    """Take a notice back from the public page; the group keeps it."""
    require(actor, Right.PUBLISH)
    row = _row(actor, key)
    if row.published_at is None or row.withdrawn_at is not None:
        return
    row.withdrawn_at = actor.now
    row.save(update_fields=["withdrawn_at"])
    _remember(actor, "news.withdrawn", key, row.title)


def _check(notice: Notice) -> None:
    if not notice.title:
        raise Refused("no_title")
    if not notice.text.strip():
        raise Refused("no_text")
    if bool(notice.title_en) != bool(notice.text_en.strip()):
        raise Refused("half_english")
    if max(len(notice.text), len(notice.text_en)) > LONGEST_TEXT:
        raise Refused("too_long")


def _columns(notice: Notice) -> dict[str, str]:
    return {
        "title": notice.title[:LONGEST_TITLE],
        "text": notice.text.strip(),
        "title_en": notice.title_en[:LONGEST_TITLE],
        "text_en": notice.text_en.strip(),
    }


def _row(actor: Actor, key: UUID) -> News:
    row = News.objects.select_for_update().filter(pk=key, lag_id=actor.lag_id).first()
    if row is None:
        raise Missing("missing")
    return row


def _remember(actor: Actor, kind: str, key: UUID, content: str) -> None:
    remember(lag_id=actor.lag_id, kind=kind, subject=str(key), content=content, now=actor.now)
