"""Text that staff wrote, the acts it cites, what was promised, published and waived."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sutarimas.domain.meeting import Channel
from sutarimas.domain.people import Sector
from sutarimas.domain.refs import ANY, bound, points


class Origin(StrEnum):
    """Who drafted a section."""

    STAFF = "staff"
    CONSULTANT = "consultant"
    MACHINE = "machine"


@dataclass(frozen=True, kw_only=True)
class Section:
    """One piece of staff prose in Markdown, placed in a chapter.

    Numbers are bound with `[[fact:…]]`; see `sutarimas.domain.binding`.
    A consultant's or a machine's text waits for the person who confirms it.
    """

    code: str
    chapter: str
    title: str
    body: str = bound()
    lang: str = "lt"
    author: str = ""
    written_on: date | None = None
    origin: Origin = Origin.STAFF
    confirmed_by: str = ""
    confirmed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Act:
    """A legal act or plan that the strategy cites, in the version that was read.

    `changed_on` is the day of a later change that is known.
    """

    code: str
    title: str
    number: str = ""
    adopted_on: date | None = None
    version_on: date | None = None
    url: str = ""
    changed_on: date | None = None
    title_en: str = ""


class PromiseKind(StrEnum):
    """What a contract or an announcement promised."""

    MEETING = "meeting"
    SURVEY = "survey"
    ORGANISATIONS = "organisations"
    STRATEGY = "strategy"


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A promise of the preparation: how many, for whom, until when, where it is written."""

    code: str
    kind: PromiseKind
    count: int = 1
    audience: Sector | None = None
    due_on: date | None = None
    text: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Publication:
    """One public notice; `phrase` is the funding statement exactly as it was printed."""

    code: str
    title: str
    channel: Channel
    published_on: date | None = None
    url: str = ""
    phrase: str = ""
    emblem: bool = False
    about: str = points(ANY, default="")
    reach: int | None = None
    file: str = ""


class Stage(StrEnum):
    """What an edition was published for."""

    CONSULTED = "consulted"
    ADOPTED = "adopted"
    SUBMITTED = "submitted"
    AMENDED = "amended"


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A published text, known by its content hash."""

    code: str
    hash: str
    published_on: date
    stage: Stage
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Waiver:
    """A warning left standing: which, why, by whom, when.

    `print` is the fingerprint of the finding as it stood; a changed finding needs a
    new decision.
    """

    rule: str
    subject: str = points(ANY)
    reason: str
    by: str
    on: date
    print: str = ""
    reason_en: str = ""
