"""`sutarimas serve`: the web server and the worker as one group of processes."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click

from sutarimas.cli import static_site
from sutarimas.cli.init import setup_hint
from sutarimas.cli.installation import data_option, open_installation, prepare
from sutarimas.cli.options import lang_option
from sutarimas.cli.refusal import Refusal
from sutarimas.document.wording import Wording

port_option = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port on this machine; 0 takes a free one.",
)
#: How long a process may take to end what it is doing before it is killed.
_GRACE = 20.0


@click.command("serve")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@port_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--workers",
    type=click.IntRange(1, 16),
    default=2,
    show_default=True,
    help="Processes that answer requests.",
)
@data_option
@lang_option
def serve_command(
    *, folder: Path | None, port: int, host: str, workers: int, data: Path, lang: str
) -> None:
    """Serve the installation, or only the files of FOLDER where one is named."""
    words = Wording("cli", lang)
    if folder is not None:
        if not folder.is_dir():
            raise Refusal(words.text("no_examples", path=str(folder)))
        static_site.serve(static_site.open_server(folder, port, lang), lang=lang)
        return
    open_installation(data)
    prepare()
    run(host=host, port=free_port(host, port, words), workers=workers, words=words)


def free_port(host: str, port: int, words: Wording) -> int:
    """The port itself, or a free one for 0; refuses one that is taken, before the long work."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            refusal = words.text("port_taken", port=str(port), other=str(port + 1))
            raise Refusal(refusal) from None
        return int(probe.getsockname()[1])


def run(*, host: str, port: int, workers: int, words: Wording, more: Sequence[str] = ()) -> None:
    """Web server and worker until a signal; one that ends by itself is started anew."""
    address = f"http://{host}:{port}"
    group = _Group((web_command(host, port, workers), worker_command()))
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda _signal, _frame: group.stop())
    group.start()
    _wait_for(host, port)
    click.echo(words.text("serving", url=f"{address}/"))
    for line in (*more, setup_hint(words, address=address), words.text("serving_stop")):
        if line:
            click.echo(line)
    group.watch()
    click.echo(words.text("stopped"))


def web_command(host: str, port: int, workers: int) -> list[str]:
    """The command line of the web server."""
    return [
        *(sys.executable, "-m", "gunicorn", "sutarimas.config.wsgi:application"),
        *("--worker-class", "gthread", "--workers", str(workers), "--threads", "4"),
        *("--bind", f"{host}:{port}", "--log-level", "warning", "--graceful-timeout", "15"),
        # Workers are renewed now and then, so that no leak grows for months.
        *("--max-requests", "20000", "--max-requests-jitter", "2000", "--preload"),
    ]


def worker_command() -> list[str]:
    """The command line of the worker."""
    return [sys.executable, "-m", "sutarimas", "worker"]


def _wait_for(host: str, port: int, *, longest: float = 30.0) -> None:
    """Until somebody answers at the address."""
    until = time.monotonic() + longest
    while time.monotonic() < until:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((host, port)) == 0:
                return
        time.sleep(0.1)


class _Group:
    """Processes that live and end together."""

    def __init__(self, commands: Sequence[Sequence[str]]) -> None:
        self.commands = tuple(list(x) for x in commands)
        self.running: list[subprocess.Popen[bytes]] = []
        self.stopping = False

    def start(self) -> None:
        """Start every process."""
        self.running = [self._begun(x) for x in self.commands]

    def _begun(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl+C reaches us, and we pass it on once, politely.
        return subprocess.Popen(command, env=dict(os.environ), start_new_session=True)  # noqa: S603

    def stop(self) -> None:
        """Ask every process to end."""
        self.stopping = True
        for process in self.running:
            if process.poll() is None:
                process.terminate()

    def watch(self) -> None:
        """Until told to stop; a process that ended by itself is started anew after a moment."""
        while not self.stopping:
            for number, process in enumerate(self.running):
                if process.poll() is not None and not self.stopping:
                    time.sleep(1)
                    if not self.stopping:
                        self.running[number] = self._begun(self.commands[number])
            time.sleep(0.2)
        self._end()

    def _end(self) -> None:
        for process in self.running:
            try:
                process.wait(_GRACE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
