"""What this process counts, for ``/metrics``: raised by pages and data interface, registered by ``ledger.server.metrics``.

Each belongs to no registry here, so that importing it changes nothing outside the Ledger.
"""

from prometheus_client import Counter, Gauge, Histogram

SCRIPT_RUNS = Counter("ledger_runs", "Runs of a page.", registry=None)
"""A visit, and every click that needs the server."""
SCRIPT_RUN_SECONDS = Histogram(
    "ledger_run_seconds",
    "How long a run of a whole page takes.",
    buckets=(0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 2, 5, 10),
    registry=None,
)
API_REQUESTS = Counter("ledger_api_requests", "Answers of the data interface.", ["status"], registry=None)
OPEN_STREAMS = Gauge("ledger_sessions", "Visitors whose connection is open.", registry=None)
"""Streams (WebSockets) that are open now: one a visitor."""
COUNTED = (SCRIPT_RUNS, SCRIPT_RUN_SECONDS, API_REQUESTS, OPEN_STREAMS)
