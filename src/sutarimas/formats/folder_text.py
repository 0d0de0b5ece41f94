"""A strategy as the files of a folder, always the same for the same value."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from sutarimas.domain.canonical import plain
from sutarimas.domain.picture import Picture, media_type
from sutarimas.domain.pointers import Path
from sutarimas.domain.prose import Section
from sutarimas.domain.refs import Link
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.csv_table import write_csv
from sutarimas.formats.front_matter import KEYS, file_name, says_code, write_section
from sutarimas.formats.layout import PICTURES, PROSE, SHEETS, TABLES, Sheet
from sutarimas.formats.links import write_short
from sutarimas.formats.problems import Place, Unusable, problem
from sutarimas.formats.shelves import kept_beside
from sutarimas.formats.yaml_text import write_yaml

_STEP = 10  # between the numbers of sections, so that one can be put between

#: Becomes the name of a folder, so it must be no more than it seems.
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def write_folder(strategy: Strategy, folder: FilePath) -> None:
    """Write the folder, which must be new or empty; raises Unusable otherwise."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Unusable(problem("folder_in_use", Place(file=str(folder))))
    for name, data in folder_files(strategy).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def folder_files(strategy: Strategy) -> Mapping[str, bytes]:
    """Every file of the folder by its name."""
    tree = short(strategy)
    files: dict[str, str] = {}
    for sheet in SHEETS:
        content = _content(tree, sheet)
        if content:
            files[sheet.file] = write_yaml(content)
    for table in TABLES:
        rows = _at(tree, table.path)
        if rows:
            files[table.file] = write_csv(rows, table.columns)
    files |= dict(_prose(strategy.prose))
    named = {name: text.encode() for name, text in files.items()}
    return named | {picture_file(x): x.image for x in strategy.pictures}


def picture_file(picture: Picture) -> str:
    """The name of a picture in the folder."""
    kind = media_type(picture.image).removeprefix("image/").replace("jpeg", "jpg")
    return f"{PICTURES}/{picture.code}.{kind}"


def short(value: Any) -> Any:
    """The plain form of a value with links in their short form where it says everything."""
    if isinstance(value, Link):
        return write_short(value) or plain(value)
    if isinstance(value, tuple):
        return [short(item) for item in value]
    tree = plain(value)
    if isinstance(tree, dict):
        apart = kept_beside(type(value))
        return {name: short(getattr(value, name)) for name in tree if name not in apart}
    return tree


def _content(tree: dict[str, Any], sheet: Sheet) -> dict[str, Any]:
    branch = _at(tree, sheet.path) or {}
    return {key: branch[key] for key in sheet.keys if key in branch}


def _at(tree: Any, path: Path) -> Any:
    for step in path:
        tree = tree.get(step, {})
    return tree


def _prose(sections: tuple[Section, ...]) -> Iterator[tuple[str, str]]:
    odd = sorted({x.lang for x in sections if not _LANGUAGE.fullmatch(x.lang)})
    if odd:
        raise Unusable(*(problem("odd_language", value=lang) for lang in odd))
    numbers = _numbers(sections)
    width = max(3, len(str(max(numbers, default=0))))
    for section, number in zip(sections, numbers, strict=True):
        tree = plain(section)
        front = {key: tree[key] for key in KEYS if key in tree}
        if not says_code(section.code):
            del front["code"]
        name = file_name(section.code, number=number, width=width)
        text = write_section(write_yaml(front), tree["body"])
        yield f"{PROSE}/{section.lang}/{name}", text


def _numbers(sections: tuple[Section, ...]) -> list[int]:
    """Numbers that give the same order back; languages of one text share a number."""
    numbers: list[int] = []
    number, last = 0, None
    for section in sections:
        rank = (section.lang != "lt", section.lang)
        if last is None or rank <= last:
            number += _STEP
        numbers.append(number)
        last = rank
    return numbers
