"""What every answer tells the browser to allow: pages, data, pictures, files and errors alike.

Scripts, styles, connections, images and fonts come from ourselves alone, and no script that stands in a page is run. What the
framework needs beyond that:

- ``blob:`` for scripts: it imports the few lines of a component (``ledger.ui.components.component``) from an address that it
  makes of them, and Plotly and the framework start workers so. Whoever can make such an address runs scripts already.
- inline styles: the framework (emotion) and Plotly write their style into the page as they draw it. A style runs nothing, and
  what it could ask for is bound by ``img-src`` and ``font-src``.
- ``data:`` for images and fonts, ``blob:`` for images: pictures of the framework's own icons, and those that a reader takes away.

Refused without a loss: WebAssembly, which a library of the framework (long.js) tries before it divides large numbers in plain script.

``'self'`` covers the stream too: browsers take ``wss:`` of the same host for it.
"""

from collections.abc import Awaitable, Callable, Sequence

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ledger.ui.streamlit_adapter.web_page import INLINE_SCRIPTS

POLICY = {
    "default-src": "'none'",
    "script-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""Content Security Policy (https://www.w3.org/TR/CSP3/); who may frame us is added by the settings."""
OTHERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
}


def security_headers(framed_by: Sequence[str] = (), inline_scripts: Sequence[str] = ()) -> dict[str, str]:
    """The headers of an answer.

    Parameters
    ----------
    framed_by
        The origins that may show a page in a frame; without any, nobody may.
    inline_scripts
        Hashes of scripts that stand in the page and may be run, as ``sha256-...``.
    """
    policy = {**POLICY, "frame-ancestors": " ".join(framed_by) or "'none'"}
    policy["script-src"] = " ".join([policy["script-src"], *(f"'{each}'" for each in inline_scripts)])
    headers = {**OTHERS, "content-security-policy": "; ".join(f"{name} {allowed}" for name, allowed in policy.items())}
    return headers if framed_by else {**headers, "x-frame-options": "DENY"}


class SecurityHeaders:
    """Puts the headers on every answer; cookies of an answer over TLS are sent over TLS only."""

    def __init__(self, app: ASGIApp, framed_by: Sequence[str] = ()) -> None:
        self.app = app
        self.framed_by = tuple(framed_by)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and set the headers of the response."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        inline_scripts: list[str] = []

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=list(message.get("headers", [])))
                headers.update(security_headers(self.framed_by, inline_scripts))
                message = {
                    **message,
                    "headers": _secure(headers.raw) if scope.get("scheme") == "https" else headers.raw,
                }
            await send(message)

        await self.app({**scope, INLINE_SCRIPTS: inline_scripts}, receive, send_with_headers)


def _secure(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    return [
        (name, value + b"; Secure" if name == b"set-cookie" and b"; secure" not in value.lower() else value)
        for name, value in headers
    ]


def server_error(framed_by: Sequence[str]) -> Callable[[Request, Exception], Awaitable[Response]]:
    """What is answered where the server fails: this answer alone does not pass the middleware, and has the headers of its own."""

    async def answer(_request: Request, _error: Exception) -> Response:
        return PlainTextResponse("The server failed at this. Its log says why.\n", 500, security_headers(framed_by))

    return answer
