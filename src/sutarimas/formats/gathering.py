"""The files of a strategy folder, taken from the disk with care.

Nothing outside the folder is read, nothing large, nothing that is no ordinary file.
"""

import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from sutarimas.formats.decoding import check_size
from sutarimas.formats.layout import MAIN, NAMES, PICTURE_ENDINGS, PICTURES, PROSE
from sutarimas.formats.problems import Place, Problem, Unusable, nearest, problem

#: More files than this in `prose` is not a strategy.
MOST_FILES = 2000
_DATA = (".yaml", ".yml", ".csv")


def gather(folder: Path) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """Every file that belongs to the strategy, by its name in the folder, and what is wrong.

    Raises Unusable when there is no strategy at all.
    """
    names = _names_in(folder)
    if MAIN not in names:
        raise Unusable(*_unknown(names), _no_main(folder, names))
    problems = [*_unknown(names), *_misplaced(folder)]
    files: dict[str, bytes] = {}
    for name in (*(x for x in NAMES if x in names), *_prose(folder), *_pictures(folder)):
        try:
            files[name] = read_file(folder, name)
        except Unusable as refusal:
            problems.extend(refusal.problems)
    return files, tuple(problems)


def read_file(folder: Path, name: str) -> bytes:
    """The bytes of one file; raises Unusable."""
    path = folder / name
    place = Place(file=name)
    try:
        inside = path.resolve(strict=True).is_relative_to(folder.resolve())
        status = path.stat()
        if not inside:
            raise Unusable(problem("link_outside", place))
        if not stat.S_ISREG(status.st_mode):
            raise Unusable(problem("not_a_file", place))
        check_size(name, status.st_size)
        return path.read_bytes()
    except (OSError, RuntimeError) as error:
        raise Unusable(unreadable(error, place)) from None


def unreadable(error: Exception, place: Place) -> Problem:
    """Why the system did not give a file."""
    if isinstance(error, FileNotFoundError):
        return problem("link_broken", place)
    if isinstance(error, PermissionError):
        return problem("no_permission", place)
    # Python 3.11 tells a circle of links by RuntimeError, later versions by OSError.
    if isinstance(error, RuntimeError) or "symbolic links" in str(error):
        return problem("link_loop", place)
    return problem("unreadable", place)


def _names_in(folder: Path) -> tuple[str, ...]:
    place = Place(file=str(folder))
    try:
        names = tuple(sorted(entry.name for entry in folder.iterdir()))
    except FileNotFoundError:
        raise Unusable(missing(folder)) from None
    except NotADirectoryError:
        raise Unusable(problem("not_a_folder", place)) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise Unusable(unreadable(error, place)) from None
    if not names:
        raise Unusable(problem("folder_empty", place))
    return names


def missing(path: Path) -> Problem:
    """There is nothing at a path."""
    return problem("folder_missing", Place(file=str(path)), nearest=_neighbour(path))


def _neighbour(folder: Path) -> str:
    """The entry beside the missing one whose name looks most like it."""
    try:
        names = tuple(sorted(entry.name for entry in folder.parent.iterdir()))
    except OSError:
        return ""
    return nearest(folder.name, names)


def _no_main(folder: Path, names: tuple[str, ...]) -> Problem:
    below = sorted(folder.glob(f"*/{MAIN}"))
    others = tuple(name for name in names if name not in NAMES)
    found = f"{below[0].parent.name}/{MAIN}" if below else nearest(MAIN, others)
    kind = "build_folder" if "manifest.json" in names else "main_missing"
    return problem(kind, Place(file=str(folder)), nearest=found)


def _unknown(names: tuple[str, ...]) -> Iterator[Problem]:
    for name in names:
        if name.endswith(_DATA) and name not in NAMES and not name.startswith("."):
            yield problem(
                "unknown_file",
                Place(file=name),
                name=name,
                known=", ".join(NAMES),
                nearest=nearest(name, NAMES),
            )


def _misplaced(folder: Path) -> Iterator[Problem]:
    for path in sorted((folder / PROSE).glob("*.md")):
        yield problem("prose_without_language", Place(file=f"{PROSE}/{path.name}"), name=path.name)


def _pictures(folder: Path) -> tuple[str, ...]:
    found = (x for x in sorted(folder.glob(f"{PICTURES}/*")) if x.suffix in PICTURE_ENDINGS)
    return tuple(path.relative_to(folder).as_posix() for path in found)


def _prose(folder: Path) -> tuple[str, ...]:
    found = sorted(folder.glob(f"{PROSE}/*/*.md"))
    if len(found) > MOST_FILES:
        raise Unusable(problem("too_many_files", Place(file=PROSE), limit=str(MOST_FILES)))
    return tuple(path.relative_to(folder).as_posix() for path in found)
