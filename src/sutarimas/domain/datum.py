r"""The datum behind an address: `E-01`, `action:1.1.1.eu`, `indicator:R-1.target`.

| address | parts |
| --- | --- |
| evidence code | its value |
| `action:CODE.PART` | total, eu, esf, erdf, state, municipal, own, other, projects, participants |
| `indicator:CODE.PART` | baseline, target |
| `contract:CODE.PART` | total, eu, state |
| `survey:CODE.PART` | answered, frame, target, on_paper, by_phone |
| `meeting:CODE.PART` | present, invited |
| `group:CODE.size`, `need:CODE.size` | persons |
| `territory:PART` | population, area_ha |
| `plan:PART` | total, projects_total, administration, eu, a source, and the counts goals, \
objectives, actions, needs, problems, opportunities, projects, participants, meetings, \
surveys, members |
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from sutarimas.domain.finance import ADMINISTRATION, EU, FundSource
from sutarimas.domain.money import Euro
from sutarimas.domain.need import NeedKind
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.strategy import Strategy

Value = Euro | Decimal | int


@dataclass(frozen=True, kw_only=True)
class Datum:
    """A value with its unit and the record it belongs to."""

    value: Value
    unit: str
    source: Ref


def datum(strategy: Strategy, address: str) -> Datum | None:
    """What an address stands for, or None when there is no such value."""
    head, colon, rest = address.partition(":")
    if not colon:
        return _evidence(strategy, address)
    if head == "plan":
        return _plan(strategy, rest)
    if head == "territory":
        return _plain(getattr(strategy.place.territory, rest, None), Ref(Kind.STRATEGY, "place"))
    code, _, part = rest.rpartition(".")
    if head == "action":
        return _action(strategy, code, part)
    if head not in _PARTS or part not in _PARTS[head]:
        return None
    record = strategy.find(Kind(head), code)
    if record is None:
        return None
    if head == "meeting" and part == "present":
        return _plain(
            sum(x.count for x in record.attendance if not x.group), Ref(Kind.MEETING, code)
        )
    return _plain(getattr(record, part), Ref(Kind(head), code), getattr(record, "unit", ""))


def addresses(strategy: Strategy) -> Iterator[str]:
    """Every address that stands for a value now, evidence first."""
    for address in _possible(strategy):
        if datum(strategy, address) is not None:
            yield address


def _possible(strategy: Strategy) -> Iterator[str]:
    yield from (x.code for x in strategy.evidence)
    yield from (f"plan:{part}" for part in dict.fromkeys((*_COUNTS, *sorted(_SOURCES))))
    yield from ("territory:population", "territory:area_ha")
    for action in strategy.goals.actions:
        parts = ("total", "eu", *sorted(_SOURCES), "projects", "participants")
        yield from (f"action:{action.code}.{part}" for part in parts)
    for ref in strategy.records:
        if ref.kind.value in _PARTS:
            yield from (f"{ref}.{part}" for part in _PARTS[ref.kind.value])


_SOURCES = frozenset(source.value for source in FundSource)
_PARTS = {
    "indicator": ("baseline", "target"),
    "contract": ("total", "eu", "state"),
    "survey": ("answered", "frame", "target", "on_paper", "by_phone"),
    "meeting": ("present", "invited"),
    "group": ("size",),
    "need": ("size",),
}


def _evidence(strategy: Strategy, code: str) -> Datum | None:
    fact = strategy.fact(code)
    if fact is None or fact.value is None:
        return None
    return Datum(value=fact.value, unit=fact.unit, source=Ref(Kind.EVIDENCE, code))


def _plain(value: object, source: Ref, unit: str = "") -> Datum | None:
    if isinstance(value, Euro | Decimal | int):
        return Datum(value=value, unit=unit, source=source)
    return None


def _action(strategy: Strategy, code: str, part: str) -> Datum | None:
    action = strategy.action(code)
    source = Ref(Kind.ACTION, code)
    if action is None:
        return None
    if part in ("projects", "participants"):
        return _plain(getattr(action, part), source)
    if part == "total":
        return _plain(strategy.finance.total(action=code), source)
    if part == "eu":
        return _plain(strategy.finance.total(action=code, sources=EU), source)
    if part in _SOURCES:
        return _plain(strategy.finance.total(action=code, sources=[FundSource(part)]), source)
    return None


def _plan(strategy: Strategy, part: str) -> Datum | None:
    source = Ref(Kind.STRATEGY, "plan")
    if part in _SOURCES:
        return _plain(strategy.finance.total(sources=[FundSource(part)]), source)
    count = _COUNTS.get(part)
    return None if count is None else _plain(count(strategy), source)


_COUNTS: dict[str, Callable[[Strategy], Value]] = {
    "total": lambda s: s.finance.total(),
    "projects_total": lambda s: s.finance.projects,
    "administration": lambda s: s.finance.total(action=ADMINISTRATION),
    "eu": lambda s: s.finance.total(sources=EU),
    "goals": lambda s: len(s.goals.goals),
    "objectives": lambda s: len(s.goals.objectives),
    "actions": lambda s: len(s.goals.actions),
    "needs": lambda s: len(s.needs.items),
    "problems": lambda s: sum(x.kind is NeedKind.PROBLEM for x in s.needs.items),
    "opportunities": lambda s: sum(x.kind is NeedKind.OPPORTUNITY for x in s.needs.items),
    "projects": lambda s: sum(x.projects or 0 for x in s.goals.actions),
    "participants": lambda s: sum(x.participants or 0 for x in s.goals.actions),
    "meetings": lambda s: sum(x.held_on is not None for x in s.meetings),
    "surveys": lambda s: len(s.surveys),
    "members": lambda s: sum(x.member and x.left_on is None for x in s.people.organisations),
}
