"""The manifest of a folder of documents, and the check that nothing changed since.

The manifest names every file with its SHA-256 and size in bytes, the content hash of the
strategy, and what the documents were made with: rule pack, day, language, version. The published
record of a group is checked in the same way, alone or beside documents.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

from sutarimas import __version__
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.archive import BUNDLE as ARCHIVED
from sutarimas.formats.archive import MANIFEST, MANIFEST_FORMAT, unpack
from sutarimas.formats.bundle import Bundle, open_bundle, sha256
from sutarimas.formats.decoding import decode
from sutarimas.formats.gathering import read_file
from sutarimas.formats.json_tree import read_json
from sutarimas.formats.load import is_folder, read_whole_file
from sutarimas.formats.problems import Place, Problem, Unusable, problem
from sutarimas.formats.record import RECORD, Receipt, Record, read_proof, read_record
from sutarimas.formats.record_check import check_against, check_receipt, check_record

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

    def text(self, lang: str) -> str:
        """What differs, why it matters and what to do, on one line that starts with the file."""
        place = Place(file=self.file)
        kind = f"differs_{self.kind}"
        return problem(kind, place, expected=self.written, found=self.found).text(lang)


@dataclass(frozen=True, kw_only=True)
class Verification:
    """What the check found; `content_hash` is the one that was written, empty when unknown.

    `proof` is the record or the receipt that was looked at, alone or beside documents, and
    `problems` says what is wrong with it.
    """

    differences: tuple[Difference, ...] = ()
    content_hash: str = ""
    proof: Record | Receipt | None = None
    problems: tuple[Problem, ...] = ()

    def told(self, lang: str) -> tuple[str, ...]:
        """Everything that differs, one line each."""
        found = (x.text(lang) for x in self.differences)
        return (*found, *(x.text(lang) for x in self.problems))


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a manifest vouches for: SHA-256 of each file by name, and the content hash."""

    content_hash: str
    files: Mapping[str, str]


def write_manifest(folder: Path, *, strategy: Strategy, pack: str, on: date, lang: str) -> None:
    """Write `manifest.json` for every file that lies in the folder and below.

    `pack`, `on` and `lang` say what the documents were made with.
    """
    content = {
        "format": FORMAT,
        "content_hash": strategy.content_hash,
        "pack": pack,
        "on": on.isoformat(),
        "lang": lang,
        "version": __version__,
        "files": [_entry(folder, name) for name in _names(folder)],
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_bytes(f"{text}\n".encode())


def verify(path: Path) -> Verification:
    """Compare documents, a bundle, an archive, a record or a receipt with their own hashes.

    Raises Unusable when there is nothing to compare with.
    """
    if is_folder(path):
        return _verify_folder(path)
    data = read_whole_file(path)
    if path.suffix.lower() == ".zip":
        return _verify_archive(str(path), unpack(str(path), data))
    proof = read_proof(str(path), data)
    if proof is not None:
        return Verification(problems=_proof_problems(str(path), proof), proof=proof)
    bundle = open_bundle(str(path), data)
    differences = tuple(_content_differences(str(path), bundle))
    return Verification(differences=differences, content_hash=bundle.content_hash)


def verify_against(path: Path, earlier: Path) -> Verification:
    """Compare a record with an older one or with a receipt, in either order; raises Unusable."""
    first, second = (_only_proof(x) for x in (path, earlier))
    record, kept = (second, first) if isinstance(first, Receipt) else (first, second)
    if not isinstance(record, Record):
        raise Unusable(problem("not_a_record", Place(file=str(earlier))))
    problems = (*_proof_problems(str(path), first), *_proof_problems(str(earlier), second))
    return Verification(problems=problems or check_against(str(path), record, kept), proof=first)


def _only_proof(path: Path) -> Record | Receipt:
    proof = read_proof(str(path), read_whole_file(path))
    if proof is None:
        raise Unusable(problem("not_a_record", Place(file=str(path))))
    return proof


def _proof_problems(file: str, proof: Record | Receipt) -> tuple[Problem, ...]:
    if isinstance(proof, Receipt):
        return check_receipt(file, proof)
    return check_record(file, proof)


def _entry(folder: Path, name: str) -> dict[str, Any]:
    data = (folder / name).read_bytes()
    return {"name": name, "sha256": sha256(data), "size": len(data)}


def _names(folder: Path) -> tuple[str, ...]:
    """Names of all files but the manifest, in order."""
    found = (
        x.relative_to(folder).as_posix()
        for x in folder.rglob("*")
        if x.is_symlink() or not x.is_dir()
    )
    return tuple(sorted(name for name in found if name != MANIFEST))


def _verify_folder(folder: Path) -> Verification:
    if not (folder / MANIFEST).exists():
        raise Unusable(problem("manifest_missing", Place(file=str(folder))))
    manifest = _manifest(MANIFEST, read_file(folder, MANIFEST), FORMAT)
    present = _names(folder)
    files = {name: read_file(folder, name) for name in manifest.files if name in present}
    extra = (x for x in present if x not in manifest.files)
    differences = (
        *_listed_differences(manifest, files, bundle=BUNDLE),
        *(Difference(kind=DifferenceKind.EXTRA, file=name) for name in extra),
    )
    return _with_record(files, differences, manifest)


def _verify_archive(file: str, members: Mapping[str, bytes]) -> Verification:
    if MANIFEST not in members:
        raise Unusable(problem("manifest_missing", Place(file=file)))
    manifest = _manifest(f"{file}/{MANIFEST}", members[MANIFEST], MANIFEST_FORMAT)
    added = (x for x in members if x not in manifest.files and x != MANIFEST)
    differences = (
        *_listed_differences(manifest, members, bundle=ARCHIVED),
        *(Difference(kind=DifferenceKind.EXTRA, file=name) for name in added),
    )
    return _with_record(members, differences, manifest)


def _with_record(
    files: Mapping[str, bytes], differences: tuple[Difference, ...], manifest: Manifest
) -> Verification:
    """What was found of the documents, and of the record that lies beside them."""
    if RECORD not in files:
        return Verification(differences=differences, content_hash=manifest.content_hash)
    try:
        record = read_record(RECORD, files[RECORD])
    except Unusable as unusable:
        return Verification(
            differences=differences,
            content_hash=manifest.content_hash,
            problems=unusable.problems,
        )
    return Verification(
        differences=differences,
        content_hash=manifest.content_hash,
        proof=record,
        problems=check_record(RECORD, record),
    )


def _listed_differences(
    manifest: Manifest, files: Mapping[str, bytes], *, bundle: str
) -> Iterator[Difference]:
    for name, written in manifest.files.items():
        if name in files:
            yield from _file_differences(name, written, files[name])
        else:
            yield Difference(kind=DifferenceKind.MISSING, file=name)
    if bundle in files:
        yield from _bundle_differences(bundle, files[bundle], manifest)


def _file_differences(name: str, written: str, data: bytes) -> Iterator[Difference]:
    found = sha256(data)
    if found != written:
        yield Difference(kind=DifferenceKind.CHANGED, file=name, written=written, found=found)


def _bundle_differences(file: str, data: bytes, manifest: Manifest) -> Iterator[Difference]:
    """The content of the bundle against its own hash, and against that of the manifest."""
    try:
        bundle = open_bundle(file, data)
    except Unusable:
        # A bundle that cannot be read was changed, which its bytes have told already.
        return
    yield from _content_differences(file, bundle)
    written, found = manifest.content_hash, bundle.content_hash
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


def _manifest(file: str, data: bytes, form: str) -> Manifest:
    """The manifest in a file; raises Unusable when it is none."""
    content = read_json(file, decode(file, data))
    try:
        files = {str(entry["name"]): str(entry["sha256"]) for entry in content["files"]}
        manifest = Manifest(content_hash=str(content["content_hash"]), files=files)
        if content["format"] != form:
            raise ValueError(form)
    except (KeyError, TypeError, ValueError):
        raise Unusable(problem("not_a_manifest", Place(file=file))) from None
    strays = [name for name in files if _leads_out(name)]
    if strays:
        raise Unusable(*(problem("zip_path", Place(file=file), name=name) for name in strays))
    return manifest


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts
