"""The tree goal 1 > objective 1.1 > action 1.1.1, with what makes it believable."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sutarimas.domain.refs import ANY, Kind, Link, Role, points


class Fund(StrEnum):
    """European funds an objective or action may draw on."""

    ESF = "esf"
    ERDF = "erdf"


class Selection(StrEnum):
    """How projects of an action are chosen."""

    OPEN_CALL = "open_call"
    OWN_PROJECT = "own_project"  # of the local action group itself
    DIRECT = "direct"


@dataclass(frozen=True, kw_only=True)
class Goal:
    """The long-term change."""

    code: str
    title: str
    title_en: str = ""
    statement: str = ""


@dataclass(frozen=True, kw_only=True)
class Smart:
    """The parts that make an objective specific, measurable and timed.

    `amount` says how much changes (with its unit), `by_year` until when.
    """

    group: str = points(Kind.GROUP, default="")
    change: str = ""
    amount: str = ""
    by_year: int | None = None
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Objective:
    """A change that answers needs.

    `specific` is the programme's specific objective („4.7“) and `specific_text` its
    wording as quoted. `regional_code` is the regional plan's code it agrees with.
    """

    code: str
    title: str
    goal: str = points(Kind.GOAL, Role.SERVES)
    title_en: str = ""
    needs: tuple[Link, ...] = points(Kind.NEED, Role.RESTS, default=())
    specific: str = ""
    specific_text: str = ""
    fund: Fund | None = None
    smart: Smart = Smart()
    indicators: tuple[str, ...] = points(Kind.INDICATOR, Role.MEASURED, default=())
    municipal_plan: str = ""
    regional_plan: str = ""
    regional_code: str = ""


@dataclass(frozen=True, kw_only=True)
class Action:
    """What will be done.

    `activity` is the activity type in the pack's list („2.1.1.1“), `applicants` who
    may apply, `intensity` the largest share (0-1) of a project's cost that is paid.
    `works` cites evidence that actions of this kind work.
    """

    code: str
    title: str
    objective: str = points(Kind.OBJECTIVE, Role.SERVES)
    title_en: str = ""
    description: str = ""
    specific: str = ""
    fund: Fund | None = None
    activity: str = ""
    groups: tuple[str, ...] = points(Kind.GROUP, default=())
    applicants: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    selection: Selection | None = None
    projects: int | None = None
    participants: int | None = None
    first_year: int | None = None
    last_year: int | None = None
    intensity: Decimal | None = None
    indicators: tuple[str, ...] = points(Kind.INDICATOR, Role.MEASURED, default=())
    works: tuple[Link, ...] = points(Kind.EVIDENCE, Role.RESTS, default=())
    demarcation: str = ""
    statutory_task: bool = False
    statutory_reason: str = ""
    single_applicant_reason: str = ""
    integrated: str = ""
    innovative: str = ""


@dataclass(frozen=True, kw_only=True)
class Alternative:
    """Another way that was weighed; `of` is the reference of the goal, objective or action."""

    code: str
    of: str = points(ANY)
    title: str
    pros: str = ""
    cons: str = ""
    chosen: bool = False
    reason: str = ""
    decided_by: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """What must hold for an action to lead to a result."""

    code: str
    action: str = points(Kind.ACTION)
    indicator: str = points(Kind.INDICATOR)
    text: str
    text_en: str = ""
    evidence: tuple[Link, ...] = points(Kind.EVIDENCE, Role.RESTS, default=())


@dataclass(frozen=True, kw_only=True)
class Principle:
    """How a horizontal principle is kept."""

    code: str
    title: str
    statement: str = ""
    title_en: str = ""


@dataclass(frozen=True, kw_only=True)
class Goals:
    """The whole intervention logic."""

    goals: tuple[Goal, ...] = ()
    objectives: tuple[Objective, ...] = ()
    actions: tuple[Action, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    principles: tuple[Principle, ...] = ()
