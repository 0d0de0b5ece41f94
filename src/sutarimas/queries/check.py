"""What the check of a strategy in the making found, shaped for the desk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from sutarimas.document.chapters.annexes.parameters import printed
from sutarimas.document.language import language
from sutarimas.document.scope import Scope
from sutarimas.domain.prose import Waiver
from sutarimas.domain.strategy import Strategy
from sutarimas.queries.mending import PAGES, SHELVES
from sutarimas.queries.strategy import load
from sutarimas.records.models import Entry
from sutarimas.records.models import Strategy as Row
from sutarimas.rulebook import book
from sutarimas.rulebook.book import Comparison, Report, Unchecked
from sutarimas.rulebook.finding import Finding, Severity
from sutarimas.rulebook.messages import words
from sutarimas.rulebook.params import acts, description, pack, pack_codes, pack_of
from sutarimas.rulebook.places import place
from sutarimas.rulebook.rule import Rule
from sutarimas.rulebook.stage import foremost, is_later, reached, stage_of


@dataclass(frozen=True, kw_only=True)
class CitationLine:
    """An act and the place in it; `sure` is false where nobody has read the text itself."""

    text: str
    url: str
    sure: bool


@dataclass(frozen=True, kw_only=True)
class ValueLine:
    """A parameter that a finding rests on, as the language prints it."""

    name: str
    title: str
    value: str
    sure: bool


@dataclass(frozen=True, kw_only=True)
class FindingLine:
    """One finding with everything its reader needs; `entry` or `page` say where to go."""

    rule: str
    family: str
    stage: str
    severity: Severity
    advice: bool
    subject: str
    print: str
    title: str
    problem: str
    why: str
    remedy: str
    citations: tuple[CitationLine, ...]
    values: tuple[ValueLine, ...]
    waiver: Waiver | None
    entry: UUID | None
    page: str

    @property
    def key(self) -> str:
        """What names the finding in a form."""
        return f"{self.rule}|{self.subject}|{self.print}"

    @property
    def may_be_waived(self) -> bool:
        """Errors block; everything else may be left standing with a reason."""
        return self.severity is not Severity.ERROR and self.waiver is None


@dataclass(frozen=True, kw_only=True)
class OpenValue:
    """A rule that was not applied, and the value it waits for."""

    rule: str
    title: str
    name: str


@dataclass(frozen=True, kw_only=True)
class PackChoice:
    """A rule pack that the same text can be checked under."""

    code: str
    title: str
    own: bool


@dataclass(frozen=True, kw_only=True)
class Checks:
    """The whole report for the desk; `later` belongs to stages that are not reached."""

    pack: PackChoice
    packs: tuple[PackChoice, ...]
    stage: str
    errors: tuple[FindingLine, ...]
    warnings: tuple[FindingLine, ...]
    infos: tuple[FindingLine, ...]
    waived: tuple[FindingLine, ...]
    later: tuple[FindingLine, ...]
    lapsed: tuple[Waiver, ...]
    unchecked: tuple[OpenValue, ...]
    rules: int


def report(strategy_id: UUID, *, on: date, pack_code: str = "") -> Report:
    """The report of the strategy as it stands; the same version is checked once a day."""
    version = Row.objects.values_list("version", flat=True).get(pk=strategy_id)
    return _report(strategy_id, version, on, pack_code)


@lru_cache(maxsize=16)
def _report(strategy_id: UUID, version: int, on: date, pack_code: str) -> Report:  # noqa: ARG001
    return book.check(load(strategy_id), on=on, pack_code=pack_code)


def checks(strategy_id: UUID, *, on: date, lang: str, pack_code: str = "") -> Checks:
    """Everything the checks panel shows; raises UnknownPack."""
    strategy, found = load(strategy_id), report(strategy_id, on=on, pack_code=pack_code)
    lines = Lines(strategy, found, strategy_id=strategy_id, lang=lang)
    now = reached(strategy)
    standing = [x for x in found.findings if x.waiver is None]
    due = [x for x in standing if not is_later(x.rule, now)]
    return Checks(
        pack=_choice(found.pack, strategy, lang),
        packs=tuple(_choice(x, strategy, lang) for x in pack_codes()),
        stage=now,
        errors=lines.of(x for x in due if x.severity is Severity.ERROR),
        warnings=lines.of(x for x in due if x.severity is Severity.WARNING),
        infos=lines.of(x for x in due if x.severity is Severity.INFO),
        waived=lines.of(found.waived),
        later=lines.of(x for x in standing if is_later(x.rule, now)),
        lapsed=_lapsed(strategy, found),
        unchecked=tuple(_open(x, lang) for x in found.unchecked),
        rules=len(found.checked),
    )


def three_now(strategy_id: UUID, *, on: date, lang: str) -> tuple[FindingLine, ...]:
    """The three findings that matter now."""
    strategy, found = load(strategy_id), report(strategy_id, on=on)
    first = foremost(found.findings, reached(strategy))
    return Lines(strategy, found, strategy_id=strategy_id, lang=lang).of(first)


def about(strategy_id: UUID, subject: str, *, on: date, lang: str) -> tuple[FindingLine, ...]:
    """Standing findings about one record („need:P-01“)."""
    strategy, found = load(strategy_id), report(strategy_id, on=on)
    own = (x for x in found.findings if str(x.subject) == subject)
    return Lines(strategy, found, strategy_id=strategy_id, lang=lang).of(own)


@dataclass(frozen=True, kw_only=True)
class Compared:
    """What changes under another pack."""

    against: PackChoice
    appear: tuple[FindingLine, ...]
    vanish: tuple[FindingLine, ...]
    otherwise: tuple[tuple[FindingLine, FindingLine], ...]
    opened: tuple[OpenValue, ...]
    settled: tuple[OpenValue, ...]


def compared(strategy_id: UUID, *, on: date, lang: str, against: str) -> Compared:
    """The same text under its own pack and under another; raises UnknownPack."""
    strategy = load(strategy_id)
    own = strategy.identity.pack
    found: Comparison = book.compare(strategy, on=on, pack_code=own, against=against)
    old, new = (
        Lines(strategy, report(strategy_id, on=on, pack_code=x), strategy_id=strategy_id, lang=lang)
        for x in (own, against)
    )
    pairs = found.weigh_otherwise
    return Compared(
        against=_choice(against, strategy, lang),
        appear=new.of(found.appear),
        vanish=old.of(found.vanish),
        otherwise=tuple(zip(old.of(x for x, _ in pairs), new.of(x for _, x in pairs), strict=True)),
        opened=tuple(_open(x, lang) for x in found.opened),
        settled=tuple(_open(x, lang) for x in found.settled),
    )


class Lines:
    """Puts findings of one report into words, and finds the way to their records."""

    def __init__(self, strategy: Strategy, found: Report, *, strategy_id: UUID, lang: str) -> None:
        self.scope = Scope(
            strategy=strategy,
            report=found,
            pack=pack_of(strategy, found.pack),
            on=found.on,
            lang=lang,
        )
        self.strategy_id = strategy_id
        self.lang = lang
        self._entries: Mapping[str, UUID] | None = None

    def of(self, findings: Iterable[Finding]) -> tuple[FindingLine, ...]:
        """Findings as lines, in their order."""
        return tuple(self._line(x) for x in findings)

    def _line(self, finding: Finding) -> FindingLine:
        rule, said = _rule(finding.rule), words(finding, lang=self.lang, speaker=self.scope.l)
        subject = str(finding.subject)
        return FindingLine(
            rule=finding.rule,
            family=rule.family,
            stage=stage_of(finding.rule),
            severity=finding.severity,
            advice=rule.advice,
            subject=subject,
            print=finding.print,
            title=said.title,
            problem=said.problem,
            why=said.why,
            remedy=said.remedy,
            citations=tuple(_citation(x.act, x.place, x.status, self.lang) for x in rule.citations),
            values=tuple(
                ValueLine(
                    name=x.name,
                    title=description(x.name, self.lang),
                    value=printed(self.scope, x),
                    sure=x.status == "seen",
                )
                for x in finding.parameters
            ),
            waiver=finding.waiver,
            entry=self.entries.get(subject) or self.entries.get(SHELVES.get(_part(subject), "")),
            page=PAGES.get(_part(subject), "text" if subject.startswith("strategy:") else ""),
        )

    @property
    def entries(self) -> Mapping[str, UUID]:
        """Keys of records by reference, and of records that stand alone by shelf."""
        if self._entries is None:
            rows = Entry.objects.filter(strategy_id=self.strategy_id)
            found = rows.values_list("kind", "code", "shelf", "id").order_by("lang")
            self._entries = {
                f"{kind}:{code}" if kind else shelf: key for kind, code, shelf, key in found
            }
        return self._entries


def _part(subject: str) -> str:
    return subject.removeprefix("strategy:") if subject.startswith("strategy:") else ""


def _rule(code: str) -> Rule:
    return next(x for x in book.rules() if x.id == code)


def _citation(act: str, where: str, status: str, lang: str) -> CitationLine:
    known = acts()[act]
    title = known.title_lt if lang == "lt" else known.title_en
    printed_place = place(where, lang)
    text = f"{title}: {printed_place}" if printed_place else title
    return CitationLine(text=text, url=known.url, sure=status == "seen")


def _open(one: Unchecked, lang: str) -> OpenValue:
    title = description(one.parameter, lang)
    return OpenValue(rule=one.rule, title=language(lang).polish(title), name=one.parameter)


def _choice(code: str, strategy: Strategy, lang: str) -> PackChoice:
    known = pack(code)
    title = known.title_lt if lang == "lt" else known.title_en
    return PackChoice(code=code, title=title, own=code == strategy.identity.pack)


def _lapsed(strategy: Strategy, found: Report) -> tuple[Waiver, ...]:
    """Waivers that no finding carries any more: mended, or changed since."""
    held = {(x.rule, str(x.subject)) for x in found.waived}
    return tuple(x for x in strategy.waivers if (x.rule, x.subject) not in held)
