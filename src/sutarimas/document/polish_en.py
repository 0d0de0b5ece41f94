"""English staff prose made typographically right, without touching a word or a figure."""

import unicodedata

from sutarimas.document import quotes, spans
from sutarimas.document.digits import EN_DASH, MINUS, NBSP
from sutarimas.document.rewriting import Change, apply

# A digit or a value to come.
_N = rf"[\d{spans.FIGURE}]"
_YEAR = r"(?:19|20)\d\d"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_UNIT = r"(?:percentage points?|thousand|million|billion|min|km|ha|p\.m\.|a\.m\.)"

_DASHES: tuple[Change, ...] = (
    Change(
        rf"(?<![\w/.-])({_YEAR})[ \u00a0]?(?:--?|[—–])[ \u00a0]?({_YEAR})(?![\w/-])",
        rf"\1{EN_DASH}\2",
    ),
    Change(r"(?<=[^\s>|])[ \u00a0]+(?:--?|[—–])(?=[ \u00a0]+[^\s|]|\n)", f"{NBSP}{EN_DASH}"),
    Change(rf"(?<={NBSP}{EN_DASH})[ \u00a0]+(?=\S)", " "),
    Change(r"(?<=[^\W\d_])(?:—|--)(?=[^\W\d_])", f"{NBSP}{EN_DASH} "),
    Change(r"(?<![^\s(“‘±])-(?=\d)", MINUS),
)
_SPACES: tuple[Change, ...] = (
    Change(rf"\b(EUR|No\.|Nos\.)[ ]?(?={_N}|{MINUS}\d)", rf"\1{NBSP}"),
    Change(rf"(?<={_N})[ \u00a0]%", "%"),
    Change(rf"(?<={_N})[ ](?={_UNIT})", NBSP),
    Change(rf"(?<!\d)(\d{{1,2}})[ ](?={_MONTH})", rf"\1{NBSP}"),
    Change(rf"(?<!\w)([nN])[ \u00a0]?=[ \u00a0]?(?={_N})", rf"\1{NBSP}={NBSP}"),
)
_STOPS: tuple[Change, ...] = (
    Change(r"\.{3,}", "…"),
    Change(r"(?<![./])\.\.(?![./])", "."),
    Change(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)", "’"),
)


def polish(text: str) -> str:
    r"""Right quotation marks, dashes, minus signs, ranges and no-break spaces.

    >>> polish('The "Together" project - 2023-2029, EUR 9,989.15 until 30 June')
    'The “Together” project\xa0– 2023–2029, EUR\xa09,989.15 until 30\xa0June'
    """
    return spans.reworded(text, _prose)


def _prose(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    quoted = quotes.curl(composed, outer="“”", inner="‘’")
    return apply((*_STOPS, *_DASHES, *_SPACES), quoted)
