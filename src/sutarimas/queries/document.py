"""Files that were built, and the work that builds them, shaped for the pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from mimetypes import guess_type
from pathlib import Path
from uuid import UUID

from sutarimas.document.language import language
from sutarimas.queries.job import JobLine, jobs
from sutarimas.queries.store import blob_path
from sutarimas.queries.strategy import load
from sutarimas.queries.words import say
from sutarimas.records.models import Document

LANGUAGES = ("lt", "en")
_MEGABYTE = 1_000_000
KIND = "documents"
#: Files in the order in which people look for them.
_ORDER = (
    "strategy.pdf",
    "strategy.docx",
    "brief.pdf",
    "finance.xlsx",
    "trace.xlsx",
    "strategy.html",
    "brief.html",
    "strategy.md",
    "strategy.json",
    "findings.json",
    "manifest.json",
)
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """A built file; `is_current` says whether it is of the text it is compared with.

    `title` and `weight` are in the language of the page („2,0 MB“).
    """

    id: UUID
    name: str
    title: str
    weight: str
    built_at: datetime
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class Build:
    """The draft's documents in one language, and the job that builds them now."""

    lang: str
    files: tuple[FileLine, ...]
    job: JobLine | None

    @property
    def is_current(self) -> bool:
        """Whether the files are of the text as it stands."""
        return all(x.is_current for x in self.files)

    @property
    def built_at(self) -> datetime | None:
        """When they were built, None when they were not."""
        return self.files[0].built_at if self.files else None


@dataclass(frozen=True, kw_only=True)
class Documents:
    """The page of documents: builds by language, failures to read, jobs of editions."""

    builds: tuple[Build, ...]
    failures: tuple[JobLine, ...]
    others: tuple[JobLine, ...]

    @property
    def is_busy(self) -> bool:
        """Whether anything is being built."""
        return bool(self.others) or any(x.job for x in self.builds)


@dataclass(frozen=True, kw_only=True)
class Download:
    """A stored file to be handed out."""

    path: Path
    name: str
    media_type: str
    size: int
    sha256: str


def documents(lag_id: UUID, strategy_id: UUID, *, lang: str) -> Documents:
    """Builds of the draft in both languages; `lang` is that of the words."""
    current = load(strategy_id).content_hash
    rows = Document.objects.filter(lag_id=lag_id, strategy_id=strategy_id, edition__isnull=True)
    files = file_lines(rows, current=current, lang=lang)
    found = jobs(lag_id, kind=KIND, key=f"{strategy_id}/", lang=lang)
    drafts = {f"{strategy_id}/draft/{x}": x for x in LANGUAGES}
    under_way = {drafts[x.key]: x for x in found.under_way if x.key in drafts}
    return Documents(
        builds=tuple(
            Build(lang=x, files=files.get(x, ()), job=under_way.get(x)) for x in LANGUAGES
        ),
        failures=found.failed,
        others=tuple(x for x in found.under_way if x.key not in drafts),
    )


def file_lines(
    rows: Iterable[Document], *, current: str, lang: str
) -> Mapping[str, tuple[FileLine, ...]]:
    """Files by their language, in the order of use; `lang` is that of the words."""
    found: dict[str, list[FileLine]] = {}
    for row in sorted(rows, key=lambda x: (LANGUAGES.index(x.lang), _place(x.name))):
        line = FileLine(
            id=row.pk,
            name=row.name,
            title=_title(row.name, lang),
            weight=weight(row.size, lang),
            built_at=row.built_at,
            is_current=row.content_hash == current,
        )
        found.setdefault(row.lang, []).append(line)
    return {lang: tuple(lines) for lang, lines in found.items()}


def _title(name: str, lang: str) -> str:
    return say(lang, f"documents.{name.replace('.', '_')}") if name in _ORDER else name


def weight(size: int, lang: str) -> str:
    """Whole kilobytes, from a million bytes on megabytes with one decimal."""
    if size >= _MEGABYTE:
        number = language(lang).number(Decimal(size) / _MEGABYTE, decimals=1)
        return say(lang, "documents.megabytes", size=number)
    number = language(lang).number(max(round(Decimal(size) / 1000), 1))
    return say(lang, "documents.kilobytes", size=number)


def _place(name: str) -> tuple[int, str]:
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)


def download(lag_id: UUID, document_id: UUID) -> Download | None:
    """A built file of a group, None when there is none; named by strategy, edition, language."""
    rows = Document.objects.select_related("strategy", "edition").defer(
        "edition__bundle", "edition__findings"
    )
    row = rows.filter(pk=document_id, lag_id=lag_id).first()
    return _download(row) if row else None


def _download(row: Document) -> Download | None:
    path = blob_path(row.lag_id, row.sha256)
    if not path.is_file():
        return None
    text = f"{row.edition.number}" if row.edition else row.content_hash[:8]
    ending = row.name.rpartition(".")[2]
    return Download(
        path=path,
        name=f"{row.strategy.slug}-{text}-{row.lang}-{row.name}",
        media_type=_TYPES.get(ending) or guess_type(row.name)[0] or "application/octet-stream",
        size=row.size,
        sha256=row.sha256,
    )
