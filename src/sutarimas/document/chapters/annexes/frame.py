"""What the annexes share: their key, their headings, and rows of pieces."""

from collections.abc import Iterable

from sutarimas.document.blocks import Block, Chapter, Inline, Orientation, Run
from sutarimas.document.scope import Scope, heading
from sutarimas.domain.refs import Kind, Ref

KEY = "annexes"
PLAN = Ref(Kind.STRATEGY, "plan")


def annex(
    scope: Scope,
    name: str,
    blocks: Iterable[Block],
    *,
    orientation: Orientation = Orientation.PORTRAIT,
) -> Chapter:
    """One annex under its heading."""
    title = heading(f"{KEY}-{name}", 1, scope.wording(KEY).text(f"{name}_title"))
    return Chapter(
        key=f"{KEY}-{name}", blocks=(title, *blocks), annex=True, orientation=orientation
    )


def joined(parts: Iterable[Inline], between: str = "; ") -> Inline:
    """Pieces in a row, the empty ones left out."""
    found: list[Run] = []
    for part in parts:
        if part:
            found += [Run(text=between), *part] if found else part
    return tuple(found)
