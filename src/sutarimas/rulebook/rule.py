"""What a rule is, and how a module declares one.

```python
@rule("VPS-OBJ-002", Severity.ERROR, cite("eu-1303-2013", "Art. 33(1)(c)"), also=("C4",))
def objective_without_need(case: Case) -> Iterator[Hit]:
    \"\"\"Every objective answers at least one need.\"\"\"
    for objective in case.strategy.goals.objectives:
        if not objective.needs:
            yield hit(Kind.OBJECTIVE, objective.code, title=objective.title)
```

The words of a rule (title, problem, why, remedy, a good and a bad example) lie in
`messages/<language>/<FAMILY>.yaml` under its id.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status

Check = Callable[[Case], Iterable[Hit]]


@dataclass(frozen=True)
class Citation:
    """An act or guidance of `acts.yaml`, the place in it, and how sure we are."""

    act: str
    place: str
    status: Status = Status.RECALLED


def cite(act: str, place: str, status: Status = Status.RECALLED) -> Citation:
    """A citation; recalled unless the text itself was seen."""
    return Citation(act, place, status)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule. An id never changes its meaning; a changed meaning gets a new id."""

    id: str
    severity: Severity
    citations: tuple[Citation, ...]
    check: Check
    also: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    advice: bool = False  # judges wording; never more than advice
    since: date = date(2026, 11, 24)

    @property
    def family(self) -> str:
        """The middle of the id: `VPS-OBJ-002` is of OBJ."""
        return self.id.split("-")[1]


def rule(
    code: str,
    severity: Severity,
    *citations: Citation,
    also: tuple[str, ...] = (),
    parameters: tuple[str, ...] = (),
    advice: bool = False,
) -> Callable[[Check], Check]:
    """Declare the function below as the check of a rule."""

    def declare(check: Check) -> Check:
        declared = Rule(
            id=code,
            severity=severity,
            citations=citations,
            check=check,
            also=also,
            parameters=parameters,
            advice=advice,
        )
        check.rule = declared  # type: ignore[attr-defined]
        return check

    return declare
