"""A real Chromium for the browser tests."""

import shutil
import time
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, WebSocket, expect, sync_playwright

from tests.support.streamlit_page import IDLE, MAIN, WAITING

PAGES = ("", "map", "timeline", "comparison", "claims", "method")
READY = "[data-ledger=ready] h1"
MARKS = ".js-plotly-plot .scatterlayer .point"
DRAWN = """[...document.querySelectorAll('.ledger-picture')]
    .filter(picture => picture.getBoundingClientRect().top < innerHeight && picture.getBoundingClientRect().bottom > 0)
    .every(picture => picture.querySelector('.main-svg')?.checkVisibility({visibilityProperty: true}))"""
"""Every picture in sight is drawn."""
WITHOUT = (
    # What Playwright switches off of itself and is forgotten where anything else is named.
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"),
    *("HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning", "AimEnabled"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch"),
    # Two pages that Chromium keeps ready below its line of addresses, for each window: as dear as a visit.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
)
"""Parts of Chromium that nobody sees here."""
PATIENCE = 120_000
"""Milliseconds for which a browser test waits for what it expects: a busy machine is slow, not wrong."""

QUIET = """const quiet = (rests) => new Promise(done => {
    let timer;
    const wait = () => { clearTimeout(timer); timer = setTimeout(look, 100); };
    const observer = new MutationObserver(wait);
    const look = () => {
        if (!rests()) return wait();
        observer.disconnect();
        done();
    };
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    wait();
})"""
"""Waits until nothing on the page has changed for 100 ms, and something is true."""
SETTLED = """async ([idle, waiting]) => {
    // The page's own module, as the page has loaded it: a change that the server has not acknowledged yet.
    const address = performance.getEntriesByType("resource").map(({ name }) => name).find(name => name.endsWith("/question.js"));
    const channels = address ? Object.values((await import(address)).channels) : [];
    const rests = () => document.querySelector(idle) && !document.querySelector(waiting) && !channels.some(({ pending }) => pending) && eval(drawn);
    QUIET;
    await quiet(rests);
}""".replace("eval(drawn)", DRAWN).replace("QUIET", QUIET)
"""Waits until every change is acknowledged, the script has run, every picture in sight is drawn, and nothing changes any more."""

expect.set_options(timeout=PATIENCE)


def chromium_program() -> str:
    """The Chromium of this machine; without its windows, where Debian's package of that is there, it takes a fifth less time."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    assert program, "The browser tests need Chromium: install the package 'chromium'."
    return program


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_program(),
            args=["--no-sandbox", "--disable-quic", f"--disable-features={','.join(WITHOUT)}"],
        )
        yield browser
        browser.close()


def until(page: Page, true: str) -> None:
    """Wait until something is true in the page, also where the page's policy forbids what Playwright's own waiting does (``eval``)."""
    end = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(true):
        assert time.monotonic() < end, f"never true: {true}"
        page.wait_for_timeout(30)


def quiet(page: Page) -> None:
    """Wait until nothing on a page has changed for 100 ms."""
    page.evaluate(f"() => {{ {QUIET}; return quiet(() => true); }}")


class Visit:
    """One visitor's page, with all that it asked for, what it sent the server, and all that its console said."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.sent: list[str | bytes] = []
        self.errors: list[str] = []
        self.changed = False
        self._figures: set[Request] = set()
        page.on("websocket", self._connected)
        page.on("request", self._asked)
        page.on("requestfinished", self._answered)
        page.on("requestfailed", self._answered)
        page.on("console", self._said)
        page.on("pageerror", self._failed)

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self._figures.clear()
        elif "/api/pictures/" in request.url:
            self._figures.add(request)

    def _answered(self, request: Request) -> None:
        self._figures.discard(request)

    def _connected(self, socket: WebSocket) -> None:
        socket.on("framesent", self._sent)

    def _sent(self, frame: str | bytes) -> None:
        self.sent.append(frame)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url')})")

    def _failed(self, error: Error) -> None:
        self.errors.append(str(error))

    def change(self, script: str) -> None:
        """Run a script in this tab before every page; nobody gets the tab afterwards."""
        self.changed = True
        self.page.add_init_script(script)

    def open(self, address: str) -> Page:
        self.page.goto(address)
        self.page.wait_for_selector(READY)
        self.settle()
        return self.page

    def settle(self, held: str = "never") -> None:
        """Wait until the page rests: changes are acknowledged, the script has run, every figure has come (but those at addresses with
        ``held``), every picture in sight is drawn, and nothing changes any more."""
        end = time.monotonic() + PATIENCE / 1000
        while True:
            try:
                self.page.evaluate(SETTLED, [IDLE, WAITING])
                if not any(held not in request.url for request in self._figures):
                    return
            except Error as error:
                if "navigation" not in error.message:
                    raise
            assert time.monotonic() < end, f"it never rests: {[request.url for request in self._figures]}"
            self.page.wait_for_timeout(20)

    def leave(self) -> None:
        """Go away and leave nothing behind in the tab, for whoever has it next."""
        self.page.remove_listener("websocket", self._connected)
        self.page.remove_listener("request", self._asked)
        self.page.remove_listener("requestfinished", self._answered)
        self.page.remove_listener("requestfailed", self._answered)
        self.page.remove_listener("console", self._said)
        self.page.remove_listener("pageerror", self._failed)
        self.page.evaluate("sessionStorage.clear(); localStorage.clear()")
        self.page.goto("about:blank")


def open_a_mark(page: Page, touch: bool = False) -> None:
    """Open the claim of a picture's first mark, out of the list of those that coincide with it where there are several."""
    mark = page.locator(MARKS).first
    (mark.tap if touch else mark.click)(force=True)
    listed = page.locator(".ledger-coinciding button")
    expect(listed.first.or_(page.get_by_role("dialog"))).to_be_visible()
    if listed.count():
        listed.first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def expand_viewport(page: Page) -> None:
    """Make the window high enough for the whole page: axe judges the contrast only of what is in view."""
    height = page.evaluate(f"document.querySelector('{MAIN}').scrollHeight")
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], height)})
    page.wait_for_function(DRAWN)


def sideways(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    wide: int = page.evaluate(
        """main => {
        const { scrollWidth, clientWidth } = document.querySelector(main);
        return Math.max(scrollWidth - clientWidth, document.documentElement.scrollWidth - window.innerWidth);
    }""",
        MAIN,
    )
    return wide


def serious(page: Page) -> dict[str, list[str]]:
    """What axe finds on a page of the dashboard that is serious or critical: rule to elements."""
    expand_viewport(page)
    return serious_in_view(page)


def serious_in_view(page: Page) -> dict[str, list[str]]:
    """The same of any page, as far as its window shows it."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return {
        violation["id"]: [node["html"][:200] for node in violation["nodes"]]
        for violation in found
        if violation["impact"] in ("serious", "critical")
    }


class Tabs:
    """Chromium's tabs, with a mouse or for fingers: one is opened only where none is free.

    They do not heed the page's policy, which forbids ``eval``, and with it ``wait_for_function``: ``test_content_security.py`` visits with it.

    A new tab takes Chromium about as long as the visit in it, for it starts a process that knows none of the framework's large scripts.
    """

    def __init__(self, browser: Browser) -> None:
        self._contexts = {
            touch: browser.new_context(locale="en-GB", has_touch=touch, is_mobile=touch, bypass_csp=True)
            for touch in (False, True)
        }
        self._free: dict[bool, list[Page]] = {False: [], True: []}
        for context in self._contexts.values():
            context.set_default_timeout(PATIENCE)

    def take(self, touch: bool) -> Page:
        page = self._free[touch].pop() if self._free[touch] else self._contexts[touch].new_page()
        page.bring_to_front()
        page.mouse.move(0, 0)
        return page

    def give_back(self, page: Page, touch: bool, changed: bool) -> None:
        # Chromium counts no further than 50 entries of a tab's history, and tests count them.
        if changed or page.evaluate("history.length") > 25:
            page.close()
        else:
            self._free[touch].append(page)


@pytest.fixture(scope="session")
def tabs(chromium: Browser) -> Tabs:
    return Tabs(chromium)


@pytest.fixture
def visit(tabs: Tabs) -> Iterator[Callable[..., Visit]]:
    visits: list[tuple[Visit, bool]] = []

    def start(
        width: int = 1280, height: int = 900, scheme: Literal["light", "dark"] = "light", touch: bool = False
    ) -> Visit:
        page = tabs.take(touch)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        visits.append((Visit(page), touch))
        return visits[-1][0]

    yield start
    for visitor, touch in visits:
        visitor.leave()
        tabs.give_back(visitor.page, touch, visitor.changed)
