"""What a chapter is given: the strategy, its trace, the findings, and the language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from sutarimas.document.blocks import (
    Column,
    Heading,
    Inline,
    Paragraph,
    Row,
    Run,
    Table,
    anchor,
    runs,
)
from sutarimas.document.language import Language, language
from sutarimas.document.wording import Wording
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.trace import Trace
from sutarimas.rulebook.book import Report
from sutarimas.rulebook.params import Pack

#: Signs that a text was typed with plain spaces, hyphens or quotation marks; most was not.
_ROUGH = re.compile(r"\d |\b\w{1,4}\. (?=[a-zš])| [-\u2013\u2014]|[\"'«»]|,,|\.\.\.")


@cache
def polished(text: str, lang: str) -> str:
    """A record's text with the no-break spaces, dashes and quotation marks of its language."""
    return language(lang).polish(text) if _ROUGH.search(text) else text


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Everything a chapter may read; nothing else may influence a document."""

    strategy: Strategy
    report: Report
    pack: Pack
    on: date
    lang: str

    @cached_property
    def trace(self) -> Trace:
        """The graph of the strategy."""
        return Trace.of(self.strategy)

    @cached_property
    def l(self) -> Language:  # noqa: E743 - read as the language's own short name in sentences
        """Numbers, days and counts in the document's language."""
        return language(self.lang)

    def wording(self, name: str) -> Wording:
        """Standing wording of a chapter."""
        return Wording(name, self.lang)

    def title(self, record: object, name: str = "title") -> str:
        """A record's text in the document's language, Lithuanian where there is no other."""
        other = getattr(record, f"{name}_{self.lang}", "") if self.lang != "lt" else ""
        return polished(other, self.lang) if other else polished(str(getattr(record, name)), "lt")

    def named(self, record: object, source: Ref, name: str = "title") -> Run:
        """A record's text as a run that leads to its entry, marked when in another language."""
        own = self.lang == "lt" or bool(getattr(record, f"{name}_{self.lang}", ""))
        return Run(text=self.title(record, name), to=anchor(source), lang="" if own else "lt")

    def lithuanian(self, text: str) -> Inline:
        """Text that is kept in Lithuanian only, marked in a document of another language."""
        return (Run(text=text, lang="" if self.lang == "lt" else "lt"),) if text else ()

    def code(self, kind: Kind, code: str) -> Run:
        """A code that leads to the record's entry in the list of sources."""
        return Run(text=code, to=anchor(Ref(kind, code)))

    def codes(self, kind: Kind, codes: Iterable[str]) -> Inline:
        """Codes in a row, separated by commas."""
        found: list[Run] = []
        for code in codes:
            if found:
                found.append(Run(text=", "))
            found.append(self.code(kind, code))
        return tuple(found)


def heading(id_: str, level: int, text: str, *sources: Ref) -> Heading:
    """A heading block from plain text."""
    return Heading(id=id_, level=level, text=runs(text), sources=sources)


def paragraph(id_: str, text: Inline, *sources: Ref) -> Paragraph:
    """A computed paragraph; the sources of its runs are added to those named."""
    bound = tuple(run.source for run in text if run.source is not None)
    return Paragraph(id=id_, text=text, sources=tuple(dict.fromkeys((*sources, *bound))))


def table(
    id_: str, caption: str, columns: tuple[Column, ...], rows: Iterable[Row], *, note: str = ""
) -> Table:
    """A table whose sources are those of its rows."""
    found = tuple(rows)
    sources = dict.fromkeys(source for row in found for source in row.sources)
    return Table(
        id=id_, caption=caption, columns=columns, rows=found, note=note, sources=tuple(sources)
    )


def cell(text: str | Run | Inline, *, source: Ref | None = None) -> Inline:
    """A table cell."""
    if isinstance(text, str):
        return runs(text, source=source)
    return (text,) if isinstance(text, Run) else text
