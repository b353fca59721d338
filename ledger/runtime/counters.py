"""Counters of this process, which pages and data interface raise and ``/metrics`` shows."""

from collections import Counter as Tally
from threading import Lock


class Counter:
    """How often something happened, by label; it may happen in several threads at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._tally: Tally[str] = Tally()

    def add(self, label: str = "", times: int = 1) -> None:
        """Once more, or as many times as said."""
        with self._lock:
            self._tally[label] += times

    def values(self) -> dict[str, int]:
        """The count of each label."""
        with self._lock:
            return dict(self._tally)

    def total(self) -> int:
        """The count of all labels together."""
        return sum(self.values().values())


SCRIPT_RUNS = Counter()
"""Runs of a page: a visit, and every click that needs the server."""
API_REQUESTS = Counter()
"""Responses of the data interface, by status."""
OPEN_STREAMS = Counter()
"""Streams (WebSockets) that are open now: one a visitor."""
