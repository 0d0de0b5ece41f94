"""Where in an act a rule or a parameter stands, in the reader's language.

Articles and annexes are turned into Lithuanian by their pattern, alone or in a list;
descriptions are looked up in `places_lt.yaml`.

>>> place("Art. 32(1)(a)", "lt")
'32 straipsnio 1 dalies a punktas'
>>> place("Art. 31(2)(c)–(d)", "lt")
'31 straipsnio 2 dalies c–d punktai'
>>> place("Art. 31(2)(b), 32(1)(b)", "lt")
'31 straipsnio 2 dalies b punktas, 32 straipsnio 1 dalies b punktas'
>>> place("Art. 47, 50, Annex IX", "lt")
'47 straipsnis, 50 straipsnis, IX priedas'
>>> place("Art. 32(1)(a)", "en")
'Art. 32(1)(a)'
"""

import re
from collections.abc import Mapping
from functools import cache

from sutarimas.rulebook.reading import folder, read

_ARTICLE = re.compile(r"(?:Art\. )?(\d+)(?:\((\d+)\))?(?:\(([a-z])\)(?:–\(([a-z])\))?)?")
_ANNEX = re.compile(r"Annex ([IVXLC]+)")


@cache
def _lithuanian() -> Mapping[str, str]:
    found: dict[str, str] = read(folder("places_lt.yaml"))
    return found


def place(text: str, lang: str) -> str:
    """A place as printed in a language; English is how places are written in the rules.

    A place that cannot be translated stands as it is written: see `translated`.
    """
    if lang == "en" or not text:
        return text
    return _lithuanian().get(text) or _by_pattern(text) or text


def translated(text: str) -> bool:
    """Whether a place can be printed in Lithuanian."""
    return not text or text in _lithuanian() or _by_pattern(text) is not None


def _by_pattern(text: str) -> str | None:
    """A list of articles and annexes in Lithuanian; None when it is something else."""
    if not text.startswith(("Art. ", "Annex ")):
        return None
    parts = [_one(x) for x in text.split(", ")]
    return None if None in parts else ", ".join(x for x in parts if x)


def _one(text: str) -> str | None:
    annex = _ANNEX.fullmatch(text)
    if annex:
        return f"{annex[1]} priedas"
    article = _ARTICLE.fullmatch(text)
    return _article(article) if article else None


def _article(match: re.Match[str]) -> str:
    article, part, point, last = match.groups()
    if part is None and point is None:
        return f"{article} straipsnis"
    if point is None:
        return f"{article} straipsnio {part} dalis"
    whole = f"{article} straipsnio" if part is None else f"{article} straipsnio {part} dalies"
    return f"{whole} {point}–{last} punktai" if last else f"{whole} {point} punktas"
