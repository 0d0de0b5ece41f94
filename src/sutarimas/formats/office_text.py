"""The first words of a text document, or the names of the sheets of a workbook.

The one XML part that holds them is read piece by piece and only as far as needed.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO
from xml.parsers import expat

from sutarimas.formats.archive import BROKEN
from sutarimas.formats.file_kinds import Kind
from sutarimas.formats.problems import Unusable, problem

_CHUNK = 1 << 16
_MOST_BYTES = 20 * 10**6  # of unpacked XML; what is read before the text begins is styles
_NONE: frozenset[str] = frozenset()


def legible(text: str) -> str:
    """The text with a space for whatever cannot be seen; no-break spaces and tabs stay."""
    return "".join(x if x.isprintable() or x in "\u00a0\t" else " " for x in text)


@dataclass(frozen=True, kw_only=True)
class _Part:
    """Where the words stand; elements are named without their namespace."""

    member: str
    texts: frozenset[str] = _NONE
    lines: frozenset[str] = _NONE
    spaces: frozenset[str] = _NONE
    skipped: frozenset[str] = _NONE
    named: frozenset[str] = _NONE


_PARTS = {
    Kind.DOCX: _Part(
        member="word/document.xml",
        texts=frozenset({"t"}),
        lines=frozenset({"p"}),
        spaces=frozenset({"tab", "br"}),
    ),
    Kind.ODT: _Part(
        member="content.xml",
        texts=frozenset({"p", "h"}),
        lines=frozenset({"p", "h"}),
        spaces=frozenset({"s", "tab", "line-break"}),
        # What was deleted and what was remarked is no part of the text.
        skipped=frozenset({"tracked-changes", "annotation"}),
    ),
    Kind.XLSX: _Part(member="xl/workbook.xml", named=frozenset({"sheet"})),
    Kind.ODS: _Part(member="content.xml", named=frozenset({"table"})),
}
OFFICE = frozenset(_PARTS)


def office_text(kind: Kind, file: BinaryIO, *, letters: int) -> str:
    """At most so many letters, a paragraph or a sheet to a line; raises Unusable."""
    part = _PARTS[kind]
    reader = _Reader(part, letters=letters)
    try:
        with zipfile.ZipFile(file) as archive, archive.open(part.member) as stream:
            left = _MOST_BYTES
            while left > 0 and not reader.full and (chunk := stream.read(_CHUNK)):
                reader.feed(chunk)
                left -= len(chunk)
    except (*BROKEN, KeyError, RuntimeError, expat.ExpatError):
        raise Unusable(problem("upload_broken")) from None
    return reader.text[:letters].strip()


class _Reader:
    """Collects the words of one part until there are enough."""

    def __init__(self, part: _Part, *, letters: int) -> None:
        self.text = ""
        self._part, self._letters = part, letters
        self._inside = self._skipping = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = _refuse_definitions
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._say

    @property
    def full(self) -> bool:
        """Whether there are enough letters."""
        return len(self.text) >= self._letters

    def feed(self, data: bytes) -> None:
        """Read on; raises ExpatError, or Unusable for definitions inside the XML."""
        self._parser.Parse(data)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = _local(name)
        self._skipping += local in self._part.skipped
        self._inside += local in self._part.texts
        if local in self._part.spaces:
            self._add(" ")
        if local in self._part.named:
            called = (value for key, value in attributes.items() if _local(key) == "name")
            self._add("".join(called) + "\n")

    def _end(self, name: str) -> None:
        local = _local(name)
        if local in self._part.lines and self.text and not self.text.endswith("\n"):
            self._add("\n")
        self._skipping -= local in self._part.skipped
        self._inside -= local in self._part.texts

    def _say(self, data: str) -> None:
        if self._inside:
            self._add(legible(data))

    def _add(self, text: str) -> None:
        if not self._skipping and not self.full:
            self.text += text


def _local(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def _refuse_definitions(*_: object) -> None:
    raise Unusable(problem("upload_document_type"))
