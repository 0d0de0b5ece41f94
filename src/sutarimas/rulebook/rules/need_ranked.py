"""Needs are ranked by a recorded method, answered or set aside, and balanced by potential."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import attrgetter

from sutarimas.domain.need import Need, NeedKind, Needs, Priority, Quadrant
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.facts import themes_of
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule

_POTENTIAL = frozenset({Quadrant.STRENGTH, Quadrant.OPPORTUNITY})


@rule(
    "VPS-NED-003",
    Severity.WARNING,
    cite("practice", "needs are ranked by a stated method", Status.SEEN),
)
def ranking_recorded(case: Case) -> Iterator[Hit]:
    """Method, scorers and day are recorded; ranks follow scores; ties follow a rule."""
    needs = case.strategy.needs
    if not needs.items:
        return
    if not needs.ranking.method.strip():
        yield hit(Kind.STRATEGY, "ranking", "no_method")
        return
    if not needs.ranking.scored_by.strip() or needs.ranking.scored_on is None:
        yield hit(Kind.STRATEGY, "ranking", "no_scorer")
    for need in needs.items:
        if need.priority is Priority.UNRANKED and need.rank is None and need.score is None:
            yield hit(Kind.NEED, need.code, "unranked", title=need.title)
    yield from _ties(needs)
    yield from _out_of_order(needs.items)


def _ties(needs: Needs) -> Iterator[Hit]:
    ranked = sorted((x for x in needs.items if x.rank is not None), key=attrgetter("rank"))
    for rank, tied in groupby(ranked, key=attrgetter("rank")):
        codes = tuple(x.code for x in tied)
        if len(codes) > 1 and not needs.ranking.tie_rule.strip():
            yield hit(Kind.STRATEGY, "ranking", "tie", needs=codes, rank=rank)


def _out_of_order(items: tuple[Need, ...]) -> Iterator[Hit]:
    ranked = [x for x in items if x.rank is not None and x.score is not None]
    ranked.sort(key=attrgetter("rank"))
    for better, worse in pairwise(ranked):
        if better.rank != worse.rank and (better.score or 0) < (worse.score or 0):
            yield hit(
                Kind.NEED,
                worse.code,
                "order",
                rank=worse.rank or 0,
                score=worse.score or 0,
                better=better.code,
                better_rank=better.rank or 0,
                better_score=better.score or 0,
            )


@rule(
    "VPS-NED-004",
    Severity.WARNING,
    cite("practice", "what was set aside is said with its reason", Status.SEEN),
)
def high_need_answered(case: Case) -> Iterator[Hit]:
    """A need of high priority is answered by an objective or set aside with a reason."""
    answered = {x.to for one in case.strategy.goals.objectives for x in one.needs}
    for need in case.strategy.needs.items:
        reason = need.unaddressed_reason.strip()
        if need.code in answered and reason:
            yield hit(Kind.NEED, need.code, "both", title=need.title)
        elif need.priority is Priority.HIGH and need.code not in answered and not reason:
            yield hit(Kind.NEED, need.code, title=need.title)


@rule(
    "VPS-NED-006",
    Severity.ERROR,
    cite("cpr-2021", "Art. 32(1)(c)"),
    cite("eu-1303-2013", "Art. 33(1)(b)", Status.SEEN),
    also=("C1",),
)
def needs_and_potential(case: Case) -> Iterator[Hit]:
    """Each theme has a problem, and something to build on."""
    needs = case.strategy.needs
    if not needs.items:
        yield hit(Kind.STRATEGY, "needs", "none")
    for need in needs.items:
        if not need.theme.strip():
            yield hit(Kind.NEED, need.code, "no_theme:warning", title=need.title)
    for theme in themes_of(needs.items):
        own = [x for x in needs.items if x.theme == theme]
        if all(x.kind is NeedKind.OPPORTUNITY for x in own):
            yield hit(Kind.NEED, own[0].code, "no_problem", theme=theme)
        elif not _potential(needs, own):
            yield hit(Kind.NEED, own[0].code, "no_potential", theme=theme)


def _potential(needs: Needs, own: list[Need]) -> bool:
    """An opportunity of the theme, or a strength or opportunity of the table that feeds it."""
    codes = {x.code for x in own}
    return any(x.kind is NeedKind.OPPORTUNITY for x in own) or any(
        x.quadrant in _POTENTIAL and codes & set(x.needs) for x in needs.swot
    )
