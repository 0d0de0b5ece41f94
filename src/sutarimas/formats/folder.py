"""Strategy folders: YAML, CSV and Markdown files that people read, review and keep."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from pathlib import Path as FilePath
from typing import Any

from sutarimas.domain.pointers import Path
from sutarimas.domain.strategy import Strategy
from sutarimas.formats import csv_table, yaml_tree
from sutarimas.formats.decoding import decode
from sutarimas.formats.faults import fault_problems
from sutarimas.formats.front_matter import order, read_section
from sutarimas.formats.gathering import gather
from sutarimas.formats.layout import (
    PICTURE_ENDINGS,
    PICTURES,
    PROSE,
    SHEETS,
    TABLES,
    Sheet,
    Table,
    home,
)
from sutarimas.formats.problems import Marks, Place, Problem, Unusable, nearest, problem
from sutarimas.formats.typed import read

#: Lithuanian prevails, so it comes first where two languages have the same number.
FIRST_LANGUAGE = "lt"


class FolderMarks:
    """Places in all files of a folder, by the path in the whole value."""

    def __init__(self) -> None:
        self._parts: dict[Path, tuple[Marks, int]] = {}

    def add(self, path: Path, marks: Marks, *, below: int) -> None:
        """Let a file answer for a path; its own paths start `below` steps down."""
        self._parts[path] = (marks, below)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place in the file that holds the path."""
        found = self.part(path)
        if found is None:
            return Place(file=home(path))
        marks, inner = found
        return marks.place(inner, key=key)

    def part(self, path: Path) -> tuple[Marks, Path] | None:
        """Marks of the file that holds a path, and the path inside that file."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._parts:
                marks, below = self._parts[path[:length]]
                return marks, path[below:]
        return None


def read_folder(folder: FilePath) -> Strategy:
    """The strategy in a folder; raises Unusable with everything that is wrong."""
    files, problems = gather(folder)
    return read_files(files, problems)[0]


def read_files(
    files: Mapping[str, bytes], problems: Iterable[Problem] = ()
) -> tuple[Strategy, FolderMarks]:
    """The strategy in the files of a folder, by name, with the place of every part.

    `problems` are those met while the files were gathered; raises Unusable with all.
    """
    return _Assembly(files, problems).value()


class _Assembly:
    """One tree out of many files."""

    def __init__(self, files: Mapping[str, bytes], problems: Iterable[Problem]) -> None:
        self.files = files
        self.tree: dict[str, Any] = {"place": {}}
        self.marks = FolderMarks()
        self.problems = list(problems)
        #: Files of which nothing could be used: what is missing for that reason is no news.
        self.lost = {problem.place.file for problem in self.problems}

    def value(self) -> tuple[Strategy, FolderMarks]:
        for sheet in SHEETS:
            self._try(self._sheet, sheet)
        for table in TABLES:
            self._try(self._table, table)
        self._prose()
        self._pictures()
        strategy, problems = read(self.tree, Strategy, marks=self.marks)
        self.problems.extend(x for x in problems if x.place.file not in self.lost)
        if strategy is not None and not self.problems:
            self.problems.extend(fault_problems(strategy, self.marks))
        if strategy is None or self.problems:
            raise Unusable(*self.problems)
        return strategy, self.marks

    def _try(self, take: Any, *part: Any) -> None:
        try:
            take(*part)
        except Unusable as refusal:
            self.problems.extend(refusal.problems)
            self.lost.update(problem.place.file for problem in refusal.problems)

    def _sheet(self, sheet: Sheet) -> None:
        data = self.files.get(sheet.file)
        if data is None:
            return
        tree, marks = yaml_tree.compose(sheet.file, decode(sheet.file, data))
        if not isinstance(tree, dict):
            raise Unusable(problem("not_record", marks.place(())))
        for key, item in tree.items():
            if key in sheet.keys:
                path = (*sheet.path, key)
                self._plant(path, item)
                self.marks.add(path, marks, below=len(sheet.path))
            else:
                self.problems.append(_stray(key, sheet, marks.place((key,), key=True)))

    def _table(self, table: Table) -> None:
        data = self.files.get(table.file)
        if data is not None:
            text = decode(table.file, data)
            rows, marks = csv_table.read_csv(table.file, text, table.columns)
            self._plant(table.path, rows)
            self.marks.add(table.path, marks, below=len(table.path))

    def _prose(self) -> None:
        names = [name for name in self.files if name.startswith(f"{PROSE}/")]
        sections: list[Any] = []
        for name in sorted(names, key=_reading_order):
            self._try(self._section, name, sections)
        if sections:
            self.tree["prose"] = sections

    def _pictures(self) -> None:
        """Each picture with the file that lies under its code."""
        listed = self.tree.get("pictures")
        for item in listed if isinstance(listed, list) else ():
            if isinstance(item, dict):
                names = (f"{PICTURES}/{item.get('code')}{x}" for x in PICTURE_ENDINGS)
                found = next((x for x in names if x in self.files), "")
                # One that is not there is a fault of the picture, told with its remedy.
                item["data"] = b64encode(self.files[found]).decode() if found else ""

    def _section(self, name: str, sections: list[Any]) -> None:
        lang = name.split("/")[1]
        tree, marks = read_section(name, decode(name, self.files[name]), lang=lang)
        path = ("prose", len(sections))
        self.marks.add(path, marks, below=len(path))
        sections.append(tree)

    def _plant(self, path: Path, item: Any) -> None:
        branch = self.tree
        for step in path[:-1]:
            branch = branch.setdefault(str(step), {})
        branch[str(path[-1])] = item


def _reading_order(name: str) -> tuple[int, bool, str]:
    _, lang, file = name.split("/")
    return order(file), lang != FIRST_LANGUAGE, name


def _stray(key: str, sheet: Sheet, place: Place) -> Problem:
    """A key at the top of a file that does not belong there."""
    elsewhere = {name: x.file for x in SHEETS for name in x.keys}
    elsewhere |= {str(x.path[-1]): x.file for x in TABLES}
    if key in elsewhere:
        return problem("key_elsewhere", place, (key,), key_name=key, file=elsewhere[key])
    known = sheet.keys
    near = nearest(key, known)
    return problem("unknown_key", place, (key,), key_name=key, known=", ".join(known), nearest=near)
