"""The page: whole and alone, safe from hostile text, in good order for any reader."""

import base64
import hashlib
import json
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest

from sutarimas.document.blocks import Document, Heading, Paragraph, Run, runs
from sutarimas.document.render.escape import clean, safe_href
from sutarimas.document.render.html import html
from sutarimas.document.render.html_blocks import block_html
from sutarimas.document.render.html_frame import Frame, frame_of
from sutarimas.document.render.page_style import font_faces
from sutarimas.domain.refs import Kind, Ref
from tests.document.render.sample import E1, E2, document, sample
from tests.document.render.sample_hostile import HOSTILE, hostile

FONTS = files("sutarimas.document.render") / "assets" / "fonts"
FILES = {
    "strategy.html",
    "brief.html",
    "strategy.json",
    "finance.xlsx",
    "trace.xlsx",
    "findings.json",
    "strategy.md",
}
VOID = {"meta", "br", "img", "input", "link", "hr"}


class Reader(HTMLParser):
    """Reads a page into elements and text, and checks that tags are nested."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, attrs)
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [attrs[name] for _, attrs in self.elements if name in attrs]


def pages() -> list[Document]:
    return [sample("lt"), sample("en"), hostile()]


@pytest.mark.parametrize("shown", pages(), ids=["lt", "en", "hostile"])
def test_a_page_runs_nothing_and_loads_nothing(shown: Document) -> None:
    page = Reader(html(shown))
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "form", "base"}
    names = {name for _, attrs in page.elements for name in attrs}
    assert not {x for x in names if x.startswith("on")} | names & {"style", "src", "srcset"}
    assert all(safe_href(x) or x.partition("#")[0] in FILES for x in page.all("href"))


@pytest.mark.parametrize("shown", pages(), ids=["lt", "en", "hostile"])
def test_ids_are_unique_and_labels_exist(shown: Document) -> None:
    page = Reader(html(shown))
    assert [x for x, n in Counter(page.all("id")).items() if n > 1] == []
    labels = {x for value in page.all("aria-labelledby") for x in [value]}
    ids = set(page.all("id"))
    assert all(x in ids or set(x.split()) <= ids for x in labels)


def test_the_policy_allows_exactly_the_style_of_the_page() -> None:
    page = html(sample())
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"url\((?!data:font/woff2)|@import|https?:", style)


def test_hostile_text_is_shown_as_text() -> None:
    page = Reader(html(hostile()))
    assert not {"b", "panic"} & {tag for tag, _ in page.elements}
    shown = sum(clean(HOSTILE).strip() in x for x in page.texts)
    assert shown >= 12


def test_marks_that_turn_text_around_and_control_characters_are_gone() -> None:
    assert not set(html(hostile())) & set("\u202e\u202c\u2066\x00\x0b\ud800")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\x00script:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//example.org",
        "file:///etc/passwd",
    ],
)
def test_an_address_that_would_do_something_is_only_text(address: str) -> None:
    block = Paragraph(id="p", text=(Run(text="x", href=address),))
    assert block_html(block, frame_of(sample())) == '<p id="p">x</p>'


def test_an_outside_link_does_not_tell_where_the_reader_came_from() -> None:
    block = Paragraph(id="p", text=(Run(text="x", href="https://example.org/?a=1&b=2"),))
    assert block_html(block, frame_of(sample())) == (
        '<p id="p"><a rel="noreferrer" href="https://example.org/?a=1&amp;b=2">x</a></p>'
    )


def test_every_block_can_stand_alone() -> None:
    shown = sample()
    page, frame = html(shown), frame_of(shown)
    for block in (x for chapter in shown.chapters for x in chapter.blocks):
        part = block_html(block, frame)
        assert part in page
        Reader(part)


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [int(tag[1]) for tag, _ in Reader(html(sample())).elements if re.match(r"h\d$", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_sentence_marks_what_its_numbers_do_not_lead_to() -> None:
    text = (Run(text="Gyvena "), Run(text="4 712", source=E1), Run(text="."))
    made = block_html(Paragraph(id="p", text=text, sources=(E1, E2)), frame_of(sample()))
    assert '<a class="datum" href="#src-evidence-E-01">4 712</a>' in made
    assert made.count("src-evidence-E-01") == 1
    assert '<a href="#src-evidence-E-02" aria-label="Kuo pagrįsta: E-02">E-02</a>' in made


def test_many_sources_are_counted_behind_the_fourth() -> None:
    sources = tuple(Ref(Kind.EVIDENCE, f"E-{n:02}") for n in range(1, 10))
    frame = Frame(
        lang="lt", table="", chart="", basis="Kuo", source="šaltinis", show_table="", back=""
    )
    made = block_html(Paragraph(id="p", text=runs("x"), sources=sources), frame)
    assert made.count("<a ") == 4
    assert made.endswith("E-04</a>\u00a0+5</span></p>")


def test_codes_that_only_tell_rows_apart_are_not_shown() -> None:
    sources = (Ref(Kind.SERIES, "pyramid-men-00"), Ref(Kind.SERIES, "pyramid-men-05"))
    frame = Frame(
        lang="lt", table="", chart="", basis="Kuo", source="šaltinis", show_table="", back=""
    )
    made = block_html(Paragraph(id="p", text=runs("x"), sources=sources), frame)
    assert ">šaltinis</a> <a " in made
    assert made.endswith('aria-label="Kuo: šaltinis 2">2</a></span></p>')


def test_a_page_without_sources_leads_to_the_strategy_for_them() -> None:
    shown = sample()
    short = document(shown.chapters[0])
    assert 'href="strategy.html#src-evidence-E-01"' in html(short)
    assert 'href="strategy.html#' not in html(shown)


def test_a_contents_list_names_chapters_and_their_parts() -> None:
    shown = sample()
    contents = html(shown).partition("<nav")[2].partition("</nav>")[0]
    headings = [
        x
        for chapter in shown.chapters
        for x in chapter.blocks
        if isinstance(x, Heading) and x.level <= 2
    ]
    assert re.findall(r'href="#([^"]*)"', contents) == [x.id for x in headings]


def test_the_font_is_what_its_manifest_says() -> None:
    manifest = json.loads((FONTS / "MANIFEST.json").read_text("utf-8"))
    assert (manifest["licence"], manifest["version"]) == ("OFL-1.1", "3.052")
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text("utf-8")
    for font in manifest["files"]:
        data = (FONTS / font["file"]).read_bytes()
        assert data.startswith(b"wOF2")
        assert len(data) < 40_000
        assert hashlib.sha256(data).hexdigest() == font["sha256"]
        assert base64.b64encode(data).decode() in font_faces()


def test_the_licence_keeps_the_name_source_for_the_whole_font() -> None:
    manifest = json.loads((FONTS / "MANIFEST.json").read_text("utf-8"))
    assert "Source" not in manifest["name"]
    assert not [x.name for x in FONTS.iterdir() if "source" in x.name.lower()]
