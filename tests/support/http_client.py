"""What a browser fetches beside its stream: connections that stay open, and a cache by address."""

import asyncio
import gzip
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

import h11

CONNECTIONS = 6
"""So many connections a browser opens to one host."""
RETRY_AFTER = (1.0, 2.0, 4.0)
"""An address that did not answer is asked again after so many seconds, as ``chart.js`` does."""
CHUNK = 65536


@dataclass(frozen=True)
class Kept:
    """An answer in the cache; one that is not fresh is asked for again with its ETag."""

    body: bytes
    packed: bool
    etag: str
    fresh: bool

    @property
    def text(self) -> bytes:
        """The content; it is unpacked only where somebody reads it."""
        return gzip.decompress(self.body) if self.packed else self.body


class HttpClient:
    """One browser at an address, with its own cookies.

    Parameters
    ----------
    address
        Of the server: ``http://127.0.0.1:8501``.
    source
        The address of this machine (``127.0.0.0/8``) that the server sees as the browser's.

    Attributes
    ----------
    refused
        So many answers were neither 200 nor 304.
    """

    def __init__(self, address: str, source: str) -> None:
        self.cookies: dict[str, str] = {}
        self.refused = 0
        self._host, self._source = urlsplit(address), source
        self._cache: dict[str, Kept] = {}
        self._under_way: dict[str, asyncio.Task[Kept]] = {}
        self._open: list[_Connection] = []
        self._free = asyncio.Semaphore(CONNECTIONS)

    @property
    def cookie(self) -> dict[str, str]:
        """The header that names the cookies."""
        named = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": named} if named else {}

    def keep_cookies(self, headers: list[str]) -> None:
        """Keep what ``Set-Cookie`` said."""
        for header in headers:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}

    async def get(self, path: str) -> Kept:
        """What stands at an address, from the cache or fetched; who asks while it is on its way waits for the same answer."""
        kept = self._cache.get(path)
        if kept and kept.fresh:
            return kept
        if path not in self._under_way:
            self._under_way[path] = asyncio.ensure_future(self._fetch(path))
        try:
            return await asyncio.shield(self._under_way[path])
        finally:
            self._under_way.pop(path, None)

    async def _fetch(self, path: str) -> Kept:
        for pause in (*RETRY_AFTER, None):
            async with self._free:
                status, headers, body = await self._exchange(path)
            caching = headers.get("cache-control", "")
            if status == 304:
                return self._cache[path]
            if status == 200:
                kept = Kept(
                    body, headers.get("content-encoding") == "gzip", headers.get("etag", ""), "max-age" in caching
                )
                if "no-store" not in caching:
                    self._cache[path] = kept
                return kept
            self.refused += 1
            if pause:
                await asyncio.sleep(pause)
        raise ConnectionError(f"{path} answers {status}")

    async def _exchange(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """One request; a connection that was closed while it was idle is opened anew."""
        known = self._cache.get(path)
        headers = {"Host": self._host.netloc, "Accept-Encoding": "gzip", **self.cookie}
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        while self._open:
            connection = self._open.pop()
            try:
                return await self._answered(connection, path, headers)
            except (OSError, EOFError, h11.RemoteProtocolError):
                connection.close()
        opened = await asyncio.open_connection(self._host.hostname, self._host.port, local_addr=(self._source, 0))
        return await self._answered(_Connection(*opened), path, headers)

    async def _answered(
        self, connection: "_Connection", path: str, headers: dict[str, str]
    ) -> tuple[int, dict[str, str], bytes]:
        status, said, body = await connection.ask(path, headers)
        self.keep_cookies([value for name, value in said if name == "set-cookie"])
        if connection.reusable():
            self._open.append(connection)
        return status, dict(said), body

    def close(self) -> None:
        """Close all connections."""
        for connection in self._open:
            connection.close()
        self._open.clear()


class _Connection:
    """One connection, which stays open."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._state = h11.Connection(h11.CLIENT)

    async def ask(self, path: str, headers: dict[str, str]) -> tuple[int, list[tuple[str, str]], bytes]:
        """Send a request; gives status, headers and body of the answer."""
        state = self._state
        asked = h11.Request(method="GET", target=path, headers=list(headers.items()))
        self._writer.write((state.send(asked) or b"") + (state.send(h11.EndOfMessage()) or b""))
        status, said, body = 0, [], bytearray()
        while True:
            event = state.next_event()
            if event is h11.NEED_DATA:
                data = await self._reader.read(CHUNK)
                if not data and not status:
                    raise EOFError
                state.receive_data(data)
            elif isinstance(event, h11.Response):
                status, said = (
                    event.status_code,
                    [(name.decode(), value.decode("latin-1")) for name, value in event.headers],
                )
            elif isinstance(event, h11.Data):
                body += event.data
            elif isinstance(event, h11.EndOfMessage):
                return status, said, bytes(body)
            elif isinstance(event, h11.ConnectionClosed):
                raise EOFError

    def reusable(self) -> bool:
        """Whether another request can follow; made ready for it then."""
        if self._state.our_state is h11.DONE and self._state.their_state is h11.DONE:
            self._state.start_next_cycle()
            return True
        self.close()
        return False

    def close(self) -> None:
        """Close it."""
        self._writer.close()
