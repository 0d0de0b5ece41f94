"""`sutarimas build` as a child: its progress told on, its refusal put into words, its end sure."""

import json
import queue
import subprocess
import sys
from datetime import date
from pathlib import Path
from threading import Thread
from typing import IO

from sutarimas.actions import full_disk
from sutarimas.actions.work import Failure, Run

#: A build takes seconds; one that takes this long will not end.
_LONGEST = 600
_EVERY = 1.0
#: How much of a refusal is shown.
_MOST = 600


class BuildProcess:
    """The child that writes every document of a bundle into a folder."""

    def __init__(self, bundle: Path, *, out: Path, lang: str, on: date) -> None:
        command = [sys.executable, "-m", "sutarimas", "build", str(bundle), "--out", str(out)]
        command += ["--lang", lang, "--on", on.isoformat(), "--progress", "json"]
        self._process = subprocess.Popen(  # noqa: S603 - our own command, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            # A signal for the worker is not meant for the child: the worker ends it itself.
            start_new_session=True,
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._told: list[str] = []
        assert self._process.stderr is not None  # noqa: S101 - a pipe was asked for above
        self._reader = Thread(target=_read, args=(self._process.stderr, self._lines), daemon=True)
        self._reader.start()

    def follow(self, run: Run) -> None:
        """Wait until every file is written; raises Failure, and whatever `run.tell` raises."""
        done = total = waited = 0
        name = ""
        try:
            run.tell(key="preparing")
            while (line := self._next()) is not None:
                if line.startswith("{"):
                    step = json.loads(line)
                    done, total, name = step["done"], step["total"], step["name"]
                elif line:
                    self._told.append(line)
                waited += not line
                if waited * _EVERY > _LONGEST:
                    raise Failure("too_long")
                if name:
                    run.tell(done=done, total=total, key="writing", name=name)
                else:
                    run.tell(key="preparing")
            self._judge(self._process.wait())
        finally:
            self._end()

    def _next(self) -> str | None:
        """The next line, "" when none came for a second, None at the end."""
        try:
            return self._lines.get(timeout=_EVERY)
        except queue.Empty:
            return ""

    def _judge(self, status: int) -> None:
        told = "\n".join(self._told)
        if full_disk.SAID in told:
            raise Failure("disk_full")
        if status < 0:
            raise Failure("killed")
        if status:
            raise Failure("refused", what=told[:_MOST])

    def _end(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._reader.join()


def _read(pipe: IO[str], lines: "queue.Queue[str | None]") -> None:
    """Hand on every line, and None at the end."""
    with pipe:
        for line in pipe:
            lines.put(line.rstrip("\n"))
    lines.put(None)
