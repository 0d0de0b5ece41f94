"""The whole strategy as one immutable value.

Everything before it is editing; checks, documents, exports and comparisons read only
this value, so they all agree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sutarimas.domain import canonical
from sutarimas.domain.consultation import Consultation, Proposal
from sutarimas.domain.decision import Decision
from sutarimas.domain.delivery import Delivery
from sutarimas.domain.evidence import Evidence
from sutarimas.domain.file import File
from sutarimas.domain.finance import Finance
from sutarimas.domain.goal import Action, Goal, Goals, Objective
from sutarimas.domain.indicator import Indicator
from sutarimas.domain.meeting import Meeting
from sutarimas.domain.need import Group, Need, Needs
from sutarimas.domain.parameter import ConfirmedValue
from sutarimas.domain.people import People
from sutarimas.domain.picture import Picture
from sutarimas.domain.place import Place
from sutarimas.domain.prose import Act, Edition, Promise, Publication, Section, Waiver
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.survey import Survey, Tally
from sutarimas.domain.voice import Voice


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What the strategy is and whose.

    `period_label` is the period exactly as the strategy prints it; `pack` the rule
    pack it is written for; `invented` marks an example that is not a real town.
    """

    slug: str
    title: str
    lag: str
    first_year: int
    last_year: int
    pack: str
    title_en: str = ""
    lag_en: str = ""
    lag_code: str = ""
    lag_registered_on: date | None = None
    period_label: str = ""
    invented: bool = False
    prepared_from: date | None = None
    prepared_to: date | None = None
    submitted_on: date | None = None
    consultant: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""

    @property
    def as_text(self) -> Mapping[str, str]:
        """What of it stands in the text that is adopted: names and period, no dates of work."""
        named = ("title", "title_en", "lag", "lag_en", "first_year", "last_year", "period_label")
        return {name: str(getattr(self, name)) for name in named}

    @property
    def years(self) -> range:
        """Every year of the period."""
        return range(self.first_year, self.last_year + 1)


#: Parts that an approval is about, besides the names and the period. Decisions, consultations,
#: waivers, editions and parameters lie outside: a decision can name the hash of what it adopts.
CONTENT = ("place", "evidence", "needs", "goals", "indicators", "finance", "prose")


@dataclass(frozen=True, kw_only=True)
class Strategy:
    """A local development strategy with all records it rests on."""

    identity: Identity
    place: Place
    people: People = People()
    surveys: tuple[Survey, ...] = ()
    tallies: tuple[Tally, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    voices: tuple[Voice, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    needs: Needs = Needs()
    goals: Goals = Goals()
    indicators: tuple[Indicator, ...] = ()
    finance: Finance = Finance()
    prose: tuple[Section, ...] = ()
    pictures: tuple[Picture, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    decisions: tuple[Decision, ...] = ()
    files: tuple[File, ...] = ()
    delivery: Delivery = Delivery()
    acts: tuple[Act, ...] = ()
    promises: tuple[Promise, ...] = ()
    publications: tuple[Publication, ...] = ()
    editions: tuple[Edition, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    parameters: tuple[ConfirmedValue, ...] = ()

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 (hex) of the canonical JSON of the content, confirmations left out."""
        parts = {name: getattr(self, name) for name in CONTENT}
        if self.pictures:
            # Only where there are some, so that texts without them keep their hash.
            parts["pictures"] = self.pictures
        return canonical.digest({"identity": self.identity.as_text, **parts})

    @cached_property
    def records(self) -> Mapping[Ref, Any]:
        """Every record that can be pointed to, by reference, in reading order."""
        found: dict[Ref, Any] = {}
        for kind, items in self._shelves():
            for item in items:
                found.setdefault(Ref(kind, item.code), item)
        return found

    def _shelves(self) -> Iterator[tuple[Kind, tuple[Any, ...]]]:
        yield Kind.AREA, self.place.areas
        yield Kind.UNIT, self.place.territory.units
        yield Kind.SERIES, self.place.series
        yield Kind.OBSERVATION, self.place.observations
        yield Kind.ORGANISATION, self.people.organisations
        yield Kind.PERSON, self.people.persons
        yield Kind.BODY, self.people.bodies
        yield Kind.SURVEY, self.surveys
        yield Kind.TALLY, self.tallies
        yield Kind.MEETING, self.meetings
        yield Kind.VOICE, self.voices
        yield Kind.EVIDENCE, self.evidence
        yield Kind.GROUP, self.needs.groups
        yield Kind.NEED, self.needs.items
        yield Kind.SWOT, self.needs.swot
        yield Kind.GOAL, self.goals.goals
        yield Kind.OBJECTIVE, self.goals.objectives
        yield Kind.ACTION, self.goals.actions
        yield Kind.ALTERNATIVE, self.goals.alternatives
        yield Kind.ASSUMPTION, self.goals.assumptions
        yield Kind.PRINCIPLE, self.goals.principles
        yield Kind.INDICATOR, self.indicators
        yield Kind.LINE, self.finance.lines
        yield Kind.CONTRACT, self.finance.contracts
        yield Kind.CONSULTATION, self.consultations
        yield Kind.PROPOSAL, self.proposals
        yield Kind.DECISION, self.decisions
        yield Kind.FILE, self.files
        yield Kind.EVALUATION, self.delivery.evaluations
        yield Kind.RISK, self.delivery.risks
        yield Kind.SECTION, self.prose
        yield Kind.PICTURE, self.pictures
        yield Kind.ACT, self.acts
        yield Kind.PROMISE, self.promises
        yield Kind.EDITION, self.editions
        yield Kind.PUBLICATION, self.publications

    def find(self, kind: Kind, code: str) -> Any | None:
        """The record, or None when there is none of that kind and code."""
        return self.records.get(Ref(kind, code))

    def goal(self, code: str) -> Goal | None:
        """A goal by code."""
        return self.find(Kind.GOAL, code)

    def objective(self, code: str) -> Objective | None:
        """An objective by code."""
        return self.find(Kind.OBJECTIVE, code)

    def action(self, code: str) -> Action | None:
        """An action by code."""
        return self.find(Kind.ACTION, code)

    def need(self, code: str) -> Need | None:
        """A need by code."""
        return self.find(Kind.NEED, code)

    def group(self, code: str) -> Group | None:
        """A target group by code."""
        return self.find(Kind.GROUP, code)

    def indicator(self, code: str) -> Indicator | None:
        """An indicator by code."""
        return self.find(Kind.INDICATOR, code)

    def fact(self, code: str) -> Evidence | None:
        """A piece of evidence by code."""
        return self.find(Kind.EVIDENCE, code)

    def objectives_of(self, goal: str) -> tuple[Objective, ...]:
        """Objectives of a goal, in order."""
        return tuple(x for x in self.goals.objectives if x.goal == goal)

    def actions_of(self, objective: str) -> tuple[Action, ...]:
        """Actions of an objective, in order."""
        return tuple(x for x in self.goals.actions if x.objective == objective)
