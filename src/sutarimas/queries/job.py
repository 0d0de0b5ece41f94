"""Jobs as people see them: what is being done, how far it is, what went wrong."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sutarimas.queries.words import say
from sutarimas.records.models import Job

#: As many failures as anybody reads.
_MOST = 10


@dataclass(frozen=True, kw_only=True)
class JobLine:
    """One job in the words of the page; `done` of `total` steps, total 0 when not known."""

    id: UUID
    kind: str
    key: str
    state: str
    words: str
    done: int
    total: int
    asked_at: datetime
    asked_by: str
    finished_at: datetime | None
    is_stopping: bool

    @property
    def target(self) -> tuple[str, str]:
        """What a build is of: „draft“ or the number of an edition, and the language."""
        parts = self.key.split("/")
        return (parts[-2], parts[-1]) if len(parts) >= 3 else ("", "")


@dataclass(frozen=True, kw_only=True)
class Jobs:
    """Jobs under way, and failures that nobody has put away or mended since."""

    under_way: tuple[JobLine, ...]
    failed: tuple[JobLine, ...]


def jobs(lag_id: UUID, *, kind: str, key: str, lang: str) -> Jobs:
    """Jobs of a kind whose keys begin with `key`."""
    rows = Job.objects.filter(lag_id=lag_id, kind=kind, key__startswith=key)
    under_way = rows.filter(state__in=["waiting", "running"]).order_by("asked_at")
    failed = rows.filter(state="failed").order_by("-asked_at")[:_MOST]
    return Jobs(
        under_way=tuple(_line(x, lang) for x in under_way),
        failed=tuple(_line(x, lang) for x in failed),
    )


def job(lag_id: UUID, job_id: UUID, *, lang: str) -> JobLine | None:
    """One job of a group."""
    row = Job.objects.filter(pk=job_id, lag_id=lag_id).first()
    return _line(row, lang) if row else None


def _line(row: Job, lang: str) -> JobLine:
    return JobLine(
        id=row.pk,
        kind=row.kind,
        key=row.key,
        state=row.state,
        words=words_of(row, lang),
        done=row.done,
        total=row.total,
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        finished_at=row.finished_at,
        is_stopping=row.cancel_asked and row.state == "running",
    )


def words_of(row: Job, lang: str) -> str:
    """How far a job is or what went wrong, in a language."""
    if row.cancel_asked and row.state == "running":
        return say(lang, "jobs.stopping")
    if not row.message:
        return say(lang, f"jobs.{row.state}")
    told = json.loads(row.message)
    slots = {str(name): value for name, value in told["slots"].items()}
    n = slots.pop("n", None)
    return say(lang, f"jobs.{told['key']}", n=n, **slots)
