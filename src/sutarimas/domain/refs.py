"""How one record points to another: kinds, references, and links that remember their basis.

A *reference* is written `kind:code` and may name one part: `action:1.1.1.total`.
A *link* is a reference that also keeps the fingerprint of what it rested on when a
person last looked; when the target changes, the link is suspect.

>>> Ref.parse("evidence:E-01")
Ref(kind=<Kind.EVIDENCE: 'evidence'>, code='E-01')
>>> str(Ref(Kind.LINE, "1.1.1/2025/esf"))
'line:1.1.1/2025/esf'
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """Every kind of record that can be pointed to."""

    STRATEGY = "strategy"
    AREA = "area"
    UNIT = "unit"
    SERIES = "series"
    OBSERVATION = "observation"
    ORGANISATION = "organisation"
    PERSON = "person"
    BODY = "body"
    SURVEY = "survey"
    TALLY = "tally"
    MEETING = "meeting"
    VOICE = "voice"
    EVIDENCE = "evidence"
    GROUP = "group"
    NEED = "need"
    SWOT = "swot"
    GOAL = "goal"
    OBJECTIVE = "objective"
    ACTION = "action"
    ALTERNATIVE = "alternative"
    ASSUMPTION = "assumption"
    PRINCIPLE = "principle"
    INDICATOR = "indicator"
    LINE = "line"
    CONTRACT = "contract"
    CONSULTATION = "consultation"
    PROPOSAL = "proposal"
    DECISION = "decision"
    FILE = "file"
    EVALUATION = "evaluation"
    RISK = "risk"
    SECTION = "section"
    ACT = "act"
    PROMISE = "promise"
    EDITION = "edition"
    PUBLICATION = "publication"
    PICTURE = "picture"
    WAIVER = "waiver"


_KINDS = frozenset(kind.value for kind in Kind)


class BadRef(ValueError):
    """A reference is not written as `kind:code`, or its kind does not exist."""


@dataclass(frozen=True, order=True)
class Ref:
    """One record, named by its kind and its code."""

    kind: Kind
    code: str

    @classmethod
    def parse(cls, text: str) -> "Ref":
        """Read `kind:code`; raises BadRef."""
        kind, _, code = text.partition(":")
        if not code or kind not in _KINDS:
            raise BadRef(text)
        return cls(Kind(kind), code)

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}"


@dataclass(frozen=True, kw_only=True)
class Link:
    """A pointer that keeps the fingerprint of its target and who last confirmed it.

    `to` is a bare code where the field fixes the kind, a whole reference elsewhere.
    An empty `print` means that nobody has confirmed the link yet.
    """

    to: str
    print: str = ""
    by: str = ""
    on: date | None = None


class Role(StrEnum):
    """What a pointer means when a claim is walked back to its sources."""

    RESTS = "rests"  # the record is founded on the target
    SERVES = "serves"  # the record is a part of, or a means to, the target
    MEASURED = "measured"  # the target measures the record
    NAMES = "names"  # the record only mentions the target


ANY = "any"


def points(kind: Kind | str, role: Role = Role.NAMES, **options: Any) -> Any:
    """A dataclass field whose text or links point to records of one kind (or ANY).

    The declaration lets one walk find dangling references, cycles, and the trace.
    """
    return field(metadata={"kind": kind, "role": role}, **options)


def private(**options: Any) -> Any:
    """A dataclass field that never leaves the house in a public export."""
    return field(metadata={"private": True}, **options)


def beside(**options: Any) -> Any:
    """A dataclass field of bytes as base64, which a folder keeps as a file beside the others."""
    return field(metadata={"beside": True}, **options)


def bound(**options: Any) -> Any:
    """A dataclass field of text whose bindings keep fingerprints, as links do."""
    return field(metadata={"bound": True}, **options)
