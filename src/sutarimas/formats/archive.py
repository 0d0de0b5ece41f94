"""A bundle as a ZIP archive: `bundle.json`, and a manifest that tells when a byte changes.

The published record of the group, `record.json`, may lie beside.

The same strategy gives the same bytes: members are stored without compression, whose result
differs between versions of its library, and carry a fixed day.
"""

import io
import json
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from sutarimas.domain.strategy import Strategy
from sutarimas.formats.bundle import read_bundle, sha256, write_bundle
from sutarimas.formats.decoding import LARGEST_FILE, check_size, megabytes
from sutarimas.formats.problems import Place, Problem, Unusable, problem
from sutarimas.formats.record import RECORD

#: How the library answers an archive that is broken, besides RuntimeError for an encrypted one.
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError)
BUNDLE = "bundle.json"
MANIFEST = "manifest.json"
MANIFEST_FORMAT = "sutarimas-archive/1"
MOST_MEMBERS = 100
#: Text seldom shrinks to a twentieth; what unpacks to more than 200 times its size is a trap.
LARGEST_RATIO = 200
_FIXED_DAY = (1980, 1, 1, 0, 0, 0)
_READABLE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3
_ENCRYPTED = 0x1


def write_archive(
    strategy: Strategy, *, public: bool = False, record: bytes | None = None
) -> bytes:
    """The archive of a strategy, with the record of its group when one is given."""
    files = {BUNDLE: write_bundle(strategy, public=public)}
    if record is not None:
        files[RECORD] = record
    content = {
        "format": MANIFEST_FORMAT,
        "content_hash": strategy.content_hash,
        "files": [
            {"name": name, "sha256": sha256(data), "size": len(data)}
            for name, data in files.items()
        ],
    }
    manifest = json.dumps(content, indent=2, sort_keys=True) + "\n"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, data in {**files, MANIFEST: manifest.encode()}.items():
            archive.writestr(_entry(name), data)
    return stream.getvalue()


def read_archive(file: str, data: bytes) -> Strategy:
    """The strategy in an archive; raises Unusable."""
    return read_bundle(f"{file}/{BUNDLE}", unpack(file, data)[BUNDLE])


def unpack(file: str, data: bytes) -> Mapping[str, bytes]:
    """Every member of an archive by name, `bundle.json` among them; raises Unusable."""
    check_size(file, len(data))
    place = Place(file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            problems = tuple(_problems(place, entries))
            if problems:
                raise Unusable(*problems)
            return {entry.filename: _member(archive, entry) for entry in entries}
    except BROKEN:
        raise Unusable(problem("zip_broken", place)) from None


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIXED_DAY)
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One member, never more of it than allowed, whatever size the archive claims."""
    with archive.open(entry) as stream:
        data = stream.read(LARGEST_FILE + 1)
    check_size(entry.filename, len(data))
    return data


def _problems(place: Place, entries: list[zipfile.ZipInfo]) -> Iterator[Problem]:
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_MEMBERS:
        yield problem("too_many_files", place, limit=str(MOST_MEMBERS))
        return
    if len(set(names)) < len(names):
        yield problem("zip_twice", place)
    total = sum(entry.file_size for entry in entries)
    if total > LARGEST_FILE:
        limit = megabytes(LARGEST_FILE)
        yield problem("zip_bomb", place, size=megabytes(total), limit=limit)
    for entry in entries:
        yield from _entry_problems(place, entry)
    if BUNDLE not in names:
        yield _no_bundle(place, names)
    else:
        strangers = (name for name in names if name not in (BUNDLE, RECORD, MANIFEST))
        yield from (problem("zip_stranger", place, name=name) for name in strangers)


def _entry_problems(place: Place, entry: zipfile.ZipInfo) -> Iterator[Problem]:
    name = entry.filename
    if _leads_out(name):
        yield problem("zip_path", place, name=name)
    elif entry.flag_bits & _ENCRYPTED:
        yield problem("zip_encrypted", place, name=name)
    elif stat.S_ISLNK(entry.external_attr >> 16):
        yield problem("zip_link", place, name=name)
    elif entry.file_size > max(entry.compress_size, 1) * LARGEST_RATIO:
        yield problem(
            "zip_bomb", place, size=megabytes(entry.file_size), limit=megabytes(LARGEST_FILE)
        )


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name


def _is_main(name: str) -> bool:
    return PurePosixPath(name).name == "strategy.yaml"


def _no_bundle(place: Place, names: list[str]) -> Problem:
    kind = "zip_of_folder" if any(_is_main(name) for name in names) else "zip_without_bundle"
    return problem(kind, place)
