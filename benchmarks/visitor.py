"""One reader in a real Chromium, and the clock inside the page that times what the reader does."""

import math
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.streamlit_page import IDLE

WATCH = Path(__file__).with_name("watch.js")
QUIET_MS = 120
"""For so long nothing may change on a page that is taken to be settled; it is not part of what is timed."""
PATIENCE_MS = 180_000
MARK = 14
"""Pixels that a mark covers."""
STREAMLIT_IDLE = f"document.querySelector('{IDLE}')"
"""Whether no run is under way. Streamlit says so by a test id only, which it does not promise: where that is gone, every part
stops after ``PATIENCE_MS``."""
CHARTS = ""
"""What ``timed`` watches unless told otherwise: every chart on the page."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of this machine, without its own errands; closed in the end."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


def new_page(browser: Browser) -> Page:
    """A page of a profile of its own, the clock in it."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", bypass_csp=True).new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.add_init_script(path=WATCH)
    return page


def timed(page: Page, gesture: Callable[[], object], idle: str = "true", watched: str = CHARTS) -> float:
    """Milliseconds from the first input event of the gesture to the second frame after the last change of what is watched.

    Parameters
    ----------
    idle
        An expression that is true while the page has nothing to do; it may await.
    watched
        A selector of what must change; ``CHARTS`` for the charts.
    """
    page.evaluate("selector => benchWatch.arm(selector)", watched)
    gesture()
    # Looked at again after the page was asked, which may have taken a while.
    _until(page, f"benchWatch.settled({QUIET_MS}) && ({idle}) && benchWatch.settled({QUIET_MS})")
    took: float = page.evaluate("benchWatch.took()")
    return took


def settle(page: Page, idle: str = "true", quiet: int = QUIET_MS) -> None:
    """Wait until the page is idle and nothing has changed for ``quiet`` milliseconds."""
    _until(page, f"benchWatch.quiet({quiet}) && ({idle}) && benchWatch.quiet({quiet})")


def _until(page: Page, condition: str) -> None:
    """Wait until an expression is true that may await, as ``wait_for_function`` does not."""
    page.evaluate(f"benchWatch.until(async () => {condition}, {PATIENCE_MS})")


def reachable_marks(page: Page, chart: str) -> list[tuple[float, float]]:
    """Where the marks of a chart stand on the screen that stand for something, a mouse can reach, and no other mark is near."""
    page.wait_for_selector(f"{chart} .scatterlayer .point", state="attached")
    found: list[tuple[float, float]] = page.evaluate(
        """chart => {
        const graph = document.querySelector(chart);
        graph.scrollIntoView({ block: "center" });
        return [...graph.querySelectorAll(".scatterlayer .trace .point")].filter(mark => mark.__data__?.data)
            .map(mark => mark.getBoundingClientRect()).map(box => [box.x + box.width / 2, box.y + box.height / 2])
            .filter(([x, y]) => x > 0 && y > 80 && y < innerHeight - 40);
    }""",
        chart,
    )
    # A click on one of several that coincide asks which of them is meant.
    return [mark for mark in found if sum(math.dist(mark, other) <= 2 * MARK for other in found) == 1]


def claims_drawn(page: Page) -> list[str]:
    """The claims that stand behind the marks of all charts of a page."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => chart.data.flatMap(trace => [...trace.customdata ?? []]))"
    )
    return sorted(set(found))
