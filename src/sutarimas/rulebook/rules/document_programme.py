"""Official wordings and principles of the programme."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sutarimas.domain.goal import Principle
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule

_DASHES = re.compile(r"[\u2010-\u2015\u2212-]")
_MARKS = re.compile(r"[„“”\"‚‘'«».,;:()]")


@rule(
    "VPS-DOC-011",
    Severity.WARNING,
    cite("c-2022-5742", "specific objectives 4.7 and 4.9", Status.SEEN),
    also=("E4",),
)
def official_wording_is_kept(case: Case) -> Iterator[Hit]:
    """A specific objective is quoted in its canonical wording or in a known variant of it.

    Spaces, dashes, quotation marks, stops and capitals make no difference.
    """
    known = case.pack.lists.get("specific_objectives", {})
    wordings = {code: _wordings(entry) for code, entry in known.items()}
    for objective in case.strategy.goals.objectives:
        quoted = _bare(objective.specific_text)
        if not quoted or objective.specific not in wordings:
            continue
        if quoted in wordings[objective.specific]:
            continue
        other = next((code for code, texts in wordings.items() if quoted in texts), "")
        key = "of_another" if other else "unknown"
        yield hit(Kind.OBJECTIVE, objective.code, key, specific=objective.specific, other=other)


def _wordings(entry: Any) -> frozenset[str]:
    if not isinstance(entry, Mapping):
        return frozenset()
    variants = (x.get("text", "") for x in entry.get("variants", ()))
    return frozenset(_bare(x) for x in (entry.get("text", ""), *variants) if x)


def _bare(text: str) -> str:
    return " ".join(_MARKS.sub(" ", _DASHES.sub("-", text)).casefold().split())


@rule(
    "VPS-DOC-013",
    Severity.WARNING,
    cite("vrm-site", "horizontal principles", Status.SEEN),
    cite("cpr-2021", "Art. 9"),
    also=("E14",),
)
def principles_are_kept(case: Case) -> Iterator[Hit]:
    """Every horizontal principle of the pack is met by words of its own."""
    principles = case.strategy.goals.principles
    stated = {x.code: x for x in principles}
    for code in case.pack.lists.get("principles", ()):
        if code not in stated:
            yield hit(Kind.STRATEGY, "goals", f"missing_{code}")
    first: dict[str, Principle] = {}
    for principle in principles:
        said = _bare(principle.statement)
        if not said:
            yield hit(Kind.PRINCIPLE, principle.code, "empty", title=principle.title)
        elif first.setdefault(said, principle) is not principle:
            other = first[said].title
            yield hit(Kind.PRINCIPLE, principle.code, "same", title=principle.title, other=other)
