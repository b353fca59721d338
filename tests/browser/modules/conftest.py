"""The browser's own code without a server: its modules on an empty page, with what they talk to made up."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from ledger.ui.components.assets import FOLDER
from tests.browser.conftest import PATIENCE

HOME = "http://ledger.test"
FAKES = Path(__file__).with_name("fakes.js")
PAGE = '<!doctype html><html lang="en"><title>Modules</title><style>body { margin: 0 }</style><body></body></html>'


def _answer(route: Route) -> None:
    """A module, the fakes, what stands for Plotly's file, or the empty page; nothing else is there."""
    name = route.request.url.split("?")[0].removeprefix(f"{HOME}/")
    file = FAKES if name == FAKES.name else FOLDER / name
    if file.suffix == ".js" and file.is_file():
        route.fulfill(body=file.read_text(encoding="utf-8"), content_type="text/javascript; charset=utf-8")
    elif name == "library.js":
        route.fulfill(body="", content_type="text/javascript; charset=utf-8")
    elif name.startswith("page"):
        route.fulfill(body=PAGE, content_type="text/html; charset=utf-8")
    else:
        route.fulfill(status=404)


@pytest.fixture(scope="session")
def empty_tab(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(locale="en-GB", viewport={"width": 800, "height": 600})
    context.set_default_timeout(PATIENCE)
    context.route(f"{HOME}/**", _answer)
    page = context.new_page()
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    yield page
    context.close()


class Modules:
    """A page on which the modules are loaded anew; whatever happens there waits for its clock."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.goto(f"{HOME}/page?lang=en")
        page.evaluate("""async () => {
            Object.assign(window, await import("/fakes.js"));
            for (const name of ["question", "plotly", "zoom", "coinciding", "chart", "day_slider", "controls", "dialog", "table", "upload"]) window[name] = await import(`/${name}.js`);
        }""")

    def run(self, script: str, *given: Any) -> Any:
        """What an expression or a function gives in the page."""
        return self.page.evaluate(script, *given)

    def observed(self) -> None:
        """Let the browser say what it has to say of sizes and of what is in sight, twice: it does so after its next frame, in the order
        in which it was asked, so that whoever asked before has heard of it."""
        for _ in range(2):
            self.page.evaluate("""() => Promise.all([ResizeObserver, IntersectionObserver].map((Observer) => new Promise((done) => {
                const observer = new Observer(() => { observer.disconnect(); done(); });
                observer.observe(document.body);
            })))""")

    def after(self, milliseconds: int) -> None:
        """Let so much time go by on the page's clock."""
        self.page.clock.run_for(milliseconds)


@pytest.fixture
def modules(empty_tab: Page) -> Iterator[Modules]:
    failed: list[str] = []

    def fails(error: Exception) -> None:
        failed.append(str(error))

    empty_tab.on("pageerror", fails)
    yield Modules(empty_tab)
    empty_tab.remove_listener("pageerror", fails)
    assert failed == []


@pytest.fixture
def page(modules: Modules) -> Page:
    return modules.page


@pytest.fixture
def run(modules: Modules) -> Callable[..., Any]:
    return modules.run
