"""The kinds of files that may be kept beside a strategy, with their names and media types."""

from enum import StrEnum


class Kind(StrEnum):
    """What a file is by its content."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    ODS = "ods"
    ADOC = "adoc"
    ASICE = "asice"
    BUNDLE = "bundle"
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    CSV = "csv"
    MARKDOWN = "md"
    TEXT = "txt"


PICTURES = frozenset({Kind.JPEG, Kind.PNG, Kind.WEBP})
#: Any text may bear any of their names: content does not tell them apart.
TEXTS = frozenset({Kind.CSV, Kind.MARKDOWN, Kind.TEXT})
#: Containers whose only use is to carry signatures with the signed documents.
SIGNED = frozenset({Kind.ADOC, Kind.ASICE})

_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: f"{_OFFICE}.wordprocessingml.document",
    Kind.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    Kind.ADOC: "application/vnd.lt.archyvai.adoc-2008",
    Kind.ASICE: "application/vnd.etsi.asic-e+zip",
    Kind.BUNDLE: "application/zip",
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.WEBP: "image/webp",
    Kind.CSV: "text/csv; charset=utf-8",
    Kind.MARKDOWN: "text/markdown; charset=utf-8",
    Kind.TEXT: "text/plain; charset=utf-8",
}
_EXTENSIONS = {
    Kind.JPEG: ("jpg", "jpeg"),
    # Programs that sign by the later Lithuanian specification keep the older ending.
    Kind.ASICE: ("asice", "sce", "adoc"),
    Kind.BUNDLE: ("zip",),
}
#: Endings by which systems start programs, also when the content is plain text.
PROGRAMS = frozenset(
    {"app", "apk", "bat", "chm", "class", "cmd", "com", "cpl", "dll", "dmg"}
    | {"exe", "hta", "jar", "js", "jse", "lnk", "mjs", "msc", "msi", "msp"}
    | {"php", "pif", "ps1", "py", "reg", "scf", "scr", "sh", "sys", "url"}
    | {"vb", "vbe", "vbs", "wasm", "wsf", "wsh"}
)


def media_type(kind: Kind) -> str:
    """The media type that a download of this kind is sent with."""
    return _MEDIA_TYPES[kind]


def extensions(kind: Kind) -> tuple[str, ...]:
    """Endings of a name that agree with the kind, the usual one first, without the full stop."""
    return _EXTENSIONS.get(kind, (kind.value,))


def every_extension() -> tuple[str, ...]:
    """Endings of all kinds, for messages and the `accept` attribute of a field."""
    return tuple(dict.fromkeys(x for kind in Kind for x in extensions(kind)))
