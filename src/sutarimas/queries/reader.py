"""What every public page of a group shows: the group, its editions, their pages and files."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BinaryField, Func
from django.db.models.sql.compiler import SQLCompiler

from sutarimas.document.build import short_code
from sutarimas.queries.document import FileLine, file_lines
from sutarimas.queries.edition import Erratum, erratum
from sutarimas.records.models import Document, Edition, Lag, Page

#: Stored page without markup: the facts of an edition's first page (document.facts).
_FACTS = "landing"


@dataclass(frozen=True, kw_only=True)
class Group:
    """A group as the frame of its pages shows it; `facts` are those of its newest edition."""

    id: UUID
    slug: str
    name: str
    municipality: str
    invented: bool
    email: str
    phone: str
    address: str
    has_edition: bool
    facts: Mapping[str, Any]

    @property
    def funding(self) -> str:
        """Who pays for it, in the words that must stand on its pages; empty until published."""
        return str(self.facts.get("funding", ""))

    @property
    def calls(self) -> str:
        """The telephone number as a link dials it."""
        return "".join(x for x in self.phone if x.isdigit() or x == "+")


def group(slug: str, lang: str) -> Group | None:
    """A group that everybody may see, in two questions to the database; None otherwise."""
    row = Lag.objects.filter(slug=slug, listed=True).order_by().first()
    if row is None:
        return None
    stored = Page.objects.filter(lag=row, name=_FACTS, lang=lang)
    newest = stored.order_by("-edition__published_at", "-edition__number")
    found = newest.values_list("data", flat=True).first()
    facts: dict[str, Any] = json.loads(found or "{}")
    contact = facts.get("contact", {})
    return Group(
        id=row.pk,
        slug=row.slug,
        name=printed_name(row, lang),
        municipality=row.municipality,
        invented=row.invented,
        email=row.email or str(contact.get("email", "")),
        phone=row.phone or str(contact.get("phone", "")),
        address=row.address,
        has_edition=found is not None,
        facts=facts,
    )


def printed_name(row: Lag, lang: str) -> str:
    """The name of a group in a language; Lithuanian where there is no other."""
    return row.name_en if lang == "en" and row.name_en else row.name


@dataclass(frozen=True, kw_only=True)
class EditionCard:
    """A published edition as every page names it; `code` can be read out on the phone."""

    id: UUID
    number: int
    stage: str
    published_on: date
    content_hash: str
    code: str
    note: str
    erratum: Erratum | None

    @property
    def stage_key(self) -> str:
        """The message that says what the edition was published for."""
        return f"forum.stage_{self.stage}"


def editions(lag_id: UUID) -> tuple[EditionCard, ...]:
    """Every published edition of a group, the newest first."""
    rows = Edition.objects.filter(lag_id=lag_id).order_by("-published_at", "-number")
    # The bundle and the findings are large and not shown.
    return tuple(_card(x) for x in rows.defer("bundle", "findings"))


def _card(row: Edition) -> EditionCard:
    return EditionCard(
        id=row.pk,
        number=row.number,
        stage=row.stage,
        published_on=row.published_on,
        content_hash=row.content_hash,
        code=short_code(row.content_hash),
        note=row.note,
        erratum=erratum(row.erratum),
    )


@dataclass(frozen=True, kw_only=True)
class StoredPage:
    """A stored page of an edition: its title, its markup in UTF-8, and what its frame shows."""

    title: str
    html: bytes
    data: Mapping[str, Any]


class _Encoded(Func):
    """A text as its bytes in UTF-8: a long one is sent on, never decoded on the way."""

    output_field = BinaryField()
    template = "CAST(%(expressions)s AS BLOB)"

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:
        """The same, where a cast would read escapes into the text."""
        return self.as_sql(compiler, connection, template="convert_to(%(expressions)s, 'UTF8')")


def stored_page(edition_id: UUID, name: str, lang: str) -> StoredPage | None:
    """A page in a language; None where the edition has no such page."""
    rows = Page.objects.filter(edition_id=edition_id, name=name, lang=lang)
    row = rows.values_list("title", _Encoded("html"), "data").first()
    if row is None:
        return None
    title, html, data = row
    return StoredPage(title=title, html=bytes(html), data=json.loads(data))


def files(edition: EditionCard, *, lang: str) -> Mapping[str, tuple[FileLine, ...]]:
    """Files of an edition by their language, in the order of use; `lang` is that of the words."""
    return files_of((edition,), lang=lang)[0]


def files_of(
    listed: Iterable[EditionCard], *, lang: str
) -> tuple[Mapping[str, tuple[FileLine, ...]], ...]:
    """Files of several editions, in one question to the database."""
    wanted = tuple(listed)
    rows = tuple(Document.objects.filter(edition_id__in=[x.id for x in wanted]))
    return tuple(
        file_lines(
            (row for row in rows if row.edition_id == x.id), current=x.content_hash, lang=lang
        )
        for x in wanted
    )
