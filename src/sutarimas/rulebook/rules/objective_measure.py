"""How one will see that an objective was reached."""

import re
from collections.abc import Iterator

from sutarimas.domain.goal import Objective
from sutarimas.domain.indicator import Indicator
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.logic import needs_of, results_of
from sutarimas.rulebook.rule import cite, rule

_FIGURE = re.compile(r"\d")
#: Amounts that people write in words: „dvigubai“, „trečdaliu“, „pusė“, „half“, „a third“.
_AMOUNT_WORD = re.compile(
    r"(?<!\w)(?:dvigub|padvigub|trigub|perpus|pus[ėei]|trečdal|ketvirtad|penktadal"
    r"|half|halv|third|quarter|fifth|doubl|tripl)",
    re.IGNORECASE,
)


@rule(
    "VPS-OBJ-004",
    Severity.ERROR,
    cite("cpr-2021", "Art. 32(1)(d)"),
    cite("eu-1303-2013", "Art. 33(1)(c)", Status.SEEN),
    cite("enrd", "LEADER toolkit: strategy and objectives, citing SR 5/2010", Status.SEEN),
    also=("E7",),
)
def objective_with_measured_result(case: Case) -> Iterator[Hit]:
    """Every objective has a result indicator with baseline, target, year and source."""
    for objective in case.strategy.goals.objectives:
        results = results_of(case.strategy, objective)
        if not results:
            yield hit(Kind.OBJECTIVE, objective.code, "no_result", title=objective.title)
            continue
        # One complete indicator is enough, so the one nearest to it is spoken of.
        best = min(results, key=lambda x: len(_gaps(x)))
        for gap in _gaps(best):
            yield hit(Kind.OBJECTIVE, objective.code, gap, indicator=best.code, title=best.title)


def _gaps(indicator: Indicator) -> tuple[str, ...]:
    """Message keys of what a result indicator lacks."""
    parts = (
        ("no_baseline", indicator.baseline is None),
        ("no_target", indicator.target is None),
        ("no_target_year", indicator.target_year is None),
        ("no_source", not indicator.source.strip()),
    )
    return tuple(key for key, missing in parts if missing)


@rule(
    "VPS-OBJ-005",
    Severity.WARNING,
    cite("enrd", "LEADER toolkit: strategy and objectives; action plan", Status.SEEN),
    cite("sfc", "RACER and SMART", Status.SEEN),
)
def objective_is_smart(case: Case) -> Iterator[Hit]:
    """Every objective says for whom, what changes, by how much and until when."""
    years = case.strategy.identity.years
    for objective in case.strategy.goals.objectives:
        for key in _unsaid(objective):
            yield hit(Kind.OBJECTIVE, objective.code, key, title=objective.title)
        year = objective.smart.by_year
        if year is not None and year not in years:
            slots = {"year": str(year), "first": str(years.start), "last": str(years.stop - 1)}
            yield hit(Kind.OBJECTIVE, objective.code, "year_outside", **slots)
        yield from _disagreements(case, objective)


def _unsaid(objective: Objective) -> tuple[str, ...]:
    """Message keys of the parts that are missing, or that say nothing."""
    smart = objective.smart
    amount = smart.amount.strip()
    parts = (
        ("no_group", not smart.group),
        ("no_change", not smart.change.strip()),
        ("no_amount", not amount),
        ("vague_amount", bool(amount) and not _countable(amount)),
        ("no_year", smart.by_year is None),
    )
    return tuple(key for key, missing in parts if missing)


def _countable(amount: str) -> bool:
    return bool(_FIGURE.search(amount) or _AMOUNT_WORD.search(amount))


def _disagreements(case: Case, objective: Objective) -> Iterator[Hit]:
    """Where the SMART parts say otherwise than the needs and the result indicators."""
    smart = objective.smart
    group = case.strategy.group(smart.group)
    needing = {code for need in needs_of(case.strategy, objective) for code in need.groups}
    if group is not None and needing and group.code not in needing:
        yield hit(Kind.OBJECTIVE, objective.code, "group_without_need", group=group.title)
    targets = {
        x.target_year for x in results_of(case.strategy, objective) if x.target_year is not None
    }
    if smart.by_year is not None and targets and smart.by_year not in targets:
        measured = tuple(str(year) for year in sorted(targets))
        yield hit(
            Kind.OBJECTIVE,
            objective.code,
            "year_differs",
            year=str(smart.by_year),
            measured=measured,
        )
