"""Who may show a page of the Ledger in a frame: every answer of the server says so to the browser."""

from collections.abc import Sequence

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Framing:
    """Middleware that names the allowed origins in ``Content-Security-Policy: frame-ancestors``; without any, nobody."""

    def __init__(self, app: ASGIApp, framed_by: Sequence[str] = ()) -> None:
        self.app = app
        allowed = " ".join(framed_by) or "'none'"
        self.headers = [(b"content-security-policy", f"frame-ancestors {allowed}".encode("ascii"))]
        if not framed_by:
            self.headers.append((b"x-frame-options", b"DENY"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add the headers to the answer."""
        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *self.headers]}
            await send(message)

        await self.app(scope, receive, answer if scope["type"] == "http" else send)
