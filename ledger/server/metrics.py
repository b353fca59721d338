"""Metrics of this process for whoever runs it, in the formats of Prometheus."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Gauge, ProcessCollector
from prometheus_client.exposition import choose_encoder
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ledger.runtime.metrics import COUNTED
from ledger.server.health import through_a_proxy

METRICS = "/metrics"


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
    problems
        How many problems a newer record has that is not shown.
    """

    def __init__(
        self, is_open: bool, version: Callable[[], str], cached_bytes: Callable[[], int], problems: Callable[[], int]
    ) -> None:
        self.is_open, self.version = is_open, version
        self.registry = CollectorRegistry()
        for metric in COUNTED:
            self.registry.register(metric)
        ProcessCollector(registry=self.registry)
        ready = self._gauge("ledger_ready", "Whether the record is loaded and warm.")
        ready.set_function(lambda: bool(version()))
        cached = self._gauge("ledger_kept_bytes", "What is kept of answers, pictures and documents, about.")
        cached.set_function(cached_bytes)
        self._gauge("ledger_record_problems", "Problems of a newer record that is not shown.").set_function(problems)
        self.data = self._gauge("ledger_data_info", "The version of the record.", "data_version")

    def _gauge(self, name: str, meaning: str, *labels: str) -> Gauge:
        return Gauge(name, meaning, labels, registry=self.registry)

    def answer(self, request: Request) -> Response:
        """The metrics; 404 where they are closed, or the request came through a proxy, which names for whom it asks."""
        if not self.is_open or through_a_proxy(request):
            return PlainTextResponse("There is nothing at this address.\n", 404)
        if version := self.version():
            self.data.clear()
            self.data.labels(version).set(1)
        encode, media = choose_encoder(request.headers.get("accept", ""))
        return Response(encode(self.registry), headers={"Content-Type": media, "Cache-Control": "no-store"})
