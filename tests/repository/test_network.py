"""No test reaches the network unless it says that it needs this machine's own address."""

import socket

import pytest
from pytest_socket import SocketBlockedError, SocketConnectBlockedError


def test_the_network_is_shut() -> None:
    with pytest.warns(UserWarning, match="tried to use"), pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_journey_may_reach_this_machine_and_no_other() -> None:
    with socket.socket() as listener, socket.socket() as visitor:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        visitor.connect(listener.getsockname())
    with (
        socket.socket() as visitor,
        pytest.warns(UserWarning, match="192.0.2.1"),
        pytest.raises(SocketConnectBlockedError),
    ):
        visitor.connect(("192.0.2.1", 80))
