"""The words of rules, one file per language and family, and a finding put into words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Protocol

from sutarimas.domain.money import Euro
from sutarimas.rulebook.finding import Finding, Slot
from sutarimas.rulebook.reading import folder, read

LANGUAGES = ("lt", "en")


class Speaker(Protocol):
    """How one language prints values (the document layer has one per language)."""

    def euro(self, amount: Euro, /) -> str: ...
    def number(self, value: Decimal | int, /) -> str: ...
    def date_long(self, day: date, /) -> str: ...
    def polish(self, text: str, /) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a finding says: what is wrong, why it matters, what to do next."""

    title: str
    problem: str
    why: str
    remedy: str


@cache
def family(name: str, lang: str) -> Mapping[str, Mapping[str, str]]:
    """Message texts of a family by rule id: title, problem(s), why, remedy, good, bad."""
    loaded: dict[str, dict[str, str]] = read(folder("messages") / lang / f"{name}.yaml")
    return loaded


def words(finding: Finding, *, lang: str, speaker: Speaker) -> Words:
    """A finding in one language."""
    texts = family(finding.rule.split("-")[1], lang)[finding.rule]
    said = finding.slots if lang == "lt" else {**finding.slots, **finding.english}
    slots = {key: _print(value, speaker) for key, value in said.items()}
    return Words(
        title=_polished(texts["title"], speaker.polish),
        problem=_polished(texts[finding.key], speaker.polish).format(**slots),
        why=_polished(texts["why"], speaker.polish),
        remedy=_polished(texts["remedy"], speaker.polish).format(**slots),
    )


@cache
def _polished(text: str, polish: Callable[[str], str]) -> str:
    """A text with the no-break spaces of its language, before values are put in."""
    return polish(text)


def _print(value: Slot, speaker: Speaker) -> str:
    match value:
        case Euro():
            return speaker.euro(value)
        case date():
            return speaker.date_long(value)
        case tuple():
            return ", ".join(value)
        case str():
            return value
        case _:
            return speaker.number(value)
