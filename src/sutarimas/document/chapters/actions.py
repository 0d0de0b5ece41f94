"""Action plan: one fiche for every action, and the years of all of them on one picture.

Fields of a fiche follow the action plan that urban strategies publish.
"""

from collections.abc import Iterator

from sutarimas.document.blocks import (
    Align,
    Block,
    Chapter,
    Column,
    Heading,
    Inline,
    Row,
    Run,
    anchor,
)
from sutarimas.document.chapters.finance import used_sources
from sutarimas.document.chapters.ground import ground
from sutarimas.document.figures import chart, own_chart
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.document.staff import staff
from sutarimas.domain.finance import FundSource
from sutarimas.domain.goal import Action
from sutarimas.domain.indicator import IndicatorKind
from sutarimas.domain.refs import Kind, Ref

KEY = "actions"


def build(scope: Scope) -> Chapter:
    """The chapter: staff prose, the time plan, then a fiche an action."""
    words = scope.wording(KEY)
    blocks: list[Block] = [heading(KEY, 1, words.text("title"))]
    blocks += staff(scope, KEY, lambda name: chart(scope, name))
    drawn = own_chart(scope, "gantt") if scope.strategy.goals.actions else None
    if drawn is not None:
        blocks += [heading(f"{KEY}-time", 2, words.text("time")), drawn]
    for action in scope.strategy.goals.actions:
        blocks += _fiche(scope, action)
    return Chapter(key=KEY, blocks=tuple(blocks))


def _fiche(scope: Scope, action: Action) -> Iterator[Block]:
    words, ref = scope.wording(KEY), Ref(Kind.ACTION, action.code)
    named = scope.named(action, ref)
    title = words.say("action", code=action.code, title=Run(text=named.text, lang=named.lang))
    yield Heading(id=anchor(ref), level=2, text=title, sources=(ref,))
    if action.description:
        yield paragraph(f"{KEY}-{action.code}-what", scope.lithuanian(action.description), ref)
    yield table(
        f"{KEY}-{action.code}-fiche",
        words.text("fiche_caption", code=action.code),
        (Column(title=words.text("field"), width=2), Column(title=words.text("entry"), width=5)),
        (
            Row(cells=(cell(words.text(key)), value), sources=(ref,))
            for key, value in _fields(scope, action)
            if value
        ),
    )
    yield from _indicators(scope, action)
    yield from _money(scope, action)
    if action.works:
        cited = tuple(Ref(Kind.EVIDENCE, x.to) for x in action.works)
        text = words.say("works", codes=scope.codes(Kind.EVIDENCE, (x.to for x in action.works)))
        yield paragraph(f"{KEY}-{action.code}-works", text, *cited)
    yield from ground(scope, KEY, ref)


def _fields(scope: Scope, action: Action) -> Iterator[tuple[str, Inline]]:
    words, ref = scope.wording(KEY), Ref(Kind.ACTION, action.code)
    objective = scope.strategy.objective(action.objective)
    serves = Ref(Kind.OBJECTIVE, action.objective)
    if objective is not None:
        title = scope.named(objective, serves)
        yield "objective", (scope.code(Kind.OBJECTIVE, action.objective), Run(text=" "), title)
        yield "needs", scope.codes(Kind.NEED, (x.to for x in objective.needs))
    yield "specific", cell(action.specific)
    yield "fund", cell(words.text(f"fund_{action.fund}")) if action.fund else ()
    yield "activity", cell(_activity(scope, action))
    yield "groups", cell(scope.l.join([scope.title(x) for x in _groups(scope, action)]))
    yield "applicants", cell("; ".join(action.applicants))
    yield "partners", cell("; ".join(action.partners))
    yield "selection", cell(words.text(f"selection_{action.selection}")) if action.selection else ()
    yield "projects", _number(scope, action.projects, ref)
    yield "participants", _at_least(scope, action.participants, ref)
    yield "period", cell(_period(scope, action))
    share = scope.l.percent(action.intensity.scaleb(2)) if action.intensity is not None else ""
    yield "intensity", cell(share)
    yield "demarcation", cell(action.demarcation)
    yield "statutory", cell(action.statutory_reason)
    yield "single", cell(action.single_applicant_reason)
    yield "integrated", cell(action.integrated)
    yield "innovative", cell(action.innovative)


def _groups(scope: Scope, action: Action) -> Iterator[object]:
    for code in action.groups:
        group = scope.strategy.group(code)
        if group is not None:
            yield group


def _activity(scope: Scope, action: Action) -> str:
    """The activity type with its number where the pack's list knows it."""
    listed = scope.pack.lists.get("activities", {}).get(action.activity)
    if listed is None:
        return action.activity
    title = listed[f"title_{scope.lang}"]
    return f"{action.activity}. {title}" if action.activity[:1].isdigit() else str(title)


def _number(scope: Scope, value: int | None, ref: Ref) -> Inline:
    return () if value is None else (Run(text=scope.l.number(value), source=ref),)


def _at_least(scope: Scope, value: int | None, ref: Ref) -> Inline:
    if value is None:
        return ()
    return scope.wording(KEY).say("at_least", n=Run(text=scope.l.number(value), source=ref))


def _period(scope: Scope, action: Action) -> str:
    if action.first_year is None or action.last_year is None:
        return ""
    return scope.l.years(action.first_year, action.last_year)


def _indicators(scope: Scope, action: Action) -> Iterator[Block]:
    words = scope.wording(KEY)
    named = (scope.strategy.indicator(code) for code in action.indicators)
    found = [x for x in named if x is not None and x.kind is IndicatorKind.OUTPUT]
    if not found:
        return
    rows = []
    for indicator in found:
        ref = Ref(Kind.INDICATOR, indicator.code)
        own = [x.target for x in indicator.contributions if x.action == action.code]
        target = own[0] if own else indicator.target
        printed = () if target is None else (Run(text=scope.l.number(target), source=ref),)
        name = (Run(text=f"{indicator.code} ", to=anchor(ref)), scope.named(indicator, ref))
        year = scope.l.year(indicator.target_year) if indicator.target_year else ""
        cells = (name, cell(indicator.unit), printed, cell(year))
        rows.append(Row(cells=cells, sources=(ref,)))
    yield table(
        f"{KEY}-{action.code}-indicators",
        words.text("indicators_caption", code=action.code),
        (
            Column(title=words.text("indicator_column"), width=5),
            Column(title=words.text("unit_column"), width=2),
            Column(title=words.text("target_column"), align=Align.END, width=2),
            Column(title=words.text("year_column"), width=2),
        ),
        rows,
    )


def _money(scope: Scope, action: Action) -> Iterator[Block]:
    """Money of the action: source by year, exact."""
    words, finance = scope.wording(KEY), scope.strategy.finance
    lines = tuple(x for x in finance.lines if x.action == action.code)
    if not lines:
        return
    years = tuple(sorted({x.year for x in lines}))
    sources = tuple(x for x in used_sources(scope) if any(y.source is x for y in lines))

    def row(name: str, kinds: tuple[FundSource, ...], *, strong: bool = False) -> Row:
        by_year = (finance.total(action=action.code, year=y, sources=kinds) for y in years)
        whole = finance.total(action=action.code, sources=kinds)
        cells = (cell(scope.l.euro_bare(x)) for x in (*by_year, whole))
        ref = Ref(Kind.ACTION, action.code)
        return Row(cells=(cell(name), *cells), strong=strong, sources=(ref,))

    yield table(
        f"{KEY}-{action.code}-money",
        words.text("money_caption", code=action.code),
        (
            Column(title=words.text("source_column"), width=3),
            *(Column(title=str(y), align=Align.END, width=2) for y in years),
            Column(title=words.text("sum"), align=Align.END, width=2),
        ),
        (
            *(row(words.text(f"source_{x}"), (x,)) for x in sources),
            row(words.text("sum"), sources, strong=True),
        ),
    )
