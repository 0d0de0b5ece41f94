"""From a paragraph of the page to what was observed, asked or said takes two clicks.

Judged by the links that the page really has, with scripts off: the first click leads from the
paragraph to an entry, a row or a heading; the second is a link found there.
"""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from sutarimas.document.blocks import Author, Block, Heading, Paragraph, anchor
from sutarimas.document.build import build
from sutarimas.document.citations import texts
from sutarimas.document.render.html_blocks import block_html
from sutarimas.document.render.html_frame import frame_of
from sutarimas.domain.refs import Kind
from sutarimas.domain.trace import GROUND, Trace
from tests.document.towns import ON, TOWNS, chapters, report, town

BOTH = [(slug, lang) for slug in TOWNS for lang in ("lt", "en")]
WALKED = frozenset({Kind.NEED, Kind.OBJECTIVE, Kind.ACTION, Kind.EVIDENCE})
LINK = re.compile(r'href="#([^"]+)"')
ROW = re.compile(r'<tr id="([^"]+)"[^>]*>(.*?)</tr>', re.DOTALL)


def links(page: str) -> set[str]:
    return set(LINK.findall(page))


@cache
def pages(slug: str, lang: str) -> tuple[tuple[Block, str], ...]:
    """Every block with its piece of the page."""
    document = build(town(slug), report(slug), on=ON, lang=lang)
    frame = frame_of(document)
    return tuple((x, block_html(x, frame)) for one in document.chapters for x in one.blocks)


@cache
def places(slug: str, lang: str) -> dict[str, set[str]]:
    """Links that a reader sees where each id stands; below a heading, all of its section."""
    found: dict[str, set[str]] = {}
    opened: list[Heading] = []
    for block, page in pages(slug, lang):
        if isinstance(block, Heading):
            opened = [x for x in opened if x.level < block.level]
        for heading in opened:
            found[heading.id] |= links(page)
        found.setdefault(block.id, set()).update(links(page))
        if isinstance(block, Heading):
            opened.append(block)
        for id_, row in ROW.findall(page):
            found[id_] = links(row)
    return found


@cache
def ground(slug: str) -> frozenset[str]:
    """Anchors of what was observed, asked, said or written elsewhere."""
    trace = Trace.of(town(slug))
    lasting = [
        x
        for x in town(slug).records
        if x.kind in GROUND or (x.kind is Kind.EVIDENCE and not trace.sources(x))
    ]
    return frozenset(anchor(x) for x in lasting)


def walked(slug: str, lang: str) -> Iterator[tuple[str, set[str]]]:
    """Paragraphs that rest on a need, an objective, an action or a fact, with their links."""
    for block, page in pages(slug, lang):
        if isinstance(block, Paragraph) and any(x.kind in WALKED for x in block.sources):
            yield block.id, links(page)


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_two_clicks_lead_to_the_ground(slug: str, lang: str) -> None:
    around, firm = places(slug, lang), ground(slug)
    lost = [
        id_
        for id_, first in walked(slug, lang)
        if not any(x in firm or around[x] & firm for x in first)
    ]
    assert lost == []


@pytest.mark.parametrize(("slug", "least"), [("ezeryne", 50), ("ignalina", 8), ("elektrenai", 5)])
def test_there_is_something_to_walk(slug: str, least: int) -> None:
    assert len(list(walked(slug, "lt"))) >= least
    assert len(ground(slug)) > least


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_every_computed_paragraph_says_what_it_rests_on(slug: str, lang: str) -> None:
    silent = [
        x.id
        for one in chapters(slug, lang)
        for x in one.blocks
        if isinstance(x, Paragraph) and x.author is Author.COMPUTED
        if not x.sources and not any(run.to for run in x.text)
    ]
    assert silent == []


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_every_link_of_the_page_leads_somewhere(slug: str, lang: str) -> None:
    page = "".join(piece for _, piece in pages(slug, lang))
    assert links(page) - set(re.findall(r' id="([^"]+)"', page)) == set()


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_every_number_of_a_computed_sentence_of_money_is_bound(slug: str, lang: str) -> None:
    money = re.compile(r"\d[\d \u00a0,.]*\u00a0Eur|EUR\u00a0?\d")
    for one in chapters(slug, lang):
        for block in one.blocks:
            if isinstance(block, Paragraph) and block.author is Author.COMPUTED:
                loose = "|".join(
                    run.text for text in texts(block) for run in text if run.source is None
                )
                assert not money.search(loose), (block.id, loose)
