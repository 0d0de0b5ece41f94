"""Nobody controls the decisions alone: shares of seats and of votes cast."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sutarimas.domain.decision import Decision, DecisionKind
from sutarimas.domain.people import Sector
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Slot, Status, hit
from sutarimas.rulebook.partnership import Seat, deciding, own, seats, voters_seats
from sutarimas.rulebook.rule import cite, rule


@dataclass(frozen=True)
class _Share:
    """Votes or seats of one sector and, where there is one, of one interest group in it."""

    sector: Sector | None
    interest_group: str
    count: int


@rule(
    "VPS-GOV-001",
    Severity.ERROR,
    cite("cpr-2021", "Art. 31(2)(b)"),
    cite("eu-1303-2013", "Art. 32(2)(b): 49%", Status.SEEN),
    also=("A3",),
    parameters=("interest_group_max_share",),
)
def no_group_controls(case: Case) -> Iterator[Hit]:
    """Neither public authorities nor one interest group hold more seats or votes than allowed."""
    limit = case.decimal("interest_group_max_share")
    for body, day in deciding(case.strategy, case.on):
        held = [_of_seat(x) for x in seats(case.strategy, body.code, day)]
        yield from _above(held, limit, kind=Kind.BODY, code=body.code, what="seats")
    for decision in own(case.strategy):
        if decision.kind is DecisionKind.ADOPTION:
            for what, shares in _counted(case.strategy, decision):
                yield from _above(shares, limit, kind=Kind.DECISION, code=decision.code, what=what)


def _counted(strategy: Strategy, decision: Decision) -> Iterator[tuple[str, list[_Share]]]:
    """Votes of an adoption, and the seats it counts."""
    yield "votes", _votes(strategy, decision)
    yield "seats", [_Share(x.sector, x.interest_group, x.seats) for x in decision.by_group]


def _of_seat(seat: Seat) -> _Share:
    """A seat whose organisation names no interest group stands for nobody else."""
    organisation = seat.organisation
    if organisation is None:
        return _Share(None, "", 1)
    return _Share(organisation.sector, organisation.interest_group, 1)


def _votes(strategy: Strategy, decision: Decision) -> list[_Share]:
    """Votes cast as the decision counts them, or one for each who is named as voting."""
    counted = [_Share(x.sector, x.interest_group, x.votes) for x in decision.by_group]
    return counted or [_of_seat(x) for x in voters_seats(strategy, decision)]


def _above(
    shares: Iterable[_Share], limit: Decimal, *, kind: Kind, code: str, what: str
) -> Iterator[Hit]:
    listed = list(shares)
    total = sum(x.count for x in listed)
    public = sum(x.count for x in listed if x.sector is Sector.PUBLIC)
    if public > limit * total:
        yield hit(kind, code, f"{what}_public", **_numbers(public, total, limit))
    for group, count in _by_interest(listed).items():
        if count > limit * total:
            numbers = _numbers(count, total, limit)
            yield hit(kind, code, f"{what}_group", group=group, **numbers)


def _numbers(count: int, total: int, limit: Decimal) -> dict[str, Slot]:
    return {
        "count": count,
        "total": total,
        "share": _percent(count, total),
        "limit": _percent(limit, 1),
    }


def _by_interest(shares: Iterable[_Share]) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for share in shares:
        if share.interest_group:
            counts[share.interest_group] = counts.get(share.interest_group, 0) + share.count
    return counts


def _percent(part: Decimal | int, whole: int) -> Decimal:
    """A share in per cent, to one decimal where it is not whole."""
    percent = (Decimal(part) * 100 / whole).quantize(Decimal("0.1"))
    return percent.quantize(Decimal(1)) if percent == int(percent) else percent


@rule(
    "VPS-GOV-007",
    Severity.ERROR,
    cite(
        "vrm-site", "summary of the rules of 2015: partners outside the public sector", Status.SEEN
    ),
    cite("cpr-2021", "Art. 31(2)(b)"),
    also=("A4",),
    parameters=("nonpublic_votes_share",),
)
def partners_outside_the_public_sector_decide(case: Case) -> Iterator[Hit]:
    """More than half of the votes for an adoption are not those of public authorities."""
    share = case.decimal("nonpublic_votes_share")
    for decision in own(case.strategy):
        if decision.kind is not DecisionKind.ADOPTION:
            continue
        votes = _votes(case.strategy, decision)
        total = sum(x.count for x in votes)
        others = sum(x.count for x in votes if x.sector not in (None, Sector.PUBLIC))
        if not total:
            yield hit(Kind.DECISION, decision.code, "not_recorded:warning")
        elif others <= share * total:
            yield hit(Kind.DECISION, decision.code, **_numbers(others, total, share))
