"""Figures speak of the town itself, and each theme is set beside a larger area."""

from collections.abc import Iterator

from sutarimas.domain.evidence import Evidence
from sutarimas.domain.place import Area, Level
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.facts import evidence_of, themes_of
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-ARE-004",
    Severity.WARNING,
    cite("enrd", "LEADER toolkit: needs analysis", Status.SEEN),
)
def figure_of_another_area(case: Case) -> Iterator[Hit]:
    """A fact about another area than the strategy's says why it stands for the town."""
    territory = case.strategy.place.territory
    own = {territory.area, *(x.code for x in territory.units)}
    for fact in case.strategy.evidence:
        if not fact.area or fact.area in own or fact.proxy_note.strip():
            continue
        area: Area | None = case.strategy.find(Kind.AREA, fact.area)
        yield hit(
            Kind.EVIDENCE,
            fact.code,
            "other_town" if area is not None and area.level is Level.TOWN else "problem",
            area=area.name if area else fact.area,
            own=territory.name,
        )


@rule(
    "VPS-ARE-006",
    Severity.WARNING,
    cite("practice", "drafts of 2023 that compare the town with county and country", Status.SEEN),
    also=("B4",),
)
def theme_compared(case: Case) -> Iterator[Hit]:
    """Each theme of the needs has a fact with a value of an area of another level."""
    strategy = case.strategy
    for theme in themes_of(strategy.needs.items):
        if not any(_compares(strategy, fact) for fact in _facts(strategy, theme)):
            first = next(x for x in strategy.needs.items if x.theme == theme)
            yield hit(Kind.NEED, first.code, theme=theme)


def _facts(strategy: Strategy, theme: str) -> Iterator[Evidence]:
    yield from (x for x in strategy.evidence if x.theme == theme)
    for need in strategy.needs.items:
        if need.theme == theme:
            yield from evidence_of(strategy, need.evidence)


def _compares(strategy: Strategy, fact: Evidence) -> bool:
    own = _level(strategy, fact.area)
    others = (_level(strategy, x.area) for x in fact.comparators)
    return own is not None and any(x is not None and x is not own for x in others)


def _level(strategy: Strategy, code: str) -> Level | None:
    area: Area | None = strategy.find(Kind.AREA, code)
    return area.level if area else None
