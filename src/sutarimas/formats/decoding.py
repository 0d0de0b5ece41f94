"""Bytes of a text file as text: UTF-8, or a message that says where and how to save it anew."""

import codecs

from sutarimas.formats.problems import Place, Problem, Unusable, problem

#: No file of a strategy comes near; anything larger is a mistake or an attack.
LARGEST_FILE = 20 * 10**6  # bytes

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: What Lithuanian texts saved by older Windows programs are written in.
_BALTIC = "cp1257"


def check_size(file: str, size: int, *, largest: int = LARGEST_FILE) -> None:
    """Refuse a file that is larger than `largest` bytes, before it is read."""
    if size > largest:
        raise Unusable(
            problem(
                "file_too_large",
                Place(file=file),
                size=megabytes(size),
                limit=megabytes(largest),
            )
        )


def megabytes(size: int) -> str:
    """A size in whole megabytes, rounded up."""
    return str(-(-size // 10**6))


def decode(file: str, data: bytes) -> str:
    """The text of a file with line feeds only; raises Unusable with the line of the fault."""
    if data.startswith(_UTF16):
        raise Unusable(problem("utf16", Place(file=file)))
    if b"\x00" in data:
        raise Unusable(problem("nul_byte", _place(file, data, data.index(b"\x00"))))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unusable(_not_utf8(file, data.removeprefix(codecs.BOM_UTF8), error)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _not_utf8(file: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    byte = data[error.start : error.start + 1]
    letter = byte.decode(_BALTIC, errors="replace")
    return problem(
        "not_utf8", _place(file, data, error.start), byte=f"0x{byte.hex().upper()}", letter=letter
    )


def _place(file: str, data: bytes, index: int) -> Place:
    """The line and column of a byte; columns count characters as far as they can be read."""
    start = data.rfind(b"\n", 0, index) + 1
    before = data[start:index].decode("utf-8", errors="replace")
    return Place(file=file, line=data.count(b"\n", 0, index) + 1, column=len(before) + 1)
