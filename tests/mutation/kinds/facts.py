"""Faults in evidence, places, surveys, links and prose."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sutarimas.domain.binding import Verb, bindings
from sutarimas.domain.evidence import COMPARING
from sutarimas.domain.strategy import Strategy
from tests.mutation.editing import Path, get, put
from tests.mutation.fault import Fault, at, edit, has, to

_EVIDENCE: Path = ("evidence",)
_UNITS: Path = ("place", "territory", "units")


def _observed(fact: Any) -> bool:
    return any(link.to.startswith("observation:") for link in fact.rests_on) and fact.value


def _compares(fact: Any) -> bool:
    return fact.claim in COMPARING and fact.comparators


def _other_unit(strategy: Strategy, where: Path) -> Strategy:
    made: Strategy = put(strategy, (*where, "comparators", 0, "unit"), "vnt.")
    return made


def _other_period(strategy: Strategy, where: Path) -> Strategy:
    spot = (*where, "comparators", 0, "period")
    made: Strategy = put(strategy, spot, str(int(get(strategy, spot)[:4]) - 4))
    return made


def _stamped(strategy: Strategy, where: Path) -> Strategy:
    """Leave the link on a fingerprint that is no longer its target's."""
    links = get(strategy, (*where, "evidence"))
    made: Strategy = put(strategy, (*where, "evidence", 0), replace(links[0], print="0f0f0f0f0f0f"))
    return made


def _bound_number(section: Any) -> bool:
    return any(x.verb is Verb.FACT and re.search(r"\d", x.shown) for x in bindings(section.body))


def _misprinted(body: str) -> str:
    """Change the last digit of the first number shown."""
    one = next(x for x in bindings(body) if x.verb is Verb.FACT and re.search(r"\d", x.shown))
    spot = max(i for i, x in enumerate(one.shown) if x.isdigit())
    digit = str((int(one.shown[spot]) + 3) % 10)
    shown = one.shown[:spot] + digit + one.shown[spot + 1 :]
    text = body[one.start : one.end].replace(f"|{one.shown}]]", f"|{shown}]]")
    return body[: one.start] + text + body[one.end :]


def _broken(body: str) -> str:
    return body.replace("[[fact:", "[[fakt:", 1)


def _few(strategy: Strategy, where: Path) -> Strategy:
    made: Strategy = put(strategy, (*where, "count"), 2)
    return put(made, (*where, "suppressed"), False)  # type: ignore[no-any-return]


def _elsewhere(strategy: Strategy, where: Path) -> Strategy:
    """Speak of the municipality without saying that it stands for the town."""
    area = strategy.place.territory.municipality_area
    made: Strategy = put(strategy, (*where, "area"), area)
    return put(made, (*where, "proxy_note"), "")  # type: ignore[no-any-return]


FAULTS: tuple[Fault, ...] = (
    edit("parts do not add up", "VPS-ARE-003", (*_UNITS, "population"), lambda n: n + 1),
    at("figure of another area", "VPS-ARE-004", _EVIDENCE, _elsewhere, has("series")),
    edit("source forgotten", "VPS-EVD-001", (*_EVIDENCE, "source.publisher"), to("")),
    edit("period forgotten", "VPS-EVD-001", (*_EVIDENCE, "period"), to(""), has("value")),
    edit("unit forgotten", "VPS-EVD-001", (*_EVIDENCE, "unit"), to(""), has("value")),
    edit("stale fact", "VPS-EVD-002", (*_EVIDENCE, "period"), to("2011"), has("value")),
    edit(
        "trend of two points",
        "VPS-EVD-003",
        (*_EVIDENCE, "readings"),
        lambda x: x[:2],
        lambda x: x.claim == "trend",
    ),
    at("compared in another unit", "VPS-EVD-004", _EVIDENCE, _other_unit, _compares),
    at("compared with another year", "VPS-EVD-004", _EVIDENCE, _other_period, _compares),
    edit(
        "value mistyped",
        "VPS-EVD-007",
        (*_EVIDENCE, "value"),
        lambda x: x + Decimal("0.5"),
        _observed,
    ),
    edit(
        "question reworded",
        "VPS-SUR-005",
        ("surveys", "questions"),
        lambda questions: (replace(questions[0], changed_on=date(2099, 1, 1)), *questions[1:]),
    ),
    at("few answers published", "VPS-SUR-002", ("tallies",), _few),
    at("basis changed", "VPS-TRC-004", ("needs", "items"), _stamped, has("evidence")),
    edit(
        "consultant's text unconfirmed",
        "VPS-TRC-003",
        ("prose", "confirmed_by"),
        to(""),
        lambda x: x.origin != "staff",
    ),
    edit(
        "broken binding", "VPS-TRC-005", ("prose", "body"), _broken, lambda x: "[[fact:" in x.body
    ),
    edit("number misprinted", "VPS-DOC-007", ("prose", "body"), _misprinted, _bound_number),
    edit(
        "another town's name",
        "VPS-DOC-009",
        ("prose", "body"),
        lambda x: x + "\n\nKėdainių miesto gyventojai pritaria.",
    ),
    edit(
        "one period renamed",
        "VPS-DOC-003",
        ("decisions", "period_label"),
        to("2023–2027 m."),
        has("period_label"),
    ),
    edit("act without a version", "VPS-DOC-004", ("acts", "version_on"), to(None)),
    edit("act changed since", "VPS-DOC-005", ("acts", "changed_on"), to(date(2025, 1, 1))),
)
