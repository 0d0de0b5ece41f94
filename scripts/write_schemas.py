"""Write the schemas and samples of docs/formats anew, after a change of the domain."""

import json
import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sutarimas.formats.archive import MANIFEST
from sutarimas.formats.bundle import write_bundle
from sutarimas.formats.folder import read_folder
from sutarimas.formats.folder_text import write_folder
from sutarimas.formats.manifest import BUNDLE, write_manifest
from sutarimas.formats.schema import published

FORMATS = Path(__file__).parents[1] / "docs" / "formats"
SAMPLE = "strategy-folder.sample"


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
            on=date(2026, 6, 30),
            lang="lt",
        )
        shutil.copy(folder / MANIFEST, target / "manifest.sample.json")


if __name__ == "__main__":
    write_all(FORMATS, FORMATS / SAMPLE)
    sys.exit(0)
