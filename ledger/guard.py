"""What the framework opens and the Ledger does not: its stream to pages of other sites, its own figures to anybody."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

FIGURES = "/_stcore/metrics"


class Guard:
    """Middleware before the framework.

    A page of another site that opens the stream makes Streamlit ask a host on the internet for this machine's outer address,
    to compare the two. Here such a page is refused before that: nothing goes out. Its figures have a place of their own,
    which the operator opens (``ledger.metrics``).
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
                await send({"type": "websocket.close", "code": 1008})  # before it is accepted: the visitor gets a 403
                return
        elif scope["type"] == "http" and scope["path"].rstrip("/").endswith(FIGURES):
            await PlainTextResponse("There is nothing at this address.\n", 404)(scope, receive, send)
            return
        await self.app(scope, receive, send)
