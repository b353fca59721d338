"""How the server sends on its connections."""

import socket
from pathlib import Path


def send_at_once() -> None:
    """Have all connections that this process will accept send what is written to them without waiting.

    Streamlit opens its socket without naming a protocol, so asyncio does not know it for TCP and leaves Nagle's algorithm on. The body of an
    answer then waits until the other side has confirmed its head, which many put off for 40 ms. What a listening socket is told, the
    connections that it accepts inherit.
    """
    for number in [each.name for each in Path("/dev/fd").glob("*")]:
        try:
            opened = socket.socket(fileno=int(number))
        except OSError:  # a file, or closed again
            continue
        if opened.family in (socket.AF_INET, socket.AF_INET6) and opened.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        opened.detach()
