"""Built documents in a browser: a folder of files, served on this machine only."""

import io
import os
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

import click

from sutarimas.cli.build import build_into
from sutarimas.cli.refusal import Refusal
from sutarimas.cli.site import write_site
from sutarimas.cli.source import read_strategy
from sutarimas.document.wording import Wording
from sutarimas.domain.history import last_day

HOST = "127.0.0.1"
#: The document to look at where there is no front page.
FIRST = "strategy.html"


def build_examples(examples: Path, out: Path, *, lang: str) -> None:
    """Build each strategy folder below `examples` and the front page over them."""
    words = Wording("cli", lang)
    folders = sorted(x.parent for x in examples.glob("*/strategy.yaml"))
    if not folders:
        raise Refusal(words.text("no_examples", path=str(examples)))
    for folder in folders:
        click.echo(folder.name, err=True)
        strategy = read_strategy(str(folder), lang=lang)
        build_into(strategy, out / folder.name, on=last_day(strategy), lang=lang)
    write_site(out, [x.name for x in folders])


class _Pages(SimpleHTTPRequestHandler):
    """Static files with the headers a public page needs, and no line per request.

    Folders are not listed, names that start with a dot and links that lead out are not shown.
    """

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Open the file that is asked for, when it is one to be seen."""
        if self._may_be_seen():
            return super().send_head()
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def _may_be_seen(self) -> bool:
        root = Path(os.path.realpath(self.directory))
        try:
            asked = Path(self.translate_path(self.path)).resolve(strict=True)
        except (OSError, RuntimeError, ValueError):
            return False
        if not asked.is_relative_to(root) or not (asked.is_file() or asked.is_dir()):
            return False
        return not any(part.startswith(".") for part in asked.relative_to(root).parts)

    def list_directory(self, path: str | os.PathLike[str]) -> io.BytesIO | None:
        """Lead from a folder of documents to the first of them; no folder is listed."""
        if Path(path, FIRST).is_file():
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", FIRST)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def end_headers(self) -> None:
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - inherited name
        """Say nothing: addresses of readers are not kept."""


def open_server(folder: Path, port: int, lang: str) -> ThreadingHTTPServer:
    """Take the port before the long work, so that a taken one is known at once."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return ThreadingHTTPServer((HOST, port), partial(_Pages, directory=str(folder)))
    except OSError:
        other = str(port + 1)
        words = Wording("cli", lang)
        raise Refusal(words.text("port_taken", port=str(port), other=other)) from None


def serve(server: ThreadingHTTPServer, *, lang: str) -> None:
    """Serve until Ctrl+C or a polite signal, then stop cleanly."""
    words = Wording("cli", lang)
    click.echo(words.text("serving", url=f"http://{HOST}:{server.server_address[1]}/"))
    click.echo(words.text("serving_where"))
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo(words.text("stopped"))
    finally:
        server.server_close()
