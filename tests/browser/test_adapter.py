"""Without the adapter: the dashboard takes nothing from Streamlit below its public interface, and works."""

import re
from collections.abc import Iterator
from contextlib import closing
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from tests.browser.conftest import MARKS, READY, open_a_mark
from tests.support.server import running_server
from tests.support.streamlit_page import FRAME

pytestmark = pytest.mark.browser
STREAM = re.compile("/_stcore/stream")


@pytest.fixture(scope="module")
def bare() -> Iterator[str]:
    """A server on which the adapter is switched off, whose metrics are open."""
    with running_server(LEDGER_ADAPTER="off", LEDGER_METRICS="open") as address:
        yield address


def sessions(address: str) -> int:
    with urlopen(f"{address}/metrics", timeout=20) as answer:
        return int(re.search(r"^ledger_sessions (\d+)\.0$", answer.read().decode(), re.MULTILINE)[1])


def test_without_the_adapter_a_page_draws_takes_clicks_and_opens_cards(bare, visit):
    visitor = visit()
    page = visitor.open(f"{bare}/timeline?lang=en&metric=casualties")
    drawn = page.locator(MARKS).count()
    assert drawn > 0
    page.get_by_role("button", name="South Korea", exact=True).click()
    page.wait_for_function(f"document.querySelectorAll('{MARKS}').length < {drawn}")
    page.wait_for_function("location.search.includes('sides=south_korea')")
    visitor.settle()
    open_a_mark(page)
    page.wait_for_function("location.search.includes('claim=')")
    page.keyboard.press("Escape")
    page.wait_for_function("!location.search.includes('claim=')")
    page.get_by_role("link", name="Claims", exact=True).click()
    page.wait_for_function("location.pathname === '/claims' && location.search.includes('sides=south_korea')")
    visitor.settle()
    page.goto(f"{bare}/presentation?lang=en")
    visitor.settle()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("location.search.includes('part=')")
    # Without its word for where the server is, Streamlit looks below the page first.
    assert [error for error in visitor.errors if "/_stcore/" not in error] == []


def test_its_style_finds_what_it_is_about(server, bare, visit) -> None:
    visitor = visit()
    tops = [visitor.open(f"{address}/timeline?lang=en").locator("h1").bounding_box()["y"] for address in (server, bare)]
    assert tops[0] < tops[1], "the page begins closer below its navigation"
    frames = [visitor.open(f"{address}/presentation?lang=en").locator(FRAME).count() for address in (server, bare)]
    assert (frames[0], frames[1] > 0) == (0, True), "a slide has nothing of the frame around it"


def test_without_it_a_page_has_no_script_of_ours_and_a_session_ends_with_its_stream(bare, visit) -> None:
    visitor = visit()
    page = visitor.open(f"{bare}/timeline?lang=en")
    assert "stream_watch" not in page.content()
    before = sessions(bare)
    assert before > 0
    # Without it the framework looks for its server below the page first, and Chromium notes that it is not there.
    assert [error for error in visitor.errors if "/timeline/_stcore/" not in error] == []
    page.goto(f"{bare}/api")
    while sessions(bare) >= before:
        page.wait_for_timeout(50)


class Lost:
    """A page whose server has gone away: its stream is closed, and whatever it asks for after that is refused and counted."""

    def __init__(self, page: Page, address: str) -> None:
        self.refused = 0
        self.streams: list[WebSocketRoute] = []
        page.route_web_socket(STREAM, self.connect_once)
        page.clock.install()
        page.goto(f"{address}/?lang=de")
        page.wait_for_selector(READY)
        page.route("**/_stcore/health", self.refuse)
        self.streams[0].close()

    def connect_once(self, stream: WebSocketRoute) -> None:
        if self.streams:
            stream.close()
        else:
            stream.connect_to_server()
            self.streams.append(stream)

    def refuse(self, route: Route) -> None:
        self.refused += 1
        route.abort()


def test_a_server_that_goes_away_brings_no_english_dialog(server, bare, chromium) -> None:
    """Without the adapter the framework shows its dialog; with it, it has asked more often for the server and shows none."""
    enough = 0
    for address in (bare, server):
        page = chromium.new_context(locale="de-DE", bypass_csp=True).new_page()
        with closing(page.context):
            lost = Lost(page, address)
            dialog = page.get_by_role("dialog", name="Connection error")
            while (address == bare and not dialog.count()) or lost.refused <= enough:
                page.clock.fast_forward(10_000)
                page.wait_for_timeout(100)
            if address == bare:
                enough = lost.refused + 1
            else:
                expect(dialog).to_have_count(0)
