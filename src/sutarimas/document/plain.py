"""Sentences short enough for the plain edition: counted, and cut where a thought ends."""

import re

#: The longest sentence of the plain edition, in words.
LONGEST = 15
#: A cut that leaves fewer words says too little.
_SHORTEST = 4
_CUT = "\u00a0…"
# A thought may end at a comma, a dash, or before a word that adds to it.
_BREAK = re.compile(r",? (?:ir|bei|arba|ar|and|or) |, | – ")


def words(text: str) -> int:
    """How many words a text has; numbers count.

    >>> words("Iš viso skirta 704 756,76 Eur.")
    6
    """
    return len(text.split())


def shortened(text: str) -> str:
    """A title of at most `LONGEST` words; one that was cut ends with „…“.

    >>> shortened("Mažinti skurdą mieste")
    'Mažinti skurdą mieste'
    >>> shortened("Mažinti atskirtį mieste, kad daugiau žmonių dirbtų, gautų pagalbą arti namų "
    ...           "ir nebūtų vieni su savo bėdomis")
    'Mažinti atskirtį mieste, kad daugiau žmonių dirbtų, gautų pagalbą arti namų\\xa0…'
    """
    if words(text) <= LONGEST:
        return text
    starts = [text[: match.start()] for match in _BREAK.finditer(text)]
    fitting = [x for x in starts if _SHORTEST <= words(x) < LONGEST]
    kept = fitting[-1] if fitting else " ".join(text.split(" ")[: LONGEST - 1])
    return kept.rstrip(" ,;:–") + _CUT


def is_cut(text: str) -> bool:
    """Whether `shortened` left something out."""
    return text.endswith(_CUT)
