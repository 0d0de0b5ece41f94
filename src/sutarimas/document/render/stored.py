"""Pages of an edition as pieces of HTML that are kept and put into a frame later.

A piece knows only its place below the group's address, so links are relative: the text lies at
`strategy/`, the plain edition at `brief/`, a record at `r/<kind>/<code>/`. Inside the text links
stay on the page; elsewhere a record leads to its own page, or to its row in the text.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any
from urllib.parse import quote

from sutarimas.document.blocks import (
    Block,
    Chapter,
    Document,
    Heading,
    Picture,
    Reference,
    Run,
    anchor,
)
from sutarimas.document.brief import brief
from sutarimas.document.build import build
from sutarimas.document.citations import ids
from sutarimas.document.facts import facts, papers
from sutarimas.document.record_page import RecordPage, record_list, record_pages
from sutarimas.document.render.escape import html_text
from sutarimas.document.render.html_blocks import block_html
from sutarimas.document.render.html_frame import Frame, frame_of
from sutarimas.document.scope import Scope
from sutarimas.domain import picture as pictures
from sutarimas.domain.refs import Ref
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.book import Report
from sutarimas.rulebook.params import pack_of

STRATEGY, BRIEF, LANDING, BASIS = "strategy", "brief", "landing", "basis"
PICTURES, PAPERS = "pictures", "papers"
#: A picture is kept once, with the pages of this language.
PICTURE_LANGUAGE = "lt"
#: Below it lie the pages of records.
_RECORDS = "r/"
#: Longest heading of a page, in letters.
_TITLE = 400
#: Marks a link to a record's own page.
_OWN = "page:"


@dataclass(frozen=True, kw_only=True)
class StoredPage:
    """One page: its name below the group's address, heading, HTML, and JSON for its frame."""

    name: str
    title: str
    html: str
    data: str


@dataclass(frozen=True, kw_only=True)
class _Frame(Frame):
    """A frame whose links lead to the pages of an edition; `up` leads to the group's address."""

    up: str
    pages: Mapping[str, str] = field(default_factory=dict)
    text: frozenset[str] = frozenset()

    def picture(self, block: Picture) -> str:
        """At an address of its own, so that the text comes first."""
        return f"{self.up}{PICTURES}/{quote(block.code)}"

    def address(self, id_: str) -> str:
        """The page of a record, a place on this page, or a place in the text."""
        if id_.startswith(_OWN):
            return f"{self.up}{_RECORDS}{quote(id_.removeprefix(_OWN))}/"
        if id_ in self.pages:
            return f"{self.up}{_RECORDS}{quote(self.pages[id_])}/"
        if id_ in self.ids:
            return f"#{id_}"
        return f"{self.up}{STRATEGY}/#{quote(id_)}" if id_ in self.text else ""


def page_name(ref: Ref) -> str:
    """„need/P-01“"""
    return f"{ref.kind}/{ref.code}"


def stored_pages(strategy: Strategy, report: Report, *, lang: str) -> Iterator[StoredPage]:
    """Every page of an edition in one language, dated by the day of its report."""
    scope = Scope(
        strategy=strategy,
        report=report,
        pack=pack_of(strategy, report.pack),
        on=report.on,
        lang=lang,
    )
    document = build(strategy, report, on=report.on, lang=lang)
    records = tuple(record_pages(scope, document))
    pages = {anchor(x.ref): page_name(x.ref) for x in records}
    text = ids(document.chapters)
    yield _text(scope, document, pages)
    yield _brief(scope, pages, text)
    yield StoredPage(name=LANDING, title=document.title, html="", data=_json(facts(scope)))
    yield StoredPage(name=PAPERS, title="", html="", data=_json({"files": papers(scope)}))
    words = frame_of(document)
    yield _basis(scope, records, words, pages)
    yield from (_record(x, words, pages, text) for x in records)
    if lang == PICTURE_LANGUAGE:
        yield from (_picture(x) for x in strategy.pictures)


def _picture(one: pictures.Picture) -> StoredPage:
    """A picture in base64, since pages are text."""
    return StoredPage(name=f"{PICTURES}/{one.code}", title="", html=one.data, data="{}")


def _framed(plain: Frame, **more: Any) -> _Frame:
    """The same words with another reach."""
    known = {x.name: getattr(plain, x.name) for x in fields(plain)}
    return _Frame(**{**known, **more})


def _text(scope: Scope, document: Document, pages: Mapping[str, str]) -> StoredPage:
    """The whole strategy; entries of its list of sources lead on to their own pages."""
    frame = _framed(frame_of(document), up="../")
    word = scope.wording("record").text("own_page")
    html = "\n".join(_chapter(x, frame, pages, word) for x in document.chapters)
    data = {
        "contents": [_entry(x) for x in document.chapters],
        "edition": document.edition,
        "hash": document.fingerprint,
        "day": document.day,
    }
    return StoredPage(name=STRATEGY, title=document.title, html=html, data=_json(data))


def _chapter(chapter: Chapter, frame: Frame, pages: Mapping[str, str], word: str) -> str:
    kind = ' class="annex"' if chapter.annex else ""
    inner = "\n".join(block_html(_onward(x, pages, word), frame) for x in chapter.blocks)
    label = html_text(chapter.blocks[0].id)
    return f'<section{kind} aria-labelledby="{label}">\n{inner}\n</section>'


def _onward(block: Block, pages: Mapping[str, str], word: str) -> Block:
    """An entry with the way to its record's own page."""
    if not isinstance(block, Reference) or block.id not in pages:
        return block
    return replace(block, onward=(*block.onward, Run(text=word, to=_OWN + pages[block.id])))


def _entry(chapter: Chapter) -> dict[str, Any]:
    first, *rest = [x for x in chapter.blocks if isinstance(x, Heading) and x.level <= 2]
    return {**_heading(first), "items": [_heading(x) for x in rest]}


def _heading(block: Heading) -> dict[str, Any]:
    text = "".join(x.text for x in block.text)
    lang = next((x.lang for x in block.text if x.lang), "")
    return {"id": block.id, "number": block.number, "title": text, "lang": lang}


def _brief(scope: Scope, pages: Mapping[str, str], text: frozenset[str]) -> StoredPage:
    """The plain edition without its heading, which the frame shows."""
    made = brief(scope.strategy, scope.report, on=scope.on, lang=scope.lang)
    frame = _framed(frame_of(made), up="../", pages=pages, text=text)
    blocks = (_raised(x) for x in made.chapters[0].blocks[1:])
    html = "\n".join(block_html(x, frame) for x in blocks)
    data = {"edition": made.edition, "hash": made.fingerprint, "day": made.day}
    return StoredPage(name=BRIEF, title=made.title, html=html, data=_json(data))


def _basis(
    scope: Scope, records: tuple[RecordPage, ...], words: Frame, pages: Mapping[str, str]
) -> StoredPage:
    """Every record that has a page, kind by kind."""
    frame = _framed(words, up="../", pages=pages)
    blocks = record_list(scope, [x.ref for x in records])
    html = "\n".join(block_html(x, frame) for x in blocks)
    title = scope.wording("record").text("all")
    return StoredPage(name=BASIS, title=title, html=html, data="{}")


def _raised(block: Block) -> Block:
    """A heading of the level above: its chapter's own stands in the frame."""
    return replace(block, level=block.level - 1) if isinstance(block, Heading) else block


def _record(
    page: RecordPage, words: Frame, pages: Mapping[str, str], text: frozenset[str]
) -> StoredPage:
    name = page_name(page.ref)
    others = {id_: x for id_, x in pages.items() if x != name}
    own = frozenset(x.id for x in page.blocks)
    up = "../" * (f"{_RECORDS}{name}".count("/") + 1)
    frame = _framed(words, up=up, pages=others, text=text, ids=own)
    html = "\n".join(block_html(x, frame) for x in page.blocks)
    data = {"kind": str(page.ref.kind), "code": page.ref.code}
    return StoredPage(name=name, title=page.title[:_TITLE], html=html, data=_json(data))


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
