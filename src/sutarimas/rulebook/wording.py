"""How checks of Lithuanian wording read a text: by the beginnings of its words.

Endings change with case, gender and person; the beginning of a word stays. Such checks
are advice; how often each is right is measured on labelled sentences.
"""

import re
from unicodedata import normalize

_PUNCTUATION = re.compile(r"[^\w\s%+-]")


def plain(text: str) -> str:
    """Small letters, one space between words, no punctuation.

    >>> plain("Mieste – daug  savanorių.")
    'mieste daug savanorių'
    """
    return " ".join(_PUNCTUATION.sub(" ", normalize("NFC", text).casefold()).split())


def stems(*beginnings: str) -> re.Pattern[str]:
    """Any word that begins with one of the given regular expressions."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(beginnings)})")
