"""Runs and marks of a DOCX."""

from collections.abc import Callable

from sutarimas.document.blocks import Run
from sutarimas.document.render.docx_names import Bookmarks
from sutarimas.document.render.docx_xml import inside, outward, run
from sutarimas.document.render.paper_sources import Mark, Marked, Marks, Register
from sutarimas.document.render.paper_text import language, outside


class Inlines:
    """Writes runs; links go to bookmarks, or outside through `relation(address)`."""

    def __init__(
        self, register: Register, bookmarks: Bookmarks, relation: Callable[[str], str]
    ) -> None:
        self._register = register
        self._bookmarks = bookmarks
        self._relation = relation

    def write(self, text: Marked, *, size: str = "") -> str:
        """Runs and marks as XML; `size` is the properties of a size other than the style's."""
        return "".join(self._run(x, size) if isinstance(x, Run) else self.marks(x) for x in text)

    def marks(self, marks: Marks, *, style: str = "SourceMark") -> str:
        """Marks as links with commas between them."""
        return run(", ", style=style).join(self._mark(mark, style) for mark in marks)

    def link(self, id_: str, content: str) -> str:
        """Content that leads to a block, bare when there is no such block."""
        if id_ not in self._register.ids:
            return content
        return inside(self._bookmarks.name(id_), content)

    def _mark(self, mark: Mark, style: str) -> str:
        return self.link(mark.to, run(mark.label, style=style))

    def _run(self, one: Run, size: str) -> str:
        if not one.text:
            return ""
        if one.to in self._register.ids:
            return self.link(one.to, _styled(one, "InnerLink", size))
        address = outside(one.href)
        if address:
            return outward(self._relation(address), _styled(one, "Hyperlink", size))
        return _styled(one, "", size)


def _styled(one: Run, style: str, size: str) -> str:
    if not style and one.strong != one.emphasis:
        style = "Strong" if one.strong else "Emphasis"
    bold = "<w:b/><w:bCs/>" if one.strong and style != "Strong" else ""
    italic = "<w:i/><w:iCs/>" if one.emphasis and style != "Emphasis" else ""
    spoken = f'<w:lang w:val="{one.lang}"/>' if language(one.lang) else ""
    return run(one.text, style=style, props=bold + italic + size + spoken)
