"""Text on its way to paper: one line of it, and only links that a printed page may carry."""

import re

from sutarimas.document.blocks import Inline
from sutarimas.document.render import escape

_BREAKS = re.compile("[\t\r\n\x85\u2028\u2029]+")
_OUTSIDE = ("https://", "http://", "mailto:")
_LANGUAGE = re.compile("[a-z]{2,3}")


def clean(text: str) -> str:
    """Text on one line, without the characters that `escape.clean` takes out."""
    return escape.clean(_BREAKS.sub(" ", text))


def plain(inline: Inline) -> str:
    """The bare text of runs."""
    return clean("".join(run.text for run in inline))


def outside(href: str) -> str:
    """An address that leads out of the document, or nothing."""
    address = escape.safe_href(href)
    return address if address.lower().startswith(_OUTSIDE) else ""


def language(code: str) -> str:
    """A language code that a format can print, or nothing."""
    return code if _LANGUAGE.fullmatch(code) else ""


def filled(template: str, **slots: object) -> str:
    """A word of the frame with its slots filled.

    >>> filled("{n} lentelė", n=3)
    '3 lentelė'
    """
    for name, value in slots.items():
        template = template.replace(f"{{{name}}}", str(value))
    return template
