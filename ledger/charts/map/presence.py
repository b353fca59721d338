"""Where North Koreans were reported, as marks: a pentagon a place, hatching for a whole district or region, a cross for a denial."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import pandas as pd

from ledger.answers.presence import COMBAT, DENIED, REPORTED
from ledger.charts.map.basemap import ground_of
from ledger.charts.map.traces import line_trace, mark_trace
from ledger.charts.map.window import Window
from ledger.charts.style import PRESENCE_COLOUR, PRESENCE_SYMBOL, Theme, blend
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record.boundaries import Boundaries, Polyline

SIZE: Mapping[Window, int] = MappingProxyType({"border": 15, "region": 12, "small": 12})
"""Of a pentagon, in pixels; a cross is larger, so that it can be seen over one."""
CROSS = 1.25
APART: Mapping[Window, tuple[float, float]] = MappingProxyType(
    {"border": (1.4, 4.0), "region": (2.6, 7.0), "small": (2.0, 5.5)}
)
"""How far the lines of the hatching stand apart, in km: in a district, and in a region."""
HATCH = 0.95
"""How much of its colour the hatching has: with less, thin lines fall below 3:1 on the land (WCAG 2.2, 1.4.11)."""
FINE = 0.2
"""To how many km an outline is simplified before it is hatched."""
KEYS = MappingProxyType(
    {
        "combat": N_("North Koreans fighting"),
        "other": N_("North Koreans present"),
        "denied": N_("presence denied"),
        "area": N_("whole district or region"),
        "area denied": N_("whole area, denied"),
    }
)
"""The legend."""


def trace(places: pd.DataFrame, texts: Sequence[str], window: Window, theme: Theme) -> dict[str, Any]:
    """A pentagon a place where North Koreans were reported, filled where fighting, losses or capture were.

    Parameters
    ----------
    places
        Places with ``x``, ``y`` and ``combat``, as ``answers.presence.presence`` has it.
    texts
        What is said of each when it is pointed at.
    """
    combat = (places["combat"] > 0).tolist()
    marker = {
        "symbol": [PRESENCE_SYMBOL if filled else f"{PRESENCE_SYMBOL}-open" for filled in combat],
        "size": SIZE[window],
        "color": PRESENCE_COLOUR,
        "line": {"color": theme.paper, "width": [1.2 if filled else 2.4 for filled in combat]},
    }
    return mark_trace(places["x"].tolist(), places["y"].tolist(), places["place_id"].tolist(), list(texts), marker)


def crosses(places: pd.DataFrame, texts: Sequence[str], window: Window, theme: Theme) -> dict[str, Any]:
    """A cross a place where somebody denied that North Koreans were there: alone, or over the pentagon of those who reported them."""
    marker = {
        "symbol": "x-thin-open",
        "size": round(CROSS * SIZE[window]),
        "color": theme.ink,
        "line": {"color": theme.ink, "width": 2},
    }
    return mark_trace(places["x"].tolist(), places["y"].tolist(), places["place_id"].tolist(), list(texts), marker)


def hatching(boundaries: Boundaries, areas: pd.DataFrame, window: Window, theme: Theme) -> list[dict[str, Any]]:
    """Lines across each area of the answer of ``answers.presence.presence``: rising where it was reported, falling where it was denied."""
    districts = {district.area_id for district in boundaries.districts}
    result = []
    for area, said in zip(areas["area"], areas["said"], strict=True):
        apart = APART[window][area not in districts]
        if said != DENIED:
            result.append(line_trace(hatched(boundaries, area, apart, 1), _hatch_line(theme)))
        if said != REPORTED:
            # Wider: the report is what the map shows first.
            result.append(line_trace(hatched(boundaries, area, 3 * apart, -1), _denied_line(theme)))
    return result


def _hatch_line(theme: Theme) -> dict[str, Any]:
    return {"color": blend(PRESENCE_COLOUR, theme.land, HATCH), "width": 1}


def _denied_line(theme: Theme) -> dict[str, Any]:
    return {"color": blend(theme.ink, theme.land, HATCH), "width": 1, "dash": "dot"}


@lru_cache(maxsize=128)
def hatched(boundaries: Boundaries, area_id: str, apart: float, slope: int) -> Polyline:
    """Parallel lines across an area, so many km apart, rising to the right (slope 1) or falling (-1); none leaves it."""
    import shapely

    area = next(area for area in boundaries.areas if area.area_id == area_id)
    ground = shapely.simplify(ground_of(area), FINE)
    ground = shapely.clip_by_rect(ground, *boundaries.projection.nearby)
    west, south, east, north = shapely.bounds(ground)
    step, reach = apart * 2**0.5, east - west
    # Counted from a fixed origin, so that the lines of neighbours meet.
    low, high = (south - max(slope * west, slope * east), north - min(slope * west, slope * east))
    starts = [number * step for number in range(int(low // step), int(high // step) + 2)]
    across = shapely.linestrings(
        [[(west, slope * west + start), (west + reach, slope * east + start)] for start in starts]
    )
    x: list[float | None] = []
    y: list[float | None] = []
    for line in shapely.get_parts(shapely.intersection(shapely.multilinestrings(across), ground)):
        if line.geom_type == "LineString":
            for point in (*line.coords, (None, None)):
                x.append(None if point[0] is None else round(point[0], 1))
                y.append(None if point[1] is None else round(point[1], 1))
    return Polyline(tuple(x[:-1]), tuple(y[:-1]))


def legend(statements: pd.DataFrame, lang: Language, theme: Theme) -> list[dict[str, Any]]:
    """One trace without a point for each mark that can occur with the statements."""
    whole, denial = statements["area"] != "", statements["kind"] == "denial"
    reported = statements[~whole & ~denial]
    filled = reported["kind"].isin(COMBAT)
    pentagon = {"size": 13, "color": PRESENCE_COLOUR}
    signs: dict[str, tuple[bool, dict[str, Any]]] = {
        "combat": (
            bool(filled.any()),
            {"marker": pentagon | {"symbol": PRESENCE_SYMBOL, "line": {"color": theme.paper, "width": 1.2}}},
        ),
        "other": (
            bool((~filled).any()),
            {"marker": pentagon | {"symbol": f"{PRESENCE_SYMBOL}-open", "line": {"color": theme.paper, "width": 2.4}}},
        ),
        "denied": (
            bool(denial[~whole].any()),
            {
                "marker": {
                    "symbol": "x-thin-open",
                    "size": 13,
                    "color": theme.ink,
                    "line": {"color": theme.ink, "width": 2},
                }
            },
        ),
        "area": (bool((whole & ~denial).any()), {"line": _hatch_line(theme) | {"width": 3}}),
        "area denied": (bool((whole & denial).any()), {"line": _denied_line(theme) | {"width": 2}}),
    }
    return [
        {
            "type": "scatter",
            "mode": "lines" if "line" in sign else "markers",
            "x": [None],
            "y": [None],
            "hoverinfo": "skip",
            "name": lang.gettext(KEYS[key]),
            **sign,
        }
        for key, (occurs, sign) in signs.items()
        if occurs
    ]
