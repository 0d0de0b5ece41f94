"""Writing cells of the financial plan; two people may write different cells at once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from sutarimas.actions.change import Write, change, held, require
from sutarimas.actions.refusals import Refused
from sutarimas.domain.canonical import plain
from sutarimas.domain.finance import Contract, FundSource, Line
from sutarimas.domain.money import Euro
from sutarimas.domain.rights import Right
from sutarimas.domain.whole import whole
from sutarimas.queries.access import Actor
from sutarimas.records.models import Change, Entry

SHELF = "finance.lines"


@dataclass(frozen=True, kw_only=True)
class Edit:
    """A cell as the person found it and as they want it; None is an empty cell."""

    was: Euro | None
    now: Euro | None


@dataclass(frozen=True, kw_only=True)
class Clash:
    """A cell that somebody else changed meanwhile."""

    code: str
    theirs: Euro | None
    yours: Euro | None


class Clashes(Refused):
    """Cells that two people changed; nothing of the save was kept."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        super().__init__("clashes")
        self.clashes = clashes


@transaction.atomic
def save_cells(*, actor: Actor, strategy_id: UUID, edits: Mapping[str, Edit]) -> Change | None:
    """Write every changed cell in one change; None where nothing changed.

    Raises Clashes where a cell is no longer what the person found, unless both want the same.
    """
    require(actor, Right.WRITE)
    # The row is held first, so that what is compared below stays as it is until the end.
    held(actor, strategy_id)
    changed = {code: x for code, x in edits.items() if x.was != x.now}
    rows = {
        x.code: x
        for x in Entry.objects.filter(
            strategy_id=strategy_id, lag_id=actor.lag_id, shelf=SHELF, code__in=list(changed)
        )
    }
    writes, clashes = [], []
    for code, edit in changed.items():
        row = rows.get(code)
        stands = Euro.parse(json.loads(row.body)["amount"]) if row else None
        if stands == edit.now:
            continue
        if stands != edit.was:
            clashes.append(Clash(code=code, theirs=stands, yours=edit.now))
            continue
        tree = None if edit.now is None else plain(_line(code, edit.now))
        writes.append(Write(shelf=SHELF, tree=tree, entry=row.pk if row else None))
    if clashes:
        raise Clashes(tuple(clashes))
    if not writes:
        return None
    return change(actor=actor, strategy_id=strategy_id, deed="finance.saved", writes=writes)


def _line(code: str, amount: Euro) -> Line:
    """The line of a code `action/year/source`; raises Refused for another text."""
    action, _, rest = code.rpartition("/")
    action, _, year = action.rpartition("/")
    number = whole(year)
    if not action or number is None or rest not in tuple(FundSource):
        raise Refused("wrong_cell", code=code)
    return Line(action=action, year=number, source=FundSource(rest), amount=amount)


def keep_contract(*, actor: Actor, strategy_id: UUID, contract: Contract) -> Change:
    """Keep a contract's facts as they were entered; raises Unusable for a code used twice."""
    return change(
        actor=actor,
        strategy_id=strategy_id,
        deed="entry.added",
        subject=f"contract:{contract.code}",
        writes=[Write(shelf="finance.contracts", tree=plain(contract))],
    )
