"""What is added to the framework's page: it says where the server is, and what to do when its stream does not open; without it: ``test_adapter.py``."""

import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, Route, WebSocketRoute, expect

from tests.browser.conftest import MARKS, READY, serious_in_view
from tests.support.server import running_server

pytestmark = pytest.mark.browser
NOTICE = "#ledger-no-stream"
STREAM = re.compile("/_stcore/stream")
WORDS = {
    "en": "The live connection to the server does not open (a proxy may block WebSockets). The figures can be read as tables:",
    "de": "Die Verbindung zum Server kommt nicht zustande (möglicherweise blockiert ein Proxy WebSockets). "
    "Die Zahlen lassen sich als Tabellen lesen:",
}


@pytest.fixture(scope="module")
def below_a_base_path() -> Iterator[str]:
    """A server whose pages stand below a path."""
    with running_server("/kursk", STREAMLIT_SERVER_BASE_URL_PATH="kursk") as address:
        yield address


def blocked(browser: Browser, **settings: str) -> Page:
    """A page of a reader whose proxy opens no stream."""
    page = browser.new_context(**settings, bypass_csp=True).new_page()
    page.route_web_socket(STREAM, lambda stream: stream.close())
    return page


def late(page: Page) -> None:
    """The stream has not opened in time: the ten seconds pass at once."""
    page.clock.fast_forward(10_000)


def test_the_framework_is_told_where_its_server_is(server, visit) -> None:
    visitor = visit()
    visitor.open(f"{server}/timeline?lang=en")
    asked = [address for address in visitor.requests if "_stcore/health" in address]
    assert asked
    assert {address.removeprefix(server) for address in asked} == {"/_stcore/health"}
    assert visitor.errors == []


@pytest.mark.parametrize(
    ("query", "locale", "code", "scheme"),
    [
        ("?lang=de", "en-GB", "de", "light"),
        ("", "de-AT", "de", "dark"),
        ("?lang=toString", "en-GB", "en", "light"),
        ("?lang=en", "de-DE", "en", "dark"),
    ],
)
def test_a_reader_whose_stream_is_blocked_is_led_to_the_tables(server, chromium, query, locale, code, scheme) -> None:
    page = blocked(chromium, locale=locale, color_scheme=scheme)
    with closing(page.context):
        page.clock.install(time=0)
        page.clock.pause_at(1000)
        page.goto(f"{server}/timeline{query}")
        page.clock.run_for(9_999)
        assert page.locator(NOTICE).count() == 0
        page.clock.run_for(1)
        alert = page.get_by_role("alert").filter(has_text=WORDS[code])
        expect(alert).to_be_visible()
        expect(page.locator(NOTICE)).to_have_attribute("lang", code)
        page.clock.resume()
        assert serious_in_view(page) == {}
        alert.get_by_role("link").click()
        page.wait_for_url(f"{server}/api")
        assert '"/api/claims"' in page.content()


def test_the_sentence_goes_when_the_stream_opens_later(server, chromium) -> None:
    page = chromium.new_context(locale="en-GB", bypass_csp=True).new_page()
    with closing(page.context):
        shut = True

        def answer(stream: WebSocketRoute) -> None:
            if shut:
                stream.close()
            else:
                stream.connect_to_server()

        page.route_web_socket(STREAM, answer)
        page.clock.install()
        page.goto(f"{server}/?lang=en")
        late(page)
        expect(page.locator(NOTICE)).to_be_visible()
        shut = False
        # The framework tries again at longer and longer intervals.
        while not page.locator(READY).count():
            late(page)
            page.wait_for_timeout(100)
        expect(page.locator(NOTICE)).to_have_count(0)


def test_whoever_has_no_javascript_is_led_to_the_tables(server, chromium) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    with closing(page.context):
        page.goto(f"{server}/timeline?lang=de&metric=killed")
        assert page.title() == "Zeitverlauf: Tote · Kursk Ledger"
        words = page.locator("body").inner_text()
        assert "Jede Angabe an ihrem Tag" in words
        assert "Kursk Ledger braucht JavaScript." in words
        assert "needs JavaScript" not in words
        page.locator("noscript a").first.click()
        page.wait_for_url(f"{server}/api")


def test_below_a_base_path_all_of_it_holds(below_a_base_path, visit, chromium) -> None:
    visitor = visit()
    page = visitor.page
    page.goto(f"{below_a_base_path}/Zeitverlauf?lang=de&measure=killed")
    page.locator("#probable").click()
    page.wait_for_url(re.compile(re.escape(below_a_base_path) + r"/timeline\?.*lang=de"))
    page.wait_for_selector(READY)
    visitor.settle()
    page.locator(MARKS).first.wait_for()
    blind = blocked(chromium, locale="de-DE")
    with closing(blind.context):
        blind.clock.install()
        blind.goto(f"{below_a_base_path}/timeline")
        late(blind)
        blind.locator(NOTICE).get_by_role("link").click()
        blind.wait_for_url(f"{below_a_base_path}/api")
        assert '"/api/claims"' in blind.content()


def test_a_proxy_may_take_the_base_path_off(below_a_base_path, chromium) -> None:
    """The page behind a proxy that does: what the browser asks for below the path goes to the server without it."""
    page = chromium.new_context(locale="en-GB", bypass_csp=True).new_page()
    with closing(page.context):
        asked: list[str] = []

        def without_base(route: Route) -> None:
            address = route.request.url.replace("/kursk", "", 1)
            asked.append(address)
            route.continue_(url=address)

        page.route("**/kursk/**", without_base)
        page.goto(f"{below_a_base_path}/timeline?lang=en")
        page.wait_for_selector(READY)
        page.locator(MARKS).first.wait_for()
        assert asked


def test_the_page_for_unknown_addresses_can_be_read_by_all(server, visit) -> None:
    for scheme in ("light", "dark"):
        visitor = visit(width=360, scheme=scheme)
        answer = visitor.page.goto(f"{server}/karte.?lang=de")
        assert answer.status == 404
        assert serious_in_view(visitor.page) == {}
        visitor.page.get_by_role("link", name="Karte").first.click()
        visitor.page.wait_for_url(f"{server}/map?lang=de")
        visitor.page.wait_for_selector(READY)
        visitor.settle()
        assert [error for error in visitor.errors if "404" not in error] == []
