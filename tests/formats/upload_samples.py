"""Small files of every kind, made in memory."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable

from PIL import Image

from sutarimas.formats.file_kinds import Kind, media_type

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PDF = (
    b"%PDF-1.7\n1 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 7>>\nendobj\n"
    b"3 0 obj\n<</Type/Pages/Parent 1 0 R/Count 5>>\nendobj\n"
    b"4 0 obj\n<</Title(Tarybos \\(VVG\\) protokolas)>>\nendobj\n"
    b"trailer\n<</Info 4 0 R/Root 2 0 R>>\n%%EOF\n"
)
Member = tuple[str, str | bytes]


def zipped(members: Iterable[Member], *, packed: bool = False) -> bytes:
    """An archive of members in this order."""
    stream = io.BytesIO()
    how = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(stream, "w", how) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def office(kind: Kind, member: str, xml: str, *more: Member) -> bytes:
    """A document of Office."""
    types = f'<Types><Override ContentType="{media_type(kind)}.main+xml"/></Types>'
    return zipped([("[Content_Types].xml", types), (member, xml), *more])


def docx(body: str = "<w:p><w:r><w:t>Gyventojai</w:t></w:r></w:p>", *more: Member) -> bytes:
    """A text document of Word with this body."""
    return office(Kind.DOCX, "word/document.xml", f"<w:document {W}>{body}</w:document>", *more)


def xlsx(*sheets: str) -> bytes:
    """A workbook with these sheets."""
    names = "".join(f'<sheet name="{x}"/>' for x in sheets)
    return office(Kind.XLSX, "xl/workbook.xml", f"<workbook>{names}</workbook>")


def container(kind: Kind, *members: Member) -> bytes:
    """A file that names its kind in its first member."""
    return zipped([("mimetype", media_type(kind)), *members])


def picture(name: str, size: tuple[int, int] = (4, 3), mode: str = "RGB") -> bytes:
    """A picture of one colour in the format of this name."""
    stream = io.BytesIO()
    Image.new(mode, size, 100).save(stream, name)
    return stream.getvalue()


def png_head(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds no pixel."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk


GOOD = {
    "nutarimas.pdf": (PDF, Kind.PDF),
    "raštas.docx": (docx(), Kind.DOCX),
    "lėšos.xlsx": (xlsx("Lėšos"), Kind.XLSX),
    "raštas.odt": (container(Kind.ODT, ("content.xml", "<a/>")), Kind.ODT),
    "lėšos.ods": (container(Kind.ODS, ("content.xml", "<a/>")), Kind.ODS),
    "pasirašytas.adoc": (container(Kind.ADOC, ("a.pdf", PDF)), Kind.ADOC),
    "naujas.adoc": (container(Kind.ASICE, ("a.pdf", PDF)), Kind.ASICE),
    "pasirašytas.asice": (container(Kind.ASICE, ("META-INF/s.xml", "<s/>")), Kind.ASICE),
    "strategija.zip": (zipped([("bundle.json", "{}"), ("manifest.json", "{}")]), Kind.BUNDLE),
    "nuotrauka.JPG": (picture("JPEG"), Kind.JPEG),
    "nuotrauka.jpeg": (picture("JPEG"), Kind.JPEG),
    "planas.png": (picture("PNG"), Kind.PNG),
    "planas.webp": (picture("WEBP"), Kind.WEBP),
    "lentelė.csv": ("Pavadinimas;Suma\nĄžuolas;5\n".encode(), Kind.CSV),
    "PK.csv": (b"PK;Pavadinimas\n", Kind.CSV),
    "senas.txt": ("Ąžuolas".encode("cp1257"), Kind.TEXT),
    "pastabos.md": ("# Posėdis\n\n- pirmas\n".encode(), Kind.MARKDOWN),
}
