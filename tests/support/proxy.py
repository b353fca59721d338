"""A way to the server that can be cut: it stands between browser and server, and passes on bytes or does not."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Any, Literal, TypeVar

Found = TypeVar("Found")
Way = Literal["open", "stalled", "dropped"]
"""``stalled``: connections stay, and nothing comes through, as where a cable is pulled. ``dropped``: every connection breaks,
and each new one does, as where a proxy has nobody behind it."""


class Proxy:
    """A TCP proxy in a thread of its own, on a free port, before a server on another port of this machine."""

    def __init__(self, port: int) -> None:
        self._behind = port
        self._writers: set[asyncio.StreamWriter] = set()
        self._open = asyncio.Event()
        self._open.set()
        self._dropped = False
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = self._run(asyncio.start_server(self._come, "127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def turn(self, way: Way) -> None:
        """Open or cut the way for what is under way and for what comes."""
        self._run(self._turn(way))

    def close(self) -> None:
        """Cut it for good."""
        self.turn("dropped")
        self._server.close()
        self._run(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, Found]) -> Found:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _turn(self, way: Way) -> None:
        self._dropped = way == "dropped"
        if way == "stalled":
            self._open.clear()
        else:
            self._open.set()
        if self._dropped:
            for writer in self._writers:
                writer.transport.abort()

    async def _end(self) -> None:
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for each in rest:
            each.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    async def _come(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._dropped:
            writer.transport.abort()
            return
        self._writers.add(writer)
        await self._open.wait()
        try:
            there, away = await asyncio.open_connection("127.0.0.1", self._behind)
        except OSError:  # nobody is there
            self._writers.discard(writer)
            writer.transport.abort()
            return
        self._writers.add(away)
        await asyncio.gather(self._pass(reader, away), self._pass(there, writer))
        self._writers -= {writer, away}

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                await self._open.wait()
                writer.write(data)
                await writer.drain()
        writer.close()


@contextmanager
def proxy(port: int) -> Iterator[Proxy]:
    """A proxy before a port, closed in the end."""
    made = Proxy(port)
    try:
        yield made
    finally:
        made.close()
