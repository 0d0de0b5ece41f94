"""The short form of a link: one text instead of four keys.

| written | means |
| --- | --- |
| `E-01` | nobody has confirmed the link |
| `E-01@0f3a9c21b7de` | confirmed on the target with this fingerprint |
| `E-01@0f3a9c21b7de 2026-05-04 R. Rimkutė` | the same, with the day and the name |

>>> read_short("E-01@0f3a9c21b7de")
Link(to='E-01', print='0f3a9c21b7de', by='', on=None)
"""

import re

from sutarimas.domain.canonical import PRINT_LENGTH
from sutarimas.domain.refs import Link
from sutarimas.formats.scalars import read_day

_CONFIRMED = re.compile(
    rf"(?P<to>.+)@(?P<print>[0-9a-f]{{{PRINT_LENGTH}}})"
    r"(?: (?P<on>[0-9]{4}-[0-9]{2}-[0-9]{2}) (?P<by>\S.*))?"
)


def read_short(text: str) -> Link:
    """A link from its short form; what carries no fingerprint is a code as it stands.

    Raises BadScalar when there is no such day.
    """
    match = _CONFIRMED.fullmatch(text)
    if match is None:
        return Link(to=text)
    on = read_day(match["on"]) if match["on"] else None
    return Link(to=match["to"], print=match["print"], by=match["by"] or "", on=on)


def write_short(link: Link) -> str | None:
    """The short form, or None when it would not say everything."""
    text = f"{link.to}@{link.print}" if link.print else link.to
    if link.print and link.by and link.on:
        text = f"{text} {link.on.isoformat()} {link.by}"
    return text if read_short(text) == link else None
