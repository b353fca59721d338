"""A part in a frame of another page: shown where the operator allows it, refused everywhere else."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.browser.conftest import MARKS, READY, serious_in_view
from tests.support.server import running_server
from tests.support.streamlit_page import FRAME

pytestmark = pytest.mark.browser


@contextmanager
def hosted(frame: str) -> Iterator[str]:
    """Another host, with one page that shows an address in a frame."""

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = f'<!doctype html><html lang="en"><title>A newspaper</title><h1>A newspaper</h1><iframe title="part" width="800" height="600" src="{self.server.frame}"></iframe>'
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            pass

    host = HTTPServer(("127.0.0.1", 0), Host)
    host.frame = frame
    thread = threading.Thread(target=host.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{host.server_port}"
    finally:
        host.shutdown()
        thread.join()
        host.server_close()


def test_a_part_is_shown_in_the_frame_of_an_allowed_host_alone(visit, monkeypatch):
    with hosted("") as allowed, hosted("") as other:
        monkeypatch.setenv("LEDGER_FRAMED_BY", allowed)
        with running_server() as server:
            address = f"{server}/part?embed=true&part=casualties&lang=de&known_on=2025-04-28"
            page = visit().page
            page.goto(allowed)
            page.evaluate("address => { document.querySelector('iframe').src = address }", address)
            frame = page.frame_locator("iframe")
            frame.locator(READY).wait_for()
            frame.locator(MARKS).first.wait_for()
            assert frame.locator("h1").inner_text() == "Wie viele wurden getötet oder verwundet?"
            assert (
                frame.get_by_text("Im Kursk Ledger öffnen")
                .get_attribute("href")
                .startswith(f"{server}/?lang=de&known_on=2025-04-28")
            )
            assert frame.locator(FRAME).count() == 0
            assert serious_in_view(page) == {}
            refused = visit().page
            refused.goto(other)
            with refused.expect_console_message(lambda message: "frame-ancestors" in message.text):
                refused.evaluate("address => { document.querySelector('iframe').src = address }", address)
            assert refused.frame_locator("iframe").locator(READY).count() == 0


def test_by_default_nobody_may_frame_the_ledger(server, visit):
    response = visit().page.goto(server)
    assert response.headers["content-security-policy"].endswith("; frame-ancestors 'none'")
    assert response.headers["x-frame-options"] == "DENY"
