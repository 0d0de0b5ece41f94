"""The short list of sources of the brief: what each of its numbers stands on, in a line each."""

from collections.abc import Iterable

from sutarimas.document.blocks import (
    Author,
    Block,
    Column,
    Inline,
    Paragraph,
    Row,
    Table,
    anchor,
)
from sutarimas.document.citations import sources
from sutarimas.document.scope import Scope
from sutarimas.document.source_entries import ENTRIES, entry
from sutarimas.domain.refs import Ref

KEY = "brief"


def standing(id_: str, text: Inline) -> Paragraph:
    """A sentence that is the same in every brief."""
    return Paragraph(id=id_, text=text, author=Author.FIXED)


def basis(scope: Scope, told: Iterable[Block]) -> Table:
    """A row for each record that the blocks cite; a number leads to its row."""
    words = scope.wording(KEY)
    cited = dict.fromkeys(ref for block in told for ref in sources(block))
    return Table(
        id=f"{KEY}-basis",
        caption=words.text("basis"),
        columns=(Column(title=words.text("basis_column")),),
        rows=tuple(_row(scope, ref) for ref in cited),
        note=words.text("more"),
    )


def _row(scope: Scope, ref: Ref) -> Row:
    """The title of an entry alone: the rest stands in the strategy."""
    made = ENTRIES.get(ref.kind, entry)(scope, ref)
    return Row(cells=(made.title,), id=anchor(ref))
