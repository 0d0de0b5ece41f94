"""What is done every minute: seal events, send mail, keep copies, clear away, say that it was."""

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session

from sutarimas.actions.job import State
from sutarimas.actions.seal import seal_all
from sutarimas.records.models import Beat, Job

log = logging.getLogger(__name__)

NAME = "tick"
#: Where halves lie that a killed process left behind; nothing takes this long to become whole.
_HALVES = ("work/*", "backups/.copying-*", "files/*/arriving-*")
_LEFT_BEHIND = timedelta(hours=1)
#: How long a finished job can still be looked at.
_KEPT = timedelta(days=30)
#: Rooms that bring a regular duty of their own, where they are built.
_DUTIES = (
    ("sutarimas.actions.mail", "send_due"),
    ("sutarimas.actions.backup", "back_up_when_due"),
)


def tick(*, now: datetime) -> tuple[str, ...]:
    """One pass; returns the names of the duties that went wrong, which the others survive."""
    failed = tuple(name for name, duty in _duties() if not _did(name, duty, now))
    note = ", ".join(failed)
    Beat.objects.update_or_create(name=NAME, defaults={"at": now, "note": note})
    return failed


Duty = Callable[[datetime], object]


def _duties() -> Iterator[tuple[str, Duty]]:
    yield "seal", lambda now: seal_all(now=now)
    for module, name in _DUTIES:
        if find_spec(module) is not None:
            yield name, _of(module, name)
    yield "clear_away", _clear_away


def _of(module: str, name: str) -> Duty:
    return lambda now: getattr(import_module(module), name)(now=now)


def _did(name: str, duty: Duty, now: datetime) -> bool:
    try:
        duty(now)
    except Exception:
        log.exception("The regular duty “%s” went wrong.", name)
        return False
    return True


def _clear_away(now: datetime) -> None:
    """What killed builds, copies and uploads left behind, old jobs, sessions that ended."""
    data = Path(settings.DATA)
    oldest = (now - _LEFT_BEHIND).timestamp()
    for left in chain.from_iterable(map(data.glob, _HALVES)):
        with suppress(OSError):  # whoever made it may be clearing it away just now
            if left.stat().st_mtime >= oldest:
                continue
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    ended = (State.DONE, State.CANCELLED)
    Job.objects.filter(state__in=ended, finished_at__lt=now - _KEPT).delete()
    Session.objects.filter(expire_date__lt=now).delete()
