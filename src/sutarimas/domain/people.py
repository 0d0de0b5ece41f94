"""Organisations, persons, governing bodies and mandates of a local action group."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sutarimas.domain.refs import Kind, points, private


class Sector(StrEnum):
    """The three partner sectors, and residents who speak for themselves."""

    PUBLIC = "public"
    BUSINESS = "business"
    CIVIC = "civic"
    RESIDENT = "resident"


class Gender(StrEnum):
    """As stated by the person; empty when not asked."""

    WOMAN = "woman"
    MAN = "man"
    UNSTATED = ""


class BodyKind(StrEnum):
    """Bodies that decide about a strategy."""

    GENERAL_MEETING = "general_meeting"
    BOARD = "board"
    MUNICIPAL_COUNCIL = "municipal_council"
    REGIONAL_COUNCIL = "regional_council"


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A member, or an organisation that took part; `legal_code` has nine digits.

    `joined_by` and `left_by` cite the minutes that decided it.
    """

    code: str
    name: str
    sector: Sector | None = None
    legal_code: str = ""
    legal_form: str = ""
    interest_group: str = ""
    member: bool = True
    joined_on: date | None = None
    joined_by: str = ""
    left_on: date | None = None
    left_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Person:
    """A person who holds a mandate; the name and the contact are private."""

    code: str
    name: str = private(default="")
    contact: str = private(default="")
    gender: Gender = Gender.UNSTATED


@dataclass(frozen=True, kw_only=True)
class Body:
    """A deciding body with what its statutes say.

    `quorum` and `majority` are shares (0-1) of those entitled and of those voting.
    `competent` tells whether the statutes let it adopt the strategy.
    """

    code: str
    name: str
    kind: BodyKind
    name_en: str = ""
    competent: bool = False
    quorum: Decimal | None = None
    majority: Decimal | None = None
    notice_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class Mandate:
    """Who sits in which body for which organisation, and from when to when."""

    person: str = points(Kind.PERSON)
    organisation: str = points(Kind.ORGANISATION)
    body: str = points(Kind.BODY)
    starts_on: date
    ends_on: date | None = None
    role: str = ""

    def covers(self, day: date) -> bool:
        """Whether the mandate is in force on the day; both end days are included."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, kw_only=True)
class People:
    """The partnership."""

    organisations: tuple[Organisation, ...] = ()
    persons: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    mandates: tuple[Mandate, ...] = ()
