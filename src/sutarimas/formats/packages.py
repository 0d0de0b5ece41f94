"""Files that are ZIP archives inside: which kind they are, and whether they hide a trap."""

import re
import stat
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from sutarimas.formats.archive import BROKEN, BUNDLE
from sutarimas.formats.decoding import megabytes
from sutarimas.formats.file_kinds import PROGRAMS, Kind, media_type
from sutarimas.formats.file_names import extension
from sutarimas.formats.problems import Place, Problem, Unusable, problem

MOST_MEMBERS = 5_000
LARGEST_UNPACKED = 200 * 10**6  # bytes
LARGEST_RATIO = 100
#: Below this no ratio does harm, and sheets of equal cells pack to a thousandth.
_SMALL = 50 * 10**6  # bytes
_LARGEST_PART = 10**6
_ENCRYPTED = 0x1
_CONTENT_TYPES = "[Content_Types].xml"
_MANIFEST = "META-INF/manifest.xml"
_BY_MIMETYPE = {media_type(x): x for x in (Kind.ODT, Kind.ODS, Kind.ADOC, Kind.ASICE)}
_MAIN_PARTS = {f"{media_type(x)}.main+xml".encode(): x for x in (Kind.DOCX, Kind.XLSX)}
_MACROS = re.compile(r"(^|/)vbaProject\.bin$|^xl/macrosheets/|^(Basic|Scripts)/.", re.IGNORECASE)


def package_kind(place: Place, file: BinaryIO, *, size: int) -> Kind:
    """The kind of an archive of `size` bytes; raises Unusable with every trap found in it."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            problems = tuple(_traps(place, entries, size=size))
            if problems:
                raise Unusable(*problems)
            return _kind(place, archive)
    except (*BROKEN, RuntimeError):
        raise Unusable(problem("upload_broken", place)) from None


def part(archive: zipfile.ZipFile, name: str, *, most: int = _LARGEST_PART) -> bytes:
    """The start of one member, at most `most` bytes; empty when there is none of that name."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as stream:
        return stream.read(most)


def _kind(place: Place, archive: zipfile.ZipFile) -> Kind:
    types = part(archive, _CONTENT_TYPES)
    if any(_MACROS.search(x) for x in archive.namelist()) or b"macroenabled" in types.lower():
        raise Unusable(problem("upload_macros", place))
    if b"encryption-data" in part(archive, _MANIFEST):
        raise Unusable(problem("upload_locked", place))
    by_parts = (kind for main, kind in _MAIN_PARTS.items() if main in types)
    mimetype = part(archive, "mimetype", most=100).decode("ascii", "replace").strip()
    found = next(by_parts, None) or _BY_MIMETYPE.get(mimetype)
    if found is None and BUNDLE in archive.namelist():
        found = Kind.BUNDLE
    if found is None:
        raise Unusable(problem("upload_archive", place))
    return found


def _traps(place: Place, entries: list[zipfile.ZipInfo], *, size: int) -> Iterator[Problem]:
    if not entries:
        yield problem("upload_broken", place)
        return
    if len(entries) > MOST_MEMBERS:
        yield problem("upload_many_members", place, limit=str(MOST_MEMBERS))
        return
    # What stands before the first member would be another file to another program.
    if min(entry.header_offset for entry in entries) > 0:
        yield problem("upload_joined", place)
    if _is_bomb(entries, size=size):
        yield problem("upload_bomb", place, limit=megabytes(LARGEST_UNPACKED))
    yield from (problem("upload_twice", place, name=x) for x in _repeated(entries))
    for entry in entries:
        yield from _odd_member(place, entry)


def _is_bomb(entries: Iterable[zipfile.ZipInfo], *, size: int) -> bool:
    total = sum(entry.file_size for entry in entries)
    return total > LARGEST_UNPACKED or total > max(size * LARGEST_RATIO, _SMALL)


def _repeated(entries: Iterable[zipfile.ZipInfo]) -> Iterator[str]:
    names = Counter(entry.filename for entry in entries)
    return (name for name, count in names.items() if count > 1)


def _odd_member(place: Place, entry: zipfile.ZipInfo) -> Iterator[Problem]:
    # The library cuts the name at a NUL and turns it to the system's way of writing paths.
    name = entry.orig_filename
    if _leads_out(name):
        yield problem("zip_path", place, name=name)
    elif entry.flag_bits & _ENCRYPTED:
        yield problem("upload_locked", place)
    elif stat.S_ISLNK(entry.external_attr >> 16):
        yield problem("upload_link", place, name=name)
    elif extension(name) in PROGRAMS:
        yield problem("upload_program_inside", place, name=name)


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    odd = not name or not name.isprintable() or ":" in name
    return odd or path.is_absolute() or ".." in path.parts
