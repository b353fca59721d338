"""The data interface, and other routes, asked in the test's own process."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.datastructures import Headers

from ledger.api.routes import ROUTES
from tests.support.server import awaited

HOME = "http://ledger.example/"
SERVED = Starlette(routes=ROUTES)


@dataclass
class Response:
    """What came back, whatever its status."""

    status: int
    headers: Headers
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(
    target: str, method: str = "GET", headers: dict[str, str] | None = None, served: Starlette = SERVED
) -> Response:
    """Put one request to the routes - of the data interface, or others - as a server would that has read ``METHOD /target``.

    An error that is raised after a response had begun is left to the log, as a server leaves it.
    """
    path, _, query = target.partition("?")
    given = {"host": "ledger.example"} | {name.lower(): value for name, value in (headers or {}).items()}
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 1),
        "root_path": "",
        "path": unquote(f"/{path}"),
        "query_string": query.encode("latin-1"),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in given.items()],
    }
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    try:
        awaited(served(scope, receive, send))
    except Exception:
        if not sent:
            raise
    start, *bodies = sent
    return Response(start["status"], Headers(raw=start["headers"]), b"".join(each.get("body", b"") for each in bodies))
