"""Faults in the partnership, meetings, consultation, decisions and publicity."""

from datetime import timedelta
from typing import Any

from sutarimas.domain.consultation import Disposition
from sutarimas.domain.decision import DecisionKind, Method
from sutarimas.domain.people import BodyKind, Sector
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.voice import Outcome
from tests.mutation.editing import Path, get, put
from tests.mutation.fault import Fault, at, edit, has, only, to

_ORGANISATIONS: Path = ("people", "organisations")
_OTHER_SECTOR = {
    Sector.PUBLIC: Sector.BUSINESS,
    Sector.BUSINESS: Sector.CIVIC,
    Sector.CIVIC: Sector.PUBLIC,
}


def _adoption(decision: Any) -> bool:
    return decision.kind is DecisionKind.ADOPTION


def _last_digit(code: str) -> str:
    return code[:-1] + str((int(code[-1]) + 1) % 10)


def _swap_sector(strategy: Strategy, where: Path) -> Strategy:
    """Move the sector of an organisation that sits on the board."""
    mandate = get(strategy, where)
    index = next(
        i for i, x in enumerate(strategy.people.organisations) if x.code == mandate.organisation
    )
    spot = (*_ORGANISATIONS, index, "sector")
    made: Strategy = put(strategy, spot, _OTHER_SECTOR[get(strategy, spot)])
    return made


def _boards(strategy: Strategy) -> frozenset[str]:
    return frozenset(x.code for x in strategy.people.bodies if x.kind is BodyKind.BOARD)


def _on_board(strategy: Strategy) -> Any:
    boards = _boards(strategy)
    return (
        ("people", "mandates", i)
        for i, x in enumerate(strategy.people.mandates)
        if x.body in boards
    )


def _expired(strategy: Strategy, where: Path) -> Strategy:
    """End a voter's mandates before the decision."""
    decision = get(strategy, where)
    voter = decision.voters[0]
    for index, mandate in enumerate(strategy.people.mandates):
        if mandate.person == voter and mandate.body == decision.body:
            ends = decision.decided_on - timedelta(days=1)
            strategy = put(strategy, ("people", "mandates", index, "ends_on"), ends)
    return strategy


def _objected(strategy: Strategy, where: Path) -> Strategy:
    """Call a decision a consensus although somebody objected."""
    made: Strategy = put(strategy, (*where, "method"), Method.CONSENSUS)
    return put(made, (*where, "objections"), ("Nesutinku.",))  # type: ignore[no-any-return]


def _early(strategy: Strategy, where: Path) -> Strategy:
    """Publish the report after the decision."""
    newest = max(x.decided_on for x in strategy.decisions if _adoption(x) and x.decided_on)
    made: Strategy = put(strategy, (*where, "report_on"), newest + timedelta(days=1))
    return made


def _nobody_cites(strategy: Strategy, voice: Any) -> bool:
    """Whether neither a need nor the SWOT table uses what was said."""
    users: list[Any] = [*strategy.needs.items, *strategy.needs.swot]
    return not any(link.to == voice.code for x in users for link in x.voices)


def _same_code(strategy: Strategy, where: Path) -> Strategy:
    """Give an organisation the legal code of the first one."""
    first = strategy.people.organisations[0].legal_code
    made: Strategy = put(strategy, (*where, "legal_code"), first)
    return made


FAULTS: tuple[Fault, ...] = (
    edit(
        "legal code misspelt",
        "VPS-GOV-010",
        (*_ORGANISATIONS, "legal_code"),
        _last_digit,
        has("legal_code"),
    ),
    only(
        at("one legal code twice", "VPS-GOV-010", _ORGANISATIONS, _same_code, has("member")),
        lambda strategy, x: x != strategy.people.organisations[0],
    ),
    edit(
        "member without a sector",
        "VPS-GOV-002",
        (*_ORGANISATIONS, "sector"),
        to(None),
        has("member"),
    ),
    Fault(name="sector swapped", rule="VPS-GOV-006", where=_on_board, make=_swap_sector),
    edit(
        "joining without minutes",
        "VPS-GOV-009",
        (*_ORGANISATIONS, "joined_by"),
        to(""),
        has("joined_on"),
    ),
    at("mandate expired", "VPS-GOV-004", ("decisions",), _expired, has("voters")),
    edit("quorum missed", "VPS-DEC-001", ("decisions", "present"), to(1), _adoption),
    edit(
        "votes do not add up",
        "VPS-DEC-001",
        ("decisions", "abstained"),
        lambda n: n + 1,
        lambda x: _adoption(x) and x.abstained is not None,
    ),
    edit("decision names no text", "VPS-DEC-003", ("decisions", "hash"), to(""), _adoption),
    edit(
        "another text adopted",
        "VPS-DEC-005",
        ("editions", "hash"),
        to("0" * 64),
        lambda x: x.stage in ("adopted", "submitted"),
    ),
    at("consensus with an objection", "VPS-DEC-004", ("decisions",), _objected, _adoption),
    edit(
        "window too short",
        "VPS-CON-001",
        ("consultations", "closes_on"),
        lambda x: x - timedelta(days=11),
    ),
    edit("window without an end", "VPS-CON-001", ("consultations", "closes_on"), to(None)),
    edit("text changed meanwhile", "VPS-CON-002", ("consultations", "hash_close"), to("0" * 64)),
    edit("proposal unanswered", "VPS-CON-003", ("proposals", "disposition"), to(Disposition.OPEN)),
    edit(
        "rejected without a reason",
        "VPS-CON-004",
        ("proposals", "reason"),
        to(""),
        lambda x: x.disposition in (Disposition.PARTLY, Disposition.REJECTED),
    ),
    edit(
        "accepted without a change",
        "VPS-CON-005",
        ("proposals", "change"),
        to(""),
        lambda x: x.disposition is Disposition.ACCEPTED,
    ),
    at("report after the decision", "VPS-CON-007", ("consultations",), _early),
    edit("no minutes", "VPS-PAR-003", ("meetings", "minutes_number"), to("")),
    edit("nobody counted", "VPS-PAR-003", ("meetings", "attendance"), to(())),
    edit(
        "called the day before",
        "VPS-PAR-005",
        ("meetings", "called_on"),
        lambda x: x + timedelta(days=60),
    ),
    edit(
        "wrong funding phrase",
        "VPS-PUB-001",
        ("publications", "phrase"),
        to("Finansuoja Europos Sąjunga"),
    ),
    edit("emblem left out", "VPS-PUB-001", ("publications", "emblem"), to(False)),
    edit("nobody evaluates", "VPS-MON-001", ("delivery", "evaluations", "owner"), to("")),
    edit("evaluation without money", "VPS-MON-001", ("delivery", "evaluations", "money"), to(None)),
    edit(
        "promise not kept",
        "VPS-PAR-004",
        ("promises", "count"),
        lambda n: n + 9,
        lambda x: x.kind == "meeting",
    ),
    edit(
        "evaluation without a day",
        "VPS-MON-001",
        ("delivery", "evaluations", "planned_on"),
        to(None),
    ),
    only(
        edit("waiting voice", "VPS-PAR-006", ("voices", "outcome"), to(Outcome.OPEN)), _nobody_cites
    ),
)
