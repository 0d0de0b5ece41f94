"""The files of a build, each with the function that writes it.

Heavy writers are imported when their file is written, so that the other commands start
fast.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Thread
from typing import Any

from sutarimas.document.blocks import Document
from sutarimas.document.brief import brief
from sutarimas.document.build import build
from sutarimas.document.findings import as_file
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.bundle import write_bundle
from sutarimas.rulebook.book import Report


@dataclass(frozen=True, kw_only=True)
class Job:
    """What the files are made from; documents are built once and shared."""

    strategy: Strategy
    report: Report
    on: date
    lang: str

    @cached_property
    def document(self) -> Document:
        """The whole strategy as blocks."""
        return build(self.strategy, self.report, on=self.on, lang=self.lang)

    @cached_property
    def brief(self) -> Document:
        """The one-page plain edition as blocks."""
        return brief(self.strategy, self.report, on=self.on, lang=self.lang)

    @cached_property
    def paper(self) -> Any:
        """The typeset strategy: the PDF's bytes and the page of each heading."""
        return self._typesetting.result()

    def begin(self) -> None:
        """Start the longest step: Typst typesets in the background, beside the other writers."""
        _ = self._typesetting

    @cached_property
    def _typesetting(self) -> Future[Any]:
        # Imported here: Ctrl+C amid an import leaves its lock held, and a thread that imports too
        # would wait for it without end.
        from sutarimas.document.render.pdf import typeset

        future: Future[Any] = Future()
        Thread(target=_fulfil, args=(future, typeset, self.document)).start()
        return future


class Pages(Mapping[str, int]):
    """The page of each heading, waited for when the first one is asked for."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def __getitem__(self, heading: str) -> int:
        return int(self._job.paper.pages[heading])

    def __iter__(self) -> Iterator[str]:
        return iter(self._job.paper.pages)

    def __len__(self) -> int:
        return len(self._job.paper.pages)


def _fulfil(future: Future[Any], make: Callable[[Document], Any], document: Document) -> None:
    """Make it for whoever waits; a failure is raised where it is waited for."""
    try:
        future.set_result(make(document))
    except Exception as error:  # noqa: BLE001 - handed on, not swallowed
        future.set_exception(error)


def _html(job: Job) -> bytes:
    from sutarimas.document.render.html import html

    return html(job.document).encode()


def _markdown(job: Job) -> bytes:
    from sutarimas.document.render.markdown import markdown

    return markdown(job.document).encode()


def _pdf(job: Job) -> bytes:
    return bytes(job.paper.pdf)


def _docx(job: Job) -> bytes:
    from sutarimas.document.render.docx import docx

    return docx(job.document, pages=Pages(job))


def _bundle(job: Job) -> bytes:
    # The folder of a build is made to be published: nothing private goes into it.
    return write_bundle(job.strategy, public=True)


def _brief_html(job: Job) -> bytes:
    from sutarimas.document.render.html import html

    return html(job.brief).encode()


def _brief_pdf(job: Job) -> bytes:
    from sutarimas.document.render.pdf import typeset

    return bytes(typeset(job.brief, brief=True).pdf)


def _finance(job: Job) -> bytes:
    from sutarimas.document.render.xlsx_finance import finance_workbook

    return finance_workbook(job.strategy, job.report, on=job.on, lang=job.lang)


def _trace(job: Job) -> bytes:
    from sutarimas.document.render.xlsx_trace import trace_workbook

    return trace_workbook(job.strategy, job.report, on=job.on, lang=job.lang)


def _findings(job: Job) -> bytes:
    return as_file(job.report)


OUTPUTS: dict[str, Callable[[Job], bytes]] = {
    "strategy.html": _html,
    "strategy.md": _markdown,
    "strategy.json": _bundle,
    "brief.html": _brief_html,
    "brief.pdf": _brief_pdf,
    "finance.xlsx": _finance,
    "trace.xlsx": _trace,
    "findings.json": _findings,
    # Last, because these two wait for the typesetting.
    "strategy.docx": _docx,
    "strategy.pdf": _pdf,
}
