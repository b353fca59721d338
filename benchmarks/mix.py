"""What readers do on the pages of the dashboard: the clicks of the interaction benchmark, in shares, at random."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Common_pb2 import StringArray
from streamlit.proto.PlotlyChart_pb2 import PlotlyChart
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.page import Page, touched

PAGES = ("", "timeline", "comparison", "map")
"""The paths of the pages in the mix; the first is the briefing."""
FIRST, LAST = date(2024, 10, 1), date(2026, 6, 30)
"""Readers place themselves on any day in between."""
Click = tuple[WidgetState | None, str | None]
"""The widget that was touched, or the script of the page to turn to."""


def click(page: Page, chance: Random) -> tuple[str, Click]:
    """What the reader does next, by name and as it is sent; an open card is closed first."""
    if page.dialog:
        return "close the card", (_said(page, page.dialog, ""), None)
    shares = dict(SHARES)
    while True:
        name = chance.choices(list(shares), weights=list(shares.values()))[0]
        if found := CLICKS[name](page, chance):
            return name, found
        del shares[name]


def side(page: Page, chance: Random) -> Click:
    """One side more, or one less."""
    widget = page.elements["ask_sides"]
    chosen = list(page.states[widget.id].string_array_value.data)
    turned = chance.choice(widget.options).content
    return _several(widget, [each for each in chosen if each != turned] if turned in chosen else [*chosen, turned])


def _metric(page: Page, chance: Random) -> Click | None:
    if widget := page.elements.get("ask_metric"):
        measures = [metric for _, measures in json.loads(widget.json)["groups"] for metric, _ in measures]
        return _told(widget, "chosen", chance.choice(measures)), None
    # The map has no measure: there the reader goes to another day.
    jumps = [element for key, element in page.elements.items() if key.startswith("jump_")]
    return (WidgetState(id=chance.choice(jumps).id, trigger_value=True), None) if jumps else None


def _known_on(page: Page, chance: Random) -> Click:
    if (back := page.elements.get("back_to_today")) and chance.random() < 0.5:
        return WidgetState(id=back.id, trigger_value=True), None
    day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
    return _several(page.elements["ask_known_on"], [day.isoformat()])


def _language(page: Page, chance: Random) -> Click:
    widget = page.elements["ask_lang"]
    present = list(page.states[widget.id].string_array_value.data)
    return _several(widget, [option.content for option in widget.options if option.content not in present])


def _mark(page: Page, chance: Random) -> Click | None:
    pictures = list(page.pictures())
    chance.shuffle(pictures)
    for key, figure in pictures:
        if marks := list(_marks(figure)):
            return _opened(page, page.elements[key], chance.choice(marks)), None
    return None


def _marks(figure: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The points of a figure that stand for something, as a click reports them to the framework's chart."""
    for curve, trace in enumerate(figure["data"]):
        named = trace.get("customdata")
        for index, data in enumerate(named if isinstance(named, list) else []):
            if data:
                yield {"curve_number": curve, "point_number": index, "point_index": index, "customdata": data}


def _opened(page: Page, shown: Any, point: dict[str, Any]) -> WidgetState:
    """A click on a point, as the Ledger says it, or the framework's chart."""
    if isinstance(shown, PlotlyChart):
        selection = {"points": [point], "point_indices": [point["point_index"]], "box": [], "lasso": []}
        return WidgetState(id=shown.id, string_value=json.dumps({"selection": selection}))
    return _said(page, shown.opens, point["customdata"])


def _said(page: Page, field: str, stands: Any) -> WidgetState:
    """What the opener tells the server: what was clicked on, or, without it, whose card was closed."""
    return _told(page.elements["opener"], "opened", [field, stands])


def _told(component: BidiComponent, event: str, value: Any) -> WidgetState:
    """What happened in a component of the page."""
    return WidgetState(id=touched(component), json_trigger_value=json.dumps([{"event": event, "value": value}]))


def _turn(page: Page, chance: Random) -> Click:
    others = [page.pages[path] for path in PAGES if page.pages[path] != page.script]
    return None, chance.choice(others)


def _several(widget: Any, values: list[str]) -> Click:
    return WidgetState(id=widget.id, string_array_value=StringArray(data=values)), None


CLICKS: dict[str, Callable[[Page, Random], Click | None]] = {
    "toggle a side": side, "switch the metric": _metric, "move known on": _known_on,
    "switch language": _language, "open a claim": _mark, "turn the page": _turn,
}
SHARES = {"toggle a side": 4, "switch the metric": 3, "move known on": 2, "switch language": 1, "open a claim": 3, "turn the page": 3}
