"""What a reader does on a page, in the Ledger and in its peer: the same gestures by the means that each of them offers."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol
from urllib.parse import urlencode

from playwright.sync_api import Page

from benchmarks.visitor import CHARTS, STREAMLIT_IDLE, claims_drawn, reachable_marks, settle, timed
from ledger.record import codes
from tests.support.streamlit_page import EXPAND

CHART = {"timeline": "timeline", "comparison": "by_source", "map": "map", "": "small_panels"}
"""The picture of each page whose marks are clicked."""
OPENED_MS = 400
"""For so long nothing may change on a page that was just opened."""


class Reader(Protocol):
    """The gestures; each gives back how long the page took, in milliseconds."""

    who: str
    page: Page

    def open(self, path: str, **link: str) -> None: ...
    def claims_drawn(self) -> list[str]: ...
    def side(self, side: str) -> float: ...
    def metric(self, metric: str) -> float: ...
    def known_on(self, day: date) -> float: ...
    def language(self, code: str) -> float: ...
    def marks(self) -> list[tuple[float, float]]: ...
    def claim(self, number: int) -> float: ...


class LedgerReader:
    """The Ledger: controls and cards of its own."""

    who = "ledger"
    idle = f"""{STREAMLIT_IDLE} && window.benchChannels
        && (await Promise.all(Object.values(benchChannels).map(channel => channel.notify())), true)
        && !Object.values(benchChannels).some(({{ pending }}) => pending) && {STREAMLIT_IDLE}"""
    """No change waits for the server, all pictures in sight are painted, and no run is under way: asked of ``question.js``
    itself, because the server is told of a change only after the pictures."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.path = page, address, ""

    def open(self, path: str, **link: str) -> None:
        """Visit a page with a question in its link."""
        self.path = path
        self.page.goto(f"{self.address}/{path}?{urlencode({'lang': 'en'} | link)}")
        self.page.wait_for_selector(".js-plotly-plot .main-svg")
        self._find_channels()
        settle(self.page, self.idle, OPENED_MS)
        # The Briefing opens with its filters folded away.
        if self.page.locator(EXPAND).is_visible():
            self.page.locator(EXPAND).click()
            settle(self.page, self.idle, OPENED_MS)

    def claims_drawn(self) -> list[str]:
        """The claims that stand in the charts, in those too that are out of sight: they are drawn as for printing."""
        self.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        self.page.wait_for_function(
            "[...document.querySelectorAll('[data-picture]')].every(picture => picture.querySelector('.js-plotly-plot .main-svg'))"
        )
        settle(self.page, self.idle, OPENED_MS)
        return claims_drawn(self.page)

    def in_sight(self) -> list[str]:
        """The names of the pictures that the page has fetched since it was opened."""
        fetched: list[str] = self.page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
        found = (re.search(r"/api/pictures/(\w+)", address) for address in fetched)
        return sorted({each[1] for each in found if each})

    def side(self, side: str) -> float:
        """Turn one side on or off."""
        return self._timed(self.page.locator("[data-field=sides] button").nth(list(codes.SIDE).index(side)).click)

    def metric(self, metric: str) -> float:
        """Another measure: the choice is timed."""
        return self._timed(partial(self.page.locator("[data-field=metric] select").select_option, metric))

    def known_on(self, day: date) -> float:
        """Another day: it stands in the field beforehand; Enter, which sends it, is timed."""
        field = self.page.locator("[data-field=known_on] input[type=date]")
        field.focus()
        # Set without a word to the page: as keys, in the order of the machine's language, it would be sent after a pause.
        field.evaluate("(field, day) => { field.value = day; }", day.isoformat())
        settle(self.page, self.idle)
        return self._timed(lambda: self.page.keyboard.press("Enter"))

    def language(self, code: str) -> float:
        """German or English."""
        return self._timed(self.page.locator("[data-field=lang] button").nth(["de", "en"].index(code)).click)

    def marks(self) -> list[tuple[float, float]]:
        """Where the marks are that open a card."""
        return reachable_marks(self.page, f"[data-picture={CHART[self.path]}] .js-plotly-plot")

    def claim(self, number: int) -> float:
        """Open the card behind a mark, and close it again, which is not timed."""
        places = self.marks()
        x, y = places[number % len(places)]
        self.page.mouse.move(x, y)
        settle(self.page, self.idle)
        took = self._timed(lambda: self.page.mouse.click(x, y), "dialog.ledger-card[open]")
        self.page.keyboard.press("Escape")
        self.page.wait_for_selector("dialog.ledger-card[open]", state="detached")
        settle(self.page, self.idle, OPENED_MS)
        return took

    def _find_channels(self) -> None:
        """Name the channels of the page for ``idle``; a module that is imported again is the one that is there."""
        self.page.evaluate("""async () => {
            const { name } = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/question.js"));
            window.benchChannels = (await import(name)).channels;
        }""")

    def _timed(self, gesture: Callable[[], object], watched: str = CHARTS) -> float:
        return timed(self.page, gesture, self.idle, watched)


class OlderLedgerReader(LedgerReader):
    """The Ledger before pictures had addresses (until commit cf7b9f7): the framework's date field, another way to draw all."""

    who = "older"
    idle = STREAMLIT_IDLE

    def claims_drawn(self) -> list[str]:
        """The claims that stand in the charts, in those too that are out of sight."""
        self.page.evaluate("ledger.draw()")
        return claims_drawn(self.page)

    def known_on(self, day: date) -> float:
        """Another day: it is typed beforehand; leaving the field, which sends it, is timed."""
        self.page.locator(".st-key-ask_known_on [data-type=day]").focus()
        self.page.keyboard.type(f"{day:%d%m%Y}")
        settle(self.page, self.idle)
        return self._timed(lambda: self.page.locator("h1").click(position={"x": 5, "y": 5}))

    def _find_channels(self) -> None:
        """There are none."""


class DashReader:
    """The peer in Dash: check list, drop-down, date picker and radio buttons."""

    who = "dash"
    idle = "true"

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.path = page, address, ""

    def open(self, path: str, **link: str) -> None:
        """Visit a page; it knows no links, so the question is asked by hand."""
        self.path = path
        self.page.goto(f"{self.address}/{path}")
        self.page.wait_for_selector(".js-plotly-plot .main-svg")
        settle(self.page, self.idle, OPENED_MS)

    def claims_drawn(self) -> list[str]:
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

    def marks(self) -> list[tuple[float, float]]:
        """Where the marks are that show a claim."""
        return reachable_marks(self.page, f"#{CHART[self.path]} .js-plotly-plot")

    def claim(self, number: int) -> float:
        """Show the claim behind a mark in the side panel."""
        places = self.marks()
        x, y = places[number % len(places)]
        self.page.mouse.move(x, y)
        settle(self.page, self.idle)
        return self._timed(lambda: self.page.mouse.click(x, y), "#claim")

    def _timed(self, gesture: Callable[[], object], watched: str = CHARTS) -> float:
        return timed(self.page, gesture, self.idle, watched)
