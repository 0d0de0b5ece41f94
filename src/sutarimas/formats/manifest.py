"""The manifest of a folder of documents, and the check that nothing changed since.

The manifest names every file with its SHA-256 and size in bytes, the content hash of the
strategy, and what the documents were made with: rule pack, day, language, version.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

from sutarimas.formats.archive import BUNDLE as ARCHIVED
from sutarimas.formats.archive import MANIFEST, MANIFEST_FORMAT, unpack
from sutarimas.formats.bundle import Bundle, open_bundle, sha256
from sutarimas.formats.decoding import decode
from sutarimas.formats.gathering import read_file
from sutarimas.formats.json_tree import read_json
from sutarimas.formats.load import read_whole_file
from sutarimas.formats.problems import Place, Problem, Unusable, problem

FORMAT = "sutarimas-manifest/1"
#: The bundle among the documents.
BUNDLE = "strategy.json"


class DifferenceKind(StrEnum):
    """How a file can differ from what the manifest says."""

    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"
    CONTENT = "content"  # the strategy has another content hash than was written


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One difference: the file, and for hashes what was written and what was found."""

    kind: DifferenceKind
    file: str
    written: str = ""
    found: str = ""

    @property
    def problem(self) -> Problem:
        """The same as a problem with its place and its sentences."""
        place = Place(file=self.file)
        return problem(f"differs_{self.kind}", place, expected=self.written, found=self.found)


def write_manifest(
    folder: Path, *, content_hash: str, pack: str, on: date, lang: str, version: str
) -> None:
    """Write `manifest.json` for every file that lies in the folder and below.

    `pack`, `on`, `lang` and `version` say what the documents were made with.
    """
    content = {
        "format": FORMAT,
        "content_hash": content_hash,
        "pack": pack,
        "on": on.isoformat(),
        "lang": lang,
        "version": version,
        "files": [_entry(folder, name) for name in _names(folder)],
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_bytes(f"{text}\n".encode())


def verify(path: Path) -> tuple[Difference, ...]:
    """How a folder of documents, a bundle or an archive differs from its own hashes.

    Raises Unusable when there is nothing to compare with.
    """
    if path.is_dir():
        return tuple(_folder_differences(path))
    data = read_whole_file(path)
    if path.suffix.lower() == ".zip":
        return tuple(_archive_differences(str(path), unpack(str(path), data)))
    return tuple(_content_differences(str(path), open_bundle(str(path), data)))


def _entry(folder: Path, name: str) -> dict[str, Any]:
    data = (folder / name).read_bytes()
    return {"name": name, "sha256": sha256(data), "size": len(data)}


def _names(folder: Path) -> tuple[str, ...]:
    """Names of all files but the manifest, in order."""
    found = (x.relative_to(folder).as_posix() for x in folder.rglob("*") if not x.is_dir())
    return tuple(sorted(name for name in found if name != MANIFEST))


def _folder_differences(folder: Path) -> Iterator[Difference]:
    if not (folder / MANIFEST).exists():
        raise Unusable(problem("manifest_missing", Place(file=str(folder))))
    manifest = _manifest(MANIFEST, read_file(folder, MANIFEST), FORMAT)
    listed = manifest["files"]
    for name, entry in listed.items():
        path = folder / name
        if not path.is_file():
            yield Difference(kind=DifferenceKind.MISSING, file=name)
            continue
        yield from _file_differences(name, entry, path.read_bytes())
    for name in _names(folder):
        if name not in listed:
            yield Difference(kind=DifferenceKind.EXTRA, file=name)
    if BUNDLE in listed and (folder / BUNDLE).is_file():
        yield from _bundle_differences(BUNDLE, read_file(folder, BUNDLE), manifest)


def _archive_differences(file: str, members: Mapping[str, bytes]) -> Iterator[Difference]:
    if MANIFEST not in members:
        raise Unusable(problem("manifest_missing", Place(file=file)))
    manifest = _manifest(f"{file}/{MANIFEST}", members[MANIFEST], MANIFEST_FORMAT)
    for name, entry in manifest["files"].items():
        if name not in members:
            yield Difference(kind=DifferenceKind.MISSING, file=name)
            continue
        yield from _file_differences(name, entry, members[name])
    yield from _bundle_differences(ARCHIVED, members[ARCHIVED], manifest)


def _file_differences(name: str, entry: str, data: bytes) -> Iterator[Difference]:
    found = sha256(data)
    if found != entry:
        yield Difference(kind=DifferenceKind.CHANGED, file=name, written=entry, found=found)


def _bundle_differences(
    file: str, data: bytes, manifest: Mapping[str, Any]
) -> Iterator[Difference]:
    """The content of the bundle against its own hash, and against that of the manifest."""
    try:
        bundle = open_bundle(file, data)
    except Unusable:
        # A bundle that cannot be read was changed, which its bytes have told already.
        return
    yield from _content_differences(file, bundle)
    written, found = manifest["content_hash"], bundle.content_hash
    if written != found:
        yield Difference(kind=DifferenceKind.CONTENT, file=MANIFEST, written=written, found=found)


def _content_differences(file: str, bundle: Bundle) -> Iterator[Difference]:
    if not bundle.is_sound:
        yield Difference(
            kind=DifferenceKind.CONTENT,
            file=file,
            written=bundle.content_hash,
            found=bundle.strategy.content_hash,
        )


def _manifest(file: str, data: bytes, form: str) -> Mapping[str, Any]:
    """The manifest with its files as name to SHA-256; raises Unusable when it is none."""
    content = read_json(file, decode(file, data))
    try:
        files = {str(entry["name"]): str(entry["sha256"]) for entry in content["files"]}
        if content["format"] != form:
            raise ValueError(form)
        found = {"content_hash": str(content["content_hash"]), "files": files}
    except (KeyError, TypeError, ValueError):
        raise Unusable(problem("not_a_manifest", Place(file=file))) from None
    strays = [name for name in files if _leads_out(name)]
    if strays:
        raise Unusable(*(problem("zip_path", Place(file=file), name=name) for name in strays))
    return found


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts
