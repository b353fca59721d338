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
    def turn(chosen: list[str], sides: list[str]) -> list[str]:
        turned = chance.choice(sides)
        return [side for side in sides if (side in chosen) != (side == turned)]

    click = _chosen(page, "sides", turn)
    assert click
    return click


def _metric(page: Page, chance: Random) -> Click | None:
    if click := _chosen(page, "metric", lambda _present, measures: chance.choice(measures)):
        return click
    # The map has no measure: there the reader goes to another day.
    jumps = [element for key, element in page.elements.items() if key.startswith("jump_")]
    return (WidgetState(id=chance.choice(jumps).id, trigger_value=True), None) if jumps else None


def _known_on(page: Page, chance: Random) -> Click:
    if (back := page.elements.get("back_to_today")) and chance.random() < 0.5:
        return WidgetState(id=back.id, trigger_value=True), None
    day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
    shown = page.elements["ask_known_on"]
    return WidgetState(id=shown.id, string_array_value=StringArray(data=[day.isoformat()])), None


def _language(page: Page, _chance: Random) -> Click | None:
    return _chosen(page, "lang", lambda present, languages: next(code for code in languages if code != present))


def _chosen(page: Page, field: str, choose: Callable[[Any, list[Any]], Any]) -> Click | None:
    """Another value for a field of the question, chosen from its present one and all; None where the page does not ask for it."""
    for control, shown in page.controls():
        if control["field"] == field:
            values = [value for _, options in control["groups"] for value, _ in options]
            return _told(shown, "told", json.dumps({field: choose(control["value"], values)})), None
    return None


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


CLICKS: dict[str, Callable[[Page, Random], Click | None]] = {
    "toggle a side": side, "switch the metric": _metric, "move known on": _known_on,
    "switch language": _language, "open a claim": _mark, "turn the page": _turn,
}
SHARES = {"toggle a side": 4, "switch the metric": 3, "move known on": 2, "switch language": 1, "open a claim": 3, "turn the page": 3}
