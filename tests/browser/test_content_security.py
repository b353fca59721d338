"""The dashboard keeps to its own rules: whatever a browser would have refused by the policy, or the guard at the stream, turns these tests red."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ledger.ui.app import HOME_PAGE, PAGES
from ledger.ui.streamlit_adapter.stream_messages import accepted
from tests.browser.conftest import PATIENCE, Visit, until
from tests.support.streamlit_page import MAIN

pytestmark = pytest.mark.browser

LISTEN = "addEventListener('securitypolicyviolation', (event) => refused(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"

WITHOUT_LOSS = "script-src wasm-eval "
"""A library of the framework (long.js) tries WebAssembly to divide large numbers, and does it in plain script where that is refused."""


class Watched:
    """A visitor whose browser tells what the policy made it refuse."""

    def __init__(self, browser: Browser) -> None:
        self.refused: list[str] = []
        self.context = browser.new_context(locale="en-GB")
        self.context.set_default_timeout(PATIENCE)
        self.context.expose_function("refused", lambda said: self.refused.append(said))
        self.context.add_init_script(LISTEN)
        self.visit = Visit(self.context.new_page())


@pytest.fixture(scope="module")
def watched(chromium: Browser) -> Iterator[Watched]:
    found = Watched(chromium)
    yield found
    found.context.close()


@pytest.fixture(autouse=True)
def nothing_refused(watched: Watched) -> Iterator[None]:
    del watched.refused[:], watched.visit.errors[:], watched.visit.sent[:]
    yield
    assert [shown_text for shown_text in watched.visit.errors if "Content Security Policy" in shown_text] == []
    assert [shown_text for shown_text in watched.refused if shown_text != WITHOUT_LOSS] == []
    sent = [frame if isinstance(frame, bytes) else frame.encode() for frame in watched.visit.sent]
    assert sent and all(accepted(frame) == frame for frame in sent), "the stream's guard refuses what a page sends"


def test_a_script_an_image_and_a_connection_that_are_not_ours_are_refused(server, watched):
    page = watched.visit.open(f"{server}/method?lang=en")
    page.evaluate("""async () => {
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.head.append(script);
        document.body.insertAdjacentHTML("beforeend", "<img src='http://127.0.0.1:9/x.png' onerror='window.ran = true'>");
        document.body.insertAdjacentHTML("beforeend", "<iframe src='/'></iframe><base href='http://127.0.0.1:9/'>");
        await fetch("http://127.0.0.1:9/").catch(() => {});
    }""")
    wanted = {"script-src-elem", "img-src", "connect-src", "script-src-attr", "frame-src", "base-uri"}
    end = time.monotonic() + PATIENCE / 1000
    while missing := wanted - {said.split()[0] for said in watched.refused}:
        assert time.monotonic() < end, f"not refused: {missing}"
        page.wait_for_timeout(20)
    assert page.evaluate("window.ran ?? null") is None
    assert any("Content Security Policy" in said for said in watched.visit.errors)
    watched.visit.page.goto("about:blank")
    del watched.refused[:], watched.visit.errors[:]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_needs_nothing_else(server, watched, name):
    page = watched.visit.open(f"{server}/{'' if name == HOME_PAGE else name}?lang=de")
    # All of it in sight, so that every picture is drawn.
    usual, height = page.viewport_size, page.evaluate(f"document.querySelector('{MAIN}').scrollHeight")
    page.set_viewport_size({"width": usual["width"], "height": max(usual["height"], height)})
    watched.visit.settle()
    page.set_viewport_size(usual)


def saved(page, click: Callable[[], None]) -> bytes:
    with page.expect_download() as download:
        click()
    return Path(download.value.path()).read_bytes()


def test_a_card_and_what_a_reader_takes_away_need_nothing_else(server, watched):
    page = watched.visit.open(f"{server}/timeline?lang=en&metric=casualties&claim=casualties-uk-mod-2025-06-15")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Download and cite").click()
    for name, begins in (("PNG", b"\x89PNG"), ("SVG", b"<svg"), ("Excel", b"PK"), ("JSON", b"{")):
        button = page.get_by_role("button", name=name, exact=True)
        assert saved(page, button.click).startswith(begins), name


def test_a_document_needs_nothing_else(server, watched):
    page = watched.visit.open(f"{server}/comparison?lang=en&metric=casualties&sides=ukraine")
    page.get_by_role("button", name="Export report").click()
    page.get_by_role("button", name="PDF: A4").click()
    button = page.get_by_role("button", name="Save the document")
    button.wait_for()
    assert saved(page, button.click).startswith(b"%PDF")


def test_a_presentation_moves_on(server, watched):
    page = watched.visit.open(f"{server}/presentation?lang=en")
    page.keyboard.press("ArrowRight")
    until(page, "location.search.includes('part=')")
    watched.visit.settle()


def test_a_row_of_a_table_a_control_and_the_end_of_a_presentation_need_nothing_else(server, watched):
    page = watched.visit.open(f"{server}/claims?lang=en&metric=casualties")
    page.locator(".ledger-table tbody th button").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Slide show", exact=False).first.click()
    page.locator(".st-key-slide_end button").wait_for()
    page.keyboard.press("e")
    page.get_by_role("link", name="Timeline", exact=True).wait_for()
    watched.visit.settle()
