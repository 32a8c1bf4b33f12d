from __future__ import annotations

import socket

import pytest


def test_another_machine_cannot_be_reached_from_a_test() -> None:
    with socket.socket() as connection, pytest.raises(RuntimeError, match="may not connect"):
        connection.connect(("192.0.2.1", 80))
    with pytest.raises(RuntimeError, match="may not look up"):
        socket.create_connection(("example.invalid", 80))


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()[:2]) as connection:
        assert connection.getpeername() == server.getsockname()
