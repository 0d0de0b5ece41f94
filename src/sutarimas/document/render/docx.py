"""The DOCX: an editable strategy with real styles, numbering, captions and a filled contents."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from sutarimas.document.blocks import Document, Orientation
from sutarimas.document.render.docx_blocks import DATA_PAGE, Story
from sutarimas.document.render.docx_frame import (
    contents_xml,
    cover_xml,
    head_and_foot,
    section,
    section_end,
)
from sutarimas.document.render.docx_package import Relations, package
from sutarimas.document.render.docx_pictures import pictures
from sutarimas.document.render.docx_xml import NAMESPACES, run
from sutarimas.document.render.paper import CHART_DATA, ROOM, TALLEST, with_chart_data
from sutarimas.document.render.paper_sources import register


def docx(document: Document, *, pages: Mapping[str, int]) -> bytes:
    """The document as DOCX; `pages` is the page of each heading, as `pdf.typeset` found it.

    No page is asked for before everything else is written: `pages` may come late.
    """
    document = with_chart_data(document)
    upright = Orientation.PORTRAIT
    drawn = pictures(document, room=ROOM[upright], tallest=TALLEST[upright])
    relations = Relations()
    story = Story(
        document,
        register=register(document),
        pictures=drawn,
        relation=relations.address,
    )
    chapters = "".join(_sections(document, story))
    chapters = chapters.replace(DATA_PAGE, run(str(pages.get(CHART_DATA, ""))))
    contents = contents_xml(document, bookmarks=story.bookmarks, pages=pages)
    body = cover_xml(document, drawn[""]) + contents + chapters
    return package(
        document,
        story=f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        around=head_and_foot(document),
        pictures=[picture.image for picture in drawn.values()],
        relations=relations,
        lists=story.lists,
        blocks=story.bookmarks.placed,
    )


def _sections(document: Document, story: Story) -> Iterator[str]:
    """Chapters, with the properties of a section after the last chapter that lies the same way."""
    groups = [
        (orientation, list(chapters))
        for orientation, chapters in groupby(document.chapters, key=lambda x: x.orientation)
    ]
    for place, (orientation, chapters) in enumerate(groups, start=1):
        for chapter in chapters:
            yield story.write(chapter.blocks, orientation)
        last = place == len(groups)
        yield section(orientation) if last else section_end(section(orientation))
