"""Facts of signed contracts: they are never recomputed, only looked at."""

from collections.abc import Iterator

from sutarimas.domain.finance import Contract
from sutarimas.domain.money import Closeness, Euro, closeness, share_down
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-BUD-009",
    Severity.ERROR,
    cite("preparation-contract", "9,989.15 = 8,490.77 + 1,498.38", Status.SEEN),
    cite("practice", "published splits a few cents off the rate", Status.SEEN),
    also=("F2",),
    parameters=("eu_rate",),
)
def contract_near_rate(case: Case) -> Iterator[Hit]:
    """The EU part of a contract is near its rate; how near decides how much it weighs."""
    region = case.strategy.place.territory.region
    for contract in case.strategy.finance.contracts:
        if contract.eu is None:
            continue
        rate = case.decimal("eu_rate", region=region)
        verdict = closeness(contract.total, eu=contract.eu, rate=rate, lines=contract.lines)
        if verdict is not Closeness.OK:
            expected = share_down(contract.total, rate)
            slots = {"eu": contract.eu, "total": contract.total, "expected": expected}
            off = abs(contract.eu - expected)
            yield hit(Kind.CONTRACT, contract.code, f"{verdict}:{verdict}", off=off, **slots)


@rule(
    "VPS-BUD-010",
    Severity.ERROR,
    cite("practice", "nine published splits add up to the cent", Status.SEEN),
    also=("F1",),
)
def contract_adds_up(case: Case) -> Iterator[Hit]:
    """The EU and the state part of a contract make its total; no part is above it."""
    for contract in case.strategy.finance.contracts:
        known = [x for x in (contract.eu, contract.state) if x is not None]
        parts = Euro.total(known)
        slots = {"parts": parts, "total": contract.total, "off": abs(parts - contract.total)}
        if len(known) > 1 and parts != contract.total:
            yield hit(Kind.CONTRACT, contract.code, **slots)
        elif len(known) == 1 and _outside(contract, parts):
            yield hit(Kind.CONTRACT, contract.code, "part_above", **slots)


def _outside(contract: Contract, part: Euro) -> bool:
    return not Euro(0) <= part <= contract.total
