"""Who sits in the deciding body: equal sectors, women and men, mandates in force."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from sutarimas.domain.decision import Decision
from sutarimas.domain.people import Body, BodyKind, Gender, Person, Sector
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook import partnership
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Slot, Status, hit
from sutarimas.rulebook.partnership import Seat
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-GOV-006",
    Severity.ERROR,
    cite("vrm-site", "partners represented by equal numbers", Status.SEEN),
    cite("lt-1v-672", "point 4", Status.INFERRED),
    also=("A2",),
    parameters=("board_equal_sectors",),
)
def board_has_equal_sectors(case: Case) -> Iterator[Hit]:
    """On the board each partner sector has as many seats as any other."""
    equal = case.texts("board_equal_sectors")
    for body, day in partnership.deciding(case.strategy, case.on):
        held = partnership.seats(case.strategy, body.code, day)
        counts = Counter(partnership.partner(x.organisation) for x in held if x.organisation)
        if body.kind is BodyKind.BOARD and len({counts[Sector(x)] for x in equal}) > 1:
            numbers = {str(x): counts[x] for x in partnership.PARTNERS}
            yield hit(Kind.BODY, body.code, name=body.name, day=day, **numbers)


@rule(
    "VPS-GOV-003",
    Severity.WARNING,
    cite("eca", "bodies neither representative nor balanced", Status.SEEN),
    parameters=("gender_balance_min_share",),
)
def body_is_balanced(case: Case) -> Iterator[Hit]:
    """Women and men both have their share, and no organisation sits for the rest of its sector."""
    limit = case.decimal("gender_balance_min_share")
    for body, day in partnership.deciding(case.strategy, case.on):
        held = partnership.seats(case.strategy, body.code, day)
        stated = [x for x in _genders(case.strategy, held) if x is not Gender.UNSTATED]
        women, men = stated.count(Gender.WOMAN), stated.count(Gender.MAN)
        # Where most did not say, the rest tell nothing about the body.
        known = len(stated) * 2 > len(held)
        if known and min(women, men) < limit * len(stated):
            numbers = {"women": women, "men": men, "limit": int(limit * 100)}
            yield hit(Kind.BODY, body.code, "gender", name=body.name, **numbers)
        if body.kind is BodyKind.BOARD:
            yield from _several_seats(case.strategy, body, day, held)


def _genders(strategy: Strategy, held: Sequence[Seat]) -> Iterator[Gender]:
    for seat in held:
        person: Person | None = strategy.find(Kind.PERSON, seat.person)
        yield person.gender if person else Gender.UNSTATED


def _several_seats(
    strategy: Strategy, body: Body, day: date, held: Sequence[Seat]
) -> Iterator[Hit]:
    """One organisation with several seats while others of its sector have none."""
    taken = Counter(x.code for x in held)
    for seat in {x.code: x for x in held if taken[x.code] > 1}.values():
        one = seat.organisation
        if one is None:
            continue
        members = partnership.members(strategy, day)
        left_out = sum(1 for x in members if x.sector is one.sector and x.code not in taken)
        if left_out:
            slots: dict[str, Slot] = {"organisation": one.name, "left_out": left_out}
            yield hit(Kind.BODY, body.code, "several_seats", name=body.name, **slots)


@rule(
    "VPS-GOV-004",
    Severity.ERROR,
    cite("practice", "mandates by the statutes; one vote for each member", Status.INFERRED),
    also=("A6",),
)
def voters_hold_mandates(case: Case) -> Iterator[Hit]:
    """Everybody who voted held a mandate that day; a member organisation has one vote."""
    for decision in partnership.own(case.strategy):
        day = decision.decided_on
        if day is not None and decision.voters:
            yield from _without_mandate(case.strategy, decision, day)
            yield from _of_organisations(case.strategy, decision, day)


def _without_mandate(strategy: Strategy, decision: Decision, day: date) -> Iterator[Hit]:
    mandates = [x for x in strategy.people.mandates if x.body == decision.body]
    sitting = {x.person for x in mandates if x.covers(day)}
    once = {x.person for x in mandates}
    outside = [x for x in dict.fromkeys(decision.voters) if x not in sitting]
    expired = tuple(x for x in outside if x in once)
    never = tuple(x for x in outside if x not in once)
    if expired:
        yield hit(Kind.DECISION, decision.code, "not_in_force", persons=expired, day=day)
    if never:
        yield hit(Kind.DECISION, decision.code, "no_mandate", persons=never, day=day)


def _of_organisations(strategy: Strategy, decision: Decision, day: date) -> Iterator[Hit]:
    """Votes of organisations: one each, and only while the organisation is a member."""
    votes = partnership.voters_seats(strategy, decision)
    counts = Counter(x.code for x in votes if x.organisation)
    twice = tuple(code for code, count in counts.items() if count > 1)
    if twice:
        yield hit(Kind.DECISION, decision.code, "several_votes", organisations=twice)
    known = {x.code: x.organisation for x in votes}
    left = tuple(x for x, y in known.items() if y and not partnership.is_current(y, day))
    if left:
        yield hit(Kind.DECISION, decision.code, "not_member", organisations=left, day=day)
