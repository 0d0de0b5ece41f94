"""Spans of text and cells of tables as Markdown, signs that only look like Markdown escaped."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import quote, urlsplit

#: No-break spaces are written on purpose and stay.
_BLANKS = re.compile(r"[ \t\n\f]+")
_BINDING = re.compile(r"(\[\[\w{1,20}:[^\]\n]{1,1400}\]\])")
# A closing bracket makes a link or a definition by what follows it; one that ends a binding stays,
# so the parenthesis after a binding is written as a sign instead.
_SIGNS = re.compile(r"[\\`*]|(?<!\w)_|_(?!\w)|\](?=[(:])|&(?=#?\w+;)|<(?=[a-zA-Z/!?])")
_SIGNS_AFTER = re.compile(rf"^\(|{_SIGNS.pattern}")
_AT_START = re.compile(r"^(?:(#{1,6}|[-+>]|=+|-{2,})(?=\s|$|>)|(\d{1,9})([.)])(?=\s|$))")
_SCHEMES = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, kw_only=True)
class Span:
    """Text with one look; `href` is where it leads."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


def line(spans: Iterable[Span], *, plain: bool = False) -> str:
    """Spans as one line of Markdown; `plain` leaves emphasis out, as in headings."""
    looks = (replace(x, bold=False, italic=False) if plain else x for x in spans)
    runs = [
        (look, _BLANKS.sub(" ", "".join(x.text for x in group)))
        for look, group in groupby(looks, key=lambda x: (x.bold, x.italic, x.href))
    ]
    text = _BLANKS.sub(" ", "".join(_run(look, words) for look, words in runs)).strip(" ")
    if not text.strip("\u00a0 "):
        return ""
    return _AT_START.sub(_guarded, text)


def _guarded(match: re.Match[str]) -> str:
    """A sign at the start of a line that would begin a heading, a list or a quotation."""
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def _run(look: tuple[bool, bool, str], words: str) -> str:
    bold, italic, href = look
    inner = words.strip(" \u00a0")
    if not inner:
        return words
    # Markdown sees no emphasis where blanks stand inside its signs.
    start = words[: len(words) - len(words.lstrip(" \u00a0"))]
    end = words[len(words.rstrip(" \u00a0")) :]
    text = "".join(escaped(inner))
    mark = "***" if bold and italic else "**" if bold else "*" if italic else ""
    text = f"{mark}{text}{mark}"
    address = _address(href)
    return f"{start}[{text}]({address}){end}" if address else f"{start}{text}{end}"


def escaped(text: str) -> Iterator[str]:
    """A text whose signs are read as they stand; bindings stay bindings."""
    for index, part in enumerate(_BINDING.split(text)):
        signs = _SIGNS if index == 0 else _SIGNS_AFTER
        yield part if index % 2 else signs.sub(lambda match: f"\\{match[0]}", part)


def _address(href: str) -> str:
    """An address that a document may lead to, "" for all others."""
    try:
        scheme = urlsplit(href.strip()).scheme.lower()
    except ValueError:
        return ""
    return quote(href.strip(), safe=":/?#@!$&'*+,;=%~-._") if scheme in _SCHEMES else ""


def table(rows: list[list[str]]) -> Iterator[str]:
    """A table as one block, the first row its head; one column is only a frame around text."""
    filled = [row for row in rows if any(row)]
    columns = max((len(row) for row in filled), default=0)
    if columns < 2:
        yield from (cell for row in filled for cell in row if cell)
        return
    whole = [[*row, *[""] * (columns - len(row))] for row in filled]
    yield "\n".join(_row(x) for x in (whole[0], ["---"] * columns, *whole[1:]))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(''.join(_barred(x)) for x in cells)} |"


def _barred(cell: str) -> Iterator[str]:
    for index, part in enumerate(_BINDING.split(cell)):
        yield part if index % 2 else part.replace("|", "\\|")
