"""Runs of text as CommonMark, escaped so that it reads back as it was written."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from sutarimas.document.blocks import Inline, Run, anchor
from sutarimas.document.render.escape import clean, html_text, safe_href
from sutarimas.domain.refs import Ref

#: An exclamation mark before a link would make it a picture.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&]|!$)")
#: White space of Markdown; no-break spaces are text and stay.
_SPACE = re.compile("[ \t\n\r\x0c\x85\u2028\u2029]+")
#: At the start of a block these would open a list or a rule.
_OPENING = re.compile(r"^(\d{1,9}(?=[.)](?: |$))|(?=-)|(?=\+(?: |$)))(.)")
#: Emphasis holds only around letters and digits, so other signs stay outside it.
_CORE = re.compile(r"^([\W_]*)(.*?)([\W_]*)$", re.DOTALL)
_MARKERS = 4
#: Signs an address keeps; not kept are pointed brackets, spaces, quotes, backslashes, bars.
_KEPT = "!#$%&'()*+,-./:;=?@[]_~"


def plain(text: str) -> str:
    """Text that Markdown takes as it stands, on one line."""
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", clean(text)))


def opened(line: str) -> str:
    """A line that begins a block and is to be nothing but text."""
    return _OPENING.sub(r"\1\\\2", line.strip(" "))


def name(id_: str) -> str:
    """An invisible place that links lead to."""
    return f'<a id="{html_text(_SPACE.sub(" ", id_))}"></a>' if id_ else ""


def inline(text: Inline) -> str:
    """Runs as Markdown; bound numbers and references are links inside the document."""
    told = ""
    for run in text:
        made = _run(run)
        # Two emphases side by side would run together.
        touching = told.endswith("*") and not told.endswith(r"\*") and made.startswith("*")
        told += plain(run.text) if touching else made
    return told


def basis(sources: Iterable[Ref], text: Inline) -> str:
    """The codes of sources that no run of the text already leads to, in brackets."""
    led = {anchor(run.source) for run in text if run.source} | {run.to for run in text}
    left = {anchor(ref): ref.code for ref in sources}
    links = [_link(plain(code), f"#{id_}") for id_, code in left.items() if id_ not in led]
    return f" ({', '.join(links[:_MARKERS])})" if links else ""


def _run(run: Run) -> str:
    text, address = _emphasised(run), _address(run)
    told = text.strip(" ")
    if not told or not address:
        return text
    before, _, after = text.partition(told)
    return f"{before}{_link(told, address)}{after}"


def _address(run: Run) -> str:
    if run.source is not None:
        return f"#{anchor(run.source)}"
    return f"#{run.to}" if run.to else safe_href(run.href)


def _emphasised(run: Run) -> str:
    mark = "*" * (2 * run.strong + run.emphasis)
    found = _CORE.match(_SPACE.sub(" ", clean(run.text)))
    if not mark or found is None or not found[2]:
        return plain(run.text)
    before, core, after = (plain(x) for x in found.groups())
    return f"{before}{mark}{core}{mark}{after}"


def _link(text: str, address: str) -> str:
    return f"[{text}](<{quoted(address)}>)"


def quoted(address: str) -> str:
    """An address without signs that would close it early or mean something else."""
    return quote(clean(address), safe=_KEPT)
