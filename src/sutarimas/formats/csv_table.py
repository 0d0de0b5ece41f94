"""CSV as rows of text with their places, and rows as CSV.

UTF-8, commas, line feeds, a header of field names. Columns left out and empty cells mean the
default. A file that a spreadsheet saved with semicolons is refused with a way out.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from sutarimas.domain.pointers import Path
from sutarimas.formats.decoding import LARGEST_FILE
from sutarimas.formats.problems import Place, Problem, Unusable, nearest, problem

Row = dict[str, str]
#: A table of a strategy has few columns; of a file that is none not every fault is told.
MOST_PROBLEMS = 1000
_OTHER_SEPARATORS = (";", "\t")
#: A table of a strategy has some hundred rows.
MOST_ROWS = 50_000


class RowMarks:
    """Places in one CSV file: the line a row starts on, and the number of the column."""

    def __init__(self, file: str, header: Sequence[str], lines: Sequence[int]) -> None:
        self.file = file
        self.header = header
        self.lines = lines

    def place(self, path: Path, *, key: bool = False) -> Place:  # noqa: ARG002 - see Marks
        """The row and column of `(row, field)`."""
        if not path or not isinstance(path[0], int):
            return Place(file=self.file)
        field = path[1] if len(path) > 1 else ""
        column = self.header.index(field) + 1 if field in self.header else 0
        return Place(file=self.file, line=self.lines[path[0]], column=column)


def read_csv(file: str, text: str, columns: tuple[str, ...]) -> tuple[list[Row], RowMarks]:
    """Rows as mappings, empty rows left out; raises Unusable with every fault of form."""
    numbered = tuple(_numbered(file, text))
    if not numbered:
        return [], RowMarks(file, (), ())
    header = tuple(name.strip() for name in numbered[0][1])
    problems = list(_header_problems(file, header, columns))
    if problems:
        raise Unusable(*problems)
    rows, lines = [], []
    for line, cells in numbered[1:]:
        if len(problems) >= MOST_PROBLEMS:
            break
        if len(cells) != len(header):
            problems.append(_ragged(file, line, cells, header))
        elif any(cells):
            rows.append(dict(zip(header, cells, strict=True)))
            lines.append(line)
    if problems:
        raise Unusable(*problems)
    return rows, RowMarks(file, header, lines)


def write_csv(rows: Iterable[Mapping[str, str]], columns: tuple[str, ...]) -> str:
    """Rows as CSV; columns that hold nothing in any row are left out."""
    rows = tuple(rows)
    used = [name for name in columns if any(name in row for row in rows)]
    text = io.StringIO()
    writer = csv.DictWriter(text, used, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _numbered(file: str, text: str) -> Iterable[tuple[int, list[str]]]:
    """Each row that is not blank with the line it starts on."""
    # The library's own limit is lower than that of a file, and global.
    csv.field_size_limit(LARGEST_FILE)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if line > MOST_ROWS:
                raise Unusable(problem("csv_long", Place(file=file), limit=str(MOST_ROWS)))
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise Unusable(problem("csv_quotes", Place(file=file, line=line))) from None


def _header_problems(
    file: str, header: tuple[str, ...], columns: tuple[str, ...]
) -> Iterable[Problem]:
    for separator in _OTHER_SEPARATORS:
        if len(header) == 1 and separator in header[0]:
            kind = "csv_semicolons" if separator == ";" else "csv_tabs"
            yield problem(kind, Place(file=file, line=1))
            return
    for index, name in enumerate(header[:MOST_PROBLEMS]):
        place = Place(file=file, line=1, column=index + 1)
        if name in header[:index]:
            yield problem("duplicate_column", place, name=name)
        elif name not in columns:
            yield problem(
                "unknown_column",
                place,
                name=name,
                known=", ".join(columns),
                nearest=nearest(name, columns),
            )


def _ragged(file: str, line: int, cells: list[str], header: tuple[str, ...]) -> Problem:
    return problem(
        "csv_ragged",
        Place(file=file, line=line),
        cells=str(len(cells)),
        columns=str(len(header)),
        written=",".join(cells),
    )
