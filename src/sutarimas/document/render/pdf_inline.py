"""Runs and marks as data for the template."""

from typing import Any

from sutarimas.document.blocks import Inline, Run, anchor
from sutarimas.document.render.paper_sources import Marked, Marks, Register
from sutarimas.document.render.paper_text import clean, language, outside

Data = dict[str, Any]


def inline_data(text: Marked, register: Register) -> list[Data]:
    """Runs and marks, empty ones left out."""
    return [
        _run(one, register) if isinstance(one, Run) else _marks(one)
        for one in text
        if (one.text if isinstance(one, Run) else one)
    ]


def cell_data(text: Inline, register: Register) -> list[Data]:
    """Runs of a cell: a figure leads to its datum without a mark that would widen it."""
    return [_sourced(run, register) for run in text]


def caption_data(label: str, text: str) -> list[Data]:
    """„1 lentelė. …“, „1 pav. …“: an abbreviation brings its own full stop."""
    if not text:
        return []
    numbered = [{"t": f"{label.removesuffix('.')}. ", "s": 1}] if label else []
    return [*numbered, {"t": clean(text)}]


def _run(run: Run, register: Register) -> Data:
    data: Data = {"t": clean(run.text)}
    if run.strong:
        data["s"] = 1
    if run.emphasis:
        data["e"] = 1
    if run.to in register.ids:
        data["to"] = run.to
    elif outside(run.href):
        data["href"] = outside(run.href)
    if language(run.lang):
        data["lang"] = run.lang
    return data


def _sourced(run: Run, register: Register) -> Data:
    data = _run(run, register)
    id_ = anchor(run.source) if run.source else ""
    quiet = id_ in register.ids and "to" not in data and "href" not in data
    return data | {"to": id_, "quiet": 1} if quiet else data


def _marks(marks: Marks) -> Data:
    return {"marks": [{"t": clean(mark.label), "to": mark.to} for mark in marks]}
