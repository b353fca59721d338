"""A drill: of two processes one is killed, one is broken, one is updated, one hangs, and no visitor sees an error page."""

import re
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from signal import SIGCONT, SIGSTOP
from threading import Event, Thread
from urllib.parse import urlsplit

from playwright.sync_api import expect

from deploy.tests.test_visitors import process_of
from tests.browser.conftest import MARKS
from tests.support.cluster import RunningCluster
from tests.support.http_requests import get
from tests.support.server import stop

PATHS = (
    "/?lang=en",
    "/timeline?lang=de",
    "/map",
    "/_stcore/health",
    "/health/ready",
    "/api/pictures/timeline?lang=en",
    "/api/claims?page_size=1",
    "/no-such-page",
)
EACH = 6
"""So many visitors; nginx lets one address ask ten answers of the data interface a second."""


class Visitors:
    """Visitors who ask for one address after the other, and what they were answered: half stay where their cookie keeps them, half are new each time."""

    def __init__(self, address: str) -> None:
        self.address, self.over = address, Event()
        self.answers: Counter[tuple[str, int]] = Counter()
        self.slowest = 0.0
        self.threads = [Thread(target=self._go, args=(number,)) for number in range(EACH)]

    def _go(self, number: int) -> None:
        cookie, stays = "", number % 2
        while not self.over.wait(0.1):
            path = PATHS[number % len(PATHS)]
            number += 1
            begin = time.monotonic()
            try:
                answer = get(self.address + path, user_agent="a visitor of the drill", cookie=cookie)
            except OSError as error:
                self.answers[f"{path}: {error}", 0] += 1
                continue
            self.slowest = max(self.slowest, time.monotonic() - begin)
            self.answers[path, answer.status] += 1
            if stays and (found := re.match("kursk_ledger=[12]", answer.headers.get("set-cookie", [""])[0])):
                cookie = found[0]


@contextmanager
def visitors(address: str) -> Iterator[Visitors]:
    all_of_them = Visitors(address)
    for thread in all_of_them.threads:
        thread.start()
    try:
        yield all_of_them
    finally:
        all_of_them.over.set()
        for thread in all_of_them.threads:
            thread.join()


def expect_no_error(others: Visitors, served: RunningCluster, begin: int) -> None:
    """Every address was answered, always as it is when all is well, and nginx always knew of a process; ``begin`` is where its log begins for this."""
    log = (served.folder / "error.log").read_text(encoding="utf-8")[begin:]
    assert "no live upstreams" not in log, log
    for path in PATHS:
        expected = 404 if path == "/no-such-page" else 200
        seen = {status: times for (asked, status), times in others.answers.items() if asked == path}
        assert set(seen) == {expected}, (path, seen, log)
    assert not [asked for asked, status in others.answers if status == 0]


def logged(served: RunningCluster) -> int:
    """How much nginx has written about errors."""
    return len((served.folder / "error.log").read_text(encoding="utf-8"))


class _NotReady(BaseHTTPRequestHandler):
    """A process that listens and says to everything that it is not ready."""

    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        self.send_error(503)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def broken(port: int) -> Iterator[type[_NotReady]]:
    """In the place of a process, one that is not ready."""
    server = ThreadingHTTPServer(("127.0.0.1", port), _NotReady)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield _NotReady
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def updated(served: RunningCluster, number: int) -> None:
    """As ``systemctl restart`` does it, and the loop of deploy/README.md that waits until it is ready."""
    stop(served.processes.pop(number))
    served.start(number)


def test_one_is_killed_one_is_broken_one_is_updated_and_nobody_sees_an_error_page(served, visitor):
    begin = logged(served)
    readers = [visitor("a reader on one"), visitor("a reader on the other")]
    errors: list[tuple[str, int]] = []
    for reader in readers:
        reader.page.on(
            "response", lambda answer: errors.append((answer.url, answer.status)) if answer.status >= 400 else None
        )
        reader.open(f"{served.address}/timeline?lang=en&metric=casualties")
    with visitors(served.address) as others:
        time.sleep(2)
        served.kill(1)
        time.sleep(4)
        with broken(served.ports[1]) as stands_in:
            time.sleep(6)
        assert stands_in.asked > 0, "nobody was sent to the broken one, so that nothing was tried"
        served.start(1)
        updated(served, 2)
        time.sleep(2)
    expect_no_error(others, served, begin)
    assert sum(others.answers.values()) > 300
    for reader in readers:
        reader.settle()
        drawn = reader.page.locator(MARKS).count()
        reader.page.get_by_role("button", name="South Korea", exact=True).click()
        reader.page.wait_for_function(f"document.querySelectorAll('{MARKS}').length < {drawn}")
        expect(reader.page.get_by_role("heading", name="Timeline")).to_be_visible()
    assert errors == []
    print(f"{sum(others.answers.values())} answers, the slowest after {others.slowest:.1f} s")


OPENING = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: c2l4dGVlbiBieXRlcyEhIQ==\r\nSec-WebSocket-Protocol: streamlit\r\nCookie: kursk_ledger=1\r\n\r\n"
)
HANGS_FOR = 20
"""Seconds: twice what nginx waits for an answer."""


@contextmanager
def hanging(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """A process that takes connections and does nothing, as one whose machine has no memory left, until it goes on."""
    begin = time.monotonic()
    process.send_signal(SIGSTOP)
    try:
        yield
        time.sleep(max(begin + HANGS_FOR - time.monotonic(), 0))
    finally:
        process.send_signal(SIGCONT)


def test_one_hangs_and_nobody_sees_an_error_page(served, visitor):
    begin = logged(served)
    reader, newcomer = visitor("a reader whose process hangs"), visitor("one who comes meanwhile")
    errors: list[tuple[str, int]] = []
    for each in (reader, newcomer):
        each.page.on(
            "response", lambda answer: errors.append((answer.url, answer.status)) if answer.status >= 400 else None
        )
    page = reader.open(f"{served.address}/timeline?lang=en&metric=casualties")
    drawn, own = page.locator(MARKS).count(), process_of(reader)
    south_korea = page.get_by_role("button", name="South Korea", exact=True)
    with visitors(served.address) as others:
        time.sleep(1)
        with hanging(served.processes[own]):
            south_korea.click(no_wait_after=True)
            newcomer.open(f"{served.address}/timeline?lang=en&metric=casualties")
            assert process_of(newcomer) == 3 - own
            # The picture comes from the other process; the choice waits for the own one, and a line says so.
            page.wait_for_function(f"document.querySelectorAll('{MARKS}').length < {drawn}")
            expect(page.locator(".ledger-notice")).to_be_visible()
        time.sleep(2)
    expect_no_error(others, served, begin)
    page.wait_for_function("location.search.includes('sides=south_korea')")
    expect(page.locator(".ledger-notice")).to_be_hidden()
    reader.settle()
    assert 0 < page.locator(MARKS).count() < drawn
    assert newcomer.page.locator(MARKS).count() == drawn
    assert errors == []
    print(f"{sum(others.answers.values())} answers, the slowest after {others.slowest:.1f} s")


def test_one_that_is_back_serves_everybody_at_once(served):
    begin, page = logged(served), f"{served.address}/map"
    served.kill(1)
    assert get(page, cookie="kursk_ledger=1").status == 200
    served.start(1)
    served.kill(2)
    try:
        # The first to come takes long: the stream of a visitor lasts as long as their page is open.
        with closing(socket.create_connection(("127.0.0.1", urlsplit(served.address).port), timeout=20)) as stream:
            stream.sendall(OPENING.format(host=urlsplit(served.address).netloc).encode())
            assert stream.recv(4096).startswith(b"HTTP/1.1 101")
            assert [get(page, cookie="kursk_ledger=1").status for _ in range(5)] == [200] * 5
    finally:
        served.start(2)
    assert "no live upstreams" not in (served.folder / "error.log").read_text(encoding="utf-8")[begin:]
