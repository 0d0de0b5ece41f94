"""Words to search by: stems without diacritics, so that every case of a word is found.

>>> query_terms("Šeimų gyventojams") == query_terms("seimoms gyventoju")
True
>>> query_terms("P-01")
('p-01',)
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from snowballstemmer import stemmer

_WORD = re.compile(r"[^\W_]+(?:[-.@/][^\W_]+)*")
_LONGEST = 40  # letters of a word; longer ones are no words
_MOST = 3000  # terms of one record
_LITHUANIAN, _ENGLISH = stemmer("lithuanian"), stemmer("english")


def fold(text: str) -> str:
    """Lower case without diacritics.

    >>> fold("Ąžuolų ŠEIMA")
    'azuolu seima'
    """
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(x for x in parts if not unicodedata.combining(x))


@lru_cache(maxsize=20_000)
def _terms(word: str) -> tuple[str, ...]:
    """The stems of one word; with and without its diacritics they may differ."""
    if not word.isalpha():
        return (fold(word),)
    plain = fold(word)
    stems = (
        fold(_LITHUANIAN.stemWord(word)),
        _LITHUANIAN.stemWord(plain),
        _ENGLISH.stemWord(plain),
    )
    return tuple(dict.fromkeys(stems))


def words(text: str) -> Iterable[str]:
    """Words and codes of a text, in lower case."""
    return (x[0][:_LONGEST] for x in _WORD.finditer(text.lower()))


def index_text(texts: Iterable[str]) -> str:
    """Every term of some texts, once, between spaces: to be looked through by `% term%`."""
    found: dict[str, None] = {}
    for text in texts:
        for word in words(text):
            found.update(dict.fromkeys(_terms(word)))
            if len(found) > _MOST:
                break
    return f" {' '.join(found)} " if found else ""


def query_terms(query: str) -> tuple[str, ...]:
    """What to look for: the shortest stem of each word, at most ten words."""
    shortest = (min(_terms(x), key=len) for x in words(query))
    return tuple(dict.fromkeys(shortest))[:10]


def excerpt(text: str, query: str, *, around: int = 60) -> tuple[str, str, str]:
    """Before, hit and after of the first word that a query means; the hit may be empty."""
    wanted = {term for word in words(query) for term in _terms(word)}
    for match in _WORD.finditer(text):
        if wanted & set(_terms(match[0].lower()[:_LONGEST])):
            start, end = match.span()
            before = text[max(0, start - around) : start]
            return ("…" if start > around else "") + before, match[0], text[end : end + around]
    return text[: 2 * around], "", ""
