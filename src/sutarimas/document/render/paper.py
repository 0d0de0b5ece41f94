"""What the PDF and the DOCX share: captions, pictures of charts, and where their figures stand."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from sutarimas.document.blocks import (
    Align,
    Block,
    Chapter,
    Chart,
    Column,
    Document,
    Heading,
    Inline,
    Item,
    ListBlock,
    Orientation,
    Paragraph,
    Picture,
    Reference,
    Row,
    Run,
    Table,
    anchor,
    runs,
)
from sutarimas.document.charts import ChartTable, OutlineItem, Theme, draw, outline
from sutarimas.document.charts import table as figures
from sutarimas.document.language import language
from sutarimas.document.render import emblem as european
from sutarimas.document.render.paper_sources import Register, cited
from sutarimas.document.render.paper_text import filled
from sutarimas.domain.refs import Ref

#: The width of the text in points: A4 upright and lying, without its margins.
ROOM = {Orientation.PORTRAIT: 453.5, Orientation.LANDSCAPE: 700.1}
#: The tallest picture that leaves room for its words, in points.
TALLEST = {Orientation.PORTRAIT: 600.0, Orientation.LANDSCAPE: 300.0}
#: The figures of a chart with more rows than this stand in an annex, not below the picture.
ROWS_BELOW = 8
#: A picture is no taller than half a page, and has at least 120 pixels to an inch.
_TALLEST_PHOTO, _POINTS_PER_PIXEL = 380.0, 72 / 120
CHART_DATA = "chart-data"
#: A drawing shrunk below this share of its natural size has letters that nobody can read.
_LEAST_SCALE = 0.45
#: A longer code has no room in the margin of its entry.
_LONGEST_CODE = 8
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


class Outline:
    """Levels of headings without the gaps that a reading aid would stumble over."""

    def __init__(self) -> None:
        self._last = 0

    def level(self, wanted: int) -> int:
        """The level of the next heading: as wanted, at most one below the heading before."""
        self._last = min(wanted, self._last + 1)
        return self._last


def with_chart_data(document: Document) -> Document:
    """The document with an annex of the chart figures that have no room below their pictures."""
    blocks = tuple(_chart_data(document))
    if not blocks:
        return document
    number = _next_number(document)
    title = runs(document.word("chart_data"))
    heading = Heading(id=CHART_DATA, level=1, text=title, number=number)
    chapter = Chapter(key=CHART_DATA, blocks=(heading, *blocks), annex=True)
    return replace(document, chapters=(*document.chapters, chapter))


def short_table(chart: Chart, document: Document) -> Table | None:
    """The figures to print below a picture, or None when they stand in the annex."""
    if outline(chart.spec, number=number(document)):
        return None
    found = figures(chart.spec, number=number(document))
    return _table(chart, found) if len(found.rows) <= ROWS_BELOW else None


def words_only(chart: Chart, document: Document) -> ListBlock | Table | None:
    """What to print for a drawing that would be too small to read, None for a legible one."""
    _, height = size(picture(chart, document))
    if TALLEST[Orientation.PORTRAIT] / height >= _LEAST_SCALE:
        return None
    return _figures_or_outline(chart, document)


def chart_data_id(chart: Chart) -> str:
    """The id of a chart's figures in the annex."""
    return f"{chart.id}-data"


def picture(chart: Chart, document: Document) -> str:
    """The chart as SVG for paper."""
    name = f"chart{chart.number}"
    return draw(chart.spec, chart_id=name, number=number(document), theme=Theme.PRINT)


def size(svg: str) -> tuple[float, float]:
    """Width and height of a picture, in its own units."""
    match = _VIEW.search(svg)
    if match is None:
        raise ValueError("A picture has no view box.")
    return float(match[1]), float(match[2])


def photo_size(photo: Picture) -> tuple[float, float]:
    """Width and height of a picture on paper in points: never larger than it can bear."""
    scale = min(
        ROOM[Orientation.PORTRAIT] / photo.width, _TALLEST_PHOTO / photo.height, _POINTS_PER_PIXEL
    )
    return round(photo.width * scale, 1), round(photo.height * scale, 1)


def emblem() -> str:
    """The emblem of the European Union as a file of its own."""
    return european.emblem().replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def number(document: Document) -> Callable[[Decimal], str]:
    """How the document prints the figures of its charts."""
    return language(document.lang).number


def label(block: Table | Chart | Picture, document: Document) -> str:
    """„3 lentelė“ or „Figure 2“, "" for a block without a number."""
    if not block.number:
        return ""
    key = "table_label" if isinstance(block, Table) else "chart_label"
    return filled(document.word(key), n=block.number)


def basis(table: Table) -> tuple[Ref, ...]:
    """What a table rests on, without the records that its own rows stand for."""
    own = {row.id for row in table.rows}
    rows = (ref for row in table.rows for ref in row.sources)
    return tuple(x for x in dict.fromkeys((*cited(table), *rows)) if anchor(x) not in own)


def entry_title(entry: Reference, register: Register) -> tuple[str, Inline]:
    """What stands in the margin of an entry, its number or its code, and the title beside it."""
    number = register.number(entry.id)
    code = entry.target.code
    first = entry.title[0].text if entry.title else ""
    if number or not first.startswith(f"{code}. ") or len(code) > _LONGEST_CODE:
        return number, entry.title
    rest = first.removeprefix(f"{code}. ")
    return code, (replace(entry.title[0], text=rest), *entry.title[1:])


def entry_lines(entry: Reference, document: Document) -> tuple[Inline, ...]:
    """What is printed below the title: the details in one line, links down, places in the text.

    Those places are numbers of chapters, found as quickly as a link back is followed; hundreds of
    links back would double the time of typesetting.
    """
    details = (((Run(text=f"{name}: "), *value)) for name, value in entry.details)
    lines = [separated(details, " · ")]
    used_by = tuple(Run(text=run.text) for run in entry.used_by)
    for word, links in (("basis", entry.onward), ("used_in", used_by)):
        inline = separated(((link,) for link in links), ", ")
        lines.append((Run(text=f"{document.word(word)}: "), *inline) if inline else ())
    return tuple(line for line in lines if line)


def leads(paragraph: Paragraph) -> bool:
    """Whether a paragraph stands over what follows like a title, so that no page parts them."""
    return bool(paragraph.text) and all(run.strong for run in paragraph.text)


def separated(parts: Iterable[Inline], mark: str) -> Inline:
    """Parts in a row with a mark between them."""
    found = [run for part in parts for run in (Run(text=mark), *part)]
    return tuple(found[1:])


def _chart_data(document: Document) -> Iterator[Block]:
    for chapter in document.chapters:
        for block in chapter.blocks:
            if not isinstance(block, Chart) or short_table(block, document) is not None:
                continue
            if words_only(block, document) is None:
                yield from _told(block, document)


def _told(chart: Chart, document: Document) -> Iterator[Block]:
    known = label(chart, document).removesuffix(".")
    caption = f"{known}. {chart.spec.title}" if known else chart.spec.title
    told = _figures_or_outline(chart, document)
    if isinstance(told, Table):
        yield replace(told, caption=caption)
    else:
        yield Paragraph(id=f"{told.id}-title", text=(Run(text=caption, strong=True),))
        yield told


def _figures_or_outline(chart: Chart, document: Document) -> ListBlock | Table:
    told = outline(chart.spec, number=number(document))
    if told:
        return ListBlock(id=chart_data_id(chart), items=tuple(_item(one) for one in told))
    return _table(chart, figures(chart.spec, number=number(document)))


def _item(one: OutlineItem) -> Item:
    return Item(text=runs(one.text), items=tuple(_item(child) for child in one.children))


def _table(chart: Chart, found: ChartTable) -> Table:
    columns = tuple(
        Column(title=title, align=Align.END if numeric else Align.START)
        for title, numeric in zip(found.head, found.numeric, strict=True)
    )
    rows = tuple(Row(cells=tuple(runs(text) for text in row)) for row in found.rows)
    return Table(id=chart_data_id(chart), caption="", columns=columns, rows=rows)


def _next_number(document: Document) -> str:
    """The number of one more chapter, "" when the last one has none."""
    found = [
        block.number
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, Heading) and block.level == 1
    ]
    return str(int(found[-1]) + 1) if found and found[-1].isdecimal() else ""
