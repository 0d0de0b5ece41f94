"""Needs: target groups, problems with what they rest on, the SWOT table, the ranking.

Required by Regulation (EU) 2021/1060, Article 32(1)(c).
"""

from collections.abc import Iterator
from dataclasses import replace

from sutarimas.document.blocks import Align, Block, Chapter, Column, Row, Run, Table, anchor
from sutarimas.document.chapters.need_entry import need_entry, own, plain, priority, problems
from sutarimas.document.figures import chart, own_chart
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.document.staff import staff
from sutarimas.domain.need import Group, Need, Quadrant, SwotItem
from sutarimas.domain.refs import Kind, Ref

KEY = "needs"
NEEDS = Ref(Kind.STRATEGY, "needs")


def build(scope: Scope) -> Chapter:
    """The chapter: staff prose, groups, tree, problems one by one, SWOT, ranking, what is left."""
    blocks: list[Block] = [heading(KEY, 1, scope.wording(KEY).text("title"))]
    blocks += staff(scope, KEY, lambda name: chart(scope, name))
    blocks += _groups(scope)
    blocks += _problems(scope)
    blocks += _swot(scope)
    blocks += _ranking(scope)
    blocks += _left(scope)
    return Chapter(key=KEY, blocks=tuple(blocks))


def _groups(scope: Scope) -> Iterator[Block]:
    words, groups = scope.wording(KEY), scope.strategy.needs.groups
    if not groups:
        return
    yield heading(f"{KEY}-groups", 2, words.text("groups_title"))
    yield table(
        f"{KEY}-groups-table",
        words.text("groups_caption"),
        (
            Column(title=words.text("code")),
            Column(title=words.text("group"), width=5),
            Column(title=words.text("size_column"), align=Align.END, width=2),
            Column(title=words.text("basis"), width=2),
        ),
        (_group(scope, x) for x in groups),
    )


def _group(scope: Scope, group: Group) -> Row:
    ref = Ref(Kind.GROUP, group.code)
    size = scope.wording(KEY).text("unknown")
    if group.size is not None:
        size = scope.l.number(group.size)
    codes = tuple(x.to for x in group.size_evidence)
    return Row(
        cells=(
            cell(group.code),
            cell(_opening(own(scope, group, ref))),
            cell(size, source=ref if group.size is not None else None),
            scope.codes(Kind.EVIDENCE, codes),
        ),
        id=anchor(ref),
        sources=tuple(Ref(Kind.EVIDENCE, x) for x in codes),
    )


def _opening(named: Run) -> Run:
    """A title that opens a cell; titles of groups are written to stand inside a sentence."""
    return replace(named, text=named.text[:1].upper() + named.text[1:])


def _problems(scope: Scope) -> Iterator[Block]:
    found = problems(scope)
    if not found:
        return
    yield heading(f"{KEY}-problems", 2, scope.wording(KEY).text("problems"))
    drawn = own_chart(scope, "problem-tree")
    if drawn is not None:
        yield drawn
    for need in found:
        yield from need_entry(scope, need)


def _swot(scope: Scope) -> Iterator[Block]:
    words, swot = scope.wording(KEY), scope.strategy.needs.swot
    if not swot:
        return
    yield heading(f"{KEY}-swot", 2, words.text("swot"))
    yield paragraph(f"{KEY}-swot-about", words.say("swot_about"), NEEDS)
    for quadrant in Quadrant:
        items = tuple(x for x in swot if x.quadrant is quadrant)
        if items:
            yield _quadrant(scope, quadrant, items)


def _quadrant(scope: Scope, quadrant: Quadrant, items: tuple[SwotItem, ...]) -> Table:
    words = scope.wording(KEY)
    return table(
        f"{KEY}-swot-{quadrant}",
        words.text(f"quadrant_{quadrant}"),
        (
            Column(title=words.text("code")),
            Column(title=words.text("statement"), width=5),
            Column(title=words.text("basis"), width=2),
            Column(title=words.text("feeds"), width=2),
        ),
        (_item(scope, x) for x in items),
    )


def _item(scope: Scope, item: SwotItem) -> Row:
    ref = Ref(Kind.SWOT, item.code)
    facts = scope.codes(Kind.EVIDENCE, (x.to for x in item.evidence))
    voices = scope.codes(Kind.VOICE, (x.to for x in item.voices))
    between = (Run(text=", "),) if facts and voices else ()
    return Row(
        cells=(
            cell(item.code),
            cell(own(scope, item, ref, "statement")),
            (*facts, *between, *voices),
            scope.codes(Kind.NEED, item.needs),
        ),
        id=anchor(ref),
        sources=(
            *(Ref(Kind.EVIDENCE, x.to) for x in item.evidence),
            *(Ref(Kind.VOICE, x.to) for x in item.voices),
        ),
    )


def _ranking(scope: Scope) -> Iterator[Block]:
    words, ranking = scope.wording(KEY), scope.strategy.needs.ranking
    ranked = sorted(
        (x for x in scope.strategy.needs.items if x.rank is not None), key=lambda x: x.rank or 0
    )
    if not ranked and not ranking.method:
        return
    yield heading(f"{KEY}-ranking", 2, words.text("ranking"))
    if ranking.method:
        method = own(scope, ranking, NEEDS, "method")
        yield paragraph(f"{KEY}-ranking-method", (method,), NEEDS)
    if ranking.scored_by and ranking.scored_on:
        day = scope.l.date_long(ranking.scored_on)
        at = scope.code(Kind.MEETING, ranking.decided_at)
        key = "scored_at" if ranking.decided_at else "scored"
        text = words.say(key, who=plain(scope, ranking.scored_by), day=day, meeting=at)
        yield paragraph(f"{KEY}-ranking-who", text, *_held(ranking.decided_at))
    if ranking.tie_rule:
        tie = words.say("tie", rule=plain(scope, ranking.tie_rule))
        yield paragraph(f"{KEY}-ranking-tie", tie, NEEDS)
    if ranked:
        yield _order(scope, tuple(ranked))


def _held(meeting: str) -> tuple[Ref, ...]:
    return (Ref(Kind.MEETING, meeting),) if meeting else (NEEDS,)


def _order(scope: Scope, ranked: tuple[Need, ...]) -> Table:
    words = scope.wording(KEY)
    return table(
        f"{KEY}-ranking-table",
        words.text("ranking_caption"),
        (
            Column(title=words.text("rank_column"), align=Align.END),
            Column(title=words.text("need"), width=6),
            Column(title=words.text("score_column"), align=Align.END),
            Column(title=words.text("priority_column")),
        ),
        (
            Row(
                cells=(
                    cell(str(x.rank)),
                    _named(scope, x),
                    cell("" if x.score is None else scope.l.number(x.score)),
                    cell(priority(scope, x)),
                ),
                sources=(Ref(Kind.NEED, x.code),),
            )
            for x in ranked
        ),
    )


def _named(scope: Scope, need: Need) -> tuple[Run, ...]:
    ref = Ref(Kind.NEED, need.code)
    return (scope.code(Kind.NEED, need.code), Run(text=" "), own(scope, need, ref))


def _left(scope: Scope) -> Iterator[Block]:
    """Needs that no objective answers, with the reason; silent while there are no objectives."""
    words, objectives = scope.wording(KEY), scope.strategy.goals.objectives
    answered = {x.to for objective in objectives for x in objective.needs}
    left = tuple(x for x in scope.strategy.needs.items if x.code not in answered)
    if not objectives or not left:
        return
    yield heading(f"{KEY}-left", 2, words.text("left"))
    yield table(
        f"{KEY}-left-table",
        words.text("left_caption"),
        (
            Column(title=words.text("need"), width=3),
            Column(title=words.text("reason"), width=4),
        ),
        (
            Row(
                cells=(
                    _named(scope, x),
                    cell(_reason(scope, x)),
                ),
                sources=(Ref(Kind.NEED, x.code),),
            )
            for x in left
        ),
    )


def _reason(scope: Scope, need: Need) -> Run:
    if need.unaddressed_reason:
        return plain(scope, need.unaddressed_reason)
    return Run(text=scope.wording(KEY).text("no_reason"))
