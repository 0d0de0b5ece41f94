"""A strategy folder as one ZIP archive: to be carried about, unpacked and edited anywhere.

The same strategy gives the same bytes, as with `formats.archive`.
"""

import io
import zipfile
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from sutarimas.domain.strategy import Strategy
from sutarimas.formats.archive import BROKEN, BUNDLE, read_archive
from sutarimas.formats.bundle import read_bundle
from sutarimas.formats.decoding import LARGEST_FILE, check_size, megabytes
from sutarimas.formats.folder import read_folder
from sutarimas.formats.folder_text import folder_files
from sutarimas.formats.gathering import MOST_FILES
from sutarimas.formats.layout import MAIN
from sutarimas.formats.problems import Place, Unusable, problem

_FIXED_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o100644 << 16
_ENCRYPTED = 0x1


def write_zipped_folder(strategy: Strategy) -> bytes:
    """Every file of the folder; raises Unusable where a language has no possible name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(folder_files(strategy).items()):
            entry = zipfile.ZipInfo(name, _FIXED_DAY)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            archive.writestr(entry, data)
    return stream.getvalue()


def read_any(name: str, data: bytes) -> Strategy:
    """The strategy of a `.json` bundle, a bundle in an archive or a zipped folder.

    Raises Unusable with every problem found.
    """
    check_size(name, len(data))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return read_bundle(name, data)
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise Unusable(problem("not_a_strategy", Place(file=name)))
    root = _root(name, data)
    return read_archive(name, data) if root is None else _read_folder(name, data, root)


def _root(name: str, data: bytes) -> str | None:
    """The folder in the archive that holds the strategy; None where it is no folder."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except BROKEN:
        raise Unusable(problem("zip_broken", Place(file=name))) from None
    mains = [x for x in names if PurePosixPath(x).name == MAIN]
    if BUNDLE in names or not mains:
        return None
    return min(mains, key=lambda x: x.count("/")).removesuffix(MAIN)


def _read_folder(name: str, data: bytes, root: str) -> Strategy:
    with TemporaryDirectory(prefix="sutarimas-") as work:
        folder = Path(work)
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                _unpack(name, archive, root, folder)
        except (*BROKEN, RuntimeError):
            raise Unusable(problem("zip_broken", Place(file=name))) from None
        return read_folder(folder)


def _unpack(name: str, archive: zipfile.ZipFile, root: str, folder: Path) -> None:
    """Write what lies below `root`; of every member no more than is allowed of them all."""
    place = Place(file=name)
    entries = [x for x in archive.infolist() if x.filename.startswith(root) and not x.is_dir()]
    if len(entries) > MOST_FILES:
        raise Unusable(problem("too_many_files", place, limit=str(MOST_FILES)))
    room = LARGEST_FILE
    for entry in entries:
        inner = entry.filename.removeprefix(root)
        path = PurePosixPath(inner.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in inner:
            raise Unusable(problem("zip_path", place, name=inner))
        if entry.flag_bits & _ENCRYPTED:
            raise Unusable(problem("zip_encrypted", place, name=inner))
        with archive.open(entry) as stream:
            content = stream.read(room + 1)
        room -= len(content)
        if room < 0:
            sizes = {"size": megabytes(LARGEST_FILE - room), "limit": megabytes(LARGEST_FILE)}
            raise Unusable(problem("zip_bomb", place, **sizes))
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
