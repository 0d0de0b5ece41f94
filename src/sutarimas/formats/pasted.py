"""HTML of a clipboard (Word, LibreOffice, web pages) as the Markdown of our texts.

Headings, emphasis, lists, tables and links stay; styles, scripts, comments and pictures go.

>>> pasted("<h2>Miestas</h2><p>Gyvena <b>daug </b>žmonių.<img src=x></p>")
('## Miestas\\n\\nGyvena **daug** žmonių.', (Note(kind=<NoteKind.PICTURES: 'pictures'>, count=1),))
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sutarimas.formats.pasted_text import Span, line, table
from sutarimas.formats.pasted_tokens import Tag, tokens

_SKIPPED = frozenset(
    {"head", "iframe", "math", "noscript", "object", "script", "style", "svg", "template", "xml"}
    | {"audio", "button", "canvas", "select", "textarea", "video"}
)
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr", "area", "base"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"}
    | {"figcaption", "figure", "footer", "form", "header", "main", "nav", "p", "pre", "section"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "ul", "table", "tr", "td", "th", "caption"}
)
_BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(bold|[6-9]00)")
_NOT_BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(normal|[1-5]00)")
_ITALIC = re.compile(r"(?<![\w-])font-style\s*:\s*italic")
_WORD_LIST = re.compile(r"mso-list\s*:\s*l\d+ level(\d)")
_ORDINAL = re.compile(r"^\s*(\d{1,4})[.)]")
_DEEPEST = 6


class NoteKind(StrEnum):
    """What was left out."""

    PICTURES = "pictures"
    FORMS = "forms"


@dataclass(frozen=True, kw_only=True)
class Note:
    """Something that was left out, and how many of it."""

    kind: NoteKind
    count: int


def pasted(html: str) -> tuple[str, tuple[Note, ...]]:
    """Markdown and what was left out; whatever the HTML, there is an answer."""
    reader = _Reader()
    for one in tokens(html):
        reader.read(one)
    reader.flush()
    notes = (Note(kind=kind, count=reader.left[kind]) for kind in NoteKind if reader.left[kind])
    return "".join(reader.joined()).strip("\n"), tuple(notes)


@dataclass(kw_only=True)
class _Open:
    """An element that is open, and how the text inside it looks."""

    tag: str
    bold: bool
    italic: bool
    href: str
    skipped: bool = False
    marker: bool = False


@dataclass(kw_only=True)
class _Table:
    """A table that is being read."""

    rows: list[list[str]] = field(default_factory=list)
    span: int = 1
    depth: int = 0  # tables inside it, which are read as text of their cell


class _Reader:
    """Writes one block after the other; `left` counts what was left out."""

    def __init__(self) -> None:
        self.left: Counter[NoteKind] = Counter()
        self._opened: list[_Open] = []
        self._spans: list[Span] = []
        self._marker = ""
        self._heading = 0
        self._quoted = 0
        self._word_level = 0
        self._lists: list[int | None] = []  # the next number, None for bullets
        self._in_item = False
        self._table: _Table | None = None
        self._blocks: list[tuple[str, bool]] = []

    def joined(self) -> list[str]:
        """The blocks with a blank line between them, items of a list without."""
        found: list[str] = []
        was_item = False
        for text, is_item in self._blocks:
            found += ["\n" if was_item and is_item else "\n\n", text]
            was_item = is_item
        return found

    def read(self, one: Tag | str) -> None:
        """Take in the next piece."""
        if isinstance(one, str):
            self._say(one)
        elif one.closing:
            self._close(one.name)
        else:
            self._open(one.name, one.attributes)

    def _open(self, tag: str, named: Mapping[str, str]) -> None:
        if tag == "img" and not self._skipping:
            self.left[NoteKind.PICTURES] += 1
        if tag in ("select", "textarea", "input") and not self._skipping:
            self.left[NoteKind.FORMS] += 1
        if tag == "br":
            self._add(" ")
        if tag in _VOID:
            return
        if tag in _BLOCKS and not self._skipping:
            self._begin(tag, named)
        self._opened.append(self._look(tag, named))

    def _close(self, tag: str) -> None:
        places = [i for i, x in enumerate(self._opened[-200:]) if x.tag == tag]
        if not places:
            return
        skipping = self._skipping
        del self._opened[len(self._opened) - len(self._opened[-200:]) + places[-1] :]
        if tag in _BLOCKS and not skipping:
            self._end(tag)

    def _say(self, data: str) -> None:
        if self._opened and self._opened[-1].marker:
            self._marker += data
        elif not self._skipping:
            self._add(data)

    def flush(self) -> None:
        """End the block that is open."""
        text = line(self._spans, plain=bool(self._heading))
        self._spans = []
        if not text:
            return
        if self._table is not None:
            self._cell(text)
        elif self._heading:
            self._blocks.append((f"{'#' * self._heading} {text}", False))
        elif self._word_level or self._in_item:
            self._blocks.append((self._item(text), True))
        else:
            self._blocks.append((f"> {text}" if self._quoted else text, False))
        self._marker = ""

    @property
    def _skipping(self) -> bool:
        return bool(self._opened) and self._opened[-1].skipped

    def _look(self, tag: str, named: Mapping[str, str]) -> _Open:
        over = (
            self._opened[-1] if self._opened else _Open(tag="", bold=False, italic=False, href="")
        )
        style = named.get("style", "").lower()
        bold = (over.bold or tag in ("b", "strong") or bool(_BOLD.search(style))) and not bool(
            _NOT_BOLD.search(style)
        )
        marker = "mso-list:ignore" in style.replace(" ", "")
        return _Open(
            tag=tag,
            bold=bold,
            italic=over.italic or tag in ("i", "em") or bool(_ITALIC.search(style)),
            href=named.get("href", "") if tag == "a" else over.href,
            skipped=over.skipped or marker or tag in _SKIPPED,
            marker=over.marker or marker,
        )

    def _add(self, text: str) -> None:
        now = self._opened[-1] if self._opened else None
        look = (now.bold, now.italic, now.href) if now else (False, False, "")
        self._spans.append(Span(text=text, bold=look[0], italic=look[1], href=look[2]))

    def _begin(self, tag: str, named: Mapping[str, str]) -> None:
        if tag in ("td", "th") and self._table is not None and not self._table.depth:
            self.flush()
            self._open_cell(named)
            return
        if self._table is not None:
            if tag == "tr" and not self._table.depth:
                self.flush()
                self._table.rows.append([])
            else:
                self._table.depth += tag == "table"
                self._add(" ")
            return
        if self._in_item and tag in ("p", "div"):
            self._add(" ")
            return
        self.flush()
        self._start(tag, named)

    def _start(self, tag: str, named: Mapping[str, str]) -> None:
        """A block outside tables."""
        found = _WORD_LIST.search(named.get("style", "").lower())
        self._word_level = int(found[1]) if found and tag == "p" else 0
        if tag in ("ul", "ol"):
            self._lists.append(1 if tag == "ol" else None)
            self._in_item = False
        elif tag == "li":
            self._in_item = True
        elif tag == "table":
            self._table = _Table()
        elif tag == "blockquote":
            self._quoted += 1
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._heading = min(max(int(tag[1]), 2), 4)
        elif named.get("class", "") == "MsoTitle":
            self._heading = 2

    def _end(self, tag: str) -> None:
        if self._table is not None:
            self._end_in_table(tag)
            return
        if self._in_item and tag in ("p", "div"):
            self._add(" ")
            return
        self.flush()
        self._heading = self._word_level = 0
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
            self._in_item = bool(self._lists)
        elif tag == "li":
            self._in_item = False
        elif tag == "blockquote":
            self._quoted = max(self._quoted - 1, 0)

    def _end_in_table(self, tag: str) -> None:
        assert self._table is not None  # noqa: S101 - asked before
        if tag in ("td", "th", "caption") and not self._table.depth:
            self.flush()
        elif tag == "table" and self._table.depth:
            self._table.depth -= 1
            self._add(" ")
        elif tag == "table":
            self.flush()
            rows, self._table = self._table.rows, None
            self._blocks += [(text, False) for text in table(rows)]
        else:
            self._add(" ")

    def _open_cell(self, named: Mapping[str, str]) -> None:
        assert self._table is not None  # noqa: S101 - asked before
        if not self._table.rows:
            self._table.rows.append([])
        wide = named.get("colspan", "1")
        columns = int(wide) if wide.isascii() and wide.isdigit() and len(wide) < 3 else 1
        self._table.rows[-1] += [""] * max(columns, 1)
        self._table.span = max(columns, 1)

    def _cell(self, text: str) -> None:
        """Text of the cell that is open; text between cells joins the last one."""
        assert self._table is not None  # noqa: S101 - asked before
        if not self._table.rows or not self._table.rows[-1]:
            self._open_cell({})
        row = self._table.rows[-1]
        at = len(row) - self._table.span
        row[at] = f"{row[at]} {text}".strip()

    def _item(self, text: str) -> str:
        if self._word_level:
            ordinal = _ORDINAL.match(self._marker)
            depth, mark = self._word_level, f"{ordinal[1]}." if ordinal else "-"
        else:
            depth, number = max(len(self._lists), 1), self._lists[-1] if self._lists else None
            mark = "-" if number is None else f"{number}."
            if number is not None:
                self._lists[-1] = number + 1
        return f"{'   ' * (min(depth, _DEEPEST) - 1)}{mark} {text}"
