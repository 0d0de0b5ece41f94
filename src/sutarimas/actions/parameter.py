"""Confirming the value of a rule's parameter against the act."""

from uuid import UUID

from sutarimas.actions.change import Write, change
from sutarimas.domain.canonical import plain
from sutarimas.domain.parameter import ConfirmedValue
from sutarimas.domain.rights import Right
from sutarimas.queries.access import Actor
from sutarimas.records.models import Change


def confirm_value(*, actor: Actor, strategy_id: UUID, value: ConfirmedValue) -> Change:
    """Add a dated value; earlier ones stay. The same value twice is refused as a code twice."""
    return change(
        actor=actor,
        strategy_id=strategy_id,
        deed="parameter.confirmed",
        subject=value.name,
        writes=[Write(shelf="parameters", tree=plain(value))],
        right=Right.CONFIRM,
    )
