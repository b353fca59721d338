"""Responses on a connection that is kept open are not held back."""

import time
from http.client import HTTPConnection
from urllib.parse import urlsplit


def test_a_small_response_does_not_wait_for_the_other_side_to_confirm_its_head(server: str) -> None:
    """The framework's socket names no protocol, so asyncio leaves Nagle's algorithm on, and the body of a response waits
    40 ms for the other side to confirm its head. With ``uvloop``, which the framework takes where it is installed, none
    does. The quickest of many counts, because a busy machine is slow, not wrong."""
    connection = HTTPConnection(urlsplit(server).netloc, timeout=20)
    took = []
    for _ in range(60):
        begun = time.perf_counter()
        connection.request("GET", "/health/ready")
        connection.getresponse().read()
        took.append(time.perf_counter() - begun)
    connection.close()
    # The first ones are confirmed at once, as long as a connection is new.
    assert min(took[30:]) < 0.02
