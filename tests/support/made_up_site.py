"""A site on this machine whose pages answer as the sites of news pages do: for the command that looks addresses up."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Answer:
    """What a page answers."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    body: bytes = b"<p>A page.</p>"


@dataclass
class Site:
    """A site that runs.

    Attributes
    ----------
    pages
        Its answers by path, or by method and path: ``HEAD /page``. What is not there is gone.
    asked
        Every request: method, path, and its headers in small letters.
    """

    port: int
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a page; ``localhost`` is another host of the same site."""
        return f"http://{host}:{self.port}{path}"

    def requests(self) -> list[str]:
        """Every request, as method and path."""
        return [f"{method} {path}" for method, path, _ in self.asked]


@contextmanager
def running_site() -> Iterator[Site]:
    """A site on a port that nobody uses; it ends with the block."""
    site: Site

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.command, self.path, {name.lower(): value for name, value in self.headers.items()}))
            answer = site.pages.get(f"{self.command} {self.path}") or site.pages.get(self.path) or Answer(404)
            self.send_response(answer.status)
            for name, value in {**answer.headers, "Content-Length": str(len(answer.body))}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(answer.body)

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Who asks may hang up before all is sent."""

    with Server(("127.0.0.1", 0), Handler) as server:
        site = Site(server.server_port)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
