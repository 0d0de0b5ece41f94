"""Slips of the pen in a text: what a printer's reader would mark, and advice on words.

The rules are tables (``slips_lt``, ``slips_en``, ``calques``); this module reads a text by them.
It reads finished text: source text with plain spaces goes through ``polish`` first.
"""

import re
from collections.abc import Iterator

from sutarimas.document import calques, en, lt, slips_en, slips_lt, spans
from sutarimas.document.slip import Kind, Reads, Slip, SlipRule
from sutarimas.document.spans import Span

__all__ = ["Kind", "Reads", "Slip", "SlipRule", "lint"]

_RULES = {"lt": (*slips_lt.RULES, *calques.RULES), "en": slips_en.RULES}
_PATTERNS = {rule: re.compile(rule.pattern) for rules in _RULES.values() for rule in rules}
_PAIRS = {"lt": ("„", "“"), "en": ("“", "”")}
# A Lithuanian name inside an English sentence.
_FOREIGN = re.compile("„[^„“”]*“")

_COMPOSED = SlipRule(
    what=Kind.LETTERS,
    pattern=r".?[\u0300-\u036f]+",
    lt="Raidę su ženklu rašykite vienu ženklu (NFC).",
    en="Write a letter with its mark as one character (NFC).",
)
_UNPAIRED = SlipRule(
    what=Kind.QUOTES,
    pattern="",
    lt="Kabutės be poros.",
    en="A quotation mark without its partner.",
)


def lint(text: str, lang: str) -> tuple[Slip, ...]:
    """Find the slips of a text, in the order of the text.

    >>> [(slip.what.value, slip.text) for slip in lint("Skirta 85% - „visiems“.", "lt")]
    [('percent', '5%'), ('dash', ' -')]

    What an act or a table says in quotation marks is theirs, and advice is marked as such:

    >>> [slip.advice for slip in lint("Dalinai: „dalinai“.", "lt")]
    [True]
    """
    views = _views(text)
    found = [*_matches(views, lang), *_uncomposed(text), *_unpaired(views[Reads.PROSE], lang)]
    slips = (_slip(text, span, rule) for rule, span in found)
    return tuple(sorted(slips, key=lambda slip: (slip.start, slip.end, slip.what)))


def _views(text: str) -> dict[Reads, str]:
    """The text as each kind of rule sees it; all of the same length."""
    prose = spans.masked(text, figures=True)
    return {
        Reads.RAW: spans.masked(text, figures=False),
        Reads.PROSE: spans.without(prose, spans.quotations(text, cited=True)),
        Reads.OWN: spans.without(prose, spans.quotations(text, cited=False)),
    }


def _matches(views: dict[Reads, str], lang: str) -> Iterator[tuple[SlipRule, Span]]:
    for rule in _RULES[lang]:
        for match in _PATTERNS[rule].finditer(views[rule.reads]):
            yield rule, match.span()


def _uncomposed(text: str) -> Iterator[tuple[SlipRule, Span]]:
    for match in re.finditer(_COMPOSED.pattern, text):
        yield _COMPOSED, match.span()


def _unpaired(prose: str, lang: str) -> Iterator[tuple[SlipRule, Span]]:
    """The first mark of each paragraph that opens or closes without its partner."""
    opener, closer = _PAIRS[lang]
    if lang == "en":
        prose = spans.without(prose, [match.span() for match in _FOREIGN.finditer(prose)])
    for paragraph in re.finditer(r"(?:.|\n(?!\s*\n))+", prose):
        waiting: list[int] = []
        for mark in re.finditer(f"[{opener}{closer}]", paragraph[0]):
            if mark[0] == opener:
                waiting.append(mark.start())
            elif waiting:
                waiting.pop()
            else:
                waiting = [mark.start()]
                break
        if waiting:
            start = paragraph.start() + waiting[0]
            yield _UNPAIRED, (start, start + 1)


def _slip(text: str, span: Span, rule: SlipRule) -> Slip:
    start, end = span
    return Slip(
        start=start,
        end=end,
        text=text[start:end],
        what=rule.what,
        advice=rule.advice,
        lt_message=lt.polish(rule.lt),
        en_message=en.polish(rule.en),
    )
