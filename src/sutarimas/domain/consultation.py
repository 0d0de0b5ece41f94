"""Consultation on an exact text: window, proposals, dispositions, report."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sutarimas.domain.meeting import Channel
from sutarimas.domain.refs import ANY, Kind, points, private


class Disposition(StrEnum):
    """The three answers a proposal can get."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"
    OPEN = ""


class Author(StrEnum):
    """Who made a proposal."""

    RESIDENT = "resident"
    ORGANISATION = "organisation"
    AUTHORITY = "authority"
    MINISTRY = "ministry"


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """One numbered proposal; a ministry's remark belongs to no consultation.

    `change` names the record or section that changed.
    """

    code: str
    consultation: str = points(Kind.CONSULTATION, default="")
    received_on: date
    channel: Channel
    author: Author
    text: str
    author_name: str = private(default="")
    about: str = points(ANY, default="")
    disposition: Disposition = Disposition.OPEN
    reason: str = ""
    change: str = points(ANY, default="")
    change_note: str = ""
    answered_on: date | None = None
    decided_by: str = ""
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How many people saw a notice, and where."""

    channel: Channel
    count: int
    what: str = ""


@dataclass(frozen=True, kw_only=True)
class Consultation:
    """A window on an edition; both end days are included.

    `hash_open` and `hash_close` are the content hashes of the text on the first and
    after the last day; they differ when the text was changed meanwhile.
    """

    code: str
    edition: str = points(Kind.EDITION, default="")
    opens_on: date | None = None
    closes_on: date | None = None
    url: str = ""
    email: str = ""
    channels: tuple[Channel, ...] = ()
    hash_open: str = ""
    hash_close: str = ""
    plain_summary: bool = False
    report_on: date | None = None
    report_url: str = ""
    comparison_url: str = ""
    material_change_after: bool = False
    change_reason: str = ""
    reach: tuple[Reach, ...] = ()
    deadline_as_written: str = ""
