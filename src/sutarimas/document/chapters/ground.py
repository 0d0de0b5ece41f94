"""Where a goal or an action stands in the end: meetings, surveys and papers, a click away."""

from collections.abc import Iterator

from sutarimas.document.blocks import Block, Inline, Run, anchor
from sutarimas.document.scope import Scope, paragraph
from sutarimas.domain.refs import Kind, Ref

#: As many as a line holds; the rest is counted.
MOST = 8
#: What people did and wrote comes before single figures.
_ORDER = (Kind.MEETING, Kind.SURVEY, Kind.FILE, Kind.CONTRACT, Kind.VOICE, Kind.EVIDENCE)


def ground(scope: Scope, chapter: str, ref: Ref) -> Iterator[Block]:
    """One line, message `ground` of the chapter; nothing where the walk ends nowhere."""
    found = tuple(x for kind in _ORDER for x in scope.trace.ground(ref) if x.kind is kind)
    if found:
        text = scope.wording(chapter).say("ground", codes=_codes(scope, found))
        yield paragraph(f"{chapter}-{ref.code}-ground", text, *found[:MOST])


def _codes(scope: Scope, found: tuple[Ref, ...]) -> Inline:
    shown = [Run(text=x.code, to=anchor(x)) for x in found[:MOST]]
    listed = tuple(piece for run in shown for piece in (Run(text=", "), run))[1:]
    left = len(found) - len(shown)
    if not left:
        return listed
    return (*listed, Run(text=" "), *scope.wording("sources").say("and_more", n=str(left)))
