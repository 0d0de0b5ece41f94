"""Alphabetical order without the machine's locale, so that every machine sorts the same."""

import re
import unicodedata
from collections.abc import Mapping

from sutarimas.domain.whole import LONGEST

# Place in the alphabet, then what sets apart letters that share the place (y after į after i).
Place = tuple[int, int]
Key = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str, str]

_DIGITS, _LETTERS = 10_000, 20_000
_UNHEARD = re.compile(r"[„“”‘’‚\"'«»]")
_TOKEN = re.compile(r"[0-9]+|\D|\d")
# Letters of the neighbours that do not fall apart into a letter and its mark.
_WHOLE = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "s", "æ": "a", "œ": "o"})


def places(order: str) -> dict[str, Place]:
    """Read an alphabet written with spaces between places, letters of one place together.

    >>> places("aą b")
    {'a': (0, 0), 'ą': (0, 1), 'b': (1, 0)}
    """
    return {
        letter: (place, turn)
        for place, letters in enumerate(order.split())
        for turn, letter in enumerate(letters)
    }


def key(text: str, *, alphabet: Mapping[str, Place]) -> Key:
    """What to sort by: quotation marks are passed over, numbers count as numbers.

    Letters decide first, then their marks, then case; the text itself breaks the last ties:

    >>> latin = places("a b c")
    >>> sorted(("1.10", "1.9", "„b“", "a"), key=lambda text: key(text, alphabet=latin))
    ['1.9', '1.10', 'a', '„b“']
    """
    folded = unicodedata.normalize("NFC", _UNHEARD.sub("", text)).casefold().translate(_WHOLE)
    pairs = [_weigh(token, alphabet) for token in _TOKEN.findall(folded)]
    return tuple(first for first, _ in pairs), tuple(second for _, second in pairs), folded, text


def _weigh(token: str, alphabet: Mapping[str, Place]) -> tuple[tuple[int, int], int]:
    """First-level weight and second-level weight of one letter, number or mark."""
    if token.isascii() and token.isdecimal():
        return (_DIGITS, int(token[:LONGEST])), len(token)
    if token not in alphabet and (bare := unicodedata.normalize("NFD", token)[0]) in alphabet:
        return (_LETTERS + alphabet[bare][0], 0), ord(token)
    if token in alphabet:
        place, turn = alphabet[token]
        return (_LETTERS + place, 0), turn
    return (ord(token) + 2 * _LETTERS if token.isalpha() else 0, ord(token)), 0
