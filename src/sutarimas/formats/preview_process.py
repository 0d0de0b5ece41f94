"""Looking into a stranger's file in a process of its own: `python -m … KIND SOURCE TARGET`.

Prints the gist as JSON; of a picture the preview is written to TARGET, or one for a page where the
most bytes that it may have follow. Exits with 1 and writes nothing when the file is broken or a
trap. It may use little memory and time.
"""

import json
import resource
import sys
from dataclasses import asdict
from pathlib import Path

from sutarimas.formats.file_kinds import PICTURES, Kind
from sutarimas.formats.gists import gist
from sutarimas.formats.previews import draw, draw_printed
from sutarimas.formats.problems import Unusable

_MEMORY = 1 << 30  # bytes
_SECONDS = 30


def main(kind: Kind, source: Path, target: Path, *, largest: int | None = None) -> int:
    """Exit status; see the module."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    try:
        with source.open("rb") as file:
            told = gist(kind, file)
            if kind in PICTURES:
                made = draw_printed(file, largest=largest) if largest else draw(file)
                target.write_bytes(made.data)
    except Unusable:
        return 1
    sys.stdout.write(json.dumps(asdict(told)))
    return 0


if __name__ == "__main__":
    kind, source, target, *more = sys.argv[1:]
    sys.exit(main(Kind(kind), Path(source), Path(target), largest=int(more[0]) if more else None))
