"""Whether this process can take visitors: only once the record is loaded and what every page needs is warm.

It listens only then: who connects before is refused at once, and a proxy goes to the next process. A record that breaks its
rules ends it (``ledger.server.app.check``), and so does whatever else goes wrong until then. Later a record that breaks its rules
leaves it as it was: it goes on with the last good one, and says here what is wrong with the newer one.
"""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ledger.record.store import record_store

READY = "/health/ready"


def through_a_proxy(request: Request) -> bool:
    """Whether a request came through a proxy, which names for whom it asks; who asks the process itself is its operator."""
    return "x-forwarded-for" in request.headers


class Health:
    """The state of one process, from its start on."""

    def __init__(self) -> None:
        self.is_warm = False

    @property
    def version(self) -> str:
        """The data version once the process is warm."""
        return record_store().current.version if self.is_warm else ""

    def answer(self, request: Request) -> Response:
        """200 with the data version, or 503 while visitors should go elsewhere; with the problems of a newer record that is not shown.

        Whoever asks through a proxy hears how many there are, and not what they are.
        """
        problems = record_store().problems if self.is_warm else ()
        state: dict[str, Any] = {"ready": self.is_warm, "data_version": self.version, "problems": len(problems)}
        if problems and not through_a_proxy(request):
            state["problems_in_words"] = [str(problem) for problem in problems]
        return JSONResponse(state, 200 if self.is_warm else 503, {"Cache-Control": "no-store"})
