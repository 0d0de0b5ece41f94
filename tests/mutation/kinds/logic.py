"""Faults in needs, objectives, actions and indicators."""

from decimal import Decimal
from typing import Any

from sutarimas.domain.evidence import EvidenceKind
from sutarimas.domain.goal import Fund
from sutarimas.domain.indicator import Direction, IndicatorKind
from sutarimas.domain.need import NeedKind, Origin, Quadrant
from sutarimas.domain.strategy import Strategy
from tests.mutation.editing import Path, get, put
from tests.mutation.fault import Fault, at, edit, has, only, to

_HEARD = frozenset(
    {EvidenceKind.SURVEY, EvidenceKind.MEETING, EvidenceKind.INTERVIEW, EvidenceKind.LETTER}
)
_NEEDS: Path = ("needs", "items")
_SWOT: Path = ("needs", "swot")
_OBJECTIVES: Path = ("goals", "objectives")
_ACTIONS: Path = ("goals", "actions")


def _problem(need: Any) -> bool:
    return need.kind is NeedKind.PROBLEM


def _result(indicator: Any) -> bool:
    return indicator.kind is IndicatorKind.RESULT


def _swapped(text: str) -> str:
    """The text with its third and fourth word in each other's place."""
    words = text.split()
    return " ".join((*words[:2], words[3], words[2], *words[4:])) if len(words) > 3 else text


def _other(fund: Fund) -> Fund:
    return Fund.ERDF if fund is Fund.ESF else Fund.ESF


def _outside(origin: Origin) -> Origin:
    return Origin.EXTERNAL if origin is Origin.INTERNAL else Origin.INTERNAL


def _repeat(strategy: Strategy, where: Path) -> Strategy:
    """Say the same thing in the quadrant of the last item."""
    said = get(strategy, where).statement
    last = len(strategy.needs.swot) - 1
    made: Strategy = put(strategy, (*_SWOT, last, "statement"), said)
    return made


def _circle(strategy: Strategy, where: Path) -> Strategy:
    """Make a cause an effect of its own effect."""
    need = get(strategy, where)
    index = next(i for i, x in enumerate(strategy.needs.items) if x.code == need.causes[0])
    made: Strategy = put(strategy, (*_NEEDS, index, "causes"), (need.code,))
    return made


def _one_more(strategy: Strategy, where: Path) -> Strategy:
    spot = (*where, "contributions", 0, "target")
    made: Strategy = put(strategy, spot, get(strategy, spot) + 1)
    return made


def _actionless(strategy: Strategy, where: Path) -> Strategy:
    """Move every action of an objective to another objective."""
    objective = get(strategy, where)
    other = next(x.code for x in strategy.goals.objectives if x.code != objective.code)
    for index, action in enumerate(strategy.goals.actions):
        if action.objective == objective.code:
            strategy = put(strategy, (*_ACTIONS, index, "objective"), other)
    return strategy


def _heard_only_there(strategy: Strategy, need: Any) -> bool:
    """Whether none of the need's evidence is something that people said."""
    facts = [strategy.fact(link.to) for link in need.evidence]
    return not any(x.kind in _HEARD for x in facts if x)


def _without_strength(strategy: Strategy, need: Any) -> bool:
    """Whether no strength or opportunity of the SWOT table feeds the need."""
    good = (Quadrant.STRENGTH, Quadrant.OPPORTUNITY)
    return not any(need.code in x.needs for x in strategy.needs.swot if x.quadrant in good)


def _of_esf(strategy: Strategy, indicator: Any) -> bool:
    """Whether an action or objective of the ESF+ counts by the indicator."""
    goals = strategy.goals
    users: list[Any] = [*goals.objectives, *goals.actions]
    users = [x for x in users if indicator.code in x.indicators]
    return any(x.fund is Fund.ESF for x in users)


def _emptied(strategy: Strategy, where: Path) -> Strategy:
    made: Strategy = put(strategy, (*where, "evidence"), ())
    return put(made, (*where, "voices"), ())  # type: ignore[no-any-return]


FAULTS: tuple[Fault, ...] = (
    edit("need loses its evidence", "VPS-NED-001", (*_NEEDS, "evidence"), to(())),
    only(
        edit("need loses its voices", "VPS-NED-001", (*_NEEDS, "voices"), to(())), _heard_only_there
    ),
    edit("need names no group", "VPS-NED-002", (*_NEEDS, "groups"), to(())),
    only(
        edit("theme renamed", "VPS-NED-006", (*_NEEDS, "theme"), to("kita tema"), _problem),
        _without_strength,
    ),
    at("circle of causes", "VPS-PRB-001", _NEEDS, _circle, has("causes")),
    at("SWOT item without a basis", "VPS-SWT-001", _SWOT, _emptied),
    at("SWOT item said twice", "VPS-SWT-002", _SWOT, _repeat, lambda x: x.quadrant != "threat"),
    edit("SWOT item on the wrong side", "VPS-SWT-003", (*_SWOT, "origin"), _outside),
    edit("objective answers nothing", "VPS-OBJ-002", (*_OBJECTIVES, "needs"), to(())),
    edit("objective left the programme", "VPS-OBJ-003", (*_OBJECTIVES, "specific"), to("")),
    edit("objective measures nothing", "VPS-OBJ-004", (*_OBJECTIVES, "indicators"), to(())),
    edit("objective without an amount", "VPS-OBJ-005", (*_OBJECTIVES, "smart.amount"), to("")),
    edit("objective without a group", "VPS-OBJ-005", (*_OBJECTIVES, "smart.group"), to("")),
    at("objective loses its actions", "VPS-OBJ-007", _OBJECTIVES, _actionless),
    edit("gap in the numbering", "VPS-OBJ-010", (*_ACTIONS, "code"), lambda x: x[:-1] + "7"),
    edit("regional code misspelt", "VPS-OBJ-011", (*_OBJECTIVES, "regional_code"), to("LT29-1")),
    edit("official wording altered", "VPS-DOC-011", (*_OBJECTIVES, "specific_text"), _swapped),
    edit("action serves no objective", "VPS-ACT-001", (*_ACTIONS, "objective"), to("9.9")),
    edit("selection not said", "VPS-ACT-002", (*_ACTIONS, "selection"), to(None)),
    edit("applicants not said", "VPS-ACT-002", (*_ACTIONS, "applicants"), to(())),
    edit("wrong activity code", "VPS-ACT-004", (*_ACTIONS, "activity"), to("9.9.9")),
    edit("action outlives the period", "VPS-ACT-005", (*_ACTIONS, "last_year"), to(2031)),
    edit("fund swapped", "VPS-ACT-010", (*_ACTIONS, "fund"), _other),
    edit("money after the action's end", "VPS-ACT-013", (*_ACTIONS, "last_year"), to(2025)),
    edit("projects miscounted", "VPS-IND-016", (*_ACTIONS, "projects"), lambda n: n + 1),
    edit("no definition", "VPS-IND-002", ("indicators", "definition"), to("")),
    edit("nobody owns it", "VPS-IND-002", ("indicators", "owner"), to("")),
    edit("no baseline year", "VPS-IND-004", ("indicators", "baseline_year"), to(None), _result),
    edit(
        "target below the baseline",
        "VPS-IND-005",
        ("indicators", "target"),
        to(Decimal(-1)),
        lambda x: x.direction is Direction.UP and x.baseline is not None,
    ),
    at(
        "contributions miss the target",
        "VPS-IND-008",
        ("indicators",),
        _one_more,
        lambda x: x.additive and x.contributions,
    ),
    only(edit("persons not by sex", "VPS-IND-012", ("indicators", "by_sex"), to(False)), _of_esf),
    edit("target after the period", "VPS-IND-015", ("indicators", "target_year"), to(2033)),
)
