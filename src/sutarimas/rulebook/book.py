"""The rule book: finds the rules, runs them, applies waivers, compares two packs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import sutarimas.rulebook.rules as rules_package
from sutarimas.domain.prose import Waiver
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.case import Case, Unestablished
from sutarimas.rulebook.finding import Finding, Hit, Severity
from sutarimas.rulebook.params import Pack, pack_of
from sutarimas.rulebook.rule import Rule

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, kw_only=True)
class Unchecked:
    """A rule that could not be applied because the pack leaves a parameter open."""

    rule: str
    parameter: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """What the check of one strategy on one day under one pack found."""

    pack: str
    on: date
    content_hash: str
    checked: tuple[str, ...]
    findings: tuple[Finding, ...]
    unchecked: tuple[Unchecked, ...]

    def of(self, severity: Severity, *, waived: bool = False) -> tuple[Finding, ...]:
        """Findings of one severity, waived or standing."""
        return tuple(
            x for x in self.findings if x.severity is severity and (x.waiver is not None) == waived
        )

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Findings that block."""
        return self.of(Severity.ERROR)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """Warnings somebody left standing, with a reason."""
        return tuple(x for x in self.findings if x.waiver is not None)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What changes when the same strategy is checked under another pack."""

    appear: tuple[Finding, ...]
    vanish: tuple[Finding, ...]
    weigh_otherwise: tuple[tuple[Finding, Finding], ...]
    opened: tuple[Unchecked, ...] = ()  # rules that could then no longer be applied
    settled: tuple[Unchecked, ...] = ()  # rules that could then be applied


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by id."""
    found: dict[str, Rule] = {}
    for module in iter_modules(rules_package.__path__):
        for item in vars(import_module(f"{rules_package.__name__}.{module.name}")).values():
            declared = getattr(item, "rule", None)
            if not isinstance(declared, Rule):
                continue
            if found.get(declared.id, declared) is not declared:
                raise ValueError(f"two rules are called {declared.id}")
            found[declared.id] = declared
    return tuple(found[key] for key in sorted(found))


def check(strategy: Strategy, *, on: date, pack_code: str = "") -> Report:
    """Check a strategy under a pack (its own unless told); raises UnknownPack."""
    chosen = pack_of(strategy, pack_code)
    case = Case(strategy, on=on, pack=chosen)
    findings: list[Finding] = []
    unchecked: list[Unchecked] = []
    active = tuple(x for x in rules() if chosen.includes(x.id))
    for one in active:
        case.used = {}
        try:
            findings.extend(_run(one, case, chosen))
        except Unestablished as missing:
            unchecked.append(Unchecked(rule=one.id, parameter=missing.name))
    return Report(
        pack=chosen.code,
        on=on,
        content_hash=strategy.content_hash,
        checked=tuple(x.id for x in active),
        findings=tuple(sorted(_waive(findings, strategy.waivers), key=_order)),
        unchecked=tuple(unchecked),
    )


def _run(one: Rule, case: Case, chosen: Pack) -> Iterator[Finding]:
    hits: list[Hit] = list(one.check(case))
    severity = Severity(chosen.severities.get(one.id, one.severity))
    used = tuple(case.used.values())
    for found in hits:
        # A rule may weigh one of its hits otherwise than the rest (F2 does): key "…:info".
        key, _, weight = found.key.partition(":")
        yield Finding(
            rule=one.id,
            severity=Severity(weight) if weight else severity,
            subject=found.subject,
            key=key,
            slots=found.slots,
            parameters=used,
            english=_english(case.strategy.records.get(found.subject), found),
        )


def _english(record: object, found: Hit) -> dict[str, str]:
    """Slots that quote the record itself, in the English it carries."""
    quoted = {}
    for name, value in found.slots.items():
        english = getattr(record, f"{name}_en", "")
        if english and value == getattr(record, name, None):
            quoted[name] = english
    return quoted


def _waive(findings: Iterable[Finding], waivers: tuple[Waiver, ...]) -> Iterator[Finding]:
    """Attach a waiver to the finding it names, unless the finding changed since or blocks."""
    left = {(x.rule, x.subject): x for x in waivers}
    for finding in findings:
        waiver = left.get((finding.rule, str(finding.subject)))
        if waiver is not None and not finding.blocks and waiver.print in ("", finding.print):
            yield replace(finding, waiver=waiver)
        else:
            yield finding


def _order(finding: Finding) -> tuple[int, str]:
    return _WEIGHT[finding.severity], finding.rule


def compare(strategy: Strategy, *, on: date, pack_code: str, against: str) -> Comparison:
    """What would change under the pack `against`."""
    before = check(strategy, on=on, pack_code=pack_code)
    after = check(strategy, on=on, pack_code=against)
    old = {_key(x): x for x in before.findings}
    new = {_key(x): x for x in after.findings}
    return Comparison(
        appear=tuple(x for key, x in new.items() if key not in old),
        vanish=tuple(x for key, x in old.items() if key not in new),
        weigh_otherwise=tuple(
            (old[key], x)
            for key, x in new.items()
            if key in old and old[key].severity != x.severity
        ),
        opened=tuple(x for x in after.unchecked if x not in before.unchecked),
        settled=tuple(x for x in before.unchecked if x not in after.unchecked),
    )


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.print
