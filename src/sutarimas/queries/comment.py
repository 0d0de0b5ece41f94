"""What colleagues say about records and texts."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from sutarimas.domain.refs import Kind
from sutarimas.records.models import Comment, Entry


@dataclass(frozen=True, kw_only=True)
class CommentLine:
    """A comment with the answers to it. A withdrawn one leaves its place without its words."""

    id: UUID
    text: str
    by: str
    account_id: UUID | None
    at: datetime
    is_settled: bool
    settled_by: str
    is_withdrawn: bool
    answers: "tuple[CommentLine, ...]" = field(default=())


def thread(strategy_id: UUID, subject: str) -> tuple[CommentLine, ...]:
    """Comments on one subject, the oldest first."""
    rows = Comment.objects.filter(strategy_id=strategy_id, subject=subject).order_by("at", "id")
    below: defaultdict[UUID | None, list[Comment]] = defaultdict(list)
    for row in rows:
        below[row.answers_id].append(row)
    return tuple(_line(x, below[x.pk]) for x in below[None])


def _line(row: Comment, answers: list[Comment]) -> CommentLine:
    return CommentLine(
        id=row.pk,
        text="" if row.withdrawn_at else row.text,
        by=row.by,
        account_id=row.account_id,
        at=row.at,
        is_settled=row.settled_at is not None,
        settled_by=row.settled_by,
        is_withdrawn=row.withdrawn_at is not None,
        answers=tuple(_line(x, []) for x in answers),
    )


@dataclass(frozen=True, kw_only=True)
class OpenComment:
    """A comment that nobody has settled yet."""

    id: UUID
    subject: str
    text: str
    by: str
    at: datetime

    @property
    def code(self) -> str:
        """The code of the record, without its kind."""
        return self.subject.partition(":")[2]


def open_comments(strategy_id: UUID) -> tuple[OpenComment, ...]:
    """Comments of a strategy that wait, the newest first."""
    rows = Comment.objects.filter(
        strategy_id=strategy_id,
        settled_at__isnull=True,
        withdrawn_at__isnull=True,
        answers__isnull=True,
    ).order_by("-at", "id")
    return tuple(
        OpenComment(id=x.pk, subject=x.subject, text=x.text, by=x.by, at=x.at) for x in rows[:200]
    )


def place_of(strategy_id: UUID, subject: str) -> tuple[str, UUID] | None:
    """The page of what a comment is about, and the key of its record; None when that is gone."""
    kind, _, code = subject.partition(":")
    rows = Entry.objects.filter(Q(kind=kind) | Q(kind="", shelf=kind), strategy_id=strategy_id)
    if kind == Kind.SECTION:
        code, _, lang = code.rpartition("/")
        rows = rows.filter(lang=lang)
    found = {row.code or str(row.pk): row.pk for row in rows.only("code")}
    if code not in found:
        return None
    return ("section" if kind == Kind.SECTION else "record"), found[code]
