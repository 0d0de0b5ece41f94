"""Documents kept beside the strategy: minutes, letters, council decisions."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class File:
    """A document by content hash; `restricted` ones leave the house only on purpose."""

    code: str
    title: str
    name: str = ""
    sha256: str = ""
    number: str = ""
    issued_on: date | None = None
    issued_by: str = ""
    url: str = ""
    restricted: bool = False
