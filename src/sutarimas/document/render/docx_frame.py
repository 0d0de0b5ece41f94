"""What stands around the chapters of a DOCX: cover, contents, page heads and feet, sections."""

from collections.abc import Mapping

from sutarimas.document.blocks import Document, Heading, Orientation
from sutarimas.document.render.docx_names import Bookmarks
from sutarimas.document.render.docx_pictures import Picture
from sutarimas.document.render.docx_xml import (
    NAMESPACES,
    TAB,
    field,
    inside,
    paragraph,
    picture,
    run,
)
from sutarimas.document.render.paper_text import plain

#: A4 in twentieths of a point, and the margins of the PDF.
_SHORT, _LONG = 11906, 16838
_MARGINS = (
    '<w:pgMar w:top="1531" w:right="1361" w:bottom="1417" w:left="1474" '
    'w:header="737" w:footer="680" w:gutter="0"/>'
)
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_CONTENTS = r' TOC \o "1-2" \h \z \u '
_DEEPEST = 2
HEAD, FOOT = "header", "footer"
_KINDS = {Orientation.PORTRAIT: "", Orientation.LANDSCAPE: "Lying"}
#: The right edge of the text, where page numbers stand.
_EDGE = {Orientation.PORTRAIT: 9070, Orientation.LANDSCAPE: 14003}


def cover_xml(document: Document, emblem: Picture) -> str:
    """The front page, a section of its own without a page head."""
    cover = document.cover
    flag = picture(
        "image0", number=1, alt=document.word("emblem"), width=emblem.width, height=emblem.height
    )
    facts = (
        paragraph("CoverFact", run(name, style="Quiet") + TAB + run(value))
        for name, value in cover.facts
    )
    print_ = f"{document.word('fingerprint')}: {document.fingerprint}"
    return "".join(
        (
            paragraph("CoverGroup", run(cover.lag)),
            paragraph("Title", run(cover.title)),
            paragraph("Subtitle", run(cover.subtitle)),
            *facts,
            paragraph("CoverNotice", run(cover.notice)) if cover.notice else "",
            paragraph("Funding", flag + run(f"\u00a0\u00a0{cover.funding}")),
            paragraph("Byline", run(print_)),
            section_end(section(Orientation.PORTRAIT, head=False)),
        )
    )


def contents_xml(document: Document, *, bookmarks: Bookmarks, pages: Mapping[str, int]) -> str:
    """The table of contents, filled with the pages of the PDF until Word counts its own."""
    entries = [
        block
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, Heading) and block.level <= _DEEPEST
    ]
    start = (
        f'{_BEGIN}<w:r><w:instrText xml:space="preserve">{_CONTENTS}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    lines = [_entry(x, bookmarks=bookmarks, page=str(pages.get(x.id, ""))) for x in entries]
    made = [
        paragraph(f"TOC{heading.level}", (start if place == 0 else "") + line)
        for place, (heading, line) in enumerate(zip(entries, lines, strict=True))
    ]
    title = paragraph("ContentsTitle", run(document.word("contents")))
    end = paragraph("", '<w:r><w:fldChar w:fldCharType="end"/></w:r>') if made else ""
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{title}{''.join(made)}{end}</w:sdtContent></w:sdt>"
    )


def _entry(heading: Heading, *, bookmarks: Bookmarks, page: str) -> str:
    name = bookmarks.name(heading.id)
    number = run(heading.number) + TAB if heading.number else ""
    content = number + run(plain(heading.text)) + TAB + field(f"PAGEREF {name} \\h", page)
    return inside(name, content)


def section(orientation: Orientation, *, head: bool = True) -> str:
    """Properties of a section: its sheet and, on all but the cover, its page head."""
    lying = orientation is Orientation.LANDSCAPE
    size = (
        f'<w:pgSz w:w="{_LONG}" w:h="{_SHORT}" w:orient="landscape"/>'
        if lying
        else f'<w:pgSz w:w="{_SHORT}" w:h="{_LONG}"/>'
    )
    kind = _KINDS[orientation]
    heads = f'<w:headerReference w:type="default" r:id="{HEAD}{kind}"/>' if head else ""
    feet = f'<w:footerReference w:type="default" r:id="{FOOT}{kind}"/>'
    return f'<w:sectPr>{heads}{feet}<w:type w:val="nextPage"/>{size}{_MARGINS}</w:sectPr>'


def section_end(properties: str) -> str:
    """The invisible last paragraph of a section."""
    return paragraph("SectionEnd", "", props=properties)


def head_and_foot(document: Document) -> dict[str, str]:
    """Page heads and feet by the name of their part, for upright and lying pages."""
    made: dict[str, str] = {}
    used = {Orientation.PORTRAIT, *(chapter.orientation for chapter in document.chapters)}
    for orientation in sorted(used, reverse=True):
        kind = _KINDS[orientation]
        props = _stop(orientation) if kind else ""
        head = run(document.title) + TAB + run(document.edition)
        made[f"{HEAD}{kind}"] = _part("hdr", paragraph("Header", head, props=props))
        count = field("PAGE", "1") + run(" / ") + field("NUMPAGES", "1")
        foot = run(document.cover.notice) + TAB + count
        made[f"{FOOT}{kind}"] = _part("ftr", paragraph("Footer", foot, props=props))
    return made


def _stop(orientation: Orientation) -> str:
    """The tab stop of the page number, moved from the edge of an upright page."""
    was, edge = _EDGE[Orientation.PORTRAIT], _EDGE[orientation]
    moved = f'<w:tab w:val="clear" w:pos="{was}"/><w:tab w:val="right" w:pos="{edge}"/>'
    return f"<w:tabs>{moved}</w:tabs>"


def _part(name: str, content: str) -> str:
    return f"<w:{name} {NAMESPACES}>{content}</w:{name}>"
