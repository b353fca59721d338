"""The windows of the map: which part of the land each shows, and at which scale."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import pandas as pd

from ledger.charts.map.labels import Box
from ledger.record.boundaries import Area, Boundaries

Window = Literal["border", "region", "small"]
BORDER = "sudzhansky"
"""The district around which the window of the border lies: nearly all fighting was reported there."""
MARGIN: Mapping[Window, float] = MappingProxyType({"border": 1.5, "region": 8.0, "small": 1.5})
AROUND = 20.0
"""So many km beyond the extent of Kursk region a place still belongs to the window of the region."""
SCALES: dict[Window, tuple[float, float]] = {"border": (8.4, 6.8), "region": (2.6, 2.2), "small": (4.4, 4.2)}
"""Pixels per km on a wide screen and on a phone."""
WIDE: dict[Window, int] = {"border": 820, "region": 820, "small": 350}
"""Pixels that a wide screen has for the map at least: there it shows more of the land to both sides of its window."""


def window_box(boundaries: Boundaries, everywhere: pd.DataFrame, window: Window) -> Box:
    """West, south, east and north of a window: Sudzha district, or all places of the record in and around Kursk region.

    Where a picture is wider than its window, it shows more to both sides.
    """
    if window == "region":
        around = near(boundaries, everywhere)
        x, y = around["x"].tolist(), around["y"].tolist()
    else:
        x, y = _extent(next((area for area in boundaries.districts if area.area_id == BORDER), boundaries.focus_region))
    margin = MARGIN[window]
    return min(x) - margin, min(y) - margin, max(x) + margin, max(y) + margin


def near(boundaries: Boundaries, places: pd.DataFrame) -> pd.DataFrame:
    """Those in Kursk region and around it, by ``x`` and ``y``: the others lie on the way from North Korea."""
    x, y = _extent(boundaries.focus_region)
    return places[
        places["x"].between(min(x) - AROUND, max(x) + AROUND) & places["y"].between(min(y) - AROUND, max(y) + AROUND)
    ]


def _extent(area: Area) -> tuple[list[float], list[float]]:
    x, y = ([value for value in axis if value is not None] for axis in (area.rings.x, area.rings.y))
    return x, y
