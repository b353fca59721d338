"""What the framework opens and the Ledger does not; tests/api/test_stream.py asks a real server the same."""

import pytest

from ledger.guard import Guard
from tests.serving import awaited


def passed(scope: dict, **headers: str) -> tuple[bool, list[dict]]:
    """Whether the framework was asked, and what was sent in its place."""
    reached, sent = [], []

    async def app(*_):
        reached.append(True)

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message)

    given = [(name.encode(), value.encode()) for name, value in headers.items()]
    awaited(Guard(app)({"method": "GET", "headers": given, **scope}, receive, send))
    return bool(reached), sent


@pytest.mark.parametrize(("origin", "goes_on"), [
    ("https://ledger.example", True), ("http://ledger.example:8501", False), ("https://other.example", False), ("", False),
])
def test_behind_a_proxy_the_stream_is_for_pages_of_the_host_that_the_visitor_named(origin, goes_on) -> None:
    reached, sent = passed({"type": "websocket", "path": "/_stcore/stream"}, host="ledger.example", origin=origin)
    assert reached == goes_on
    assert [message["type"] for message in sent] == ([] if goes_on else ["websocket.close"])


def test_a_program_that_names_no_page_may_open_the_stream() -> None:
    assert passed({"type": "websocket", "path": "/_stcore/stream"}, host="ledger.example")[0]


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/", "/map/_stcore/metrics"])
def test_the_frameworks_own_figures_are_closed(path) -> None:
    reached, sent = passed({"type": "http", "path": path})
    assert not reached
    assert sent[0]["status"] == 404


def test_everything_else_goes_on() -> None:
    assert passed({"type": "http", "path": "/_stcore/health"})[0]
