"""What readers do on the pages of the dashboard: the clicks of the interaction benchmark, in shares, at random."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from streamlit.proto.PlotlyChart_pb2 import PlotlyChart
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.support.client_state import Page
from tests.support.streamlit_client import Act

PAGES = ("", "timeline", "comparison", "map")
"""The paths of the pages in the mix; the first is the briefing."""
FIRST, LAST = date(2024, 10, 1), date(2026, 6, 30)
"""Readers place themselves on any day in between."""


def click(page: Page, chance: Random) -> tuple[str, Act]:
    """What the reader does next, by name; an open card is closed first."""
    opened, _ = page.card
    if opened:
        return "close the card", Act({opened: ""}, "card")
    shares = dict(SHARES)
    while True:
        name = chance.choices(list(shares), weights=list(shares.values()))[0]
        if found := CLICKS[name](page, chance):
            return name, found
        del shares[name]


def side(page: Page, chance: Random) -> Act:
    """One side more, or one less."""

    def toggled(chosen: list[str], sides: list[str]) -> list[str]:
        turned = chance.choice(sides)
        return [side for side in sides if (side in chosen) != (side == turned)]

    act = _chosen(page, "sides", toggled)
    assert act
    return act


def _metric(page: Page, chance: Random) -> Act | None:
    def another(present: str, offered: list[str]) -> str:
        return chance.choice([each for each in offered if each != present] or offered)

    # The map has no measure: there the reader goes to another day.
    return _chosen(page, "metric", another) or _chosen(page, "day", another)


def _known_on(page: Page, chance: Random) -> Act:
    back = next((control for control in page.controls() if control.get("id") == "back_to_today"), None)
    if back and chance.random() < 0.5:
        return Act(back["changes"])
    return Act({"known_on": (FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))).isoformat()})


def _language(page: Page, _chance: Random) -> Act | None:
    return _chosen(page, "lang", lambda present, languages: next(code for code in languages if code != present))


def _chosen(page: Page, field: str, choose: Callable[[Any, list[Any]], Any]) -> Act | None:
    """Another value for a field, chosen from its present one and all; None where the page offers no choice."""
    for control in page.controls():
        if control["field"] == field and control.get("groups"):
            values = [value for _, options in control["groups"] for value, _ in options]
            return Act({field: choose(control["value"], values)})
    return None


def _mark(page: Page, chance: Random) -> Act | None:
    pictures = list(page.pictures())
    chance.shuffle(pictures)
    for key, figure in pictures:
        if marks := list(_marks(figure)):
            return _opened(page, key, chance.choice(marks))
    return None


def _marks(figure: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The points of a figure that stand for something, as a click reports them to the framework's chart."""
    for curve, trace in enumerate(figure["data"]):
        ids = trace.get("customdata")
        for index, data in enumerate(ids if isinstance(ids, list) else []):
            if first := data[0] if isinstance(data, list) else data:
                yield {"curve_number": curve, "point_number": index, "point_index": index, "customdata": first}


def _opened(page: Page, key: str, point: dict[str, Any]) -> Act:
    """A click on a point, as the Ledger says it, or the framework's chart."""
    shown = page.elements[key]
    if isinstance(shown, PlotlyChart):
        selection = {"points": [point], "point_indices": [point["point_index"]], "box": [], "lasso": []}
        return Act(widget=WidgetState(id=shown.id, string_value=json.dumps({"selection": selection})))
    return Act({page.data[key]["opens"]: point["customdata"]}, "card")


def _turn_page(page: Page, chance: Random) -> Act:
    return Act(script=chance.choice([page.pages[path] for path in PAGES if page.pages[path] != page.script]))


CLICKS: dict[str, Callable[[Page, Random], Act | None]] = {
    "toggle a side": side,
    "switch the metric": _metric,
    "move known on": _known_on,
    "switch language": _language,
    "open a claim": _mark,
    "turn the page": _turn_page,
}
SHARES = {
    "toggle a side": 4,
    "switch the metric": 3,
    "move known on": 2,
    "switch language": 1,
    "open a claim": 3,
    "turn the page": 3,
}
