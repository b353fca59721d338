"""What every request passes through, as pure ASGI middleware (https://asgi.readthedocs.io), from the outside in."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ledger.runtime.metrics import API_REQUESTS, OPEN_STREAMS


class ApiRequestCounter:
    """Counts the responses of the data interface by their status, at the root and below the base path."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app = app
        self.base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and note the status of the response."""

        async def send_and_count(message: Message) -> None:
            if message["type"] == "http.response.start":
                API_REQUESTS.labels(message["status"]).inc()
            await send(message)

        counted = scope["type"] == "http" and (scope["path"].removeprefix(self.base) + "/").startswith("/api/")
        await self.app(scope, receive, send_and_count if counted else send)


class OriginCheck:
    """Refuses a stream that a page of another site opens.

    The framework would refuse it too, but asks a host on the internet for this machine's outer address first, to compare
    the two. Here such a page is refused before that: nothing goes out.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "websocket":
            headers = Headers(scope=scope)
            origin = headers.get("origin")
            if origin is not None and urlsplit(origin).netloc != headers.get("host"):
                await receive()
                # Closed before it is accepted: the browser gets a 403.
                await send({"type": "websocket.close", "code": 1008})
                return
        await self.app(scope, receive, send)


class StreamCounter:
    """Counts the streams that are open: accepted, and neither side has closed them yet."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; a stream lasts as long as the call."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        accepted = 0

        async def send_and_count(message: Message) -> None:
            nonlocal accepted
            if message["type"] == "websocket.accept":
                accepted = 1
                OPEN_STREAMS.inc()
            await send(message)

        try:
            await self.app(scope, receive, send_and_count)
        finally:
            OPEN_STREAMS.dec(accepted)


class BasePath:
    """Lets a proxy leave the base path (``server.baseUrlPath``) on the addresses of pages, or take it off.

    The framework answers below its base path only, and the links of the pages need it: where it was taken off, it is put
    back on. The addresses ``at_root`` are ours, and stand below the base path as well: there it is handed on as the
    ``root_path`` of ASGI, which routes and links heed.
    """

    def __init__(self, app: ASGIApp, base: str = "", at_root: Sequence[str] = ()) -> None:
        self.app = app
        self.base = base
        self.at_root = tuple(f"{path}/" for path in at_root)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with the base before its path."""
        if self.base and scope["type"] in ("http", "websocket"):
            path: str = scope["path"]
            has_base = f"{path}/".startswith(f"{self.base}/")
            below = path.removeprefix(self.base) if has_base else path
            if f"{below}/".startswith(self.at_root):
                scope = {**scope, "root_path": self.base} if has_base else scope
            elif not has_base:
                raw_path = self.base.encode() + scope.get("raw_path", path.encode())
                scope = {**scope, "path": self.base + path, "raw_path": raw_path}
        await self.app(scope, receive, send)
