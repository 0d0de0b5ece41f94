"""The partnership as rules ask about it: members, seats, deciding bodies, adoptions.

Residents who speak for themselves belong to civil society where only the three partner
sectors are told apart.
"""

from dataclasses import dataclass
from datetime import date

from sutarimas.domain.decision import Decision, DecisionKind
from sutarimas.domain.people import Body, BodyKind, Mandate, Organisation, Sector
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy

#: Bodies of the local action group; councils follow rules of their own.
OWN_BODIES = frozenset({BodyKind.GENERAL_MEETING, BodyKind.BOARD})
PARTNERS = (Sector.PUBLIC, Sector.BUSINESS, Sector.CIVIC)


@dataclass(frozen=True)
class Seat:
    """One person in a body for an organisation; None when the register lacks it."""

    person: str
    code: str
    organisation: Organisation | None


def is_current(organisation: Organisation, day: date) -> bool:
    """Whether an organisation is a member on the day; the last day is included."""
    joined = organisation.joined_on is None or organisation.joined_on <= day
    stays = organisation.left_on is None or day <= organisation.left_on
    return organisation.member and joined and stays


def members(strategy: Strategy, day: date) -> tuple[Organisation, ...]:
    """Members on the day, in the order of the register."""
    return tuple(x for x in strategy.people.organisations if is_current(x, day))


def partner(organisation: Organisation) -> Sector | None:
    """The partner sector of an organisation."""
    resident = organisation.sector is Sector.RESIDENT
    return Sector.CIVIC if resident else organisation.sector


def seats(strategy: Strategy, body: str, day: date) -> tuple[Seat, ...]:
    """Who sits in a body on the day; a person who is named twice has one seat."""
    found: dict[str, Seat] = {}
    for mandate in strategy.people.mandates:
        if mandate.body == body and mandate.covers(day):
            found.setdefault(mandate.person, _seat(strategy, mandate))
    return tuple(found.values())


def _seat(strategy: Strategy, mandate: Mandate) -> Seat:
    organisation = strategy.find(Kind.ORGANISATION, mandate.organisation)
    return Seat(mandate.person, mandate.organisation, organisation)


def voters_seats(strategy: Strategy, decision: Decision) -> tuple[Seat, ...]:
    """Seats of those who are named as voting; without a mandate on the day there is none."""
    day = decision.decided_on
    held = {x.person: x for x in seats(strategy, decision.body, day)} if day else {}
    return tuple(held[x] for x in dict.fromkeys(decision.voters) if x in held)


def body_of(strategy: Strategy, decision: Decision) -> Body | None:
    """The body that decided, or None."""
    found: Body | None = strategy.find(Kind.BODY, decision.body)
    return found


def own(strategy: Strategy) -> tuple[Decision, ...]:
    """Decisions of the group's own bodies."""
    return tuple(x for x in strategy.decisions if _is_own(body_of(strategy, x)))


def _is_own(body: Body | None) -> bool:
    return body is not None and body.kind in OWN_BODIES


def adoptions(strategy: Strategy) -> tuple[tuple[date, Decision], ...]:
    """Decisions that adopt the strategy or a changed text of it, with their days, oldest first.

    A decision that is only claimed, without a day, is left out.
    """
    found = [
        (x.decided_on, x)
        for x in strategy.decisions
        if x.kind is DecisionKind.ADOPTION and x.decided_on is not None
    ]
    return tuple(sorted(found, key=lambda x: x[0]))


def deciding(strategy: Strategy, on: date) -> tuple[tuple[Body, date], ...]:
    """Boards, and bodies that adopted, each with the day its make-up counts.

    That is the day of the newest adoption; before any adoption, the day of the check.
    """
    made = adoptions(strategy)
    day = made[-1][0] if made else on
    adopting = {decision.body for _, decision in made}
    return tuple(
        (x, day)
        for x in strategy.people.bodies
        if x.kind is BodyKind.BOARD or (x.kind in OWN_BODIES and x.code in adopting)
    )
