"""Pictures of the strategy as blocks of its text."""

from datetime import date

from sutarimas.document.blocks import Picture
from sutarimas.document.scope import Scope
from sutarimas.domain.picture import size_of
from sutarimas.domain.refs import Kind


def picture(scope: Scope, code: str, id_: str) -> Picture | None:
    """The picture of a code with its words in the document's language; None for no such one."""
    found = scope.strategy.find(Kind.PICTURE, code)
    size = size_of(found.image) if found else None
    if found is None or size is None:
        return None
    return Picture(
        id=id_,
        code=code,
        image=found.image,
        width=size[0],
        height=size[1],
        title=scope.title(found),
        alt=scope.title(found, "alt"),
        source_line=_source(scope, found.made_by, found.made_on),
        lang="" if scope.lang == "lt" or found.title_en else "lt",
    )


def _source(scope: Scope, made_by: str, made_on: date | None) -> str:
    """„Jonas Petraitis, 2026-05-14“, as far as it is known."""
    return ", ".join(x for x in (made_by, scope.l.date_iso(made_on) if made_on else "") if x)
