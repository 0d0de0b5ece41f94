"""A long strategy, to measure the writers by."""

from sutarimas.document.blocks import (
    Align,
    Block,
    Chapter,
    Chart,
    Column,
    Document,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Table,
    runs,
)
from tests.document.render.sample import E1, E2, E3, NEEDS_TEXT, document, heading, sources
from tests.document.render.sample_charts import line


def stress(blocks: int = 400, lang: str = "lt") -> Document:
    """A long strategy: chapters of sections, tables, charts, lists and paragraphs."""
    chapters: list[Chapter] = []
    built = 0
    while built < blocks:
        chapter = _long_chapter(len(chapters) + 1, lang)
        chapters.append(chapter)
        built += len(chapter.blocks)
    return document(*chapters, sources(), lang=lang)


def _long_chapter(place: int, lang: str) -> Chapter:
    found: list[Block] = [heading(f"c{place}", 1, f"Skyrius apie {place} dalyką", f"{place}")]
    for section in range(1, 5):
        key = f"c{place}-{section}"
        number = f"{place}.{section}"
        found.append(heading(key, 2, "Kaip gyvena miesto žmonės", number))
        found += [_long_paragraph(f"{key}-p{n}") for n in range(6)]
        found.append(_long_table(f"{key}-t", place * 4 + section))
        if section % 2:
            found.append(Chart(id=f"{key}-f", spec=line(lang), number=place * 2 + section // 2))
        items = tuple(Item(text=runs(f"{NEEDS_TEXT[:90]};"), source=E2) for _ in range(4))
        found.append(ListBlock(id=f"{key}-l", items=items, sources=(E2,)))
    return Chapter(key=f"c{place}", blocks=tuple(found))


def _long_paragraph(id_: str) -> Paragraph:
    return Paragraph(
        id=id_,
        text=(
            Run(text=f"{NEEDS_TEXT} Taip nurodė "),
            Run(text="62", source=E1),
            Run(text=" proc."),
        ),
        sources=(E1,),
    )


def _long_table(id_: str, number: int) -> Table:
    row = Row(
        cells=(runs("Lankomosios priežiūros paslauga"), *(runs("9 989,15"),) * 3),
        sources=(E3,),
    )
    columns = (
        Column(title="Paslauga", width=3),
        *(Column(title=str(year), align=Align.END) for year in (2024, 2025, 2026)),
    )
    return Table(
        id=id_, caption="Paslaugos ir lėšos", columns=columns, rows=(row,) * 12, number=number
    )
