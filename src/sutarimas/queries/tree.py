"""The tree goal, objectives, actions with their money, and the needs they answer."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sutarimas.document.lone_chart import lone_chart
from sutarimas.domain.money import Euro
from sutarimas.domain.need import Need
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.queries.check import report
from sutarimas.queries.entry import keys_of, only_entry
from sutarimas.queries.labels import choice_label
from sutarimas.queries.strategy import load


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A goal, an objective or an action, with all below it."""

    kind: str
    code: str
    title: str
    entry: UUID | None
    money: Euro
    indicators: int
    needs: tuple[tuple[str, UUID | None], ...]
    findings: int
    below: "tuple[Branch, ...]" = ()

    @property
    def next_code(self) -> str:
        """The code that one more below would have: 1.3 under 1 after 1.2."""
        taken = {x.code for x in self.below}
        number = len(taken) + 1
        while f"{self.code}.{number}" in taken:
            number += 1
        return f"{self.code}.{number}"


@dataclass(frozen=True, kw_only=True)
class Tree:
    """The whole tree; `administration` is money of no action."""

    goals: tuple[Branch, ...]
    administration: Euro
    total: Euro


def tree(strategy_id: UUID, *, on: date, lang: str) -> Tree:
    """The tree of a strategy in the making."""
    strategy = load(strategy_id)
    grower = _Grower(strategy, strategy_id, on=on, lang=lang)
    total = Euro.total(x.amount for x in strategy.finance.lines)
    goals = tuple(grower.goal(x.code) for x in strategy.goals.goals)
    projects = strategy.finance.projects
    return Tree(goals=goals, administration=total - projects, total=total)


class _Grower:
    """Builds branches from the leaves up."""

    def __init__(self, strategy: Strategy, strategy_id: UUID, *, on: date, lang: str) -> None:
        self.strategy = strategy
        self.lang = lang
        goals = strategy.goals
        refs = [
            *(f"goal:{x.code}" for x in goals.goals),
            *(f"objective:{x.code}" for x in goals.objectives),
            *(f"action:{x.code}" for x in goals.actions),
            *(f"need:{x.code}" for x in strategy.needs.items),
        ]
        self.keys = keys_of(strategy_id, refs)
        standing = (x for x in report(strategy_id, on=on).findings if x.waiver is None)
        self.findings = Counter(str(x.subject) for x in standing)

    def goal(self, code: str) -> Branch:
        """A goal with its objectives."""
        goal = self.strategy.goal(code)
        below = tuple(self.objective(x.code) for x in self.strategy.objectives_of(code))
        return self._branch(Kind.GOAL, code, goal, below)

    def objective(self, code: str) -> Branch:
        """An objective with its actions."""
        objective = self.strategy.objective(code)
        below = tuple(self.action(x.code) for x in self.strategy.actions_of(code))
        needs = tuple(x.to for x in objective.needs) if objective else ()
        return self._branch(Kind.OBJECTIVE, code, objective, below, needs=needs)

    def action(self, code: str) -> Branch:
        """An action and what it costs."""
        money = self.strategy.finance.total(action=code)
        return self._branch(Kind.ACTION, code, self.strategy.action(code), (), money=money)

    def _branch(
        self,
        kind: Kind,
        code: str,
        record: object,
        below: tuple[Branch, ...],
        *,
        money: Euro | None = None,
        needs: tuple[str, ...] = (),
    ) -> Branch:
        english = getattr(record, "title_en", "") if self.lang == "en" else ""
        ref = f"{kind}:{code}"
        return Branch(
            kind=kind,
            code=code,
            title=english or getattr(record, "title", ""),
            entry=self.keys.get(ref),
            money=Euro.total(x.money for x in below) if money is None else money,
            indicators=len(getattr(record, "indicators", ())),
            needs=tuple((x, self.keys.get(f"need:{x}")) for x in needs),
            findings=self.findings[ref],
            below=below,
        )


@dataclass(frozen=True, kw_only=True)
class NeedLine:
    """A need with what it rests on, what it comes from, and who answers it."""

    code: str
    title: str
    kind: str
    priority: str
    rank: int | None
    entry: UUID | None
    evidence: int
    voices: int
    causes: tuple[tuple[str, UUID | None], ...]
    effects: tuple[tuple[str, UUID | None], ...]
    answered_by: tuple[tuple[str, UUID | None], ...]
    unaddressed_reason: str
    findings: int

    @property
    def is_unanswered(self) -> bool:
        """Whether no objective answers it and nobody said why."""
        return not self.answered_by and not self.unaddressed_reason


@dataclass(frozen=True, kw_only=True)
class NeedsPage:
    """Needs, how they were ranked, and the picture of causes and effects as HTML."""

    lines: tuple[NeedLine, ...]
    unanswered: int
    method: str
    scored_by: str
    ranking: UUID | None
    chart: str


def needs_page(strategy_id: UUID, *, on: date, lang: str, unanswered: bool = False) -> NeedsPage:
    """All needs, or only those that nobody answers."""
    strategy = load(strategy_id)
    lines, ranking = needs(strategy_id, on=on, lang=lang), strategy.needs.ranking
    open_lines = tuple(x for x in lines if x.is_unanswered)
    english = ranking.method_en if lang == "en" else ""
    return NeedsPage(
        lines=open_lines if unanswered else lines,
        unanswered=len(open_lines),
        method=english or ranking.method,
        scored_by=ranking.scored_by,
        ranking=only_entry(strategy_id, "needs.ranking"),
        chart="" if unanswered else lone_chart(strategy, "problem-tree", on=on, lang=lang),
    )


def needs(strategy_id: UUID, *, on: date, lang: str) -> tuple[NeedLine, ...]:
    """Needs in the order of their ranking, then as they stand."""
    lister = _Lister(strategy_id, on=on, lang=lang)
    items = load(strategy_id).needs.items
    return tuple(map(lister.line, sorted(items, key=lambda x: (x.rank is None, x.rank or 0))))


class _Lister:
    """Puts needs and all around them on lines."""

    def __init__(self, strategy_id: UUID, *, on: date, lang: str) -> None:
        strategy = load(strategy_id)
        self.lang = lang
        self.items = strategy.needs.items
        self.objectives = strategy.goals.objectives
        needs, objectives = (
            [f"{kind}:{x.code}" for x in records]
            for kind, records in ((Kind.NEED, self.items), (Kind.OBJECTIVE, self.objectives))
        )
        self.keys = keys_of(strategy_id, [*needs, *objectives])
        standing = (x for x in report(strategy_id, on=on).findings if not x.waiver)
        self.findings = Counter(str(x.subject) for x in standing)

    def line(self, need: Need) -> NeedLine:
        """A need with what it rests on and what it leads to."""
        effects = [x.code for x in self.items if need.code in x.causes]
        answers = [x.code for x in self.objectives if need.code in {y.to for y in x.needs}]
        return NeedLine(
            code=need.code,
            title=need.title_en if self.lang == "en" and need.title_en else need.title,
            kind=need.kind,
            priority=choice_label("Priority", need.priority, self.lang),
            rank=need.rank,
            entry=self.keys.get(f"need:{need.code}"),
            evidence=len(need.evidence),
            voices=len(need.voices),
            causes=self._named(Kind.NEED, need.causes),
            effects=self._named(Kind.NEED, effects),
            answered_by=self._named(Kind.OBJECTIVE, answers),
            unaddressed_reason=need.unaddressed_reason,
            findings=self.findings[f"need:{need.code}"],
        )

    def _named(self, kind: Kind, codes: Iterable[str]) -> tuple[tuple[str, UUID | None], ...]:
        return tuple((x, self.keys.get(f"{kind}:{x}")) for x in codes)
