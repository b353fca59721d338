"""The settlements of the record as marks: which there are, how each looks on each day, what the looks mean.

A day is nothing but numbers - of a colour, of a symbol, a size - so that a year of days stays small.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
import pandas as pd

from ledger import codes
from ledger.answers import control as answers
from ledger.boundaries import Area, project
from ledger.charts.map.basemap import Window
from ledger.charts.palette import SIDE_COLOURS, Theme, mixed
from ledger.codes import N_
from ledger.frames import records
from ledger.language import Language

View = Literal["together", "ukraine", "russia", "others"]
"""Whose last word is shown; together: how the accounts compare."""
Marks = dict[str, list[int] | list[float]]

ZOOM: dict[Window, float] = {"border": 1, "region": 0.75, "small": 0.7}
"""How large the marks are in a window."""


@dataclass(frozen=True)
class Look:
    """How a settlement is drawn: number of a colour, plotly's number of a symbol, size in pixels."""

    colour: int
    symbol: int
    size: int


CIRCLE, SQUARE, DIAMOND, CROSS, OPEN = 0, 1, 2, 4, 100
UKRAINE, RUSSIA, FIGHTING, DIFFER, SILENT, PALE = 0, 1, 2, 3, 4, 5

LOOKS: Mapping[str, Look] = MappingProxyType({
    "": Look(SILENT, CIRCLE, 5),
    "agree ukraine": Look(UKRAINE, CIRCLE, 11),
    "agree russia": Look(RUSSIA, SQUARE, 10),
    "agree contested": Look(FIGHTING, CROSS, 10),
    "single ukraine": Look(UKRAINE, CIRCLE + OPEN, 9),
    "single russia": Look(RUSSIA, SQUARE + OPEN, 8),
    "single contested": Look(FIGHTING, CROSS + OPEN, 8),
    "differ": Look(DIFFER, DIAMOND, 12),
    "differ far": Look(DIFFER, DIAMOND + OPEN, 10),
    "old ukraine": Look(UKRAINE + PALE, CIRCLE, 8),
    "old russia": Look(RUSSIA + PALE, SQUARE, 7),
    "old contested": Look(FIGHTING + PALE, CROSS, 7),
    "old differ": Look(DIFFER + PALE, DIAMOND, 8),
})
"""Colour says who is named, and so does shape; hollow says that one account stands alone or is left behind."""

SHARED_KEYS = {
    "agree ukraine": codes.CONTROLLER["ukraine"].label,
    "agree russia": codes.CONTROLLER["russia"].label,
    "agree contested": codes.CONTROLLER["contested"].label,
}
KEYS: Mapping[bool, Mapping[str, str]] = MappingProxyType({
    True: SHARED_KEYS | {
        "single": N_("hollow: one account alone"),
        "differ": N_("accounts differ"),
        "differ far": N_("differ, over 90 days apart"),
        "": N_("no statement yet"),
    },
    False: SHARED_KEYS | {
        "old": N_("small and pale: over 90 days old"),
        "differ": N_("its statements differ"),
        "": N_("no statement yet"),
    },
})
"""The legend: for all accounts together, and for one of them."""

HOLDERS = ("ukraine", "russia", "contested")
TOGETHER: Mapping[tuple[str, str], str] = MappingProxyType({
    ("", ""): "", ("disagree", ""): "differ", ("single", "divided"): "differ",
    **{(agreement, holder): f"{agreement} {holder}" for agreement in ("agree", "single") for holder in HOLDERS},
})
"""The look of what ``compare`` found: agreement and controller."""
ALONE: Mapping[tuple[str, bool], str] = MappingProxyType({
    ("divided", False): "differ", ("divided", True): "old differ",
    **{(holder, old): f"{'old' if old else 'agree'} {holder}" for holder in HOLDERS for old in (False, True)},
})
"""The look of an account's own word: its controller, and whether it is old."""
NUMBER: Mapping[str, int] = MappingProxyType({look: number for number, look in enumerate(LOOKS)})
COLOUR, SYMBOL, SIZE = (np.array([getattr(look, part) for look in LOOKS.values()]) for part in ("colour", "symbol", "size"))
"""What a look is drawn with, by its number."""


def placed(places: pd.DataFrame) -> pd.DataFrame:
    """All settlements with their ``x`` and ``y``, missing where the position is."""
    return places.join(project(places["lat"], places["lon"]))


def drawn(everywhere: pd.DataFrame, control: pd.DataFrame) -> pd.DataFrame:
    """Of the answer of ``placed``, the settlements of ``control`` that have a position; the larger ones last, on top.

    ``turn`` is the order in which they were first spoken of.
    """
    turn = pd.Index(control["place_id"].unique()).get_indexer(pd.Index(everywhere["place_id"]))
    rank = everywhere["kind"].map({kind: number for number, kind in enumerate(codes.PLACE_KIND)})
    found: pd.DataFrame = everywhere.assign(turn=turn, rank=rank).loc[(turn >= 0) & everywhere["lat"].notna()]
    return found.sort_values(["rank", "place_id"], ignore_index=True)


def looks(said: pd.DataFrame, place_ids: Sequence[str], days: Sequence[date], account: View, window: Window) -> list[Marks]:
    """For each day the numbers that make the marks, one for each settlement, from the answer of ``control.words``: nothing else changes in a frame."""
    heard = answers.last_said(said, days)
    if account == "together":
        heard = answers.compare(heard)
        found = _together(heard)
    else:
        heard = heard[heard["account"] == account]
        found = _alone(heard)
    day, place = (axis.get_indexer(pd.Index(heard[name])) for name, axis in (("day", pd.DatetimeIndex(list(days))), ("place_id", pd.Index(list(place_ids), dtype=object))))
    has_mark = place >= 0
    grid = np.full((len(days), len(place_ids)), NUMBER[""])
    grid[day[has_mark], place[has_mark]] = np.array([NUMBER[look] for look in found], dtype=int)[has_mark]
    return [_marks(on_day, window) for on_day in grid]


def looks_now(states: pd.DataFrame, place_ids: Sequence[str], window: Window) -> Marks:
    """The same for all accounts together on one day, from the answer of ``control.state``."""
    found = dict(zip(states["place_id"], _together(states), strict=True))
    return _marks(np.array([NUMBER[found[place_id]] for place_id in place_ids], dtype=int), window)


def _marks(numbers: "np.ndarray[Any, np.dtype[np.int_]]", window: Window) -> Marks:
    return {"color": COLOUR[numbers].tolist(), "symbol": SYMBOL[numbers].tolist(), "size": (SIZE[numbers] * ZOOM[window]).round(1).tolist()}


def _together(compared: pd.DataFrame) -> list[str]:
    """The look of each row, by name."""
    found = [TOGETHER[key] for key in zip(compared["agreement"], compared["controller"], strict=True)]
    return ["differ far" if look == "differ" and lag > answers.FAR_APART else look for look, lag in zip(found, compared["lag"], strict=True)]


def _alone(said: pd.DataFrame) -> list[str]:
    """The same for the words of one account."""
    return [ALONE[key] for key in zip(said["controller"], said["age"] > answers.FAR_APART, strict=True)]


def _colours(theme: Theme) -> list[str]:
    full = [SIDE_COLOURS["ukraine"], SIDE_COLOURS["russia"], theme.muted, theme.ink]
    return [*full, theme.muted, *(mixed(colour, theme.land, 0.55) for colour in full)]


def trace(
    settlements: pd.DataFrame, areas: Sequence[Area], marks: Marks, lang: Language, theme: Theme
) -> dict[str, Any]:
    """The one trace that is played: fixed points, marks by number; a click gives the place_id."""
    colours = _colours(theme)
    steps = [[edge / len(colours), colour] for number, colour in enumerate(colours) for edge in (number, number + 1)]
    names = {area.area_id: lang.pick(area.names, "name") for area in areas}
    return {
        "type": "scatter", "mode": "markers", "showlegend": False,
        "x": settlements["x"].tolist(), "y": settlements["y"].tolist(),
        "marker": {
            **marks, "colorscale": steps, "cmin": -0.5, "cmax": len(colours) - 0.5, "showscale": False, "opacity": 1,
            "line": _rim(theme),
        },
        "customdata": settlements["place_id"].tolist(), "hoverinfo": "text",
        "hovertext": [_hover(row, names.get(row["district"], ""), lang) for row in records(settlements)],
        "selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}},
    }


def _hover(settlement: Mapping[Any, Any], area: str, lang: Language) -> str:
    native = [settlement["name_ru"]] if settlement["country"] == "RU" else [settlement["name_uk"], settlement["name_ru"]]
    lines = [f"<b>{lang.pick(settlement, 'name')}</b>", " · ".join(filter(None, native)), area]
    return "<br>".join(filter(None, lines))


def _rim(theme: Theme) -> dict[str, Any]:
    """The line around a mark; of a hollow mark plotly draws it in the colour of the mark."""
    return {"color": theme.paper, "width": 1.4}


def legend(account: View, lang: Language, theme: Theme) -> list[dict[str, Any]]:
    """One trace without a point for each symbol."""
    colours = _colours(theme)
    special = {"single": Look(DIFFER, CIRCLE + OPEN, 9), "old": Look(UKRAINE + PALE, CIRCLE, 8)}
    result = []
    for key, label in KEYS[account == "together"].items():
        look = special.get(key) or LOOKS[key]
        result.append({
            "type": "scatter", "mode": "markers", "x": [None], "y": [None], "hoverinfo": "skip", "name": lang.gettext(label),
            "marker": {"symbol": look.symbol, "size": look.size, "color": colours[look.colour], "line": _rim(theme)},
        })
    return result
