"""Runs and marks as data for the template."""

from dataclasses import replace
from typing import Any

from sutarimas.document.blocks import Inline, Run
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
    """Runs of a cell. Only links outside are kept: what a table rests on is linked below it, and
    a table full of inner links is set twice, which would double the time of the whole document.
    """
    return inline_data(tuple(replace(run, to="") for run in text), register)


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


def _marks(marks: Marks) -> Data:
    return {"marks": [{"t": clean(mark.label), "to": mark.to} for mark in marks]}
