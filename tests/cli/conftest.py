"""What tests of commands share."""

import pytest

from tests.cli.running import Terminal


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal to run commands in."""
    return Terminal(monkeypatch, capsys)
