"""Where in an act a rule or a parameter stands, in the reader's language.

Articles are turned into Lithuanian by their pattern; descriptions are looked up in
`places_lt.yaml`.

>>> place("Art. 32(1)(a)", "lt")
'32 straipsnio 1 dalies a punktas'
>>> place("Art. 112", "lt")
'112 straipsnis'
>>> place("Art. 32(1)(a)", "en")
'Art. 32(1)(a)'
"""

import re
from collections.abc import Mapping
from functools import cache

from sutarimas.rulebook.reading import folder, read

_ARTICLE = re.compile(r"Art\. (\d+)(?:\((\d+)\))?(?:\(([a-z]+)\))?")


@cache
def _lithuanian() -> Mapping[str, str]:
    found: dict[str, str] = read(folder("places_lt.yaml"))
    return found


def place(text: str, lang: str) -> str:
    """A place as printed in a language; English is how places are written in the rules."""
    if lang == "en" or not text:
        return text
    listed = _lithuanian().get(text)
    if listed is not None:
        return listed
    whole = _ARTICLE.fullmatch(text)
    return _article(whole) if whole else text


def translated(text: str) -> bool:
    """Whether a place can be printed in Lithuanian."""
    return not text or text in _lithuanian() or _ARTICLE.fullmatch(text) is not None


def _article(match: re.Match[str]) -> str:
    article, part, point = match.groups()
    if part is None and point is None:
        return f"{article} straipsnis"
    if point is None:
        return f"{article} straipsnio {part} dalis"
    if part is None:
        return f"{article} straipsnio {point} punktas"
    return f"{article} straipsnio {part} dalies {point} punktas"
