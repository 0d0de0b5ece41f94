"""One way to open a strategy, whatever form it comes in."""

import stat
from pathlib import Path

from sutarimas.domain.strategy import Strategy
from sutarimas.formats.archive import read_archive
from sutarimas.formats.bundle import read_bundle
from sutarimas.formats.decoding import check_size
from sutarimas.formats.folder import read_folder
from sutarimas.formats.gathering import missing, unreadable
from sutarimas.formats.problems import Place, Unusable, problem


def load(path: Path) -> Strategy:
    """The strategy of a folder, a `.json` bundle or a `.zip` archive; raises Unusable."""
    if not _is_file(path):
        return read_folder(path)
    match path.suffix.lower():
        case ".json":
            return read_bundle(str(path), read_whole_file(path))
        case ".zip":
            return read_archive(str(path), read_whole_file(path))
        case _:
            raise Unusable(problem("not_a_strategy", Place(file=str(path))))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder at a path; a path that no system can have is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def read_whole_file(path: Path) -> bytes:
    """The bytes of an ordinary file that is not too large; raises Unusable."""
    place = Place(file=str(path))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Unusable(problem("not_a_file", place))
        check_size(str(path), status.st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise Unusable(missing(path)) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise Unusable(unreadable(error, place)) from None
