"""The short form of a link: `E-01`, or `E-01@0f3a9c21b7de` when it has been confirmed.

>>> read_short("E-01@0f3a9c21b7de")
Link(to='E-01', print='0f3a9c21b7de', by='', on=None)
"""

import re

from sutarimas.domain.canonical import PRINT_LENGTH
from sutarimas.domain.refs import Link

_PRINT = re.compile(f"[0-9a-f]{{{PRINT_LENGTH}}}")


def read_short(text: str) -> Link:
    """A link from its short form; what does not end in a fingerprint is a code as it stands."""
    to, at, tail = text.rpartition("@")
    if at and to and _PRINT.fullmatch(tail):
        return Link(to=to, print=tail)
    return Link(to=text)


def write_short(link: Link) -> str | None:
    """The short form, or None when it would not say everything."""
    text = f"{link.to}@{link.print}" if link.print else link.to
    return text if read_short(text) == link else None
