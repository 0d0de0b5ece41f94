"""What each chapter of a strategy is computed from, and what staff wrote in it."""

from collections.abc import Callable, Iterable, Mapping

from sutarimas.domain.need import NeedKind, Quadrant
from sutarimas.domain.prose import Section
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.texts import shown

_POTENTIAL = frozenset({Quadrant.STRENGTH, Quadrant.OPPORTUNITY})


def sections(strategy: Strategy, chapter: str) -> tuple[Section, ...]:
    """Lithuanian sections of a chapter that are not blank."""
    return tuple(
        x
        for x in strategy.prose
        if x.chapter == chapter and x.lang == "lt" and shown(x.body).strip()
    )


def words(strategy: Strategy, chapter: str) -> int:
    """How many words staff wrote in a chapter; a bound number counts as the words it shows."""
    return sum(len(shown(x.body).split()) for x in sections(strategy, chapter))


def has_records(strategy: Strategy, chapter: str) -> bool:
    """Whether there is anything recorded that the chapter can be computed from.

    A chapter that nothing is computed from, such as annexes, has what it needs.
    """
    recorded = RECORDS.get(chapter)
    return recorded is None or recorded(strategy)


def rests_on_records(chapter: str) -> bool:
    """Whether prose alone does not make the chapter: its tables must have rows."""
    return chapter in _TABLES


def _territory(strategy: Strategy) -> bool:
    territory = strategy.place.territory
    return territory.population is not None and bool(territory.area_ha or territory.boundary)


def _any(*shelves: Iterable[object]) -> bool:
    return any(any(True for _ in shelf) for shelf in shelves)


RECORDS: Mapping[str, Callable[[Strategy], bool]] = {
    "summary": lambda s: _any(s.goals.goals) and _any(s.finance.lines),
    "territory": _territory,
    "partnership": lambda s: any(x.member for x in s.people.organisations),
    "involvement": lambda s: _any(s.meetings, s.surveys, s.consultations),
    "needs": lambda s: any(x.kind is NeedKind.PROBLEM for x in s.needs.items),
    "potential": lambda s: (
        any(x.kind is NeedKind.OPPORTUNITY for x in s.needs.items)
        or any(x.quadrant in _POTENTIAL for x in s.needs.swot)
    ),
    "goals": lambda s: _any(s.goals.goals) and _any(s.goals.objectives),
    "actions": lambda s: _any(s.goals.actions),
    "management": lambda s: _any(s.delivery.duties, s.delivery.evaluations),
    "finance": lambda s: _any(s.finance.lines),
}
#: Chapters that are tables: words about them do not stand in for the rows.
_TABLES = frozenset({"territory", "needs", "goals", "actions", "finance"})
