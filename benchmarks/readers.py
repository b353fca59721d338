"""What a reader does on a page, in the Ledger and in its peer: the same gestures by the means that each of them offers."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from playwright.sync_api import Page

from benchmarks.visitor import CHARTS, claims_drawn, reachable_marks, settle, timed
from ledger import codes

CHART = {"timeline": "timeline", "comparison": "by_source", "map": "map", "": "strip_casualties"}
"""The picture of each page whose marks are clicked."""
OPENED_MS = 400
"""For so long nothing may change on a page that was just opened."""


class Reader(Protocol):
    """The gestures; each gives back how long the page took, in milliseconds."""

    who: str
    page: Page

    def open(self, path: str, **asked: str) -> None: ...
    def drawn(self) -> list[str]: ...
    def side(self, side: str) -> float: ...
    def metric(self, metric: str) -> float: ...
    def known_on(self, day: date) -> float: ...
    def language(self, code: str) -> float: ...
    def claim(self, number: int) -> float: ...


class LedgerReader:
    """The Ledger: its own buttons and list, and the date field of Streamlit."""

    who = "ledger"
    idle = "[data-testid=stApp][data-test-script-state=notRunning]"

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.path = page, address, ""

    def open(self, path: str, **asked: str) -> None:
        """Visit a page with a question in its link."""
        self.path = path
        self.page.goto(f"{self.address}/{path}?" + "&".join(f"{name}={value}" for name, value in ({"lang": "en"} | asked).items()))
        self.page.wait_for_selector(".js-plotly-plot .main-svg")
        settle(self.page, self.idle, OPENED_MS)

    def drawn(self) -> list[str]:
        """The claims that stand in the charts, in those too that are out of sight."""
        self.page.evaluate("ledger.draw()")
        return claims_drawn(self.page)

    def side(self, side: str) -> float:
        """Turn one side on or off."""
        pill = self.page.locator("[data-field=sides] button").nth(list(codes.SIDE).index(side))
        return self._timed(pill.click)

    def metric(self, metric: str) -> float:
        """Another measure: the choice is timed."""
        return self._timed(partial(self.page.locator("[data-field=metric] select").select_option, metric))

    def known_on(self, day: date) -> float:
        """Another day: it is typed beforehand; leaving the field, which sends it, is timed."""
        self.page.locator(".st-key-ask_known_on [data-type=day]").focus()
        self.page.keyboard.type(f"{day:%d%m%Y}")
        settle(self.page, self.idle)
        return self._timed(lambda: self.page.locator("h1").click(position={"x": 5, "y": 5}))

    def language(self, code: str) -> float:
        """German or English."""
        return self._timed(self.page.locator("[data-field=lang] button").nth(["de", "en"].index(code)).click)

    def claim(self, number: int) -> float:
        """Open the card behind a mark, and close it again, which is not timed."""
        places = reachable_marks(self.page, f"[data-picture={CHART[self.path]}] .js-plotly-plot")
        x, y = places[number % len(places)]
        self.page.mouse.move(x, y)
        settle(self.page, self.idle)
        took = self._timed(lambda: self.page.mouse.click(x, y), "dialog[open]")
        self.page.keyboard.press("Escape")
        self.page.wait_for_selector("dialog", state="detached")
        settle(self.page, self.idle, OPENED_MS)
        return took

    def _timed(self, gesture: Callable[[], None], watched: str = CHARTS) -> float:
        return timed(self.page, gesture, self.idle, watched)


class DashReader:
    """The peer in Dash: check list, drop-down, date picker and radio buttons."""

    who = "dash"
    idle = "head > title"

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.path = page, address, ""

    def open(self, path: str, **asked: str) -> None:
        """Visit a page; it knows no links, so the question is asked by hand."""
        self.path = path
        self.page.goto(f"{self.address}/{path}")
        self.page.wait_for_selector(".js-plotly-plot .main-svg")
        settle(self.page, self.idle, OPENED_MS)

    def drawn(self) -> list[str]:
        """The claims that stand in the charts."""
        return claims_drawn(self.page)

    def side(self, side: str) -> float:
        """Turn one side on or off."""
        return self._timed(self.page.locator(f"#sides label:has(input[value={side}])").click)

    def metric(self, metric: str) -> float:
        """Another measure: the list is opened beforehand, the choice is timed."""
        self.page.locator("#metric").click()
        option = self.page.locator(f".dash-dropdown-content label:has(input[value={metric}])")
        option.scroll_into_view_if_needed()
        settle(self.page, self.idle)
        return self._timed(option.click)

    def known_on(self, day: date) -> float:
        """Another day: it is typed beforehand; Enter, which sends it, is timed."""
        self.page.locator("#known_on").fill(day.isoformat())
        settle(self.page, self.idle)
        took = self._timed(lambda: self.page.keyboard.press("Enter"))
        # Enter is what sends it, and it opens the calendar too; turning away closes that again, and is not timed.
        self.page.locator("h1").click()
        return took

    def language(self, code: str) -> float:
        """German or English."""
        return self._timed(self.page.locator(f"#lang label:has(input[value={code}])").click)

    def claim(self, number: int) -> float:
        """Show the claim behind a mark in the side panel."""
        places = reachable_marks(self.page, f"#{CHART[self.path]} .js-plotly-plot")
        x, y = places[number % len(places)]
        self.page.mouse.move(x, y)
        settle(self.page, self.idle)
        return self._timed(lambda: self.page.mouse.click(x, y), "#claim")

    def _timed(self, gesture: Callable[[], None], watched: str = CHARTS) -> float:
        return timed(self.page, gesture, self.idle, watched)
