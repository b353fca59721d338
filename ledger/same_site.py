"""Who may open the stream between page and server: pages of this very address, and nobody else."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send


class SameSite:
    """Middleware that refuses a stream which a page of another site opens.

    Streamlit would compare that site with this machine's outer address, and ask a host on the internet for it. So such a
    page is refused before the framework sees it: nothing goes out. A proxy must pass on the ``Host`` that the visitor named.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or close the stream before it is accepted, which the browser sees as 403."""
        headers = Headers(scope=scope) if scope["type"] == "websocket" else Headers()
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != headers.get("host"):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self.app(scope, receive, send)
