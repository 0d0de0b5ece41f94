"""Visits of many clients at once to the web server, and the memory that its workers take."""

import os
import socket
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import BinaryIO

#: So many visits of one measurement; the clients run beside the server and share its processors.
VISITS, CLIENTS, WORKERS = 400, 8, 2


@contextmanager
def served(data: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The web server over the folder `data`, as people run it: its port and its process."""
    from sutarimas.cli.serve import web_command

    port = free_port()
    line = web_command("127.0.0.1", port, WORKERS)
    process = subprocess.Popen(line, env=os.environ | {"SUTARIMAS_DATA": str(data)})  # noqa: S603
    try:
        wait_for(port)
        yield port, process
    finally:
        process.terminate()
        process.wait(timeout=30)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Until the server answers, at most half a minute."""
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.1)
    raise RuntimeError("the server did not begin")


def rush(port: int, url: str) -> None:
    """VISITS visits by CLIENTS clients at once, each over a connection that it keeps.

    The clients do as little as they can, since they take their time from the same processors.
    """
    asked = f"GET {url} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()

    def client(_number: int) -> None:
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            answers = connection.makefile("rb")
            for _ in range(VISITS // CLIENTS):
                connection.sendall(asked)
                read_answer(answers, url)

    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(client, range(CLIENTS)))


def read_answer(answers: BinaryIO, url: str) -> None:
    """One whole answer; raises unless the page is there."""
    status = answers.readline()
    if status.split()[1:2] != [b"200"]:
        raise RuntimeError(f"{url}: {status!r}")
    length = 0
    while (line := answers.readline().lower()) not in (b"\r\n", b""):
        if line.startswith(b"content-length:"):
            length = int(line.split()[1])
    answers.read(length)


def worker_memory(process: subprocess.Popen[bytes]) -> float:
    """Megabytes of the largest worker, counting what it shares with others by its part (PSS)."""
    line = ["ps", "-o", "pid=", "--ppid", str(process.pid)]
    pids = subprocess.run(line, check=True, capture_output=True, text=True).stdout.split()  # noqa: S603
    return max(proportional(int(pid)) for pid in pids) / 1000


def proportional(pid: int) -> int:
    """Kilobytes that the system counts to a process."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(x.split()[1]) for x in lines if x.startswith("Pss:"))
