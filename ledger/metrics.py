"""A few figures about this process for whoever runs it, in the text format of Prometheus."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

METRICS = "/metrics"
MEDIA = "text/plain; version=0.0.4"
_STATM = Path("/proc/self/statm")


class Count:
    """How often something happened, by label; it may happen in several threads at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._times: Counter[str] = Counter()

    def add(self, label: str = "") -> None:
        """Once more."""
        with self._lock:
            self._times[label] += 1

    def times(self) -> dict[str, int]:
        """How often each."""
        with self._lock:
            return dict(self._times)


RUNS = Count()
"""Runs of a page: a visit, and every click that needs the server."""
ANSWERED = Count()
"""Answers of the data interface, by status."""


class Answered:
    """Middleware that counts what the data interface answered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and note the status of the answer."""
        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                ANSWERED.add(str(message["status"]))
            await send(message)

        counted = scope["type"] == "http" and (scope["path"] + "/").startswith("/api/")
        await self.app(scope, receive, answer if counted else send)


class Metrics:
    """The figures, for whoever asks this process itself."""

    def __init__(self, is_open: bool, version: Callable[[], str], sessions: Callable[[], int], kept: Callable[[], int]) -> None:
        self.is_open, self.version, self.sessions, self.kept = is_open, version, sessions, kept

    def answer(self, request: Request) -> Response:
        """The figures; 404 where they are closed or the request came through a proxy, which always names for whom it asks."""
        if not self.is_open or "x-forwarded-for" in request.headers:
            return PlainTextResponse("There is nothing at this address.\n", 404)
        return PlainTextResponse("".join(self._lines()), headers={"Content-Type": MEDIA, "Cache-Control": "no-store"})

    def _lines(self) -> Iterator[str]:
        version = self.version()
        yield from _family("ledger_ready", "gauge", "Whether the record is loaded and warm.", {"": int(bool(version))})
        yield from _family("ledger_data_info", "gauge", "The version of the record.", {f'{{data_version="{version}"}}': 1} if version else {})
        yield from _family("ledger_sessions", "gauge", "Visitors whose connection is open.", {"": self.sessions()})
        yield from _family("ledger_kept_bytes", "gauge", "What is kept of answers, pictures and documents, about.", {"": self.kept()})
        yield from _family("ledger_runs_total", "counter", "Runs of a page.", {"": RUNS.times().get("", 0)})
        answered = {f'{{status="{status}"}}': times for status, times in sorted(ANSWERED.times().items())}
        yield from _family("ledger_api_requests_total", "counter", "Answers of the data interface.", answered)
        yield from _family("process_cpu_seconds_total", "counter", "CPU time of the process.", {"": round(time.process_time(), 2)})
        if _STATM.exists():  # Linux alone tells the memory of the moment without another library
            pages = int(_STATM.read_text(encoding="ascii").split()[1])
            yield from _family("process_resident_memory_bytes", "gauge", "Memory of the process.", {"": pages * os.sysconf("SC_PAGE_SIZE")})


def _family(name: str, kind: str, meaning: str, values: dict[str, float] | dict[str, int]) -> Iterator[str]:
    yield f"# HELP {name} {meaning}\n# TYPE {name} {kind}\n"
    for labels, value in values.items():
        yield f"{name}{labels} {value}\n"
