"""What the town can build on: strengths, opportunities, and what staff wrote about them.

Required by Regulation (EU) 2021/1060, Article 32(1)(c).
"""

from collections.abc import Iterator

from sutarimas.document.blocks import Block, Chapter, Item, ListBlock, Run
from sutarimas.document.chapters.need_entry import need_entry, opportunities, own
from sutarimas.document.figures import chart
from sutarimas.document.scope import Scope, heading
from sutarimas.document.staff import staff
from sutarimas.domain.need import Quadrant, SwotItem
from sutarimas.domain.refs import Kind, Ref

KEY = "potential"


def build(scope: Scope) -> Chapter:
    """The chapter: staff prose, strengths, opportunities one by one."""
    blocks: list[Block] = [heading(KEY, 1, scope.wording(KEY).text("title"))]
    blocks += staff(scope, KEY, lambda name: chart(scope, name))
    blocks += _strengths(scope)
    blocks += _opportunities(scope)
    return Chapter(key=KEY, blocks=tuple(blocks))


def _strengths(scope: Scope) -> Iterator[Block]:
    strengths = tuple(x for x in scope.strategy.needs.swot if x.quadrant is Quadrant.STRENGTH)
    if not strengths:
        return
    yield heading(f"{KEY}-strengths", 2, scope.wording(KEY).text("strengths"))
    items = tuple(_strength(scope, x) for x in strengths)
    sources = tuple(Ref(Kind.SWOT, x.code) for x in strengths)
    yield ListBlock(id=f"{KEY}-strengths-list", items=items, sources=sources)


def _strength(scope: Scope, item: SwotItem) -> Item:
    ref = Ref(Kind.SWOT, item.code)
    codes = scope.codes(Kind.EVIDENCE, (x.to for x in item.evidence))
    said = (scope.code(Kind.SWOT, item.code), Run(text=". "), own(scope, item, ref, "statement"))
    basis = (Run(text=" ("), *codes, Run(text=")")) if codes else ()
    return Item(text=(*said, *basis))


def _opportunities(scope: Scope) -> Iterator[Block]:
    found = opportunities(scope)
    if not found:
        return
    yield heading(f"{KEY}-opportunities", 2, scope.wording(KEY).text("opportunities"))
    for need in found:
        yield from need_entry(scope, need)
