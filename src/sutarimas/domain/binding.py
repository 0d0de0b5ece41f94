"""Bindings in staff prose: `[[fact:…]]` ties a number to its datum.

| written | means |
| --- | --- |
| `[[fact:E-01]]` | the value of evidence E-01, printed by the document |
| `[[fact:E-01|4 998]]` | the same, with the number as the author words it |
| `[[fact:E-01@0f3a9c…|4 998]]` | the same, with the fingerprint of the fact as confirmed |
| `[[fact:action:1.1.1.eu]]` | a part of another record (see `sutarimas.domain.datum`) |
| `[[see:need:P-01]]` | a reference to a record |
| `[[act:cpr-2021]]` | a citation from the register of acts |
| `[[chart:population]]` | a chart, alone in its paragraph |
| `[[picture:IL-01]]` | a picture of the strategy, alone in its paragraph |

>>> next(bindings("Mieste gyvena [[fact:E-01|4 998]] gyventojai.")).shown
'4 998'
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# The lengths are bounded, so that a text full of open brackets is read in little time.
_BINDING = re.compile(
    r"\[\[(?P<verb>fact|see|act|chart|picture):(?P<address>[^\]|@]{1,300})"
    r"(?:@(?P<print>[0-9a-f]{1,64}))?(?:\|(?P<shown>[^\]]{0,1000}))?\]\]"
)
_DIGIT = re.compile(r"\d")
_LOOSE = re.compile(r"\[\[(?!\[)[^\]]{0,1400}\]\]")
#: Dates, periods, codes and list numbers are not figures about the town.
_NOT_FIGURES = re.compile(
    r"\b(?=[\dA-Z])(?:(?:19|20)\d\d(?:[\u2013-](?:19|20)?\d\d)?(?:[\u00a0 ]m\.)?"
    r"(?:[\u00a0 ]\w+[\u00a0 ]\d{1,2}[\u00a0 ]d\.)?"
    r"|\d{1,2}[\u00a0 ]d\.|Nr\.[\u00a0 ]\S+|\d+(?:\.\d+)+\b|[A-Z]{1,3}-?\d[\w./-]*)"
    r"|^[^\S\n]*+\d+[.)]\s",
    re.MULTILINE,
)
_FIGURE = re.compile(r"(?<![\w.])[\u2212-]?\d+(?:[\u00a0 ]\d{3})*(?:,\d+)?(?!\w)")


class Verb(StrEnum):
    """What a binding does."""

    FACT = "fact"
    SEE = "see"
    ACT = "act"
    CHART = "chart"
    PICTURE = "picture"


@dataclass(frozen=True, kw_only=True)
class Binding:
    """One binding and where it stands in the text (characters start to end)."""

    verb: Verb
    address: str
    shown: str
    print: str
    start: int
    end: int


def bindings(text: str) -> Iterator[Binding]:
    """Every well-formed binding of a text, in order."""
    for match in _BINDING.finditer(text):
        yield Binding(
            verb=Verb(match["verb"]),
            address=match["address"].strip(),
            shown=(match["shown"] or "").strip(),
            print=match["print"] or "",
            start=match.start(),
            end=match.end(),
        )


def unconfirmed(text: str) -> str:
    """The text without the fingerprints in its bindings.

    >>> unconfirmed("Mieste [[fact:E-01@0f3a9c21b7de|4 998]] gyventojai.")
    'Mieste [[fact:E-01|4 998]] gyventojai.'
    """
    return _BINDING.sub(_without_print, text)


def _without_print(match: re.Match[str]) -> str:
    return match[0].replace(f"@{match['print']}", "", 1) if match["print"] else match[0]


def malformed(text: str) -> tuple[str, ...]:
    """Double brackets that are no binding: misspelt verbs, missing parts."""
    return tuple(m[0] for m in _LOOSE.finditer(text) if not _BINDING.fullmatch(m[0]))


def loose_figures(text: str) -> tuple[str, ...]:
    """Figures of a text that are tied to no datum (years, dates and codes excepted)."""
    # Most lines have no digit left once the bindings are gone: only the others are looked into.
    lines = (x for x in _LOOSE.sub(" ", text).split("\n") if _DIGIT.search(x))
    bare = _NOT_FIGURES.sub(" ", "\n".join(lines))
    return tuple(m[0] for m in _FIGURE.finditer(bare))
