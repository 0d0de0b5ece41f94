"""Scenarios of the rule book: files of cases named with a sentence, and how one is run."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.book import Report, check, rules
from sutarimas.rulebook.case import Case, Unestablished
from sutarimas.rulebook.finding import Finding
from sutarimas.rulebook.params import Pack, _typed, pack
from sutarimas.rulebook.rule import Rule
from tests.rulebook.base import Tree, strategy

FOLDER = Path(__file__).parent / "scenarios"
KEYS = {"name", "rule", "on", "pack", "strategy", "expect", "keys", "unchecked", "settled"}


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """One case: a partial strategy, and the subjects that the rule must hit in it.

    `keys` pins the messages too; `unchecked` names the parameter that the pack leaves open;
    `settled` gives values to such parameters, as if somebody had confirmed them.
    """

    name: str
    rule: str
    expect: tuple[str, ...]
    strategy: Tree = field(default_factory=dict)
    on: date = date(2023, 12, 1)
    pack: str = "lt-1v-672@2023-10"
    keys: tuple[str, ...] | None = None
    unchecked: str = ""
    settled: Tree = field(default_factory=dict)

    @property
    def passes(self) -> bool:
        """Whether the rule has nothing to say about it."""
        return not self.expect and not self.unchecked


@cache
def scenarios() -> tuple[Scenario, ...]:
    """Every scenario, file by file."""
    found: list[Scenario] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        entries = yaml.load(path.read_text("utf8"), Loader=yaml.CBaseLoader)  # noqa: S506
        found.extend(_scenario(entry, path.name) for entry in entries)
    return tuple(found)


def _scenario(entry: dict[str, Any], file: str) -> Scenario:
    assert set(entry) <= KEYS, f"{file}: {entry.get('name')}: {sorted(set(entry) - KEYS)}"
    options = {k: v for k, v in entry.items() if k in {"strategy", "pack", "unchecked", "settled"}}
    if "on" in entry:
        options["on"] = date.fromisoformat(entry["on"])
    if "keys" in entry:
        options["keys"] = tuple(entry["keys"])
    return Scenario(
        name=entry["name"], rule=entry["rule"], expect=tuple(entry["expect"]), **options
    )


def rule_of(scenario: Scenario) -> Rule:
    """The rule that a scenario is about."""
    return next(x for x in rules() if x.id == scenario.rule)


def built(scenario: Scenario) -> Strategy:
    """The strategy of a scenario."""
    return strategy(scenario.strategy)


def report(scenario: Scenario) -> Report:
    """What the whole book says about a scenario."""
    with patch("sutarimas.rulebook.book.pack_of", return_value=pack_of(scenario)):
        return check(built(scenario), on=scenario.on, pack_code=scenario.pack)


def pack_of(scenario: Scenario) -> Pack:
    """The pack of a scenario, with what the scenario settles."""
    chosen = pack(scenario.pack)
    settled = {
        name: tuple(replace(x, value=_typed(raw, x.unit)) for x in chosen.parameters[name])
        for name, raw in scenario.settled.items()
    }
    return replace(chosen, parameters={**chosen.parameters, **settled})


def findings(scenario: Scenario) -> tuple[Finding, ...]:
    """What its rule finds, by way of the book."""
    return tuple(x for x in report(scenario).findings if x.rule == scenario.rule)


def parameters_read(scenario: Scenario) -> set[str]:
    """Names of the parameters that its rule reads."""
    case = Case(built(scenario), on=scenario.on, pack=pack_of(scenario))
    try:
        list(rule_of(scenario).check(case))
    except Unestablished as missing:
        return {*case.used, missing.name}
    return set(case.used)
