"""Looking at a file that came in: the scanner's word first, then a preview and a gist of it."""

import json
import os
import shlex
import subprocess
from pathlib import Path
from typing import Any
from uuid import UUID

from sutarimas.actions.drawing import look_into
from sutarimas.actions.store import keep
from sutarimas.actions.work import Failure, Run
from sutarimas.formats.file_kinds import Kind, media_type
from sutarimas.queries.store import blob_path
from sutarimas.records.models import Upload

#: A command that is given a path and ends with 0 for a clean file, with 1 for a bad one.
SCANNER = "SUTARIMAS_SCANNER"
_LONGEST = 45  # seconds; less than a lease
_CLEAN, _BAD = 0, 1


def check(run: Run) -> None:
    """The job's handler; a file that was deleted meanwhile needs no check."""
    row = Upload.objects.filter(pk=UUID(run.job.payload["upload"]), lag_id=run.job.lag_id).first()
    if row is None:
        run.finish(lambda: None)
        return
    path = blob_path(row.lag_id, row.sha256)
    run.tell()
    if not _is_clean(path):
        run.finish(lambda: _put(row, state="refused"))
        return
    run.tell()
    told, preview = _look_into(row, path)
    known = told is not None
    pages, text = (told or {}).get("pages", 0), (told or {}).get("text", "")
    gist = json.dumps({"pages": pages, "text": text}, ensure_ascii=False)
    values = {"gist": gist, "preview": preview} if known else {"verdict": "unreadable"}
    run.finish(lambda: _put(row, state="clean", **values))


def _put(row: Upload, **values: Any) -> None:
    Upload.objects.filter(pk=row.pk).update(**values)


def _is_clean(path: Path) -> bool:
    command = shlex.split(os.environ.get(SCANNER, ""))
    if not command:
        return True
    try:
        done = subprocess.run(  # noqa: S603 - the command of whoever runs the installation
            [*command, str(path)], capture_output=True, timeout=_LONGEST, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        raise Failure("scanner") from None
    if done.returncode not in (_CLEAN, _BAD):
        raise Failure("scanner")
    return done.returncode == _CLEAN


def _look_into(row: Upload, path: Path) -> tuple[dict[str, Any] | None, str]:
    """The gist and the key of the preview; None for a file that could not be read."""
    kind = next((x for x in Kind if media_type(x) == row.media_type), None)
    seen = look_into(kind, path) if kind else None
    if seen is None:
        return None, ""
    return seen.told, keep(row.lag_id, [seen.drawn])[0] if seen.drawn is not None else ""
