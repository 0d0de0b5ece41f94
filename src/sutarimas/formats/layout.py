"""Which file of a strategy folder holds which part of the value."""

from dataclasses import dataclass, fields
from typing import Any

from sutarimas.domain.consultation import Proposal
from sutarimas.domain.delivery import Delivery
from sutarimas.domain.finance import Finance, Line
from sutarimas.domain.goal import Goals
from sutarimas.domain.need import Needs
from sutarimas.domain.people import Organisation, People
from sutarimas.domain.place import Observation, Place
from sutarimas.domain.pointers import Path
from sutarimas.domain.survey import Tally
from sutarimas.domain.voice import Voice

MAIN = "strategy.yaml"
PROSE = "prose"
#: Pictures lie here under their code.
PICTURES = "pictures"
PICTURE_ENDINGS = (".jpg", ".jpeg", ".png")


@dataclass(frozen=True, kw_only=True)
class Table:
    """A CSV file: where its rows belong, and the record that each row is."""

    file: str
    path: Path
    record: type[Any]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, those of the record's fields."""
        return tuple(f.name for f in fields(self.record))


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A YAML file: its keys, and the part of the value that they are keys of."""

    file: str
    path: Path = ()
    keys: tuple[str, ...]


TABLES = (
    Table(file="observations.csv", path=("place", "observations"), record=Observation),
    Table(file="organisations.csv", path=("people", "organisations"), record=Organisation),
    Table(file="tallies.csv", path=("tallies",), record=Tally),
    Table(file="voices.csv", path=("voices",), record=Voice),
    Table(file="finance.csv", path=("finance", "lines"), record=Line),
    Table(file="proposals.csv", path=("proposals",), record=Proposal),
)


def _part(name: str, record: type[Any]) -> Sheet:
    """The file of one part: every key of it that no table holds."""
    tabled = {table.path for table in TABLES}
    keys = tuple(f.name for f in fields(record) if (name, f.name) not in tabled)
    return Sheet(file=f"{name}.yaml", path=(name,), keys=keys)


SHEETS = (
    Sheet(
        file=MAIN,
        keys=(
            "identity",
            "acts",
            "promises",
            "publications",
            "editions",
            "waivers",
            "files",
            "parameters",
        ),
    ),
    _part("place", Place),
    _part("people", People),
    Sheet(file="surveys.yaml", keys=("surveys",)),
    Sheet(file="meetings.yaml", keys=("meetings",)),
    Sheet(file="evidence.yaml", keys=("evidence",)),
    _part("needs", Needs),
    _part("goals", Goals),
    Sheet(file="indicators.yaml", keys=("indicators",)),
    _part("finance", Finance),
    Sheet(file="pictures.yaml", keys=("pictures",)),
    Sheet(file="consultations.yaml", keys=("consultations",)),
    Sheet(file="decisions.yaml", keys=("decisions",)),
    _part("delivery", Delivery),
)

NAMES = tuple(part.file for part in (*SHEETS, *TABLES))


def home(path: Path) -> str:
    """The file that holds a part of the value."""
    if path[:1] == ("prose",):
        return PROSE
    for table in TABLES:
        if path[: len(table.path)] == table.path:
            return table.file
    for sheet in SHEETS:
        below = path[len(sheet.path) :]
        if path[: len(sheet.path)] == sheet.path and (not below or below[0] in sheet.keys):
            return sheet.file
    return MAIN
