"""Metrics of this process for whoever runs it, in the text format of Prometheus."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ledger.runtime.counters import API_REQUESTS, OPEN_STREAMS, SCRIPT_RUNS

METRICS = "/metrics"
MEDIA = "text/plain; version=0.0.4"
_STATM = Path("/proc/self/statm")


class Metrics:
    """Answers ``/metrics``, for whoever asks this process itself.

    Parameters
    ----------
    is_open
        Whether the operator has opened them.
    version
        The data version, empty while the process is not warm.
    cached_bytes
        The size of what is kept for all readers.
    """

    def __init__(self, is_open: bool, version: Callable[[], str], cached_bytes: Callable[[], int]) -> None:
        self.is_open, self.version, self.cached_bytes = is_open, version, cached_bytes

    def answer(self, request: Request) -> Response:
        """The metrics; 404 where they are closed, or the request came through a proxy, which names for whom it asks."""
        if not self.is_open or "x-forwarded-for" in request.headers:
            return PlainTextResponse("There is nothing at this address.\n", 404)
        return PlainTextResponse("".join(self._lines()), headers={"Content-Type": MEDIA, "Cache-Control": "no-store"})

    def _lines(self) -> Iterator[str]:
        version = self.version()
        loaded = {f'{{data_version="{version}"}}': 1} if version else {}
        requests = {f'{{status="{status}"}}': times for status, times in sorted(API_REQUESTS.values().items())}
        cached = "What is kept of answers, pictures and documents, about."
        yield from _family("ledger_ready", "gauge", "Whether the record is loaded and warm.", {"": int(bool(version))})
        yield from _family("ledger_data_info", "gauge", "The version of the record.", loaded)
        yield from _family("ledger_sessions", "gauge", "Visitors whose connection is open.", {"": OPEN_STREAMS.total()})
        yield from _family("ledger_kept_bytes", "gauge", cached, {"": self.cached_bytes()})
        yield from _family("ledger_runs_total", "counter", "Runs of a page.", {"": SCRIPT_RUNS.total()})
        yield from _family("ledger_api_requests_total", "counter", "Answers of the data interface.", requests)
        yield from _family(
            "process_cpu_seconds_total", "counter", "CPU time of the process.", {"": round(time.process_time(), 2)}
        )
        if _STATM.exists():  # Linux alone tells the memory of the moment without another library
            pages = int(_STATM.read_text(encoding="ascii").split()[1])
            yield from _family(
                "process_resident_memory_bytes",
                "gauge",
                "Memory of the process.",
                {"": pages * os.sysconf("SC_PAGE_SIZE")},
            )


def _family(name: str, kind: str, meaning: str, values: dict[str, float] | dict[str, int]) -> Iterator[str]:
    yield f"# HELP {name} {meaning}\n# TYPE {name} {kind}\n"
    for labels, value in values.items():
        yield f"{name}{labels} {value}\n"
