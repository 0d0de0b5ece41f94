"""What the server shows of a folder: its documents, nothing that is hidden or lies outside."""

import os
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest

from sutarimas.cli.static_site import HOST, open_server

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """A server on a folder with things to steal in and around it."""
    site = tmp_path / "site"
    (site / "town").mkdir(parents=True)
    (site / "empty").mkdir()
    (site / "index.html").write_text("front")
    (site / "town" / "strategy.html").write_text("town")
    (site / ".hidden").write_text("secret")
    (site / ".git").mkdir()
    (site / ".git" / "config").write_text("secret")
    (tmp_path / "outside").write_text("secret")
    (site / "link").symlink_to(tmp_path / "outside")
    (site / "up").symlink_to(tmp_path)
    os.mkfifo(site / "pipe")
    server = open_server(site, 0, "lt")
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


def get(port: int, path: str) -> tuple[int, bytes]:
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.putrequest("GET", path)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(("path", "body"), [("/", b"front"), ("/town/strategy.html", b"town")])
def test_documents_are_shown(path: str, body: bytes, port: int) -> None:
    assert get(port, path) == (200, body)


def test_a_folder_of_documents_leads_to_the_first(port: int) -> None:
    assert get(port, "/town/") == (302, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/.hidden", "/%2ehidden", "/town/../.hidden", "/.git/config", "/link", "/up/outside",
        "/../outside", "/%2e%2e/outside", "/..%2foutside", "/empty/", "/pipe", "/%00", "/gone",
        "/" + "a/" * 3000,
    ],
)  # fmt: skip
def test_nothing_else_is(path: str, port: int) -> None:
    status, body = get(port, path)
    assert status == 404
    assert b"secret" not in body
