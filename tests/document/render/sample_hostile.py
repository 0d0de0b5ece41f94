"""A document whose every text tries to be code, markup or a broken file."""

from sutarimas.document.blocks import (
    Chapter,
    Chart,
    Column,
    Document,
    Item,
    ListBlock,
    Note,
    NoteKind,
    Paragraph,
    Reference,
    Row,
    Run,
    Table,
    anchor,
    runs,
)
from tests.document.render.sample import E1, document, heading
from tests.document.render.sample_charts import bars

#: What a resident or a careless paste may bring along.
HOSTILE = '#panic("x") *ne* $a$ @lbl <b>&amp;</b> "\'\\ ]] {slot} \u202egnilks\u202c \x00\x0b\ud800'


def hostile() -> Document:
    """Text that tries to be code, markup or a broken file, in every field that holds text."""
    spec = bars("lt")
    return document(
        Chapter(
            key="x",
            blocks=(
                heading("x<&\"' id", 1, HOSTILE, "1"),
                Paragraph(
                    id="x-p",
                    text=(
                        Run(text=HOSTILE, href="javascript:alert(1)"),
                        Run(text=HOSTILE, to="no-such-block"),
                        Run(text=HOSTILE, to="x<&\"' id", source=E1, lang=HOSTILE),
                    ),
                    sources=(E1,),
                    byline=HOSTILE,
                ),
                ListBlock(id="x-l", items=(Item(text=runs(HOSTILE), items=(), source=E1),)),
                Table(
                    id="x-t",
                    caption=HOSTILE,
                    columns=(Column(title=HOSTILE), Column(title="")),
                    rows=(Row(cells=(runs(HOSTILE), ())),),
                    note=HOSTILE,
                    number=1,
                ),
                Chart(id='x"c', spec=spec, number=1),
                Note(id="x-n", kind=NoteKind.INFO, text=runs(HOSTILE), title=HOSTILE),
                Reference(
                    id=anchor(E1),
                    target=E1,
                    title=runs(HOSTILE),
                    details=((HOSTILE, runs(HOSTILE)),),
                    onward=(Run(text=HOSTILE, to=HOSTILE),),
                    used_by=(Run(text=HOSTILE, to="x-p"),),
                ),
            ),
        )
    )
