"""The register of members: sectors, codes, numbers, and how each came and went."""

from collections.abc import Iterator

from sutarimas.domain import legal_code
from sutarimas.domain.people import BodyKind, Organisation
from sutarimas.domain.refs import Kind
from sutarimas.rulebook import partnership
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.partnership import PARTNERS
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-GOV-002",
    Severity.ERROR,
    cite("cpr-2021", "Art. 31(2)(b)"),
    cite("eu-1303-2013", "Art. 32(2)(b)", Status.SEEN),
    also=("A3",),
)
def member_has_sector_and_interest(case: Case) -> Iterator[Hit]:
    """A member belongs to a sector, and one with a seat on the board to an interest group."""
    strategy = case.strategy
    boards = (x.code for x in strategy.people.bodies if x.kind is BodyKind.BOARD)
    sitting = {x.code for board in boards for x in partnership.seats(strategy, board, case.on)}
    for member in partnership.members(strategy, case.on):
        if member.sector is None:
            yield hit(Kind.ORGANISATION, member.code, "no_sector", name=member.name)
        elif member.code in sitting and not member.interest_group:
            yield hit(Kind.ORGANISATION, member.code, "no_interest_group", name=member.name)


@rule(
    "VPS-GOV-005",
    Severity.ERROR,
    cite("lt-1v-672", "point 4", Status.INFERRED),
    cite("vrm-site", "an association of three sectors", Status.SEEN),
    also=("A1",),
)
def association_of_three_sectors(case: Case) -> Iterator[Hit]:
    """The group is a registered association with members of all three partner sectors."""
    found = {partnership.partner(x) for x in partnership.members(case.strategy, case.on)}
    if not case.strategy.identity.lag_code:
        yield hit(Kind.STRATEGY, "people", "not_registered")
    if not found:
        yield hit(Kind.STRATEGY, "people", "no_members")
        return
    for sector in PARTNERS:
        if sector not in found:
            yield hit(Kind.STRATEGY, "people", f"no_{sector}")


@rule(
    "VPS-GOV-008",
    Severity.WARNING,
    cite("stt", "groups with 3, 14 and 15 members", Status.SEEN),
    also=("A8",),
    parameters=("members_min",),
)
def partnership_is_wide_enough(case: Case) -> Iterator[Hit]:
    """The partnership has more than a handful of members."""
    limit = case.whole("members_min")
    count = len(partnership.members(case.strategy, case.on))
    if 0 < count < limit:
        yield hit(Kind.STRATEGY, "people", count=count, limit=limit)


@rule(
    "VPS-GOV-009",
    Severity.WARNING,
    cite("practice", "22 members, two of them admitted in March 2024", Status.SEEN),
    also=("A9",),
)
def register_cites_minutes(case: Case) -> Iterator[Hit]:
    """Who joined or left did so on a day, by a decision that is cited."""
    for organisation in case.strategy.people.organisations:
        for key in _gaps(organisation):
            yield hit(Kind.ORGANISATION, organisation.code, key, name=organisation.name)


def _gaps(organisation: Organisation) -> Iterator[str]:
    joined, left = organisation.joined_on, organisation.left_on
    if organisation.member and joined is None:
        yield "no_day"
    if joined is not None and not organisation.joined_by:
        yield "joined"
    if left is not None and not organisation.left_by:
        yield "left"
    if joined is not None and left is not None and left < joined:
        yield "left_before"


@rule(
    "VPS-GOV-010",
    Severity.ERROR,
    cite("practice", "legal codes tell members and involved entities apart", Status.SEEN),
    also=("A1", "D3"),
)
def legal_codes_are_right(case: Case) -> Iterator[Hit]:
    """A legal code has nine digits, its check digit fits, and it is used once."""
    lag = case.strategy.identity.lag_code
    key = _fault(lag)
    if key:
        yield hit(Kind.STRATEGY, "identity", f"lag_{key}", legal_code=lag)
    seen: dict[str, str] = {}
    for organisation in case.strategy.people.organisations:
        code = organisation.legal_code
        slots = {"name": organisation.name, "legal_code": code}
        if fault := _fault(code):
            yield hit(Kind.ORGANISATION, organisation.code, fault, **slots)
        elif code and code in seen:
            yield hit(Kind.ORGANISATION, organisation.code, "twice", other=seen[code], **slots)
        seen.setdefault(code, organisation.name)


def _fault(code: str) -> str:
    """What is wrong with a code: nothing, its form, or its last digit."""
    if not code or legal_code.valid(code):
        return ""
    return "check_digit" if legal_code.well_formed(code) else "form"
