"""Meetings: called, held, attended by sector, and minuted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sutarimas.domain.people import Sector
from sutarimas.domain.refs import Kind, points


class Channel(StrEnum):
    """Ways to take part or to be told."""

    SITE = "site"
    EMAIL = "email"
    POST = "post"
    PHONE = "phone"
    IN_PERSON = "in_person"
    PAPER = "paper"
    SOCIAL = "social"
    ONLINE = "online"
    PRESS = "press"


DIGITAL = frozenset({Channel.SITE, Channel.EMAIL, Channel.SOCIAL, Channel.ONLINE})


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """How many of a sector, and of a target group, were present."""

    sector: Sector
    count: int
    group: str = points(Kind.GROUP, default="")


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A meeting of the preparation; `audience` is the sector it was called for.

    `organisations` lists the codes of those represented, so that distinct entities
    are counted once.
    """

    code: str
    title: str
    audience: Sector
    held_on: date | None = None
    planned_for: date | None = None
    place: str = ""
    title_en: str = ""
    channels: tuple[Channel, ...] = ()
    called_on: date | None = None
    called_by: tuple[Channel, ...] = ()
    invited: int | None = None
    agenda: tuple[str, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    organisations: tuple[str, ...] = points(Kind.ORGANISATION, default=())
    minutes_number: str = ""
    minutes_on: date | None = None
    minutes_file: str = points(Kind.FILE, default="")
    summary: str = ""
