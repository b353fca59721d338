"""A part in a frame of another page: shown where the operator allows it, refused everywhere else."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import MARKS, READY, serious_in_view
from tests.support.server import running_server
from tests.support.streamlit_page import FRAME

pytestmark = pytest.mark.browser


@contextmanager
def hosted() -> Iterator[str]:
    """Another host, with one page that has an empty frame."""

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = '<!doctype html><html lang="en"><title>A newspaper</title><h1>A newspaper</h1><iframe title="part" width="800" height="600"></iframe>'
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            pass

    host = HTTPServer(("127.0.0.1", 0), Host)
    thread = threading.Thread(target=host.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{host.server_port}"
    finally:
        host.shutdown()
        thread.join()
        host.server_close()


@pytest.fixture(scope="module")
def allowed() -> Iterator[str]:
    """The host that may frame the ledger."""
    with hosted() as host:
        yield host


@pytest.fixture(scope="module")
def fresh(allowed) -> Iterator[str]:
    """A server that lets one host frame it, and that nobody has asked for anything."""
    with running_server(LEDGER_FRAMED_BY=allowed) as address:
        yield address


def framed(page: Page, host: str, address: str) -> None:
    page.goto(host)
    page.evaluate("address => { document.querySelector('iframe').src = address }", address)


def test_deep_links_work_on_a_fresh_process(fresh, visit):
    page = visit().open(f"{fresh}/comparison?lang=de&metric=killed&known_on=2025-02-28")
    expect(page.get_by_role("heading", name="Vergleich", exact=True)).to_be_visible()
    expect(page.get_by_text("Sie sehen den Stand vom 28. Februar 2025.").first).to_be_visible()
    expect(page.get_by_role("link", name="Methode", exact=True)).to_be_visible()


def test_a_part_is_shown_in_the_frame_of_an_allowed_host_alone(fresh, allowed, visit):
    address = f"{fresh}/part?embed=true&part=casualties&lang=de&known_on=2025-04-28"
    page = visit().page
    framed(page, allowed, address)
    frame = page.frame_locator("iframe")
    frame.locator(READY).wait_for()
    frame.locator(MARKS).first.wait_for()
    assert frame.locator("h1").inner_text() == "Wie viele wurden getötet oder verwundet?"
    link = frame.get_by_text("Im Kursk Ledger öffnen").get_attribute("href")
    assert link.startswith(f"{fresh}/?lang=de&known_on=2025-04-28")
    assert frame.locator(FRAME).count() == 0
    assert serious_in_view(page) == {}
    refused = visit().page
    with hosted() as other:
        with refused.expect_console_message(lambda message: "frame-ancestors" in message.text):
            framed(refused, other, address)
        assert refused.frame_locator("iframe").locator(READY).count() == 0


def test_by_default_nobody_may_frame_the_ledger(server, visit):
    response = visit().page.goto(server)
    assert response.headers["content-security-policy"].endswith("; frame-ancestors 'none'")
    assert response.headers["x-frame-options"] == "DENY"
