"""The neutral tree of a document: blocks with stable ids and sources, inline runs inside.

Writers (HTML, Markdown, PDF, DOCX) only translate blocks; they decide nothing. Every
block names the records it rests on, and inline runs may name their own, so a reader can
walk from a single number to its datum.
"""

from dataclasses import dataclass
from enum import StrEnum

from sutarimas.document.charts.spec import Chart as Spec
from sutarimas.domain.refs import Ref


@dataclass(frozen=True, kw_only=True)
class Run:
    """A stretch of text. `source` is the datum a number is bound to, `href` an outside link.

    `to` is the id of a block in the same document.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    source: Ref | None = None
    to: str = ""
    href: str = ""
    lang: str = ""


Inline = tuple[Run, ...]


def runs(text: str, *, source: Ref | None = None) -> Inline:
    """Plain text as one run."""
    return (Run(text=text, source=source),) if text else ()


class Author(StrEnum):
    """Who speaks in a block."""

    COMPUTED = "computed"  # from data by the software
    STAFF = "staff"  # written by a person, numbers bound
    STAFF_LOOSE = "staff_loose"  # written by a person, not tied to data: shows its author
    FIXED = "fixed"  # standing wording of the form


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading; level 1 is a chapter. `number` is set for numbered headings („3.2“)."""

    id: str
    level: int
    text: Inline
    number: str = ""
    sources: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One paragraph. `byline` is printed under staff text that is not tied to data."""

    id: str
    text: Inline
    sources: tuple[Ref, ...] = ()
    author: Author = Author.COMPUTED
    byline: str = ""


@dataclass(frozen=True, kw_only=True)
class Item:
    """A list item with its own sub-items."""

    text: Inline
    items: tuple["Item", ...] = ()
    source: Ref | None = None


@dataclass(frozen=True, kw_only=True)
class ListBlock:
    """A bulleted or numbered list, nested where items have items."""

    id: str
    items: tuple[Item, ...]
    ordered: bool = False
    sources: tuple[Ref, ...] = ()


class Align(StrEnum):
    """How a column is set."""

    START = "start"
    END = "end"  # numbers


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its heading, alignment, and relative width (a share of the whole)."""

    title: str
    align: Align = Align.START
    width: int = 1


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of inline cells; `id` makes it reachable, `strong` marks totals."""

    cells: tuple[Inline, ...]
    id: str = ""
    strong: bool = False
    sources: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """A captioned table with one header row; the first column names the row.

    `number` („3 lentelė“) is given by the builder.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    number: int = 0
    sources: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart by its specification; writers draw it and print its table or outline."""

    id: str
    spec: Spec
    number: int = 0
    sources: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture that staff put into the text: PNG or JPEG, its size in pixels, its words.

    `code` is that of its record; `source_line` names whose work it is; `lang` is set where its
    words are in another language than the document.
    """

    id: str
    code: str
    image: bytes
    width: int
    height: int
    title: str
    alt: str
    source_line: str = ""
    lang: str = ""
    number: int = 0
    sources: tuple[Ref, ...] = ()


class NoteKind(StrEnum):
    """What a note is for."""

    INFO = "info"
    WARNING = "warning"
    INVENTED = "invented"  # „Ežerynė – išgalvotas miestas …“
    WAIVER = "waiver"
    FUNDING = "funding"


@dataclass(frozen=True, kw_only=True)
class Note:
    """A boxed remark."""

    id: str
    kind: NoteKind
    text: Inline
    title: str = ""
    sources: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Reference:
    """One entry of the list of sources; `target` is the record it stands for.

    `details` are label and value pairs; `onward` points to the records below it.
    """

    id: str
    target: Ref
    title: Inline
    details: tuple[tuple[str, Inline], ...] = ()
    onward: tuple[Run, ...] = ()
    used_by: tuple[Run, ...] = ()

    @property
    def sources(self) -> tuple[Ref, ...]:
        """The record itself."""
        return (self.target,)


Block = Heading | Paragraph | ListBlock | Table | Chart | Picture | Note | Reference


class Orientation(StrEnum):
    """How a chapter lies on paper."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A chapter: its key in the pack's order and its blocks, the first a level 1 heading."""

    key: str
    blocks: tuple[Block, ...]
    orientation: Orientation = Orientation.PORTRAIT
    annex: bool = False


@dataclass(frozen=True, kw_only=True)
class Cover:
    """The front page: `facts` are label and value pairs."""

    title: str
    subtitle: str
    lag: str
    facts: tuple[tuple[str, str], ...]
    funding: str
    notice: str = ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole document. `fingerprint` is the content hash printed on it; `day` the build's."""

    lang: str
    title: str
    slug: str
    cover: Cover
    chapters: tuple[Chapter, ...]
    fingerprint: str
    edition: str
    day: str
    words: tuple[tuple[str, str], ...] = ()

    def word(self, key: str) -> str:
        """A fixed word of the frame („Turinys“, „Šaltiniai“) in the document's language."""
        return dict(self.words)[key]


def anchor(ref: Ref) -> str:
    """The id under which the list of sources holds a record."""
    code = "".join(x if x.isalnum() or x in "-_." else "_" for x in ref.code)
    return f"src-{ref.kind}-{code}"
