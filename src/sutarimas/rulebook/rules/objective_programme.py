"""How an objective fits the programme, the municipal and the regional plan."""

import re
from collections.abc import Iterator

from sutarimas.domain.decision import DecisionKind
from sutarimas.domain.goal import Objective
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.programme import fund_of_specific, specific_objectives
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-OBJ-003",
    Severity.ERROR,
    cite("cpr-2021", "Art. 32(1)(f)"),
    cite("c-2022-5742", "priority 4, specific objectives 4.7 and 4.9", Status.SEEN),
    also=("E3",),
)
def objective_in_the_programme(case: Case) -> Iterator[Hit]:
    """Every objective names a specific objective of the programme and the fund that pays it."""
    known = specific_objectives(case.pack)
    for objective in case.strategy.goals.objectives:
        if not objective.specific:
            yield hit(Kind.OBJECTIVE, objective.code, "no_specific", title=objective.title)
        elif known and objective.specific not in known:
            yield hit(
                Kind.OBJECTIVE,
                objective.code,
                "unknown_specific",
                specific=objective.specific,
                known=known,
            )
        if objective.fund is None:
            yield hit(Kind.OBJECTIVE, objective.code, "no_fund", title=objective.title)
        else:
            right = fund_of_specific(case.pack, objective.specific)
            if right is not None and right is not objective.fund:
                yield hit(
                    Kind.OBJECTIVE,
                    objective.code,
                    f"paid_by_{right}",
                    specific=objective.specific,
                )


@rule(
    "VPS-OBJ-008",
    Severity.WARNING,
    cite("vrm-site", "coherence with municipal and regional plans", Status.SEEN),
)
def objective_coherent_with_plans(case: Case) -> Iterator[Hit]:
    """Every objective says how it agrees with the municipal and the regional plan."""
    for objective in case.strategy.goals.objectives:
        if not objective.municipal_plan.strip():
            yield hit(Kind.OBJECTIVE, objective.code, "no_municipal", title=objective.title)
        if not (objective.regional_plan.strip() or objective.regional_code.strip()):
            yield hit(Kind.OBJECTIVE, objective.code, "no_regional", title=objective.title)


@rule(
    "VPS-OBJ-011",
    Severity.ERROR,
    cite("vrm-site", "presentation to the regional development council", Status.SEEN),
    cite("practice", "LT026-03-01-05 in a council decision", Status.SEEN),
    also=("E12",),
    parameters=("regional_code_pattern", "regional_code_counties"),
)
def regional_code_holds(case: Case) -> Iterator[Hit]:
    """A cited code of the regional plan is well formed, of this county, and decided upon."""
    pattern = re.compile(case.text("regional_code_pattern"))
    counties = dict(x.split(" ", 1) for x in case.texts("regional_code_counties"))
    decided = any(x.kind is DecisionKind.REGIONAL_PRESENTATION for x in case.strategy.decisions)
    for objective in case.strategy.goals.objectives:
        if not objective.regional_code:
            continue
        if not pattern.fullmatch(objective.regional_code):
            yield _about_code(objective, "malformed")
            continue
        named = counties.get(objective.regional_code.partition("-")[0], "")
        here = case.strategy.place.territory.county_gen
        if named and here in counties.values() and named != here:
            yield _about_code(objective, "other_county", named=named, here=here)
        if not decided:
            yield _about_code(objective, "no_decision")


def _about_code(objective: Objective, key: str, **slots: str) -> Hit:
    return hit(Kind.OBJECTIVE, objective.code, key, regional_code=objective.regional_code, **slots)
