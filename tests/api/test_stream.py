"""The stream is for the Ledger's own pages: a page of another site is refused before the framework looks up anything."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest


@pytest.mark.parametrize(
    ("origin", "status"), [("{own}", 101), ("https://example.org", 403), ("http://127.0.0.1:1", 403), ("null", 403)]
)
def test_only_a_page_of_this_address_opens_the_stream(server: str, origin: str, status: int) -> None:
    connection = HTTPConnection(urlsplit(server).netloc, timeout=20)
    connection.request(
        "GET",
        "/_stcore/stream",
        headers={
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Origin": origin.format(own=server),
        },
    )
    assert connection.getresponse().status == status
    connection.close()
