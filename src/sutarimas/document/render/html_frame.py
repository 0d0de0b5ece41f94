"""What a block needs to know of the page it stands in: words, language, and what can be reached."""

from base64 import b64encode
from dataclasses import dataclass
from decimal import Decimal

from sutarimas.document.blocks import Document, Picture
from sutarimas.document.citations import ids
from sutarimas.document.language import language
from sutarimas.document.sources import KEY as SOURCES
from sutarimas.domain.picture import media_type

#: Where a document without a list of sources of its own sends its reader.
STRATEGY = "strategy.html"


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The fixed words of a page and its language.

    `ids` are the blocks and rows of the page; what is not among them is looked for in the
    page `beyond`. A frame without ids takes every link to lead into its own page.
    """

    lang: str
    table: str
    chart: str
    basis: str
    source: str
    show_table: str
    back: str
    ids: frozenset[str] = frozenset()
    beyond: str = ""

    def number(self, value: Decimal) -> str:
        """A figure of a chart in the document's language."""
        return language(self.lang).number(value)

    def label(self, number: int, word: str) -> str:
        """„3 lentelė“ in Lithuanian, “Table 3” in English."""
        return f"{number}\u00a0{word}" if self.lang == "lt" else f"{word}\u00a0{number}"

    def picture(self, block: Picture) -> str:
        """Where a browser finds a picture: inside a page that stands alone."""
        return f"data:{media_type(block.image)};base64,{b64encode(block.image).decode()}"

    def address(self, id_: str) -> str:
        """Where a link to a block leads, "" when it would lead nowhere."""
        if not self.ids or id_ in self.ids:
            return f"#{id_}"
        return f"{self.beyond}#{id_}" if self.beyond else ""


def frame_of(document: Document) -> Frame:
    """The words and reach of a document."""
    own = any(chapter.key == SOURCES for chapter in document.chapters)
    return Frame(
        lang=document.lang,
        table=document.word("table"),
        chart=document.word("chart"),
        basis=document.word("basis"),
        source=document.word("source").lower(),
        show_table=document.word("show_table"),
        back=document.word("back"),
        ids=ids(document.chapters),
        beyond="" if own else STRATEGY,
    )
