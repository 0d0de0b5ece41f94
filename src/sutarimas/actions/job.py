"""Work for the worker: asked for once, done under a lease, put in place once.

Whoever takes a job holds it until the lease runs out and renews it while they work. A worker
that was killed renews nothing, so another one takes the job over; what the first had done by
then is not put in place, because that asks for the lease again in the same transaction.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet

from sutarimas.actions.failure_letter import tell_of_failure
from sutarimas.actions.refusals import Missing
from sutarimas.queries.access import Actor
from sutarimas.records.models import Job

#: How long a worker may be silent before another one takes its job.
LEASE = timedelta(seconds=60)
#: How often a job is begun before it is given up.
MOST_ATTEMPTS = 3


class State(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


#: Not finished: asking again asks for the same job.
UNDER_WAY = (State.WAITING, State.RUNNING)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A job in the hands of one worker; `attempt` tells its lease from later ones."""

    id: UUID
    lag_id: UUID
    kind: str
    payload: dict[str, Any]
    asked_by: str
    worker: str
    attempt: int


class LeaseLost(Exception):
    """The job is in other hands by now; what was made of it must not be put in place."""


class Cancelled(Exception):
    """A person asked to stop."""


def ask(
    *,
    actor: Actor,
    kind: str,
    key: str,
    payload: dict[str, Any],
    not_before: datetime | None = None,
) -> UUID:
    """Ask for work and return the key of its job; the one under way when there is one.

    Earlier failures of the same work are put away. Whether the person may ask is for the
    caller to know.
    """
    same = Job.objects.filter(lag_id=actor.lag_id, kind=kind, key=key)
    same.filter(state=State.FAILED).update(state=State.CANCELLED)
    row = Job(
        lag_id=actor.lag_id,
        kind=kind,
        key=key,
        payload=json.dumps(payload, sort_keys=True),
        not_before=not_before or actor.now,
        asked_at=actor.now,
        asked_by=actor.name,
        account_id=actor.account_id,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        earlier = same.filter(state__in=UNDER_WAY).values_list("pk", flat=True).first()
        # It may have been finished this very moment; then it is asked for anew.
        return earlier or ask(actor=actor, kind=kind, key=key, payload=payload)
    return row.pk


def claim(*, worker: str, now: datetime) -> Claim | None:
    """Take the next job that waits, or whose worker went silent; None when there is none."""
    due = Q(state=State.WAITING, not_before__lte=now) | Q(state=State.RUNNING, lease_until__lt=now)
    while (row := Job.objects.filter(due).order_by("not_before", "asked_at").first()) is not None:
        same = Job.objects.filter(due, pk=row.pk, state=row.state, attempts=row.attempts)
        if row.cancel_asked:
            _close(same, State.CANCELLED, now=now)
        elif row.attempts >= MOST_ATTEMPTS:
            _fail(same, row.pk, message=said("given_up", n=row.attempts), now=now)
        elif same.update(
            state=State.RUNNING,
            worker=worker,
            lease_until=now + LEASE,
            attempts=F("attempts") + 1,
            done=0,
            total=0,
            message="",
        ):
            return _claimed(row, worker)
    return None


def _claimed(row: Job, worker: str) -> Claim:
    return Claim(
        id=row.pk,
        lag_id=row.lag_id,
        kind=row.kind,
        payload=json.loads(row.payload),
        asked_by=row.asked_by,
        worker=worker,
        attempt=row.attempts + 1,
    )


def held(job: Claim) -> QuerySet[Job]:
    """The job's row while this worker's lease stands, else nothing."""
    return Job.objects.filter(
        pk=job.id, state=State.RUNNING, worker=job.worker, attempts=job.attempt
    )


def beat(job: Claim, *, now: datetime, done: int = 0, total: int = 0, message: str = "") -> None:
    """Renew the lease and say how far the work is; raises LeaseLost, Cancelled."""
    rows = held(job)
    if not rows.update(lease_until=now + LEASE, done=done, total=total, message=message):
        raise LeaseLost
    if rows.filter(cancel_asked=True).exists():
        raise Cancelled


@transaction.atomic
def finish(job: Claim, *, put: Callable[[], None], now: datetime) -> None:
    """Put the results in place and close the job, both or neither; raises LeaseLost."""
    # The update holds the row, so nobody takes the job over before this is written.
    if not _close(held(job), State.DONE, now=now):
        raise LeaseLost
    put()


def fail(job: Claim, *, message: str, now: datetime) -> None:
    """Close the job with what went wrong, in words people understand."""
    _fail(held(job), job.id, message=message, now=now)


@transaction.atomic
def _fail(rows: QuerySet[Job], job_id: UUID, *, message: str, now: datetime) -> None:
    """Close a job for good; whoever closes it writes the letter, so there is one."""
    if _close(rows, State.FAILED, now=now, message=message):
        tell_of_failure(job_id=job_id, now=now)


def stop(job: Claim, *, now: datetime) -> None:
    """Close a job that a person asked to stop."""
    _close(held(job), State.CANCELLED, now=now)


def give_back(job: Claim, *, now: datetime, counted: bool = False) -> None:
    """Let another worker do it; `counted` when the attempt went wrong."""
    spent = F("attempts") if counted else F("attempts") - 1
    held(job).update(
        state=State.WAITING, worker="", lease_until=None, attempts=spent, not_before=now, done=0
    )


def _close(rows: QuerySet[Job], state: State, *, now: datetime, message: str = "") -> int:
    return rows.update(state=state, message=message, finished_at=now, lease_until=None)


def cancel(*, actor: Actor, job_id: UUID) -> None:
    """Stop a job: one that waits at once, one that runs as soon as its worker hears of it."""
    own = Job.objects.filter(pk=job_id, lag_id=actor.lag_id)
    if not own.exists():
        raise Missing("missing")
    if not _close(own.filter(state=State.WAITING), State.CANCELLED, now=actor.now):
        own.filter(state=State.RUNNING).update(cancel_asked=True)


def retry(*, actor: Actor, job_id: UUID) -> UUID:
    """Ask for the work of a failed or stopped job again; raises Missing."""
    ended = Job.objects.filter(pk=job_id, lag_id=actor.lag_id).exclude(state__in=UNDER_WAY)
    row = ended.first()
    if row is None:
        raise Missing("missing")
    return ask(actor=actor, kind=row.kind, key=row.key, payload=json.loads(row.payload))


def dismiss(*, actor: Actor, job_id: UUID) -> None:
    """Put a failure away that somebody has read; the job stays on record as stopped."""
    own = Job.objects.filter(pk=job_id, lag_id=actor.lag_id)
    if not own.exists():
        raise Missing("missing")
    own.filter(state=State.FAILED).update(state=State.CANCELLED)


def said(key: str, **slots: object) -> str:
    """A message as it is kept: a key of the words `jobs.…` and what fills its slots."""
    return json.dumps({"key": key, "slots": slots}, ensure_ascii=False, sort_keys=True)
