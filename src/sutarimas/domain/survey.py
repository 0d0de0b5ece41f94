"""Questionnaires as records: how they were asked, and the published tallies."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sutarimas.domain.people import Sector
from sutarimas.domain.refs import Kind, Role, points


class Sampling(StrEnum):
    """How respondents came to answer."""

    OPEN = "open"  # whoever wished to
    QUOTA = "quota"
    RANDOM = "random"
    CENSUS = "census"


class QuestionKind(StrEnum):
    """What an answer looks like."""

    ONE = "one"
    MANY = "many"
    SCALE = "scale"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question as it was worded on a day; `changed_on` records a later rewording."""

    code: str
    text: str
    kind: QuestionKind
    options: tuple[str, ...] = ()
    text_en: str = ""
    changed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many of `base` respondents chose an option; a suppressed cell has no count."""

    survey: str = points(Kind.SURVEY, Role.RESTS)
    question: str
    option: str
    base: int
    count: int | None = None
    suppressed: bool = False

    @property
    def code(self) -> str:
        """`survey/question/option`."""
        return f"{self.survey}/{self.question}/{self.option}"


@dataclass(frozen=True, kw_only=True)
class Survey:
    """One questionnaire in the field.

    `frame` is the number of people (or organisations) who could answer, `answered`
    those who did, `target` the number promised. `channels` and `groups` say how it
    was offered and whom it reached directly.
    """

    code: str
    title: str
    audience: Sector
    opens_on: date
    closes_on: date
    title_en: str = ""
    sampling: Sampling = Sampling.OPEN
    frame: int | None = None
    answered: int | None = None
    target: int | None = None
    on_paper: int = 0
    by_phone: int = 0
    channels: tuple[str, ...] = ()
    groups: tuple[str, ...] = points(Kind.GROUP, default=())
    intro: str = ""
    caveat: str = ""
    structure_note: str = ""
    questions: tuple[Question, ...] = ()
