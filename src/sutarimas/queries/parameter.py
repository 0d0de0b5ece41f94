"""The values that rules compare with: what holds today, on which act, and who read it there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sutarimas.document.chapters.annexes.parameters import spoken
from sutarimas.document.scope import Scope
from sutarimas.domain.parameter import ConfirmedValue
from sutarimas.domain.strategy import Strategy
from sutarimas.queries.check import FindingLine, Lines, report
from sutarimas.queries.labels import choice_label
from sutarimas.queries.strategy import load
from sutarimas.rulebook import book
from sutarimas.rulebook.finding import Finding, Status
from sutarimas.rulebook.params import Pack, Parameter, acts, description, pack_of
from sutarimas.rulebook.places import place


@dataclass(frozen=True, kw_only=True)
class VersionLine:
    """One dated value of a parameter."""

    value: str
    raw: str
    keys: str
    valid_from: date
    act: str
    point: str
    sure: bool
    checked_on: date | None
    note: str
    holds: bool
    confirmed_by: str


@dataclass(frozen=True, kw_only=True)
class ParameterLine:
    """A parameter with the values in force today and the rules that ask for it."""

    name: str
    title: str
    unit: str
    values: tuple[VersionLine, ...]
    rules: tuple[str, ...]
    findings: int

    @property
    def sure(self) -> bool:
        """Whether every value in force was read in its act."""
        return all(x.sure and x.raw != "null" for x in self.values) and bool(self.values)


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """All parameters of the strategy's pack, those to confirm first."""

    to_confirm: tuple[ParameterLine, ...]
    confirmed: tuple[ParameterLine, ...]


def parameters(strategy_id: UUID, *, on: date, lang: str) -> Parameters:
    """What the page of parameters shows."""
    lines = tuple(_Speaker(strategy_id, on=on, lang=lang).lines())
    return Parameters(
        to_confirm=tuple(x for x in lines if not x.sure),
        confirmed=tuple(x for x in lines if x.sure),
    )


@dataclass(frozen=True, kw_only=True)
class ParameterPage:
    """One parameter with every version, and what may be chosen in its form."""

    line: ParameterLine
    versions: tuple[VersionLine, ...]
    #: What a version may be for: as it is sent back, and in words.
    keys: tuple[tuple[str, str], ...]
    acts: tuple[tuple[str, str], ...]


def parameter_page(strategy_id: UUID, name: str, *, on: date, lang: str) -> ParameterPage | None:
    """One parameter; None when no rule of the pack asks for it."""
    speaker = _Speaker(strategy_id, on=on, lang=lang)
    line = next((x for x in speaker.lines() if x.name == name), None)
    if line is None:
        return None
    known = speaker.pack.parameters.get(name, ())
    return ParameterPage(
        line=line,
        versions=tuple(speaker.version(x) for x in known),
        keys=tuple(dict.fromkeys((_written(x), _keys(x, lang)) for x in known)),
        acts=tuple(
            (code, act.title_lt if lang == "lt" else act.title_en) for code, act in acts().items()
        ),
    )


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What a value would change in the check."""

    appear: tuple[FindingLine, ...]
    vanish: tuple[FindingLine, ...]


def effect(strategy_id: UUID, value: ConfirmedValue, *, on: date, lang: str) -> Effect:
    """Findings that a confirmed value would add and take away, before anything is saved."""
    before = load(strategy_id)
    after = replace(before, parameters=(*before.parameters, value))
    old, new = (book.check(x, on=on) for x in (before, after))
    known, fresh = ({_mark(x) for x in found.findings} for found in (old, new))
    return Effect(
        appear=Lines(after, new, strategy_id=strategy_id, lang=lang).of(
            x for x in new.findings if _mark(x) not in known
        ),
        vanish=Lines(before, old, strategy_id=strategy_id, lang=lang).of(
            x for x in old.findings if _mark(x) not in fresh
        ),
    )


def _mark(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.print


class _Speaker:
    """Puts the parameters of one strategy into words."""

    def __init__(self, strategy_id: UUID, *, on: date, lang: str) -> None:
        self.strategy: Strategy = load(strategy_id)
        self.report = report(strategy_id, on=on)
        self.pack: Pack = pack_of(self.strategy)
        self.on = on
        self.lang = lang
        self.scope = Scope(
            strategy=self.strategy, report=self.report, pack=self.pack, on=on, lang=lang
        )
        used = (x.name for finding in self.report.findings for x in finding.parameters)
        self.findings = Counter(used)

    def lines(self) -> Iterator[ParameterLine]:
        """Every parameter that a rule of the pack asks for, by its words."""
        asked: dict[str, list[str]] = {}
        for rule in book.rules():
            if self.pack.includes(rule.id):
                for name in rule.parameters:
                    asked.setdefault(name, []).append(rule.id)
        titles = {name: description(name, self.lang) for name in asked}
        for name in sorted(asked, key=lambda x: self.scope.l.sort_key(titles[x])):
            known = self.pack.parameters.get(name, ())
            yield ParameterLine(
                name=name,
                title=titles[name],
                unit=known[0].unit if known else "text",
                values=tuple(self.version(x) for x in self._in_force(known)),
                rules=tuple(asked[name]),
                findings=self.findings[name],
            )

    def _in_force(self, known: tuple[Parameter, ...]) -> Iterator[Parameter]:
        """The newest version of each set of keys that has begun."""
        for keys in dict.fromkeys(x.keys for x in known):
            begun = [x for x in known if x.keys == keys and x.valid_from <= self.on]
            if begun:
                yield max(begun, key=lambda x: x.valid_from)

    def version(self, one: Parameter) -> VersionLine:
        """One version in words."""
        act = acts().get(one.act)
        title = "" if act is None else act.title_lt if self.lang == "lt" else act.title_en
        by = next(
            (
                x.by
                for x in reversed(self.strategy.parameters)
                if (x.name, x.value, x.valid_from) == (one.name, one.text, one.valid_from)
            ),
            "",
        )
        return VersionLine(
            value="" if one.value is None else spoken(self.scope, one.value, one.unit),
            raw=one.text,
            keys=_keys(one, self.lang),
            valid_from=one.valid_from,
            act=title or one.act,
            point=place(one.point, self.lang),
            sure=one.status is Status.SEEN,
            checked_on=one.checked_on,
            note=one.note,
            holds=one in tuple(self._in_force(self.pack.parameters.get(one.name, ()))),
            confirmed_by=by,
        )


def _written(one: Parameter) -> str:
    return ", ".join(f"{key}={value}" for key, value in one.keys)


def _keys(one: Parameter, lang: str) -> str:
    """What a version is for: the words of regions, other keys as the act names them."""
    return ", ".join(
        choice_label("Region", value, lang) if key == "region" else value for key, value in one.keys
    )
