"""What can be said of a file in words: how many pages, its title, its first lines."""

import re
from dataclasses import dataclass
from typing import BinaryIO

from sutarimas.formats.file_kinds import TEXTS, Kind
from sutarimas.formats.office_text import OFFICE, legible, office_text
from sutarimas.formats.pdf_gist import page_count, pdf_title

MOST_LINES = 20
MOST_LETTERS = 500
_LONGEST_LINE = 200
_LONGEST_TITLE = 200
_BLANKS = re.compile(r"[ \t]+")
_READ = MOST_LINES * 4 * _LONGEST_LINE * 4  # bytes


@dataclass(frozen=True, kw_only=True)
class Gist:
    """`pages` is 0 and the texts are empty where nothing can be said."""

    pages: int = 0
    title: str = ""
    text: str = ""


def gist(kind: Kind, file: BinaryIO) -> Gist:
    """The gist of a file of a known kind; raises Unusable when its XML is broken or a trap."""
    file.seek(0)
    if kind is Kind.PDF:
        data = file.read()
        title = _BLANKS.sub(" ", legible(pdf_title(data))).strip()
        return Gist(pages=page_count(data), title=title[:_LONGEST_TITLE])
    if kind in TEXTS:
        return Gist(text=_first_lines(file.read(_READ)))
    if kind in OFFICE:
        return Gist(text=office_text(kind, file, letters=MOST_LETTERS))
    return Gist()


def _first_lines(data: bytes) -> str:
    lines = _decoded(data).splitlines()[:MOST_LINES]
    return "\n".join(legible(x)[:_LONGEST_LINE] for x in lines).rstrip()


def _decoded(data: bytes) -> str:
    """UTF-8, or else what Lithuanian texts of older Windows programs are written in."""
    for cut in range(4):  # the last letter may be cut where the reading stopped
        try:
            return data[: len(data) - cut].decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
    return data.decode("cp1257", "replace")
