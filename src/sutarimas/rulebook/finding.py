"""Findings as values: which rule, about what, on which parameters, waived or not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sutarimas.domain.canonical import fingerprint
from sutarimas.domain.money import Euro
from sutarimas.domain.prose import Waiver
from sutarimas.domain.refs import Kind, Ref

Slot = str | int | Decimal | Euro | date | tuple[str, ...]


class Severity(StrEnum):
    """How much a finding weighs: an error blocks, a warning is fixed or waived, info advises."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Status(StrEnum):
    """How sure we are of a citation or a parameter."""

    SEEN = "seen"
    RECALLED = "recalled"
    INFERRED = "inferred"


@dataclass(frozen=True, kw_only=True)
class Hit:
    """What a rule yields: the record it is about, the message and its slots."""

    subject: Ref
    key: str = "problem"
    slots: Mapping[str, Slot]


def hit(kind: Kind, code: str, key: str = "problem", /, **slots: Slot) -> Hit:
    """A hit on the record `kind:code`; every message may use `{code}`."""
    return Hit(subject=Ref(kind, code), key=key, slots={"code": code, **slots})


@dataclass(frozen=True, kw_only=True)
class ParameterUse:
    """A parameter value that a finding rests on, with its citation and how sure it is."""

    name: str
    value: str
    status: Status
    act: str
    point: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One finding of one rule on one record."""

    rule: str
    severity: Severity
    subject: Ref
    key: str
    slots: Mapping[str, Slot]
    parameters: tuple[ParameterUse, ...] = ()
    waiver: Waiver | None = None
    english: Mapping[str, str] = field(default_factory=dict)  # slots the record has in English

    @property
    def print(self) -> str:
        """Fingerprint of what was found; a waiver holds only while it stays the same."""
        return fingerprint(
            {
                "rule": self.rule,
                "subject": str(self.subject),
                "key": self.key,
                "slots": _text(self.slots),
            }
        )

    @property
    def blocks(self) -> bool:
        """Whether it stands in the way of publishing."""
        return self.severity is Severity.ERROR


def _text(slots: Mapping[str, Slot]) -> dict[str, Slot | list[str]]:
    return {key: list(x) if isinstance(x, tuple) else x for key, x in slots.items()}
