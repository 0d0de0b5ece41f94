"""Doing one job: the handler of its kind, the lease renewed meanwhile, every ending recorded."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sutarimas.actions import job as jobs
from sutarimas.actions.full_disk import is_full
from sutarimas.actions.job import Cancelled, Claim, LeaseLost, said

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


class Stopping(Exception):
    """The worker was asked to end; the job goes back."""


class Failure(Exception):
    """The work cannot be done; `key` names the words `jobs.…`, `slots` fill them."""

    def __init__(self, key: str, /, **slots: object) -> None:
        super().__init__(key)
        self.message = said(key, **slots)


@dataclass(frozen=True, kw_only=True)
class Run:
    """A job being done, as its handler sees it.

    A handler calls `tell` at least every few seconds and lets what it raises pass; it ends
    with `finish`, and leaves nothing in place before.
    """

    job: Claim
    clock: Clock
    stopping: Callable[[], bool] = lambda: False

    def tell(self, *, done: int = 0, total: int = 0, key: str = "", **slots: object) -> None:
        """Renew the lease and say how far the work is; raises when it is to be stopped."""
        if self.stopping():
            raise Stopping
        message = said(key, **slots) if key else ""
        jobs.beat(self.job, now=self.clock(), done=done, total=total, message=message)

    def finish(self, put: Callable[[], None]) -> None:
        """Put the results in place, in one transaction with the end of the job."""
        jobs.finish(self.job, put=put, now=self.clock())


Handler = Callable[[Run], None]


def do(run: Run, handlers: dict[str, Handler]) -> None:
    """Do a claimed job; whatever happens is recorded, and nothing is raised.

    Where the database itself cannot record it, its error rises, and the lease runs out.
    """
    try:
        handler = handlers.get(run.job.kind)
        if handler is None:
            raise Failure("unknown_kind", kind=run.job.kind)
        handler(run)
    except LeaseLost:
        log.warning("Job %s was taken over by another worker.", run.job.id)
    except Cancelled:
        jobs.stop(run.job, now=run.clock())
    except Stopping:
        jobs.give_back(run.job, now=run.clock())
    except Failure as failure:
        jobs.fail(run.job, message=failure.message, now=run.clock())
    except Exception as error:
        # A full disk does not empty itself; other faults may pass.
        if is_full(error):
            jobs.fail(run.job, message=said("disk_full"), now=run.clock())
            return
        log.exception("Job %s (%s) went wrong.", run.job.id, run.job.kind)
        jobs.give_back(run.job, now=run.clock(), counted=True)


def do_next(
    *,
    worker: str,
    clock: Clock,
    handlers: dict[str, Handler],
    stopping: Callable[[], bool] = lambda: False,
) -> bool:
    """Take the next job and do it; whether there was one."""
    taken = jobs.claim(worker=worker, now=clock())
    if taken is None:
        return False
    do(Run(job=taken, clock=clock, stopping=stopping), handlers)
    return True
