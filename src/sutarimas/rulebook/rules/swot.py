"""The table of strengths, weaknesses, opportunities and threats rests on something and serves."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from sutarimas.domain.need import Origin, Quadrant, SwotItem
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.origin_wording import sounds_external
from sutarimas.rulebook.rule import cite, rule
from sutarimas.rulebook.wording import plain

_INNER = frozenset({Quadrant.STRENGTH, Quadrant.WEAKNESS})
_ALIKE = 0.9  # of the letters: the same sentence with a word more or another ending


@rule(
    "VPS-SWT-001",
    Severity.WARNING,
    cite("enrd", "LEADER toolkit: needs analysis", Status.SEEN),
)
def swot_item_rests_on_something(case: Case) -> Iterator[Hit]:
    """Every item has evidence or something that people said."""
    strategy = case.strategy
    for item in strategy.needs.swot:
        facts = any(strategy.fact(x.to) for x in item.evidence)
        voices = any(strategy.find(Kind.VOICE, x.to) for x in item.voices)
        if not facts and not voices:
            yield hit(Kind.SWOT, item.code, statement=item.statement)


@rule(
    "VPS-SWT-002",
    Severity.WARNING,
    cite("practice", "one statement stands in one place of the table", Status.INFERRED),
)
def statement_in_one_quadrant(case: Case) -> Iterator[Hit]:
    """No statement stands in two quadrants, letter for letter or almost."""
    texts = [(x, plain(x.statement)) for x in case.strategy.needs.swot]
    letters = [(x, text, Counter(text)) for x, text in texts]
    for (one, first, mine), (other, second, theirs) in combinations(letters, 2):
        if one.quadrant is other.quadrant or _bound(mine, theirs) < _ALIKE:
            continue
        if (
            first == second
            or SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE
        ):
            yield hit(Kind.SWOT, other.code, statement=other.statement, twin=one.code)


def _bound(one: Counter[str], other: Counter[str]) -> float:
    """How alike two texts can be at most: their letters in common, whatever the order."""
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


@rule(
    "VPS-SWT-003",
    Severity.WARNING,
    cite("practice", "strengths and weaknesses are the town's own", Status.INFERRED),
)
def quadrant_fits_origin(case: Case) -> Iterator[Hit]:
    """The town's own things are strengths or weaknesses, outer ones opportunities or threats."""
    for item in case.strategy.needs.swot:
        inner = item.quadrant in _INNER
        if inner != (item.origin is Origin.INTERNAL):
            key = "outer_as_inner" if inner else "inner_as_outer"
            yield hit(Kind.SWOT, item.code, key, statement=item.statement)


@rule(
    "VPS-SWT-004",
    Severity.INFO,
    cite("practice", "a table that can be read at a glance", Status.INFERRED),
    parameters=("swot_max_items",),
)
def quadrants_filled(case: Case) -> Iterator[Hit]:
    """No quadrant is empty, none has more items than can be taken in."""
    items = case.strategy.needs.swot
    if not items:
        yield hit(Kind.STRATEGY, "swot", "none")
        return
    most = case.whole("swot_max_items")
    counts = Counter(x.quadrant for x in items)
    for quadrant in Quadrant:
        if not counts[quadrant]:
            yield hit(Kind.STRATEGY, "swot", f"empty_{quadrant}")
        elif counts[quadrant] > most:
            yield hit(Kind.STRATEGY, "swot", f"many_{quadrant}", items=counts[quadrant], most=most)


@rule(
    "VPS-SWT-005",
    Severity.WARNING,
    cite("enrd", "LEADER toolkit: from the analysis to needs", Status.SEEN),
)
def swot_item_feeds_a_need(case: Case) -> Iterator[Hit]:
    """Every item feeds a recorded need."""
    for item in case.strategy.needs.swot:
        if not _feeds(case, item):
            yield hit(Kind.SWOT, item.code, statement=item.statement)


def _feeds(case: Case, item: SwotItem) -> bool:
    return any(case.strategy.need(code) for code in item.needs)


@rule(
    "VPS-SWT-006",
    Severity.INFO,
    cite("practice", "strengths and weaknesses are the town's own", Status.INFERRED),
    advice=True,
)
def inner_item_sounds_inner(case: Case) -> Iterator[Hit]:
    """A strength or a weakness does not speak of the state, the EU or the world."""
    for item in case.strategy.needs.swot:
        inner = item.quadrant in _INNER and item.origin is Origin.INTERNAL
        if inner and sounds_external(item.statement):
            yield hit(Kind.SWOT, item.code, statement=item.statement)
