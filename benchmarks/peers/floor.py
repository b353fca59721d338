"""The floor: a bare page that hands the Ledger's own figures to ``Plotly.react``, with nothing between click and chart."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from benchmarks.visitor import settle, timed
from ledger.charts.vendor.plotly_bundle import LIBRARY

PAGE = Path(__file__).with_name("floor.html")
FIGURES = """async () => {
    const { name } = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/chart.js"));
    const { chartOf } = await import(name);
    // Those that wait for their reader to come near are not drawn by the Ledger either.
    const seen = [...document.querySelectorAll("[data-picture]")]
        .filter(picture => picture.querySelector(".js-plotly-plot")?.checkVisibility({ visibilityProperty: true }));
    return JSON.stringify(await Promise.all(seen.map(async ({ dataset }) => {
        const { address, size } = chartOf(dataset.picture);
        const answer = await fetch(address.replace("outlines=apart", "outlines=within"));
        return { ...await answer.json(), ...size };
    })));
}"""
"""The figures of the pictures as they stand on a page, each from its address, with the lines of the map."""


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged."""


@contextmanager
def served() -> Iterator[str]:
    """The bare page on a free port; stopped in the end."""
    with TemporaryDirectory() as folder:
        shutil.copy(PAGE, Path(folder) / "index.html")
        shutil.copy(LIBRARY, folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=folder)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}"
            server.shutdown()


def figures(page: Page) -> str:
    """The figures that a page of the Ledger has drawn, with the size that they have there."""
    found: str = page.evaluate(FIGURES)
    return found


class Floor:
    """The bare page, turned from one state of the figures to the other and back."""

    who = "floor"

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.goto(address)

    def load(self, first: str, second: str) -> None:
        """Draw the first state; the second is a click away."""
        self.page.evaluate("([first, second]) => window.load(first, second)", [first, second])
        settle(self.page)

    def turn(self) -> float:
        """Milliseconds from the click to the second frame after the other state stands."""
        return timed(self.page, self.page.locator("#turn").click)
