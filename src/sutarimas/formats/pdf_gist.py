"""Number of pages and title of a PDF as far as they can be read without a PDF library.

The root of the tree of pages carries the number. It stands in the file as it is, or in a packed
object stream; where neither is found (a locked file, a damaged one) nothing is said.
"""

import html
import re
import zlib
from collections.abc import Iterator
from itertools import islice

_PAGES = re.compile(rb"/Type\s*/Pages\b")
_COUNT = re.compile(rb"/Count\s+(\d{1,6})\b")
_PARENT = re.compile(rb"/Parent\b")
_BRACKETS = re.compile(rb"<<|>>")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b")
_STREAM = re.compile(rb"stream\r?\n")
_XMP_TITLE = re.compile(
    rb"<dc:title>.{0,200}?<rdf:li[^>]{0,100}>([^<]{1,1000})</rdf:li>", re.DOTALL
)
_INFO = re.compile(rb"/Info\s+(\d{1,9})\s+(\d{1,5})\s+R")
_TITLE = re.compile(
    rb"/Title\s*(?:\(((?:[^()\\]|\\.){0,1000})\)|<([0-9A-Fa-f\s]{0,4000})>)", re.DOTALL
)
_ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|\r?\n|(.))", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_NEAR = 20_000  # bytes: how far the ends of a dictionary are looked for
_MOST_NODES = 3000
_MOST_TRAILERS = 20
_MOST_STREAMS = 200
_MOST_UNPACKED = 2 * 10**6  # bytes of one stream
_MOST_PACKED = 4 * 10**6


def page_count(data: bytes) -> int:
    """Number of pages; 0 when it is not told."""
    found = 0
    for node in islice(_nodes(data), _MOST_NODES):
        count = _COUNT.search(node)
        # A later root replaces an earlier one: files grow at their end.
        if count and not _PARENT.search(node):
            found = int(count[1])
    return found


def _nodes(data: bytes) -> Iterator[bytes]:
    """Dictionaries of the tree of pages."""
    for source in (data, *_unpacked(data)):
        for match in _PAGES.finditer(source):
            yield _dictionary(source, match.start())


def pdf_title(data: bytes) -> str:
    """The title that the file gives itself, or an empty text."""
    found = _XMP_TITLE.search(data)
    if found:
        return html.unescape(found[1].decode("utf-8", "replace"))
    titles = (
        _info_title(data, match) for match in tuple(_INFO.finditer(data))[:-_MOST_TRAILERS:-1]
    )
    return next(titles, "")


def _info_title(data: bytes, match: re.Match[bytes]) -> str:
    start = data.rfind(b"\n%d %d obj" % (int(match[1]), int(match[2])))
    found = _TITLE.search(data, start, start + _NEAR) if start >= 0 else None
    if not found:
        return ""
    if found[1] is None:
        digits = re.sub(rb"\s", b"", found[2]).decode()
        return _decoded(bytes.fromhex(digits + "0" * (len(digits) % 2)))
    return _decoded(_ESCAPED.sub(_plain, found[1]))


def _plain(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 8) & 0xFF])
    return _LETTERS.get(match[2], match[2]) if match[2] else b""


def _decoded(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    return raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")


def _dictionary(source: bytes, at: int) -> bytes:
    """The innermost dictionary around a place."""
    start, end = max(0, at - _NEAR), min(len(source), at + _NEAR)
    depth = 0
    for match in reversed(tuple(_BRACKETS.finditer(source, start, at))):
        depth += 1 if match[0] == b">>" else -1
        if depth < 0:
            start = match.end()
            break
    depth = 0
    for match in _BRACKETS.finditer(source, at, end):
        depth += 1 if match[0] == b"<<" else -1
        if depth < 0:
            return source[start : match.start()]
    return source[start:end]


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Object streams, each unpacked as far as the limit."""
    for number, match in enumerate(_PACKED.finditer(data)):
        if number == _MOST_STREAMS:
            return
        begin = _STREAM.search(data, match.end(), match.end() + 1000)
        if begin:
            packed = data[begin.end() : begin.end() + _MOST_PACKED]
            try:
                yield zlib.decompressobj().decompress(packed, _MOST_UNPACKED)
            except zlib.error:
                continue
