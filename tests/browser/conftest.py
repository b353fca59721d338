"""A real server and a real Chromium for the browser tests."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

ROOT = Path(__file__).parents[2]
PAGES = ("", "map", "timeline", "comparison", "claims", "method")
READY = "[data-testid=stMain] h1"
MARKS = ".js-plotly-plot .scatterlayer .point"
DRAWN = "[...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(chart => chart.querySelector('.main-svg'))"
PATIENCE = 120_000
"""Milliseconds for which a browser test waits for what it expects: a busy machine is slow, not wrong."""

expect.set_options(timeout=PATIENCE)


@contextmanager
def running_server() -> Iterator[str]:
    """The dashboard in a process of its own, on a free port; stopped in the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.headless", "true"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_healthy(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_healthy(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert process.poll() is None, "the server stopped at its start"
        try:
            with urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.25)
    raise AssertionError("the server did not become ready within a minute")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with running_server() as address:
        yield address


def chromium_program() -> str:
    """The Chromium of this machine."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "The browser tests need Chromium: install the package 'chromium'."
    return program


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_program(), args=["--no-sandbox", "--disable-background-networking", "--disable-quic", "--no-first-run"]
        )
        yield browser
        browser.close()


class Visit:
    """One visitor's page, with all that it asked for and all that its console said."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        # On a deep link Streamlit tries the page's own path as its base first; the browser logs these 404s.
        probing = "/_stcore/" in message.location.get("url", "") and "404" in message.text
        if message.type == "error" and not probing:
            self.errors.append(f"{message.text} ({message.location.get('url')})")

    def open(self, address: str) -> Page:
        self.page.goto(address)
        self.page.wait_for_selector(READY)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the script has run, every picture is drawn, and nothing changes any more."""
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        self.page.wait_for_function("document.querySelectorAll('[data-stale=true], [data-testid=stSkeleton]').length === 0")
        self.page.wait_for_function(DRAWN)
        previous = -1
        while (size := self.page.evaluate("document.body.innerHTML.length")) != previous:
            previous = size
            self.page.wait_for_timeout(300)


def whole(page: Page) -> None:
    """Make the window high enough for the whole page: axe judges the contrast only of what is in view."""
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], height)})


def sideways(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    wide: int = page.evaluate("""() => {
        const main = document.querySelector('[data-testid=stMain]');
        return Math.max(main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - window.innerWidth);
    }""")
    return wide


def serious(page: Page) -> dict[str, list[str]]:
    """What axe finds on a page of the dashboard that is serious or critical: rule to elements."""
    whole(page)
    return serious_in_view(page)


def serious_in_view(page: Page) -> dict[str, list[str]]:
    """The same of any page, as far as its window shows it."""
    found = Axe().run(page).response["violations"]
    return {
        violation["id"]: [node["html"][:200] for node in violation["nodes"]]
        for violation in found if violation["impact"] in ("serious", "critical")
    }


@pytest.fixture(scope="session")
def contexts(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A browser context for each kind of visitor; it keeps the framework's scripts, which are large, for the next test."""
    made: dict[tuple[str, str], BrowserContext] = {}

    def context(scheme: Literal["light", "dark"], locale: str) -> BrowserContext:
        if (scheme, locale) not in made:
            made[scheme, locale] = chromium.new_context(color_scheme=scheme, locale=locale)
            made[scheme, locale].set_default_timeout(PATIENCE)
        return made[scheme, locale]

    yield context
    for each in made.values():
        each.close()


@pytest.fixture
def visit(contexts: Callable[..., BrowserContext]) -> Iterator[Callable[..., Visit]]:
    pages: list[Page] = []

    def start(width: int = 1280, height: int = 900, scheme: Literal["light", "dark"] = "light", locale: str = "en-GB") -> Visit:
        page = contexts(scheme, locale).new_page()
        page.set_viewport_size({"width": width, "height": height})
        pages.append(page)
        return Visit(page)

    yield start
    for page in pages:
        page.close()
