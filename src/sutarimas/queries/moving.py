"""What the page of moving shows: what was brought in, and the copies on the disk."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sutarimas.domain import canonical
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.shelves import shelf, split
from sutarimas.queries.access import StrategyCard
from sutarimas.queries.labels import shelf_label
from sutarimas.queries.strategy import load


@dataclass(frozen=True, kw_only=True)
class Part:
    """How many records of a shelf there are."""

    label: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Brought:
    """A strategy that was brought and is not taken in yet.

    `same` when the group's own strategy has this very text; `has_private` when it carries
    names, contacts or other data that are not published.
    """

    title: str
    lag: str
    first_year: int
    last_year: int
    pack: str
    content_hash: str
    parts: tuple[Part, ...]
    has_private: bool
    same: bool


def brought(value: Strategy, *, now: StrategyCard | None, lang: str) -> Brought:
    """What a brought strategy holds, beside the one that the group works on."""
    counts = Counter(row.shelf for row in split(value) if not shelf(row.shelf).single)
    return Brought(
        title=value.identity.title,
        lag=value.identity.lag,
        first_year=value.identity.first_year,
        last_year=value.identity.last_year,
        pack=value.identity.pack,
        content_hash=value.content_hash,
        parts=tuple(Part(label=shelf_label(x, lang), count=n) for x, n in counts.items()),
        has_private=canonical.plain(value) != canonical.plain(value, public=True),
        same=now is not None and load(now.id).content_hash == value.content_hash,
    )


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A copy of the installation; `size` in bytes."""

    name: str
    size: int
    made_at: datetime


def copies(folder: Path) -> tuple[Copy, ...]:
    """Copies that lie in a folder, the newest first."""
    found = []
    for path in sorted(folder.glob("sutarimas-*.zip"), reverse=True):
        try:
            status = path.stat()
        except OSError:  # just cleared away
            continue
        made_at = datetime.fromtimestamp(status.st_mtime, UTC)
        found.append(Copy(name=path.name, size=status.st_size, made_at=made_at))
    return tuple(found)
