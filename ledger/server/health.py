"""Whether this process can take visitors: only once the record is loaded and what every page needs is warm."""

import logging
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

READY = "/health/ready"
_LOG = logging.getLogger(__name__)


class Health:
    """The state of one process, from its start on."""

    def __init__(self) -> None:
        self.version = ""
        """The data version once the process is warm."""
        self.problem = ""

    def load(self, load: Callable[[], str]) -> None:
        """Load what every visitor needs; where that fails, the log says why and the process never becomes ready.

        Parameters
        ----------
        load
            Loads it and gives the data version.
        """
        try:
            self.version = load()
        except Exception:
            _LOG.exception("The record could not be loaded: this process takes no visitors.")
            self.problem = "The record could not be loaded; the log of the server says why."

    def answer(self, _request: Request) -> Response:
        """200 with the data version, or 503 while visitors should go elsewhere."""
        state = {"ready": bool(self.version), "data_version": self.version, "problem": self.problem}
        return JSONResponse(state, 200 if self.version else 503, {"Cache-Control": "no-store"})
