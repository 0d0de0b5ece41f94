"""What waits today: for this person, by which day, and how far the work has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sutarimas.domain.prose import Origin, Stage
from sutarimas.domain.rights import Right
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.trace import LinkState, Trace
from sutarimas.queries.access import Actor, StrategyCard
from sutarimas.queries.check import FindingLine, checks, three_now
from sutarimas.queries.document import KIND
from sutarimas.queries.strategy import load
from sutarimas.queries.upload import CHECK
from sutarimas.records.models import Comment, Draft, Entry, Job, Mail


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Something that waits: a key of the words, how many, and the page where it is done."""

    key: str
    count: int
    page: str


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A dated thing; `days` is how many are left, negative when the day has passed."""

    day: date
    days: int
    key: str
    what: str
    entry: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """A stage of the work: done, now or coming, with the day where one is known."""

    key: str
    state: str
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Today:
    """The first page of the desk."""

    waiting: tuple[Waiting, ...]
    deadlines: tuple[Deadline, ...]
    findings: tuple[FindingLine, ...]
    errors: int
    warnings: int
    later: int
    steps: tuple[Step, ...]
    is_new: bool


def today(card: StrategyCard, *, actor: Actor, lang: str) -> Today:
    """Everything the page shows, for the person who opened it."""
    strategy = load(card.id)
    is_new = not (strategy.evidence or strategy.needs.items or strategy.prose)
    found = None if is_new else checks(card.id, on=actor.today, lang=lang)
    return Today(
        waiting=tuple(x for x in _waiting(strategy, card.id, actor) if x.count),
        deadlines=tuple(_deadlines(strategy, card.id, on=actor.today)),
        findings=() if is_new else three_now(card.id, on=actor.today, lang=lang),
        errors=len(found.errors) if found else 0,
        warnings=len(found.warnings) if found else 0,
        later=len(found.later) if found else 0,
        steps=steps(strategy, on=actor.today),
        is_new=is_new,
    )


def _waiting(strategy: Strategy, strategy_id: UUID, actor: Actor) -> Iterator[Waiting]:
    """What this person can do something about."""
    own = {"strategy_id": strategy_id}
    person = actor.account_id or UUID(int=0)
    drafts = Draft.objects.filter(**own, account_id=person).count()
    yield Waiting(key="drafts", count=drafts, page="text")
    comments = Comment.objects.filter(
        **own, settled_at__isnull=True, withdrawn_at__isnull=True, answers__isnull=True
    )
    others = comments.exclude(account_id=person).count()
    yield Waiting(key="comments", count=others, page="comments")
    if actor.may(Right.CONFIRM):
        unconfirmed = sum(is_unconfirmed(x.origin, x.confirmed_by) for x in strategy.prose)
        yield Waiting(key="texts", count=unconfirmed, page="text")
        yield Waiting(key="links", count=suspect_links(strategy), page="links")
        carried = Entry.objects.filter(**own, carried=True).count()
        yield Waiting(key="carried", count=carried, page="carried")
    if actor.may(Right.PUBLISH):
        failed = Job.objects.filter(lag_id=actor.lag_id, state="failed")
        builds = failed.filter(kind=KIND).count()
        yield Waiting(key="jobs", count=builds, page="documents")
        yield Waiting(key="checks", count=failed.filter(kind=CHECK).count(), page="files")
    if actor.may(Right.PEOPLE):
        mails = Mail.objects.filter(lag_id=actor.lag_id, state="waiting").count()
        yield Waiting(key="mails", count=mails, page="mail")


def is_unconfirmed(origin: Origin, confirmed_by: str) -> bool:
    """Whether a text still waits for a person of the group."""
    return origin is not Origin.STAFF and not confirmed_by


def suspect_links(strategy: Strategy) -> int:
    """How many links rest on what has changed since they were confirmed."""
    trace = Trace.of(strategy)
    return sum(
        edge.link is not None and trace.state(edge.link, edge.target) is LinkState.SUSPECT
        for edge in trace.edges
    )


def _deadlines(strategy: Strategy, strategy_id: UUID, *, on: date) -> Iterator[Deadline]:
    """Days ahead, and those of the last month that passed, nearest first."""
    entries = {
        (shelf, code): key
        for shelf, code, key in Entry.objects.filter(
            strategy_id=strategy_id,
            shelf__in=["finance.contracts", "promises", "surveys", "consultations", "meetings"],
        ).values_list("shelf", "code", "id")
    }
    for day, key, what, shelf, code in sorted(_dated(strategy), key=lambda x: x[0]):
        left = (day - on).days
        if left >= -30:
            entry = entries.get((shelf, code))
            yield Deadline(day=day, days=left, key=key, what=what, entry=entry)


def _dated(strategy: Strategy) -> Iterator[tuple[date, str, str, str, str]]:
    """Day, key, title, shelf and code of everything with a day by which it is to be done."""
    found: tuple[tuple[date | None, str, str, str, str], ...] = (
        *(
            (x.due_on, "contract", x.title, "finance.contracts", x.code)
            for x in strategy.finance.contracts
        ),
        *((x.due_on, "promise", x.text, "promises", x.code) for x in strategy.promises),
        *((x.closes_on, "survey", x.title, "surveys", x.code) for x in strategy.surveys),
        *(
            (x.closes_on, "consultation", x.code, "consultations", x.code)
            for x in strategy.consultations
        ),
        *(
            (x.planned_for, "meeting", x.title, "meetings", x.code)
            for x in strategy.meetings
            if x.held_on is None
        ),
    )
    for day, *rest in found:
        if day is not None:
            key, what, shelf, code = rest
            yield day, key, what, shelf, code


def steps(strategy: Strategy, *, on: date) -> tuple[Step, ...]:
    """The work as a timeline; the first stage that is not done is now."""
    done = tuple(_done(strategy, on=on))
    now = next((x for x, is_done, _ in done if not is_done), "")
    return tuple(
        Step(key=key, state="done" if is_done else "now" if key == now else "coming", on=day)
        for key, is_done, day in done
    )


def _done(strategy: Strategy, *, on: date) -> Iterator[tuple[str, bool, date | None]]:
    published = {x.stage: x.published_on for x in strategy.editions if x.published_on <= on}
    closed = [x.closes_on for x in strategy.consultations if x.closes_on and x.closes_on < on]
    yield "evidence", bool(strategy.evidence), None
    yield "needs", bool(strategy.needs.items), None
    yield "goals", bool(strategy.goals.actions), None
    yield "money", bool(strategy.finance.lines), None
    yield "draft", bool(published), min(published.values(), default=None)
    yield "consulted", bool(closed), max(closed, default=None)
    adopted = published.get(Stage.ADOPTED)
    yield "adopted", adopted is not None, adopted
    submitted = published.get(Stage.SUBMITTED) or strategy.identity.submitted_on
    yield "submitted", submitted is not None and submitted <= on, submitted
