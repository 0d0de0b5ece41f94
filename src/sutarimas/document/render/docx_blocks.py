"""Blocks of a document as WordprocessingML."""

import re
from collections.abc import Callable, Iterable, Mapping

from sutarimas.document.blocks import (
    Block,
    Chart,
    Document,
    Heading,
    Item,
    ListBlock,
    Note,
    NoteKind,
    Orientation,
    Paragraph,
    Reference,
    Table,
    anchor,
)
from sutarimas.document.blocks import Picture as Photo
from sutarimas.document.render import paper
from sutarimas.document.render.docx_inline import Inlines
from sutarimas.document.render.docx_names import Bookmarks
from sutarimas.document.render.docx_pictures import Picture
from sutarimas.document.render.docx_tables import table_xml
from sutarimas.document.render.docx_xml import TAB, field, paragraph, picture, run
from sutarimas.document.render.paper_sources import Marks, Register

#: Stands for the run with the page of the annex of data until that page is known; typed text
#: is escaped and cannot be it.
DATA_PAGE = "<data-page/>"

_NOTES = {
    NoteKind.INFO: "Note",
    NoteKind.WARNING: "NoteWarning",
    NoteKind.INVENTED: "NoteWarning",
    NoteKind.WAIVER: "NoteWaiver",
    NoteKind.FUNDING: "NoteFunding",
}
#: `numbering.xml` has levels 0 to 2, and its own first three lists.
_DEEPEST, _FIRST_LIST = 2, 4
_NO_NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'


class Story:
    """Writes blocks one after another; counts headings as Word will, lists and pictures."""

    def __init__(
        self,
        document: Document,
        *,
        register: Register,
        pictures: Mapping[str, Picture],
        relation: Callable[[str], str],
    ) -> None:
        self.bookmarks = Bookmarks()
        self.inlines = Inlines(register, self.bookmarks, relation)
        self.lists = 0
        self._document = document
        self._register = register
        self._pictures = pictures
        self._outline = paper.Outline()
        self._counted = [0, 0, 0]
        self._orientation = Orientation.PORTRAIT

    def write(self, blocks: Iterable[Block], orientation: Orientation) -> str:
        """Blocks of one chapter."""
        self._orientation = orientation
        return "".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case ListBlock():
                return self._list(block)
            case Table():
                return self._table(block)
            case Chart() | Photo():
                return self._figure(block)
            case Note():
                return self._note(block)
            case Reference():
                return self._entry(block)

    def _heading(self, block: Heading) -> str:
        level = self._outline.level(block.level)
        content = self.inlines.write(block.text)
        props = ""
        if level <= len(self._counted) and block.number != self._next(level, block.number):
            props = _NO_NUMBER
            content = (run(block.number) + TAB if block.number else "") + content
        return paragraph(f"Heading{level}", self.bookmarks.around(block.id, content), props=props)

    def _next(self, level: int, wanted: str) -> str:
        """The number Word would give, counted on only when it is the wanted one."""
        counted = [*self._counted[: level - 1], self._counted[level - 1] + 1]
        number = ".".join(str(x) for x in counted)
        if number == wanted:
            self._counted = [*counted, *[0] * (len(self._counted) - level)]
        return number

    def _paragraph(self, block: Paragraph) -> str:
        content = self.inlines.write(self._register.marked(block))
        props = "<w:keepNext/>" if block.byline or paper.leads(block) else ""
        made = paragraph("", self.bookmarks.around(block.id, content), props=props)
        return made + (paragraph("Byline", run(block.byline)) if block.byline else "")

    def _list(self, block: ListBlock) -> str:
        number = 2
        if block.ordered:
            number = _FIRST_LIST + self.lists
            self.lists += 1
        style = "ListNumber" if block.ordered else "ListBullet"
        made = [self._item(item, style, number, 0) for item in block.items]
        return "".join(self._marked_first(block.id, made))

    def _marked_first(self, id_: str, made: list[str]) -> Iterable[str]:
        """Paragraphs, the bookmark around the content of the first."""
        if not made:
            return ()
        head, end, rest = made[0].partition("</w:pPr>")
        content, close, others = rest.partition("</w:p>")
        return (head, end, self.bookmarks.around(id_, content), close, others, *made[1:])

    def _item(self, item: Item, style: str, number: int, level: int) -> str:
        marks = self._register.after_item(item)
        at = f'<w:ilvl w:val="{min(level, _DEEPEST)}"/><w:numId w:val="{number}"/>'
        content = self.inlines.write((*item.text, marks))
        made = paragraph(style, content, props=f"<w:numPr>{at}</w:numPr>")
        return made + "".join(self._item(x, style, number, level + 1) for x in item.items)

    def _table(self, block: Table) -> str:
        below = ""
        if block.note:
            below += paragraph("BelowPicture", run(block.note))
        marks = self._register.after_table(paper.basis(block))
        if marks:
            below += paragraph("BelowPicture", self._basis(marks))
        caption = self._caption(block, block.caption, "TableCaption")
        return caption + self._grid(block) + (below or paragraph("BelowPicture", ""))

    def _basis(self, marks: Marks) -> str:
        name = run(f"{self._document.word('basis')}: ")
        return name + self.inlines.marks(marks, style="InnerLink")

    def _grid(self, block: Table) -> str:
        return table_xml(
            block,
            inlines=self.inlines,
            bookmarks=self.bookmarks,
            register=self._register,
            orientation=self._orientation,
        )

    def _caption(self, block: Table | Chart | Photo, text: str, style: str) -> str:
        if not text:
            return ""
        label = paper.label(block, self._document).removesuffix(".")
        content = run(text)
        if label:
            before, number, after = label.partition(str(block.number))
            code = f"SEQ {_sequence(self._document, block)} \\* ARABIC"
            counted = field(code, number)
            content = (run(before) if before else "") + counted + run(f"{after}. ") + content
        return paragraph(style, self.bookmarks.around(block.id, content))

    def _figure(self, block: Chart | Photo) -> str:
        return self._photo(block) if isinstance(block, Photo) else self._chart(block)

    def _chart(self, block: Chart) -> str:
        words = paper.words_only(block, self._document)
        if words is None:
            return self._drawn(block)
        caption = self._caption(block, block.spec.title, "TableCaption")
        below = paragraph("BelowPicture", self._below(block, in_annex=False))
        return caption + self._block(words) + below

    def _drawn(self, block: Chart) -> str:
        drawn = self._image(block.id, block.spec.description)
        short = paper.short_table(block, self._document)
        below = self._below(block, in_annex=short is None)
        return (
            paragraph("Picture", drawn)
            + self._caption(block, block.spec.title, "Caption")
            + paragraph("BelowPicture", below)
            + (self._grid(short) + paragraph("BelowPicture", "") if short else "")
        )

    def _image(self, id_: str, alt: str) -> str:
        image = self._pictures[id_]
        number = list(self._pictures).index(id_)
        size = {"width": image.width, "height": image.height}
        return picture(f"image{number}", number=number + 1, alt=alt, **size)

    def _photo(self, block: Photo) -> str:
        return (
            paragraph("Picture", self._image(block.id, block.alt))
            + self._caption(block, block.title, "Caption")
            + paragraph("BelowPicture", run(block.source_line) if block.source_line else "")
        )

    def _below(self, block: Chart, *, in_annex: bool) -> str:
        made = run(block.spec.source_line) if block.spec.source_line else ""
        made += self.inlines.marks(self._register.marks(block.sources))
        target = paper.chart_data_id(block)
        if not in_annex or target not in self._register.ids:
            return made
        text, _, after = self._document.word("chart_data_at").partition("{page}")
        code = f"PAGEREF {self.bookmarks.name(target)} \\h"
        page = field(code, "").replace(run(""), DATA_PAGE)
        return f"{made}{run(f' {text}')}{self.inlines.link(target, page)}{run(after)}"

    def _note(self, block: Note) -> str:
        shown = {one.to for one in block.text}
        marks = self._register.marks(x for x in block.sources if anchor(x) not in shown)
        title = run(f"{block.title}. ".replace(".. ", ". "), style="Strong") if block.title else ""
        content = title + self.inlines.write((*block.text, marks))
        return paragraph(_NOTES[block.kind], self.bookmarks.around(block.id, content))

    def _entry(self, block: Reference) -> str:
        label, title = paper.entry_title(block, self._register)
        content = (run(label, style="Strong") if label else "") + TAB + self.inlines.write(title)
        made = paragraph("Entry", self.bookmarks.around(block.id, content))
        lines = paper.entry_lines(block, self._document)
        return made + "".join(paragraph("EntryDetail", self.inlines.write(x)) for x in lines)


def _sequence(document: Document, block: Table | Chart | Photo) -> str:
    """The name under which Word counts tables or pictures."""
    word = document.word("table" if isinstance(block, Table) else "chart")
    return "".join(re.findall(r"\w+", word))
