"""One section as the document prints it, numbers of its tables and charts included."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sutarimas.document.blocks import Block, Document
from sutarimas.document.build import build
from sutarimas.document.figures import chart
from sutarimas.document.render.html_blocks import block_html
from sutarimas.document.render.html_frame import frame_of
from sutarimas.document.scope import Scope
from sutarimas.document.staff import told
from sutarimas.domain.prose import Section
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.book import Report
from sutarimas.rulebook.params import pack_of

PRINTED = ("lt", "en")


def preview(strategy: Strategy, section: Section, *, on: date) -> str:
    """HTML of a section, with the text as typed in place of the one the strategy has.

    Links inside the document are left out, since they would lead nowhere.
    """
    scope = _scope(_with(strategy, section), on=on, lang=section.lang)
    document = build(scope.strategy, scope.report, on=on, lang=scope.lang)
    blocks = tuple(_as_printed(document, tuple(told(scope, section, lambda x: chart(scope, x)))))
    frame = replace(frame_of(document), ids=frozenset(x.id for x in blocks), beyond="")
    return "".join(block_html(x, frame) for x in blocks)


def charts(strategy: Strategy, *, on: date, lang: str) -> Iterator[tuple[str, str]]:
    """Name and title of every chart that prose can show, those without data left out."""
    scope = _scope(strategy, on=on, lang=lang)
    for name in _names(strategy):
        drawn = chart(scope, name)
        if drawn is not None:
            yield name, drawn.spec.title


def _names(strategy: Strategy) -> Iterator[str]:
    yield from ("population", "pyramid", "problem-tree", "result-chain", "budget-flow", "gantt")
    for series in strategy.place.series:
        yield from (f"series/{series.code}", f"bars/{series.code}")
    for survey in strategy.surveys:
        yield from (f"survey/{survey.code}/{question.code}" for question in survey.questions)


def _scope(strategy: Strategy, *, on: date, lang: str) -> Scope:
    chosen = pack_of(strategy)
    # What staff wrote does not depend on the findings, so none are looked for.
    report = Report(pack=chosen.code, on=on, content_hash="", checked=(), findings=(), unchecked=())
    lang = lang if lang in PRINTED else "lt"
    return Scope(strategy=strategy, report=report, pack=chosen, on=on, lang=lang)


def _with(strategy: Strategy, section: Section) -> Strategy:
    same = (section.code, section.lang)
    prose = tuple(section if (x.code, x.lang) == same else x for x in strategy.prose)
    return replace(strategy, prose=prose)


def _as_printed(document: Document, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The same blocks with the numbers that the document gives them."""
    printed = {block.id: block for chapter in document.chapters for block in chapter.blocks}
    for block in blocks:
        found = printed.get(block.id)
        yield found if type(found) is type(block) else block
