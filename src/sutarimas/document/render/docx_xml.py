"""WordprocessingML as text: the few elements a strategy needs, children in the schema's order."""

from html import escape

from sutarimas.document.render.paper_text import clean

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
TAB = "<w:r><w:tab/></w:r>"

#: English metric units and twentieths of a point in a point.
EMU, TWIPS = 12700, 20


def attribute(text: str) -> str:
    """Text inside a quoted attribute."""
    return escape(clean(text), quote=True)


def run(text: str, *, style: str = "", props: str = "") -> str:
    """A stretch of text in a character style; `props` are further run properties."""
    styled = f'<w:rStyle w:val="{style}"/>' if style else ""
    about = f"<w:rPr>{styled}{props}</w:rPr>" if styled or props else ""
    return f'<w:r>{about}<w:t xml:space="preserve">{escape(clean(text), quote=False)}</w:t></w:r>'


def paragraph(style: str, content: str, *, props: str = "") -> str:
    """A paragraph in a style, "" for body text; `props` are further paragraph properties."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    about = f"<w:pPr>{styled}{props}</w:pPr>" if styled or props else ""
    return f"<w:p>{about}{content}</w:p>"


def inside(bookmark: str, content: str) -> str:
    """A link to a bookmark of the document."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}</w:hyperlink>'


def outward(relation: str, content: str) -> str:
    """A link to an address outside the document."""
    return f'<w:hyperlink r:id="{relation}" w:history="1">{content}</w:hyperlink>'


def field(code: str, shown: str) -> str:
    """A field with the result it shows until it is updated."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def picture(relation: str, *, number: int, alt: str, width: float, height: float) -> str:
    """A picture in the line; sizes in points."""
    extent = f'cx="{round(width * EMU)}" cy="{round(height * EMU)}"'
    name = f'id="{number}" name="picture{number}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:docPr {name} descr="{attribute(alt)}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
