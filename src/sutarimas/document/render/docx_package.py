"""The package of a DOCX: its parts, how they point to each other, and one fixed moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape
from importlib.resources import files
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sutarimas.document.blocks import Document
from sutarimas.document.render.docx_xml import attribute
from sutarimas.document.render.paper_text import clean
from sutarimas.domain.picture import media_type

_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats"
_WORD = f"{_TYPES}-officedocument.wordprocessingml"
_LOCALES = {"lt": "lt-LT", "en": "en-GB"}
#: Parts that are the same in every document, but for the language and the lists.
FIXED = ("styles", "numbering", "settings", "fontTable")
#: The name under which a later return journey finds the blocks of an edited file.
BLOCKS = "urn:sutarimas:blocks:1"


@dataclass(kw_only=True)
class Relations:
    """What a part points to, each target once."""

    lines: list[str] = field(default_factory=list)
    outside: dict[str, str] = field(default_factory=dict)

    def add(self, id_: str, kind: str, target: str) -> None:
        """A relation to another part."""
        self.lines.append(f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>')

    def address(self, href: str) -> str:
        """The id of the relation to an address outside."""
        if href not in self.outside:
            self.outside[href] = f"link{len(self.outside) + 1}"
        return self.outside[href]

    def xml(self) -> str:
        """The part that holds the relations."""
        links = "".join(
            f'<Relationship Id="{id_}" Type="{_OFFICE}/relationships/hyperlink" '
            f'Target="{attribute(href)}" TargetMode="External"/>'
            for href, id_ in self.outside.items()
        )
        inner = "".join(self.lines) + links
        return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


#: Years a ZIP archive can name.
FIRST_YEAR, LAST_YEAR = 1980, 2107


def package(
    document: Document,
    *,
    story: str,
    around: Mapping[str, str],
    pictures: Sequence[bytes],
    relations: Relations,
    lists: int,
    blocks: Mapping[str, str],
) -> bytes:
    """The file, the same bytes for the same content; `around` are page heads and feet."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(around),
        "_rels/.rels": _roots(),
        "docProps/core.xml": _core(document),
        "docProps/app.xml": _app(),
        "word/document.xml": story,
    }
    parts |= _beside(relations, document, around, lists)
    for place, image in enumerate(pictures):
        name = f"media/image{place}.{media_type(image).removeprefix('image/')}"
        relations.add(f"image{place}", f"{_OFFICE}/relationships/image", name)
        parts[f"word/{name}"] = image
    relations.add("blocks", f"{_OFFICE}/relationships/customXml", "../customXml/item1.xml")
    parts["word/_rels/document.xml.rels"] = relations.xml()
    parts |= _kept(document, blocks)
    return _zipped(parts, day=date.fromisoformat(document.day))


def _beside(
    relations: Relations, document: Document, around: Mapping[str, str], lists: int
) -> dict[str, str | bytes]:
    """The parts that stand beside the story: styles, numbering, page heads and feet."""
    parts: dict[str, str | bytes] = {}
    for name in FIXED:
        relations.add(name, f"{_OFFICE}/relationships/{name}", f"{name}.xml")
        parts[f"word/{name}.xml"] = _fixed(name, document.lang, lists)
    for name, content in around.items():
        kind = name.removesuffix("Lying")
        relations.add(name, f"{_OFFICE}/relationships/{kind}", f"{name}.xml")
        parts[f"word/{name}.xml"] = content
    return parts


def _fixed(name: str, lang: str, lists: int) -> str:
    text = (files("sutarimas.document.render") / "word" / f"{name}.xml").read_text("utf-8")
    body = text.removeprefix(_DECLARED).replace("{locale}", _LOCALES[lang])
    return body.replace("{lists}", "".join(_list(4 + place) for place in range(lists)))


def _list(number: int) -> str:
    """A numbered list that begins at one again."""
    levels = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for level in range(3)
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="2"/>{levels}</w:num>'


def _types(around: Mapping[str, str]) -> str:
    kinds = {"/word/document.xml": f"{_WORD}.document.main+xml"}
    kinds |= {f"/word/{name}.xml": f"{_WORD}.{name}+xml" for name in FIXED}
    kinds |= {f"/word/{x}.xml": f"{_WORD}.{x.removesuffix('Lying')}+xml" for x in around}
    kinds |= {
        "/docProps/core.xml": f"{_TYPES}-package.core-properties+xml",
        "/docProps/app.xml": f"{_TYPES}-officedocument.extended-properties+xml",
        "/customXml/itemProps1.xml": f"{_TYPES}-officedocument.customXmlProperties+xml",
    }
    named = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="jpeg" ContentType="image/jpeg"/>{named}</Types>'
    )


def _roots() -> str:
    roots = Relations()
    roots.add("document", f"{_OFFICE}/relationships/officeDocument", "word/document.xml")
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    roots.add("core", core, "docProps/core.xml")
    roots.add("app", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml")
    return roots.xml()


def _core(document: Document) -> str:
    moment = f"{document.day}T00:00:00Z"
    fields = {
        "dc:title": document.title,
        "dc:creator": document.cover.lag,
        "dc:language": _LOCALES[document.lang],
        "dc:identifier": document.fingerprint,
        "cp:version": document.edition,
        "cp:lastModifiedBy": document.cover.lag,
    }
    told = "".join(
        f"<{name}>{escape(clean(text), quote=False)}</{name}>" for name, text in fields.items()
    )
    dated = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{told}{dated}</cp:coreProperties>'
    )


def _app() -> str:
    return (
        f'<Properties xmlns="{_OFFICE}/extended-properties">'
        "<Application>Sutarimas</Application></Properties>"
    )


def _kept(document: Document, blocks: Mapping[str, str]) -> dict[str, str]:
    """Which block each bookmark stands for, and the text it was made from."""
    lines = "".join(
        f'<block bookmark="{name}" id="{attribute(id_)}"/>' for id_, name in blocks.items()
    )
    about = f'slug="{attribute(document.slug)}" fingerprint="{attribute(document.fingerprint)}"'
    store = f"{_OFFICE}/customXml"
    props = Relations()
    props.add("props", f"{_OFFICE}/relationships/customXmlProps", "itemProps1.xml")
    return {
        "customXml/item1.xml": f'<blocks xmlns="{BLOCKS}" {about}>{lines}</blocks>',
        "customXml/itemProps1.xml": (
            f'<ds:datastoreItem xmlns:ds="{store}" '
            'ds:itemID="{{6F1B5C0E-5A6B-4C2D-8E52-2F6B7F2A1F2D}}"><ds:schemaRefs>'
            f'<ds:schemaRef ds:uri="{BLOCKS}"/></ds:schemaRefs></ds:datastoreItem>'
        )
        .replace("{{", "{")
        .replace("}}", "}"),
        "customXml/_rels/item1.xml.rels": props.xml(),
    }


def _zipped(parts: Mapping[str, str | bytes], *, day: date) -> bytes:
    made = BytesIO()
    year = min(max(day.year, FIRST_YEAR), LAST_YEAR)
    with ZipFile(made, "w") as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, date_time=(year, day.month, day.day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            data = content if isinstance(content, bytes) else (_DECLARED + content).encode()
            archive.writestr(entry, data)
    return made.getvalue()
