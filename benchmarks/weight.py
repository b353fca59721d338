"""What a server sends, as it goes over the wire: a pipe between server and browser counts it."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

CHUNK = 65536


class Pipe:
    """Passes everything on, and counts what goes to the browser, from now on.

    Parameters
    ----------
    port
        The port of the server.

    Attributes
    ----------
    address
        Where the browser asks instead of the server.
    """

    def __init__(self, port: int) -> None:
        self.address = ""
        self._port = port
        self._received = 0

    def bytes_sent(self) -> float:
        """KiB since the last call, or since the beginning."""
        received, self._received = self._received, 0
        return received / 1024

    async def run(self, opened: Event) -> None:
        """Listen on a free port until ``close``."""
        self._loop, self._closed = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._join, "127.0.0.1")
        self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        opened.set()
        await self._closed.wait()
        server.close()

    def close(self) -> None:
        """Stop listening, from another thread."""
        self._loop.call_soon_threadsafe(self._closed.set)

    async def _join(self, requests: StreamReader, answers: StreamWriter) -> None:
        answered, asks = await asyncio.open_connection("127.0.0.1", self._port)
        with suppress(OSError, asyncio.CancelledError):
            await asyncio.gather(self._pass(requests, asks), self._pass(answered, answers, counts=True))

    async def _pass(self, one: StreamReader, other: StreamWriter, counts: bool = False) -> None:
        try:
            while data := await one.read(CHUNK):
                self._received += len(data) if counts else 0
                other.write(data)
                await other.drain()
        finally:
            other.close()


@contextmanager
def piped(port: int) -> Iterator[Pipe]:
    """A pipe before a server, in a thread of its own; closed in the end."""
    pipe, opened = Pipe(port), Event()
    thread = Thread(target=lambda: asyncio.run(pipe.run(opened)), daemon=True)
    thread.start()
    assert opened.wait(10)
    try:
        yield pipe
    finally:
        pipe.close()
        thread.join()
