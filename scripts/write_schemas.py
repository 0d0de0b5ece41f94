"""Write the schemas and samples of docs/formats anew, after a change of the domain."""

import json
import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sutarimas.domain.event import Event, Seal, digest, seal
from sutarimas.domain.merkle import Frontier
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.archive import MANIFEST
from sutarimas.formats.bundle import write_bundle
from sutarimas.formats.folder import read_folder
from sutarimas.formats.folder_text import write_folder
from sutarimas.formats.manifest import BUNDLE, write_manifest
from sutarimas.formats.record import (
    Record,
    SealedEdition,
    receipt_of,
    write_receipt,
    write_record,
)
from sutarimas.formats.schema import published

FORMATS = Path(__file__).parents[1] / "docs" / "formats"
SAMPLE = "strategy-folder.sample"
DAY = date(2026, 6, 30)
#: A salt is random in life; here it is always the same, so that the samples are.
SALT = "5f3a9c21b7de4a60"
GROUP = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"


def write_all(target: Path, sample: Path) -> None:
    """Every schema, and the samples made from the sample folder."""
    for name, schema in published():
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        (target / name).write_text(f"{text}\n", "utf8")
    strategy = read_folder(sample)
    if target != sample.parent:
        write_folder(strategy, target / SAMPLE)
    (target / "bundle.sample.json").write_bytes(write_bundle(strategy))
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / BUNDLE).write_bytes(write_bundle(strategy, public=True))
        write_manifest(
            folder,
            strategy=strategy,
            pack=strategy.identity.pack,
            on=DAY,
            lang="lt",
        )
        shutil.copy(folder / MANIFEST, target / "manifest.sample.json")
    _write_record(target, strategy)


def _write_record(target: Path, strategy: Strategy) -> None:
    """A record of three batches, the last with an edition, and the receipt of that edition."""
    content = strategy.content_hash
    batches = (
        (_event("lag.opened", GROUP, ""), _event("strategy.taken_in", "strategy", content)),
        (_event("batch.closed", "survey:S-01", "answers", count=312),),
        (_event("edition.published", "edition:R-1", content),),
    )
    tree = Frontier()
    events: list[Event] = []
    seals: list[Seal] = []
    for batch in batches:
        made = seal(tree, batch, sealed_on=DAY)
        tree = made.frontier
        events += made.events
        seals.append(made.seal)
    edition = SealedEdition(code="R-1", content_hash=content, number=len(events) - 1, salt=SALT)
    record = Record(lag=GROUP, events=tuple(events), seals=tuple(seals), editions=(edition,))
    receipt = receipt_of(record, edition.number, salt=SALT, subject="edition:R-1", content=content)
    (target / "record.sample.json").write_bytes(write_record(record))
    (target / "receipt.sample.json").write_bytes(write_receipt(receipt))


def _event(kind: str, subject: str, content: str, *, count: int | None = None) -> Event:
    return Event(
        lag=GROUP,
        kind=kind,
        subject=digest(subject, SALT),
        digest=digest(content, SALT),
        happened_on=DAY,
        count=count,
    )


if __name__ == "__main__":
    write_all(FORMATS, FORMATS / SAMPLE)
    sys.exit(0)
