"""What is written to a connection is sent at once."""

import socket

from ledger.connections import send_at_once


def test_connections_of_a_socket_that_names_no_protocol_send_at_once() -> None:
    with socket.socket() as listening, socket.socket() as visitor:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        visitor.connect(listening.getsockname())
        send_at_once()
        later = socket.create_connection(listening.getsockname())
        listening.accept()[0].close()
        accepted, _ = listening.accept()
        with later, accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            # Nothing else is touched, and nothing is closed.
            assert not visitor.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            visitor.sendall(b"still open")
