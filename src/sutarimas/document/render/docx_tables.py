"""Tables of a DOCX."""

from dataclasses import replace

from sutarimas.document.blocks import Align, Inline, Orientation, Row, Table
from sutarimas.document.render.docx_inline import Inlines
from sutarimas.document.render.docx_names import Bookmarks
from sutarimas.document.render.docx_xml import TWIPS, attribute, paragraph, run
from sutarimas.document.render.paper import ROOM
from sutarimas.document.render.paper_columns import Widths, widths
from sutarimas.document.render.paper_sources import Register
from sutarimas.document.render.paper_text import plain

#: Letters of a size other than the style's carry it themselves, in half points.
_STYLE_SIZE = 9.5
_TOTAL = '<w:shd w:val="clear" w:color="auto" w:fill="EEF3F4"/>'


def table_xml(
    table: Table,
    *,
    inlines: Inlines,
    bookmarks: Bookmarks,
    register: Register,
    orientation: Orientation,
) -> str:
    """A table with a repeated header row; rows are not split between pages."""
    return _Grid(table, inlines, bookmarks, register, orientation).write()


class _Grid:
    def __init__(
        self,
        table: Table,
        inlines: Inlines,
        bookmarks: Bookmarks,
        register: Register,
        orientation: Orientation,
    ) -> None:
        self._table = table
        self._inlines = inlines
        self._bookmarks = bookmarks
        self._register = register
        texts = [[plain(cell) for cell in row.cells] for row in table.rows]
        found = widths(table.columns, texts, room=ROOM[orientation])
        self._twips = [round(width * TWIPS) for width in found.columns]
        self._size = _size(found)

    def write(self) -> str:
        about = (
            f'<w:tblStyle w:val="Figures"/><w:tblW w:w="{sum(self._twips)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" '
            'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        )
        if self._table.caption:
            about += f'<w:tblCaption w:val="{attribute(self._table.caption)}"/>'
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._twips)
        rows = "".join(self._row(row) for row in self._table.rows)
        return (
            f"<w:tbl><w:tblPr>{about}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
            f"{self._head()}{rows}</w:tbl>"
        )

    def _head(self) -> str:
        first = "" if self._table.caption else self._table.id
        cells = []
        for place, column in enumerate(self._table.columns):
            content = run(column.title, props=self._size) if column.title else ""
            content = self._bookmarks.around("" if place else first, content)
            cells.append(self._cell(place, content, props="<w:keepNext/>"))
        about = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        return f"<w:tr>{about}{''.join(cells)}</w:tr>"

    def _row(self, row: Row) -> str:
        cells = []
        for place, text in enumerate(row.cells):
            content = self._inlines.write(_strong(text) if row.strong else text, size=self._size)
            if place == 0:
                number = self._register.number(row.id)
                content = (run(f"{number} ", style="Quiet") if number else "") + content
                content = self._bookmarks.around(row.id, content)
            cells.append(self._cell(place, content, shade=_TOTAL if row.strong else ""))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, place: int, content: str, *, shade: str = "", props: str = "") -> str:
        figure = self._table.columns[place].align is Align.END
        made = paragraph("TableFigure" if figure else "TableText", content, props=props)
        width = f'<w:tcW w:w="{self._twips[place]}" w:type="dxa"/>'
        return f"<w:tc><w:tcPr>{width}{shade}</w:tcPr>{made}</w:tc>"


def _strong(text: Inline) -> Inline:
    return tuple(replace(run, strong=True) for run in text)


def _size(found: Widths) -> str:
    if found.size == _STYLE_SIZE:
        return ""
    halves = round(found.size * 2)
    return f'<w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>'
