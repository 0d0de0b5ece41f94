"""Amounts from one column of a CSV file, as spreadsheets save them.

The column is headed ``amount`` or ``suma``, else it is the first one; a file without a heading
has amounts from its first row on. Semicolons, tabs and commas separate cells. Where a row could
be cut in two ways (decimal commas between commas), the file is refused, never guessed at.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from sutarimas.domain.money import Euro, Unclear
from sutarimas.domain.money.amount import shown

LARGEST_FILE = 5_000_000  # bytes: some hundred thousand budget lines
MOST_FAULTS = 5
_HEADINGS = ("amount", "suma")


@dataclass(frozen=True)
class Row:
    """The cells of a row, with the line of the file it ends on."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything but spaces."""
        return not any(cell.strip() for cell in self.cells)

    @property
    def is_heading(self) -> bool:
        """Whether the row names columns: it has one of our names, or no digit at all."""
        return any(name in _HEADINGS for name in self.names) or not _has_digit(self.cells)

    @property
    def names(self) -> tuple[str, ...]:
        """The cells as column names."""
        return tuple(cell.strip().casefold() for cell in self.cells)


def read_amounts(path: Path) -> tuple[Euro, ...]:
    """Read every amount of the column; Unclear says what is wrong on which line, five at most."""
    rows = _rows(_text(path))
    first = rows[0] if rows else Row(0, ())
    column = next((i for i, name in enumerate(first.names) if name in _HEADINGS), 0)
    amounts: list[Euro] = []
    faults: list[Unclear] = []
    for row in rows[1:] if first.is_heading else rows:
        try:
            amounts.append(_amount(row, column=column, width=len(first.cells)))
        except Unclear as fault:
            faults.append(_on_line(row.line, fault))
    if faults:
        raise _together(faults[:MOST_FAULTS])
    if not amounts:
        raise Unclear(
            question_lt="Faile nėra nė vienos sumos. Sumas rašykite stulpelyje „suma“.",
            question_en="The file holds no amount. Put the amounts in a column headed “amount”.",
        )
    return tuple(amounts)


def _amount(row: Row, *, column: int, width: int) -> Euro:
    if len(row.cells) != width:
        raise Unclear(
            question_lt=f"Langelių yra {len(row.cells)}, o pirmoje eilutėje {width}. Jei sumos su "
            "kableliu, langelius skirkite kabliataškiu.",
            question_en=f"There are {len(row.cells)} cells, in the first row {width}. If amounts "
            "have decimal commas, separate the cells with semicolons.",
        )
    return Euro.parse(row.cells[column])


def _rows(text: str) -> tuple[Row, ...]:
    lines = list(io.StringIO(text, newline=""))
    skipped = 0
    while skipped < len(lines) and not lines[skipped].strip():
        skipped += 1
    delimiter = _delimiter(lines[skipped] if skipped < len(lines) else "")
    reader = csv.reader(lines[skipped:], delimiter=delimiter, strict=True)
    try:
        rows = tuple(Row(skipped + reader.line_num, tuple(cells)) for cells in reader)
    except csv.Error:
        fault = Unclear(
            question_lt="Kabutės neuždarytos arba stovi ne vietoje. Jas ištaisykite.",
            question_en="A quotation mark is not closed or out of place. Correct it.",
        )
        raise _on_line(skipped + reader.line_num, fault) from None
    return tuple(row for row in rows if not row.is_empty)


def _delimiter(first_line: str) -> str:
    """Find what separates cells; a comma does so only in a heading, else it is a decimal one."""
    for delimiter in "\t;":
        if delimiter in first_line:
            return delimiter
    heading = Row(1, tuple(first_line.split(",")))
    return "," if len(heading.cells) > 1 and heading.is_heading else ";"


def _text(path: Path) -> str:
    try:
        if not path.exists():
            raise Unclear(
                question_lt="Tokio failo nėra. Patikrinkite kelią.",
                question_en="There is no such file. Check the path.",
            )
        if not path.is_file():
            raise Unclear(
                question_lt="Tai ne failas, o aplankas ar įrenginys. Nurodykite CSV failą.",
                question_en="This is not a file but a folder or a device. Name a CSV file.",
            )
        if path.stat().st_size > LARGEST_FILE:
            raise Unclear(
                question_lt="Failas didesnis kaip 5 MB. Palikite tik sąmatos eilutes.",
                question_en="The file is larger than 5 MB. Keep the budget lines only.",
            )
        return _decoded(path.read_bytes())
    except OSError as error:
        reason = shown(error.strerror or "?")
        raise Unclear(
            question_lt=f"Failo perskaityti nepavyko ({reason}). Patikrinkite teises ir kelią.",
            question_en=f"The file could not be read ({reason}). Check its rights and the path.",
        ) from None


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = Unclear(
            question_lt="Tekstas parašytas ne UTF-8 koduote, todėl raidės ir tarpai būtų "
            "iškraipyti. Failą įrašykite kaip „CSV UTF-8“.",
            question_en="The text is not in UTF-8, so letters and spaces would be garbled. "
            "Save the file as “CSV UTF-8”.",
        )
        raise _on_line(content.count(b"\n", 0, error.start) + 1, fault) from None


def _on_line(line: int, fault: Unclear) -> Unclear:
    return fault.at(lt=f"{line} eilutė.", en=f"Line {line}.")


def _together(faults: list[Unclear]) -> Unclear:
    return Unclear(
        question_lt="\n".join(fault.question_lt for fault in faults),
        question_en="\n".join(fault.question_en for fault in faults),
    )


def _has_digit(cells: tuple[str, ...]) -> bool:
    return any(character.isdigit() for cell in cells for character in cell)
