"""Every model, so that Django finds them."""

from sutarimas.records.models.account import Account, Invitation, Membership
from sutarimas.records.models.edition import Document, Edition, News, Page
from sutarimas.records.models.entry import (
    Change,
    Comment,
    Draft,
    Entry,
    Revision,
    Strategy,
)
from sutarimas.records.models.event import Event, Seal
from sutarimas.records.models.file import Upload
from sutarimas.records.models.lag import Lag
from sutarimas.records.models.wall import Walled
from sutarimas.records.models.work import Beat, Job, Mail

__all__ = [
    "Account",
    "Beat",
    "Change",
    "Comment",
    "Document",
    "Draft",
    "Edition",
    "Entry",
    "Event",
    "Invitation",
    "Job",
    "Lag",
    "Mail",
    "Membership",
    "News",
    "Page",
    "Revision",
    "Seal",
    "Strategy",
    "Upload",
    "Walled",
]
