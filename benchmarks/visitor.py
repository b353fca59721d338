"""One reader in a real Chromium, and the clock inside the page that times what the reader does."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

WATCH = Path(__file__).with_name("watch.js")
QUIET_MS = 120
"""For so long nothing may change on a page that is taken to be settled; it is not part of what is timed."""
PATIENCE_MS = 180_000
MARK = 14
"""Pixels that a mark covers."""
CHARTS = ""
"""What ``timed`` watches unless told otherwise: every chart on the page."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of this machine, without its own errands; closed in the end."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-background-networking"])
        yield browser
        browser.close()


def new_page(browser: Browser) -> Page:
    """A page of a profile of its own, the clock in it."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB").new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.add_init_script(path=WATCH)
    return page


def timed(page: Page, gesture: Callable[[], None], idle: str, watched: str = CHARTS) -> float:
    """Milliseconds from the first input event of the gesture to the second frame after the last change of what is watched.

    Parameters
    ----------
    idle
        A selector that is on the page only while the page itself has nothing to do; empty where none is needed.
    watched
        A selector of what must change; ``CHARTS`` for the charts.
    """
    page.evaluate("selector => benchWatch.arm(selector)", watched)
    gesture()
    page.wait_for_function("([quiet, idle]) => benchWatch.settled(quiet, idle)", arg=[QUIET_MS, idle])
    took: float = page.evaluate("benchWatch.took()")
    return took


def settle(page: Page, idle: str, quiet: int = QUIET_MS) -> None:
    """Wait until the page is idle and nothing has changed for ``quiet`` milliseconds."""
    page.wait_for_function(
        "([quiet, idle]) => performance.now() - benchWatch.last > quiet && document.querySelector(idle)",
        arg=[quiet, idle],
    )


def reachable_marks(page: Page, chart: str) -> list[tuple[float, float]]:
    """Where the marks of a chart stand on the screen that stand for something, a mouse can reach, and no other mark is near."""
    page.wait_for_selector(f"{chart} .scatterlayer .point", state="attached")
    found: list[tuple[float, float]] = page.evaluate("""chart => {
        const graph = document.querySelector(chart);
        graph.scrollIntoView({ block: "center" });
        return [...graph.querySelectorAll(".scatterlayer .trace .point")].filter(mark => mark.__data__?.data)
            .map(mark => mark.getBoundingClientRect()).map(box => [box.x + box.width / 2, box.y + box.height / 2])
            .filter(([x, y]) => x > 0 && y > 80 && y < innerHeight - 40);
    }""", chart)
    apart: list[tuple[float, float]] = []
    for x, y in found:
        if all(abs(x - other) + abs(y - beside) > 2 * MARK for other, beside in apart):
            apart.append((x, y))
    return apart


def claims_drawn(page: Page) -> list[str]:
    """The claims that stand behind the marks of all charts of a page."""
    found: list[str] = page.evaluate("[...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => chart.data.flatMap(trace => [...trace.customdata ?? []]))")
    return sorted(set(found))
