"""Runs of text as HTML, and the small markers that lead from a sentence to its sources."""

from collections.abc import Iterable

from sutarimas.document.blocks import Inline, Run, anchor
from sutarimas.document.render.escape import html_text, safe_href
from sutarimas.domain.refs import Kind, Ref

#: How many markers stand behind a sentence before the rest is counted.
MARKERS = 4


def inline(text: Inline) -> str:
    """Runs as HTML; a bound number is a link to its datum."""
    return "".join(_run(run) for run in text)


def _run(run: Run) -> str:
    text = html_text(run.text)
    if run.lang:
        text = f'<span lang="{html_text(run.lang)}">{text}</span>'
    if run.emphasis:
        text = f"<em>{text}</em>"
    if run.strong:
        text = f"<strong>{text}</strong>"
    if run.source is not None:
        return f'<a class="datum" href="#{anchor(run.source)}">{text}</a>'
    if run.to:
        return f'<a href="#{html_text(run.to)}">{text}</a>'
    if run.href:
        address = safe_href(run.href)
        return f'<a href="{html_text(address)}" rel="noreferrer">{text}</a>' if address else text
    return text


def marker_label(ref: Ref) -> str:
    """A short name of a source: its code, without the parts that only tell rows apart."""
    if ref.kind in (Kind.OBSERVATION, Kind.TALLY, Kind.LINE):
        return ref.code.partition("/")[0]
    return ref.code


def markers(sources: Iterable[Ref], text: Inline, *, basis: str) -> str:
    """Markers for sources that no run of the text already leads to."""
    led = {run.source for run in text}
    left = [ref for ref in dict.fromkeys(sources) if ref not in led]
    shown = {marker_label(ref): ref for ref in reversed(left)}
    links = [
        f'<a href="#{anchor(ref)}" aria-label="{html_text(basis)}: {html_text(label)}">'
        f"{html_text(label)}</a>"
        for label, ref in list(reversed(shown.items()))[:MARKERS]
    ]
    if not links:
        return ""
    rest = len(shown) - MARKERS
    more = f" +{rest}" if rest > 0 else ""
    return f' <span class="basis">{" ".join(links)}{more}</span>'
