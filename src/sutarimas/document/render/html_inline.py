"""Runs of text as HTML, and the small markers that lead from a sentence to its sources."""

import re
from collections.abc import Iterable

from sutarimas.document.blocks import Inline, Run, anchor
from sutarimas.document.render.escape import html_text, safe_href
from sutarimas.document.render.html_frame import Frame
from sutarimas.domain.refs import Ref

#: How many markers stand behind a sentence before the rest is counted.
MARKERS = 4
#: A code that people use („E-01“, „1.1.2“); other codes only tell rows of a file apart.
_CODE = re.compile(r"[^\W\d_]{0,4}[-.]?\d[\w.-]{0,6}")


def inline(text: Inline, frame: Frame) -> str:
    """Runs as HTML; a bound number is a link to its datum."""
    return "".join(_run(run, frame) for run in text)


def _run(run: Run, frame: Frame) -> str:
    text = html_text(run.text)
    if run.lang:
        text = f'<span lang="{html_text(run.lang)}">{text}</span>'
    if run.emphasis:
        text = f"<em>{text}</em>"
    if run.strong:
        text = f"<strong>{text}</strong>"
    if run.source is not None:
        return _link(text, frame.address(anchor(run.source)), ' class="datum"')
    if run.to:
        kind = ' class="code"' if _CODE.fullmatch(run.text) else ""
        return _link(text, frame.address(run.to), kind)
    return _link(text, safe_href(run.href), ' rel="noreferrer"') if run.href else text


def _link(text: str, address: str, kind: str = "") -> str:
    return f'<a{kind} href="{html_text(address)}">{text}</a>' if address else text


def markers(sources: Iterable[Ref], text: Inline, frame: Frame) -> str:
    """Markers for sources that no run of the text already leads to."""
    led = {anchor(run.source) for run in text if run.source} | {run.to for run in text}
    named: dict[str, str] = {}
    numbered = 0
    for id_, code in {anchor(ref): ref.code for ref in sources}.items():
        if id_ in led or not frame.address(id_):
            continue
        known = code.partition("/")[0]
        if not _CODE.fullmatch(known):
            numbered += 1
            known = frame.source if numbered == 1 else f"{frame.source} {numbered}"
        named.setdefault(known, id_)
    links = [_marker(label, id_, frame) for label, id_ in list(named.items())[:MARKERS]]
    if not links:
        return ""
    rest = len(named) - MARKERS
    more = f"\u00a0+{rest}" if rest > 0 else ""
    return f' <span class="basis">{" ".join(links)}{more}</span>'


def _marker(label: str, id_: str, frame: Frame) -> str:
    shown = label.removeprefix(f"{frame.source} ")
    return (
        f'<a href="{html_text(frame.address(id_))}" '
        f'aria-label="{html_text(frame.basis)}: {html_text(label)}">{html_text(shown)}</a>'
    )
