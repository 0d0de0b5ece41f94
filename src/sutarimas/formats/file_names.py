"""Names of files that came from elsewhere, made safe to show, to save and to send.

>>> safe_name("C:\\\\Users\\\\Ona\\\\Šeimų  sąrašas.PDF")
'Šeimų sąrašas.pdf'
>>> safe_name("../../etc/passwd")
'passwd'
"""

import re
import unicodedata

LONGEST_NAME = 120  # characters
_MOST_BYTES = 240  # of UTF-8; file systems end at 255
#: Characters that Windows forbids in names.
_FORBIDDEN = re.compile(r'[<>:"|?*]')
#: Names that Windows keeps for devices, whatever their ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,8})$")
_NAMELESS = "failas"


def safe_name(name: str) -> str:
    """The last part of a path without what is invisible, forbidden or kept for devices.

    At most 120 characters and 240 bytes; Lithuanian and other letters stay; the ending is
    written in lower case. Whatever the name, the answer is never empty.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(x for x in last if x.isspace() or not unicodedata.category(x).startswith("C"))
    whole = " ".join(_FORBIDDEN.sub("-", seen).split()).strip(". ")
    if _DEVICES.match(whole):
        whole = f"_{whole}"
    return _shortened(whole) if whole.strip("-_. ") else _NAMELESS


def extension(name: str) -> str:
    """The ending of a name in lower case without its full stop, or an empty text."""
    found = _ENDING.search(name)
    return found[1].lower() if found else ""


def _shortened(name: str) -> str:
    ending = extension(name)
    tail = f".{ending}" if ending else ""
    stem = name[: len(name) - len(tail)].rstrip(". ")[: LONGEST_NAME - len(tail)]
    room = _MOST_BYTES - len(tail)
    stem = stem.encode()[:room].decode(errors="ignore").rstrip(". ")
    return stem + tail if stem else f"{_NAMELESS}{tail}"
