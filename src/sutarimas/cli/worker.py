"""`sutarimas worker` and `tick`: the work that no page waits for."""

import logging
import os
import secrets
import signal
import time
from datetime import datetime
from threading import Event

import click

from sutarimas.cli.clock import zone
from sutarimas.cli.installation import open_installation

log = logging.getLogger(__name__)

#: Seconds between two looks for work, and between two ticks.
_LOOK, _TICK = 1.0, 60.0
#: Seconds until a worker looks again whether a full disk has room.
_ROOM = 10.0


@click.command("worker")
@click.option("--once", is_flag=True, help="Do what waits now, then end.")
def worker_command(*, once: bool) -> None:
    """Do jobs as they are asked for, and a tick every minute, until told to stop."""
    open_installation()
    stopping = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda _signal, _frame: stopping.set())
    _work(stopping, once=once)


@click.command("tick")
def tick_command() -> None:
    """Do once what is done every minute: seal events, send mail, look after jobs."""
    open_installation()
    from sutarimas.actions.tick import tick

    tick(now=_now())


def _work(stopping: Event, *, once: bool) -> None:
    # Imported once the installation is open: they stand on its database.
    from sutarimas.actions.full_disk import is_full
    from sutarimas.actions.handlers import HANDLERS
    from sutarimas.actions.tick import tick
    from sutarimas.actions.work import do_next

    name = f"{os.getpid()}-{secrets.token_hex(4)}"
    ticked = -_TICK
    while not stopping.is_set():
        try:
            if not once and time.monotonic() - ticked >= _TICK:
                tick(now=_now())
                ticked = time.monotonic()
            did = do_next(worker=name, clock=_now, handlers=HANDLERS, stopping=stopping.is_set)
        except Exception as error:
            if once or not is_full(error):
                raise
            log.error("The disk is full. Work waits until there is room.")
            stopping.wait(_ROOM)
            continue
        if did:
            continue
        if once:
            return
        stopping.wait(_LOOK)


def _now() -> datetime:
    return datetime.now(zone())  # noqa: TID251 - the outermost layer; everything below is handed it
