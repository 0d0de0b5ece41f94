"""How often a check on wording is right: precision and recall on labelled sentences."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "labelled"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """Counts of a check against labels: hits and misses, right and wrong."""

    right_hits: int
    wrong_hits: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of hits that are right."""
        return self.right_hits / (self.right_hits + self.wrong_hits)

    @property
    def recall(self) -> float:
        """Share of sentences to be hit that are hit."""
        return self.right_hits / (self.right_hits + self.missed)

    def __str__(self) -> str:
        return f"precision {self.precision:.2f}, recall {self.recall:.2f}"


def sentences(file: str, part: str) -> tuple[tuple[str, bool], ...]:
    """Sentences of a labelled file, and whether each is to be hit.

    `part` is tuned (seen while the check was written) or held (put aside until it was done).
    """
    with (FOLDER / file).open(encoding="utf8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["part"] == part]
    return tuple((row["text"], row["label"] == "1") for row in rows)


def measure(check: Callable[[str], bool], file: str, part: str) -> Measure:
    """Run a check over one part of a labelled file."""
    said = [(check(text), wanted) for text, wanted in sentences(file, part)]
    return Measure(
        right_hits=sum(hit and wanted for hit, wanted in said),
        wrong_hits=sum(hit and not wanted for hit, wanted in said),
        missed=sum(wanted and not hit for hit, wanted in said),
    )
