"""Acts, dated parameters and packs, read from the files beside this module.

A parameter is never edited: a new value is added with the day it holds from. A pack
enables rules, sets or overrides parameters, and carries code lists, chapter orders and
official wordings. A value that has not been established is null.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from sutarimas.domain.money import Euro
from sutarimas.domain.parameter import ConfirmedValue
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.finding import ParameterUse, Status
from sutarimas.rulebook.reading import folder, read

Value = str | int | Decimal | Euro | date | tuple[str, ...] | None


class UnknownPack(LookupError):
    """There is no pack of that code; `known` lists those there are."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        super().__init__(code)
        self.code = code
        self.known = known


@dataclass(frozen=True, kw_only=True)
class Act:
    """An act, a guide or a practice that rules stand on."""

    code: str
    title_lt: str
    title_en: str
    number: str = ""
    number_en: str = ""
    url: str = ""

    def printed_number(self, lang: str) -> str:
        """The act's number as a language writes it; most numbers need no words."""
        return self.number_en or self.number if lang == "en" else self.number


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One value of a parameter, from a day, for given keys, with its citation."""

    name: str
    unit: str
    value: Value
    text: str
    status: Status
    act: str
    point: str
    valid_from: date
    keys: tuple[tuple[str, str], ...] = ()
    checked_on: date | None = None
    note: str = ""

    def use(self) -> ParameterUse:
        """As shown in a finding."""
        return ParameterUse(
            name=self.name, value=self.text, status=self.status, act=self.act, point=self.point
        )


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A dated set of rules, parameters, lists and chapter order."""

    code: str
    title_lt: str
    title_en: str
    valid_from: date
    rules: tuple[str, ...]
    excluded: tuple[str, ...]
    severities: Mapping[str, str]
    chapters: tuple[str, ...]
    lists: Mapping[str, Any] = field(default_factory=dict)
    parameters: Mapping[str, tuple[Parameter, ...]] = field(default_factory=dict)

    def includes(self, rule: str) -> bool:
        """Whether a rule id is in force: named itself or by its family, and not excluded."""
        named = rule in self.rules or rule.split("-")[1] in self.rules
        return named and rule not in self.excluded

    def parameter(self, name: str, *, on: date, keys: Mapping[str, str]) -> Parameter | None:
        """The newest value in force on the day that fits the keys; None when there is none."""
        fitting = [
            x
            for x in self.parameters.get(name, ())
            if x.valid_from <= on and all(keys.get(k) == v for k, v in x.keys)
        ]
        return max(fitting, key=lambda x: (len(x.keys), x.valid_from), default=None)

    def with_confirmed(self, values: Iterable[ConfirmedValue]) -> "Pack":
        """The pack as a group confirmed it; names that it does not use are left aside."""
        parameters = dict(self.parameters)
        for one in values:
            versions = parameters.get(one.name)
            if versions:
                # Put first: of two values from the same day the one confirmed last holds.
                parameters[one.name] = (_confirmed(one, versions[0].unit), *versions)
        return replace(self, parameters=parameters)


@cache
def acts() -> Mapping[str, Act]:
    """Every act of `acts.yaml` by code."""
    return {code: Act(code=code, **entry) for code, entry in read(folder("acts.yaml")).items()}


@cache
def pack_codes() -> tuple[str, ...]:
    """Codes of all packs, in order of name."""
    names = (x.name for x in folder("packs").iterdir())
    return tuple(sorted(x.removesuffix(".yaml") for x in names if x.endswith(".yaml")))


@cache
def pack(code: str) -> Pack:
    """A pack by code; raises UnknownPack."""
    if code not in pack_codes():
        raise UnknownPack(code, pack_codes())
    entry = read(folder("packs") / f"{code}.yaml")
    base = pack(entry["extends"]) if "extends" in entry else None
    shared = dict(base.parameters) if base else dict(_shared())
    for name, versions in entry.get("parameters", {}).items():
        shared[name] = _versions(name, versions["unit"], versions["values"])
    return Pack(
        code=code,
        title_lt=entry["title_lt"],
        title_en=entry["title_en"],
        valid_from=date.fromisoformat(entry["valid_from"]),
        rules=(*(base.rules if base else ()), *entry.get("rules", ())),
        excluded=_excluded(base, entry),
        severities={**(base.severities if base else {}), **entry.get("severities", {})},
        chapters=tuple(entry.get("chapters", base.chapters if base else ())),
        lists={**(base.lists if base else {}), **entry.get("lists", {})},
        parameters=shared,
    )


def _excluded(base: Pack | None, entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Rules left out: the base's, less those that the pack names again, and its own."""
    named = entry.get("rules", ())
    kept = (x for x in (base.excluded if base else ()) if not {x, x.split("-")[1]} & {*named})
    return (*kept, *entry.get("excluded", ()))


def pack_of(strategy: Strategy, code: str = "") -> Pack:
    """The pack a strategy is checked under, with what its group confirmed; raises UnknownPack."""
    return pack(code or strategy.identity.pack).with_confirmed(strategy.parameters)


def _confirmed(one: ConfirmedValue, unit: str) -> Parameter:
    keys = (x.partition("=") for x in one.keys)
    return Parameter(
        name=one.name,
        unit=unit,
        value=readable(one.value, unit),
        text=one.value,
        status=Status.SEEN,
        act=one.act,
        point=one.point,
        valid_from=one.valid_from,
        keys=tuple(sorted((key, value) for key, _, value in keys)),
        checked_on=one.checked_on,
        note=one.note,
    )


def readable(text: str, unit: str) -> Value:
    """A value as its unit reads it; None where it cannot be read, as if nobody knew it."""
    raw: Any = [x.strip() for x in text.split(",") if x.strip()] if unit == "list" else text.strip()
    try:
        value = _typed(raw, unit)
    except (ArithmeticError, ValueError):
        return None
    return value if value not in ("", ()) else None


@cache
def description(name: str, lang: str) -> str:
    """What a parameter is, in words; its name where nobody described it."""
    sources = [read(x) for x in _yaml("parameters")]
    sources += [read(x).get("parameters", {}) for x in _yaml("packs")]
    for source in sources:
        if name in source and f"description_{lang}" in source[name]:
            return str(source[name][f"description_{lang}"])
    return name


def _yaml(name: str) -> list[Traversable]:
    found = (x for x in folder(name).iterdir() if x.name.endswith(".yaml"))
    return sorted(found, key=lambda x: x.name)


@cache
def _shared() -> Mapping[str, tuple[Parameter, ...]]:
    found = {}
    for path in _yaml("parameters"):
        for name, entry in read(path).items():
            found[name] = _versions(name, entry["unit"], entry["values"])
    return found


def _versions(name: str, unit: str, values: list[dict[str, Any]]) -> tuple[Parameter, ...]:
    return tuple(_parameter(name, unit, entry) for entry in values)


def _parameter(name: str, unit: str, entry: dict[str, Any]) -> Parameter:
    checked = entry.get("checked_on", "")
    raw = entry["value"]
    return Parameter(
        name=name,
        unit=unit,
        value=_typed(raw, unit),
        text=", ".join(raw) if isinstance(raw, list) else raw,
        status=Status(entry["status"]),
        act=entry["act"],
        point=entry.get("point", ""),
        valid_from=date.fromisoformat(entry["from"]),
        keys=tuple(sorted(entry.get("for", {}).items())),
        checked_on=date.fromisoformat(checked) if checked else None,
        note=entry.get("note", ""),
    )


def _typed(raw: Any, unit: str) -> Value:
    if raw == "null":
        return None
    match unit:
        case "share" | "decimal":
            return Decimal(raw)
        case "eur":
            return Euro.parse(raw)
        case "days" | "years" | "persons" | "count":
            return int(raw)
        case "date":
            return date.fromisoformat(raw)
        case "list":
            return tuple(raw)
        case "text":
            return str(raw)
        case _:
            raise ValueError(f"unknown unit {unit!r}")
