"""Texts that repeat one thing without an end: the work grows with their length, not its square.

A pattern that reads the rest of the text from every letter holds the whole process for minutes,
and everybody whose page it was to answer waits or is cut off.
"""

import time

import pytest

from sutarimas.document import polish_en, polish_lt, spans
from sutarimas.domain.binding import loose_figures

LENGTH = 30_000
#: Seconds of the processor; reading once takes a few hundredths.
MOST = 1.5
RUNS = {
    "digits": "1",
    "letters": "ą",
    "capitals": "A",
    "stops": ".",
    "spaces": " ",
    "lines": "\n",
    "tabs": "\t",
    "braces": "{",
    "slots": "{{",
    "tags": "{% ",
    "comments": "<!--",
    "ticks": "`",
    "fences": "~",
    "links": "[",
    "addresses": "a@",
    "quotes": "„",
}


@pytest.mark.parametrize("name", RUNS)
def test_a_long_run_is_read_once(name: str) -> None:
    text = (RUNS[name] * LENGTH)[:LENGTH]
    began = time.process_time()
    spans.masked(text, figures=True)
    polish_lt.polish(text)
    polish_en.polish(text)
    loose_figures(text)
    assert time.process_time() - began < MOST


def test_a_sum_longer_than_any_number_stays_as_it_was_typed() -> None:
    text = f"{'1' * 5000} Eur"
    assert polish_lt.polish(text) == text.replace(" ", "\xa0")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a {{ x\ny }} b", "a {{ x\ny }} b"),
        ("a {% x %} b", "a {% x %} b"),
        ("a <!-- x - y --> b", "a <!-- x - y --> b"),
        ("a `x - y` b", "a `x - y` b"),
        ("a ``x ` y`` b", "a ``x ` y`` b"),
        ("rašykite a.b-c+d@e-f.lt ir x@y.lt", "rašykite a.b-c+d@e-f.lt ir x@y.lt"),
        ("~~~~\nx - y\n~~~~", "~~~~\nx - y\n~~~~"),
        ("x\n\n \t--- | ---\n", "x\n\n \t--- | ---\n"),
    ],
)
def test_what_nobody_may_retouch_is_still_kept(text: str, kept: str) -> None:
    assert polish_lt.polish(text) == kept
