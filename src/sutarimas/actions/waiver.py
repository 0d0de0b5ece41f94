"""Leaving a warning standing, by name and with a reason; and taking that back."""

from uuid import UUID

from sutarimas.actions.change import Write, change
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.domain.canonical import plain
from sutarimas.domain.prose import Waiver
from sutarimas.domain.rights import Right
from sutarimas.queries.access import Actor
from sutarimas.queries.check import report
from sutarimas.records.models import Change, Entry

SHELF = "waivers"


def waive(
    *,
    actor: Actor,
    strategy_id: UUID,
    rule: str,
    subject: str,
    print: str,  # noqa: A002 - the fingerprint's name throughout the house
    reason: str,
    reason_en: str = "",
) -> Change:
    """Leave a finding standing.

    Raises Missing when the check does not find it in this form (any more), and Refused when it
    blocks or when no reason is given.
    """
    _check(actor, strategy_id, (rule, subject, print))
    if not reason.strip():
        raise Refused("no_reason")
    said = {"reason": reason.strip(), "reason_en": reason_en.strip()}
    waiver = Waiver(rule=rule, subject=subject, print=print, by=actor.name, on=actor.today, **said)
    earlier = _entry(actor, strategy_id, rule, subject)
    write = Write(shelf=SHELF, tree=plain(waiver), entry=earlier.pk if earlier else None)
    return change(
        actor=actor,
        strategy_id=strategy_id,
        deed="waiver.given",
        subject=subject,
        writes=[write],
        right=Right.CONFIRM,
    )


def _check(actor: Actor, strategy_id: UUID, wanted: tuple[str, str, str]) -> None:
    """Refuse what the check does not find in this form, and what blocks."""
    found = next(
        (
            x
            for x in report(strategy_id, on=actor.today).findings
            if (x.rule, str(x.subject), x.print) == wanted
        ),
        None,
    )
    if found is None:
        raise Missing("finding_gone")
    if found.blocks:
        raise Refused("error_blocks")


def withdraw(*, actor: Actor, strategy_id: UUID, rule: str, subject: str) -> Change:
    """Take a waiver back; raises Missing when there is none."""
    entry = _entry(actor, strategy_id, rule, subject)
    if entry is None:
        raise Missing("missing")
    return change(
        actor=actor,
        strategy_id=strategy_id,
        deed="waiver.withdrawn",
        subject=subject,
        writes=[Write(shelf=SHELF, tree=None, entry=entry.pk)],
        right=Right.CONFIRM,
    )


def _entry(actor: Actor, strategy_id: UUID, rule: str, subject: str) -> Entry | None:
    return Entry.objects.filter(
        strategy_id=strategy_id, lag_id=actor.lag_id, shelf=SHELF, code=f"{rule}/{subject}"
    ).first()
