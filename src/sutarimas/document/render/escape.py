"""Text made safe for HTML, and cleaned of what no document format can hold."""

import re
from html import escape

#: Control characters that XML 1.0 forbids, lone surrogates, and the marks that turn the
#: direction of the text around them (a name could rewrite the sentence it stands in).
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def clean(text: str) -> str:
    """The text without characters that would break a file or mislead its reader."""
    return _FORBIDDEN.sub("", text)


def html_text(text: str) -> str:
    """Text between tags or in a quoted attribute."""
    return escape(clean(text), quote=True)


def safe_href(address: str) -> str:
    """An address a document may lead to: web, mail or its own parts; otherwise nothing."""
    plain = clean(address).strip()
    allowed = ("https://", "http://", "mailto:", "#")
    return plain if plain.lower().startswith(allowed) else ""
