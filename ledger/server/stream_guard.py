"""The guard at the stream (WebSocket): what no browser sends ends it, and nobody sends so fast that others wait.

A visitor who sends too fast is not refused but waits: messages are taken from the stream no faster than ``RATE`` allows, and the
network holds up the sender.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnected

LARGEST = 64 * 1024
"""Bytes of a message; those of the pages take less than 2 KiB."""
RATE, AT_ONCE = 10.0, 40.0
"""So many messages a second a visitor may send, and so many at once after a pause."""
NOT_BINARY, NO_MESSAGE, TOO_LARGE = 1003, 1008, 1009
"""Why a stream is closed, as codes of https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1."""


class RateLimiter:
    """Lets through ``RATE`` a second and ``AT_ONCE`` after a pause (token bucket)."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._left, self._at = AT_ONCE, now()

    def wait(self) -> float:
        """The seconds that the next message has to wait; it is counted as let through after them."""
        now = self._now()
        self._left = min(AT_ONCE, self._left + (now - self._at) * RATE) - 1
        self._at = now
        return max(0.0, -self._left / RATE)


class StreamGuard:
    """Middleware that ends a stream at a message that no page sends, and holds up a sender who is too fast.

    Parameters
    ----------
    accepted
        The message as it may be handed on; None where no page sends such a one.
    """

    def __init__(self, app: ASGIApp, accepted: Callable[[bytes], bytes | None] = bytes) -> None:
        self.app = app
        self.accepted = accepted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; a stream through the guard."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        guarded = _Guarded(self.accepted, receive, send)
        # Where a visitor leaves in the middle of many messages, the framework closes the stream twice: nobody is there to hear
        # of it, and whoever does so again and again must not fill the log.
        with contextlib.suppress(WebSocketDisconnected):
            await self.app(scope, guarded.receive, guarded.send)


class _Guarded:
    """One stream."""

    def __init__(self, accepted: Callable[[bytes], bytes | None], receive: Receive, send: Send) -> None:
        self._accepted, self._receive, self._send = accepted, receive, send
        self._pace = RateLimiter()
        self._ended = False

    async def receive(self) -> Message:
        """The next message that may be handed on, or the end of the stream."""
        message = await self._receive()
        if message["type"] != "websocket.receive":
            return message
        data = message.get("bytes")
        if data is None:
            return await self._end(NOT_BINARY)
        if len(data) > LARGEST:
            return await self._end(TOO_LARGE)
        await asyncio.sleep(self._pace.wait())
        kept = self._accepted(data)
        return await self._end(NO_MESSAGE) if kept is None else {**message, "bytes": kept}

    async def send(self, message: Message) -> None:
        """Send a message, unless the stream has ended."""
        if not self._ended:
            await self._send(message)

    async def _end(self, code: int) -> Message:
        await self.send({"type": "websocket.close", "code": code})
        self._ended = True
        return {"type": "websocket.disconnect", "code": code}
