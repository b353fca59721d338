"""Whether this process can take visitors: only once the record is loaded and what every page needs is warm.

It listens only then: who connects before is refused at once, and a proxy goes to the next process. A record that breaks its
rules ends it (``ledger.server.app.check``), and so does whatever else goes wrong until then.
"""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

READY = "/health/ready"


class Health:
    """The state of one process, from its start on."""

    def __init__(self) -> None:
        self.version = ""
        """The data version once the process is warm."""

    def answer(self, _request: Request) -> Response:
        """200 with the data version, or 503 while visitors should go elsewhere."""
        state = {"ready": bool(self.version), "data_version": self.version}
        return JSONResponse(state, 200 if self.version else 503, {"Cache-Control": "no-store"})
