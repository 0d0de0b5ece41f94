"""Confirming links: a named person vouches for what they rest on now."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sutarimas.actions.change import Write, change
from sutarimas.actions.refusals import Missing
from sutarimas.domain.binding import Binding, Verb, bindings
from sutarimas.domain.canonical import fingerprint, plain
from sutarimas.domain.datum import datum
from sutarimas.domain.pointers import pointers
from sutarimas.domain.prose import Section
from sutarimas.domain.refs import BadRef, Kind, Ref
from sutarimas.domain.rights import Right
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.shelves import Tree
from sutarimas.queries.access import Actor
from sutarimas.queries.strategy import load
from sutarimas.records.models import Change, Entry

Pair = tuple[str, str]


def confirm_ties(*, actor: Actor, strategy_id: UUID, pairs: Iterable[Pair]) -> Change:
    """Confirm links from one record to another, given as pairs of references.

    Raises Missing when none of them is a link (any more).
    """
    strategy = load(strategy_id)
    chosen: dict[Ref, set[Ref]] = {}
    for source, target in pairs:
        try:
            chosen.setdefault(Ref.parse(source), set()).add(Ref.parse(target))
        except BadRef:
            continue
    writes = tuple(_writes(actor, strategy_id, strategy, chosen))
    if not writes:
        raise Missing("missing")
    return change(
        actor=actor,
        strategy_id=strategy_id,
        deed="links.confirmed",
        subject=str(next(iter(chosen))) if len(chosen) == 1 else "",
        writes=writes,
        right=Right.CONFIRM,
    )


def _writes(
    actor: Actor, strategy_id: UUID, strategy: Strategy, chosen: dict[Ref, set[Ref]]
) -> Iterator[Write]:
    rows = Entry.objects.filter(
        strategy_id=strategy_id, lag_id=actor.lag_id, code__in={x.code for x in chosen}
    )
    for row in rows:
        source = Ref(Kind(row.kind), row.code) if row.kind else None
        targets = chosen.get(source) if source else None
        record = _record(strategy, row)
        if not targets or record is None:
            continue
        tree = _confirmed(strategy, record, targets, actor)
        if tree is not None:
            yield Write(shelf=row.shelf, tree=tree, entry=row.pk, carried=row.carried)


def _record(strategy: Strategy, row: Entry) -> Any:
    if row.kind == Kind.SECTION:
        same = (x for x in strategy.prose if (x.code, x.lang) == (row.code, row.lang))
        return next(same, None)
    return strategy.find(Kind(row.kind), row.code) if row.kind else None


def _confirmed(strategy: Strategy, record: Any, targets: set[Ref], actor: Actor) -> Tree | None:
    """The record's plain form with its links confirmed; None where nothing was to be done."""
    tree: Tree = plain(record)
    if isinstance(record, Section):
        body = _vouched(strategy, record.body, targets)
        return None if body == record.body else tree | {"body": body}
    touched = False
    for pointer in pointers(record):
        if pointer.link is not None and pointer.target in targets:
            link = _at(tree, pointer.path)
            link["print"] = fingerprint(strategy.records[pointer.target])
            link["by"], link["on"] = actor.name, actor.today.isoformat()
            touched = True
    return tree if touched else None


def _at(tree: Any, path: tuple[str | int, ...]) -> Tree:
    for step in path:
        tree = tree[step]
    found: Tree = tree
    return found


def _vouched(strategy: Strategy, body: str, targets: set[Ref]) -> str:
    """A text whose figures carry the fingerprints of what they rest on now."""
    for one in reversed(tuple(bindings(body))):
        value = datum(strategy, one.address) if one.verb is Verb.FACT else None
        if value is not None and value.source in targets and value.source in strategy.records:
            mark = fingerprint(strategy.records[value.source])
            body = body[: one.start] + _printed(one, body, mark) + body[one.end :]
    return body


def _printed(one: Binding, body: str, mark: str) -> str:
    """A binding with its fingerprint, in place of an earlier one."""
    whole = body[one.start : one.end]
    if one.print:
        return whole.replace(f"@{one.print}", f"@{mark}", 1)
    cut = whole.find("|") if "|" in whole else len(whole) - len("]]")
    return f"{whole[:cut].rstrip()}@{mark}{whole[cut:]}"
