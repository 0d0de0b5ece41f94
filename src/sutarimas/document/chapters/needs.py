"""Staff prose of the chapter; computed parts follow."""

from sutarimas.document.blocks import Block, Chapter
from sutarimas.document.figures import chart
from sutarimas.document.scope import Scope, heading
from sutarimas.document.staff import staff

KEY = "needs"


def build(scope: Scope) -> Chapter:
    """The chapter as staff wrote it."""
    blocks: list[Block] = [heading(KEY, 1, scope.wording(KEY).text("title"))]
    blocks += staff(scope, KEY, lambda name: chart(scope, name))
    return Chapter(key=KEY, blocks=tuple(blocks))
