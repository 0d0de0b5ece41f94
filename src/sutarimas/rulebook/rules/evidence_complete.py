"""A pinned fact says where, when, in what unit, from whom; it is fresh, used, and not alone."""

from collections.abc import Iterator
from datetime import date

from sutarimas.domain.decision import DecisionKind
from sutarimas.domain.evidence import Evidence, EvidenceKind
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.facts import (
    HEARD,
    ground_of,
    last_year,
    observations_of,
    origins_of,
    series_of,
)
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-EVD-001",
    Severity.ERROR,
    cite("enrd", "LEADER toolkit: needs analysis", Status.SEEN),
    also=("C2",),
)
def fact_complete(case: Case) -> Iterator[Hit]:
    """A fact names its source; a number its unit, area and period; a statistic its table."""
    for fact in case.strategy.evidence:
        for key in _missing(case.strategy, fact):
            yield hit(Kind.EVIDENCE, fact.code, key, statement=fact.statement)


def _missing(strategy: Strategy, fact: Evidence) -> Iterator[str]:
    if not _has_source(strategy, fact):
        yield "no_source"
    if fact.value is None:
        return
    if not fact.unit.strip():
        yield "no_unit"
    if not fact.area:
        yield "no_area"
    if not fact.period.strip():
        yield "no_period"
    if fact.kind is EvidenceKind.STATISTIC:
        yield from _of_statistic(strategy, fact)


def _of_statistic(strategy: Strategy, fact: Evidence) -> Iterator[str]:
    if not fact.source.table and not any(x.table for x in series_of(strategy, fact)):
        yield "no_table"
    taken = (x.retrieved_on for x in observations_of(strategy, fact))
    if fact.source.retrieved_on is None and not any(taken):
        yield "not_dated"


def _has_source(strategy: Strategy, fact: Evidence) -> bool:
    """Own surveys and meetings are their own source; all else names a publisher."""
    own = fact.kind in HEARD and any(ground_of(strategy, fact))
    return own or bool(fact.source.publisher.strip())


@rule(
    "VPS-EVD-002",
    Severity.WARNING,
    cite("enrd", "LEADER toolkit: needs analysis", Status.SEEN),
    also=("C3",),
    parameters=("evidence_max_age",),
)
def fact_fresh(case: Case) -> Iterator[Hit]:
    """A number is not older than the limit in the year of adoption."""
    oldest = _adoption(case).year - case.whole("evidence_max_age")
    for fact in case.strategy.evidence:
        year = last_year(fact.period) if fact.value is not None else None
        if year is not None and year < oldest:
            yield hit(
                Kind.EVIDENCE,
                fact.code,
                statement=fact.statement,
                year=str(year),
                oldest=str(oldest),
            )


def _adoption(case: Case) -> date:
    """The day of the last adoption, or the day of the check."""
    adoptions = (x.decided_on for x in case.strategy.decisions if x.kind is DecisionKind.ADOPTION)
    return max((day for day in adoptions if day is not None), default=case.on)


@rule(
    "VPS-EVD-005",
    Severity.INFO,
    cite("enrd", "LEADER toolkit: quality over quantity", Status.SEEN),
)
def fact_used(case: Case) -> Iterator[Hit]:
    """Every pinned fact serves a need, a table of strengths, an action or a sentence."""
    for ref in case.trace.unused(Kind.EVIDENCE):
        fact = case.strategy.fact(ref.code)
        if fact is not None:
            yield hit(Kind.EVIDENCE, fact.code, statement=fact.statement)


@rule(
    "VPS-EVD-006",
    Severity.WARNING,
    cite("practice", "triangulation: two independent sources", Status.INFERRED),
)
def need_from_two_sources(case: Case) -> Iterator[Hit]:
    """A need that rests on something rests on two independent sources at least."""
    for need in case.strategy.needs.items:
        if len(origins_of(case.strategy, need)) == 1:
            yield hit(Kind.NEED, need.code, title=need.title)
