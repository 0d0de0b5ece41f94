"""One chart of a strategy on a page of its own, with its table, as the document draws it."""

from dataclasses import replace
from datetime import date

from sutarimas.document.blocks import Document
from sutarimas.document.build import cover
from sutarimas.document.figures import chart
from sutarimas.document.render.html_blocks import block_html
from sutarimas.document.render.html_frame import frame_of
from sutarimas.document.scope import Scope
from sutarimas.document.wording import messages
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.book import Report
from sutarimas.rulebook.params import pack_of


def lone_chart(strategy: Strategy, name: str, *, on: date, lang: str) -> str:
    """HTML of a chart by its name in `document.figures`; empty where there are no data for it."""
    chosen = pack_of(strategy)
    # A chart does not depend on the findings, so none are looked for.
    report = Report(pack=chosen.code, on=on, content_hash="", checked=(), findings=(), unchecked=())
    scope = Scope(strategy=strategy, report=report, pack=chosen, on=on, lang=lang)
    drawn = chart(scope, name)
    if drawn is None:
        return ""
    page = Document(
        lang=lang,
        title="",
        slug="",
        cover=cover(scope),
        chapters=(),
        fingerprint="",
        edition="",
        day=on.isoformat(),
        words=tuple(messages("frame", lang).items()),
    )
    return block_html(drawn, replace(frame_of(page), ids=frozenset({drawn.id}), beyond=""))
