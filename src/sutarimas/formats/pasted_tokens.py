"""HTML of a clipboard cut into tags and text in time that grows with its length only.

The parser of the standard library takes minutes for a large text of broken tags.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from sutarimas.formats.scalars import visible

_TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>[a-zA-Z][^\s<>/\"']{0,40})"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>"
)
_ATTRIBUTE = re.compile(r"([a-zA-Z:-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
#: Declarations and conditions such as <![if !supportLists]>.
_DECLARED = re.compile(r"<[!?][^<>]*>?")
_LONGEST_ATTRIBUTES = 4_000


@dataclass(frozen=True, kw_only=True)
class Tag:
    """The start or the end of an element; names are lower case."""

    name: str
    closing: bool
    attributes: Mapping[str, str]


def tokens(html: str) -> Iterator[Tag | str]:
    """Tags and stretches of text, comments left out, character references read."""
    whole = _DECLARED.sub("", "".join(_without_comments(html.replace("\r", "\n"))))
    end = 0
    for found in _TAG.finditer(whole):
        if found.start() > end:
            yield _text(whole[end : found.start()])
        yield _tag(found)
        end = found.end()
    if end < len(whole):
        yield _text(whole[end:])


def _without_comments(html: str) -> Iterator[str]:
    end = 0
    while (start := html.find("<!--", end)) >= 0:
        yield html[end:start]
        close = html.find("-->", start + 4)
        if close < 0:
            return
        end = close + 3
    yield html[end:]


def _text(raw: str) -> str:
    return visible(unescape(raw))


def _tag(found: re.Match[str]) -> Tag:
    raw = found["attributes"][:_LONGEST_ATTRIBUTES]
    attributes = {
        one[1].lower(): _text(one[2] or one[3] or one[4] or "") for one in _ATTRIBUTE.finditer(raw)
    }
    return Tag(name=found["name"].lower(), closing=bool(found["closing"]), attributes=attributes)
