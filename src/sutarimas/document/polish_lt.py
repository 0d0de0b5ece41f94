"""Lithuanian staff prose made typographically right, without touching a word or a figure.

What a machine cannot decide is left as it was, for ``document.typography`` to point out.
"""

import re
import unicodedata

from sutarimas.document import quotes, spans
from sutarimas.document.digits import EN_DASH, MINUS, NBSP, grouped
from sutarimas.document.rewriting import Change, apply

# A digit or a value to come.
_N = rf"[\d{spans.FIGURE}]"
_UNIT = r"(?:(?:m|d|val|min|p|str|proc|Eur|tūkst|mln|mlrd|mėn|km|ha|vnt)\b|%)"
_COUNTED = r"(?:m|d|val|min|p|proc|mėn|tūkst|mln)\.|Eur\b|%|metų\b|metai\b|metams\b"
_YEAR = r"(?:19|20)\d\d"


def _grouped(match: re.Match[str]) -> str:
    return grouped(int(match[0]), decimals=None, thousands=NBSP, point=",")


def _joined(match: re.Match[str]) -> str:
    return re.sub(r"[ .\u2009\u202f]", NBSP, match[0])


_SIGNS: tuple[Change, ...] = (
    Change(r"(?<![^\s(„‚±])-(?=\d)", MINUS),
    Change(r"((?:\bnuo|\biki) |\()–(?=\d)", rf"\1{MINUS}"),
)
_FIGURES: tuple[Change, ...] = (
    # 11.2 proc. and 9.995,08 Eur, as spreadsheets write them
    Change(r"(?<![\w.,])(\d+)\.(\d{1,2})(?=\s?(?:proc\b|%|€|EUR\b|Eur\b))", r"\1,\2"),
    Change(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?=,\d\d\s?(?:€|EUR\b|Eur\b))", _joined),
    Change(r"(?<![\w.,+/-])\d{1,3}(?:[ \u2009\u202f]\d{3})+(?![\d.])", _joined),
    Change(rf"(?<=\d)\s?(?:€|EUR)(?![\w{spans.FIGURE}{spans.OPAQUE}])", f"{NBSP}Eur"),
    Change(r"(?<![\w.,/-])[1-9]\d{3,17}(?=(?:,\d\d)?\s?Eur\b)", _grouped),
    Change(r"\bEur\.(?=\s[a-ząčęėįšųūž])", "Eur"),
    Change(r"(?<=\d)(\s?)proc(?![\w.])", r"\1proc."),
)
_DASHES: tuple[Change, ...] = (
    Change(
        rf"(?<![\w/.-])({_YEAR})[ \u00a0]?(?:--?|[—–])[ \u00a0]?({_YEAR})(?![\w/-])",
        rf"\1{EN_DASH}\2",
    ),
    Change(
        rf"(?<![\w/.,-])(\d{{1,4}}|{spans.FIGURE})[-—](?!0\d\b)(\d{{1,4}}|{spans.FIGURE})"
        rf"(?=\s?(?:{_COUNTED}))",
        rf"\1{EN_DASH}\2",
    ),
    Change(r"(?<=[^\s>|])[ \u00a0]+(?:--?|[—–])(?=[ \u00a0]+[^\s|]|\n)", f"{NBSP}{EN_DASH}"),
    Change(rf"(?<={NBSP}{EN_DASH})[ \u00a0]+(?=\S)", " "),
    Change(r"(?<=[^\W\d_])(?:—|--)(?=[^\W\d_])", f"{NBSP}{EN_DASH} "),
)
_SPACES: tuple[Change, ...] = (
    Change(rf"(?<={_N})[ \u2009\u202f]?(?=(?:m|d|val|proc|tūkst|mln|mlrd|mėn)\.|Eur\b|%)", NBSP),
    Change(rf"(?<={_N})(?:[ \u2009\u202f]|\n(?!\n))(?={_UNIT})", NBSP),
    Change(r"\b(tūkst|mln|mlrd)\.[ ]?(?=Eur\b)", rf"\1.{NBSP}"),
    Change(rf"\bNr\.[ ]?(?={_N})", f"Nr.{NBSP}"),
    Change(r"\bel\.[ ]?(?=pašt)", f"el.{NBSP}"),
    Change(r"\b([rm])\.[ ]?(?=sav\.)", rf"\1.{NBSP}"),
    Change(rf"\btel\.[ ]?(?=[+(]?(?:{_N}|{spans.OPAQUE}))", f"tel.{NBSP}"),
    Change(rf"(?<!\w)([nN])[ \u00a0]?=[ \u00a0]?(?={_N})", rf"\1{NBSP}={NBSP}"),
)
_STOPS: tuple[Change, ...] = (
    Change(r"\.{3,}", "…"),
    Change(r"(?<![./])\.\.(?![./])", "."),
    Change(r"(?<=\w{5})\.“(?=\s*\Z|\n\n|\s+[A-ZĄČĘĖĮŠŲŪŽ„])", "“."),
)


def polish(text: str) -> str:
    r"""Right quotation marks, dashes, minus signs, figures, ranges and no-break spaces.

    >>> polish('Projektas "Kartu" - 2023-2029 m., skirta 9989,15 Eur (n=361).')
    'Projektas „Kartu“\xa0– 2023–2029\xa0m., skirta 9\xa0989,15\xa0Eur (n\xa0=\xa0361).'

    Addresses, code and values to come stay as they are:

    >>> polish("Pokytis [[fact:gyventojai]] proc., žr. `2023-2029` ir https://a.lt/2023-2029")
    'Pokytis [[fact:gyventojai]]\xa0proc., žr. `2023-2029` ir https://a.lt/2023-2029'
    """
    return spans.reworded(text, _prose)


def _prose(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    quoted = quotes.curl(composed, outer="„“", inner="‚‘")
    return apply((*_STOPS, *_SIGNS, *_FIGURES, *_DASHES, *_SPACES), quoted)
