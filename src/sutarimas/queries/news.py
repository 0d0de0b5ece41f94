"""Notices of a group: those that everybody reads, and all of them for the group itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localtime

from sutarimas.queries.paging import cut
from sutarimas.records.models import News


class NewsState(StrEnum):
    """How far a notice has come."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class NewsLine:
    """A notice as its readers see it; `lang` is the language that it is written in."""

    id: UUID
    title: str
    text: str
    lang: str
    published_at: datetime

    @property
    def published_on(self) -> date:
        """The day, where the group is."""
        return localtime(self.published_at).date()


def news(lag_id: UUID, *, lang: str, most: int = 50) -> tuple[NewsLine, ...]:
    """Published notices, the newest first; in Lithuanian where there is no other text."""
    return tuple(_lines(_published(lag_id)[:most], lang))


@dataclass(frozen=True, kw_only=True)
class NewsPage:
    """One page of the notices."""

    lines: tuple[NewsLine, ...]
    page: int
    pages: int


def news_page(lag_id: UUID, *, lang: str, page: int) -> NewsPage:
    """Published notices page by page, the newest first."""
    rows = _published(lag_id)
    at = cut(rows.count(), page=page)
    return NewsPage(lines=tuple(_lines(rows[at.part], lang)), page=at.page, pages=at.pages)


def _published(lag_id: UUID) -> QuerySet[News]:
    rows = News.objects.filter(lag_id=lag_id, published_at__isnull=False, withdrawn_at__isnull=True)
    return rows.order_by("-published_at")


def notice(lag_id: UUID, key: UUID, *, lang: str) -> NewsLine | None:
    """One published notice."""
    return next(_lines(_published(lag_id).filter(pk=key), lang), None)


def _lines(rows: QuerySet[News], lang: str) -> Iterator[NewsLine]:
    for row in rows:
        english = lang == "en" and bool(row.title_en)
        if row.published_at is not None:
            yield NewsLine(
                id=row.pk,
                title=row.title_en if english else row.title,
                text=row.text_en if english else row.text,
                lang="en" if english else "lt",
                published_at=row.published_at,
            )


@dataclass(frozen=True, kw_only=True)
class NewsDraft:
    """A notice as the group keeps it, in both languages."""

    id: UUID
    title: str
    text: str
    title_en: str
    text_en: str
    state: NewsState
    published_at: datetime | None
    by: str
    written_at: datetime
    version: int


def kept_news(lag_id: UUID) -> tuple[NewsDraft, ...]:
    """Every notice of the group, what was written last first."""
    rows = News.objects.filter(lag_id=lag_id).order_by("-written_at")
    return tuple(_draft(x) for x in rows)


def kept_notice(lag_id: UUID, key: UUID) -> NewsDraft | None:
    """One notice of the group, published or not."""
    row = News.objects.filter(lag_id=lag_id, pk=key).first()
    return _draft(row) if row else None


def _draft(row: News) -> NewsDraft:
    return NewsDraft(
        id=row.pk,
        title=row.title,
        text=row.text,
        title_en=row.title_en,
        text_en=row.text_en,
        state=_state(row),
        published_at=row.published_at,
        by=row.by,
        written_at=row.written_at,
        version=row.version,
    )


def _state(row: News) -> NewsState:
    if row.published_at is None:
        return NewsState.DRAFT
    return NewsState.PUBLISHED if row.withdrawn_at is None else NewsState.WITHDRAWN
