"""The map of one day: where North Koreans were reported, and below that who was said to hold which settlement.

Plain traces in a projected plane: nothing is fetched.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ledger.answers.presence import DENIED, REPORTED
from ledger.charts.map import basemap, markers, presence
from ledger.charts.map.labels import Box
from ledger.charts.map.markers import AccountView
from ledger.charts.map.place_names import label_traces
from ledger.charts.map.traces import shown_as_is
from ledger.charts.map.window import Window, near, window_box
from ledger.charts.style import Theme, layout
from ledger.i18n.language import Language
from ledger.record.boundaries import Boundaries
from ledger.record.rows import Place, rows_of

HEIGHT, SMALL_HEIGHT = 500, 360
"""Pixels, with two rows of the legend."""
LEGEND_WIDTH, LEGEND_SIZE, WALL_SIZE = 250, 12, 15
SCALE_KM: dict[Window, int] = {"border": 10, "region": 50, "small": 20}


@dataclass(frozen=True)
class MapStatements:
    """What had been said by the day of the map.

    Attributes
    ----------
    control, presence
        All statements on settlements, and on soldiers' presence, of any day: the names keep their places for all of them.
    states
        The answer of ``control.state`` on the day.
    found
        The answer of ``presence.presence`` on the day.
    at_places, of_areas
        What was said of each place, and of each district or region as a whole, line by line.
    """

    control: pd.DataFrame
    states: pd.DataFrame
    presence: pd.DataFrame
    found: pd.DataFrame
    at_places: Mapping[str, Sequence[str]]
    of_areas: Mapping[str, Sequence[str]]

    def without(self, *, reports: bool, holders: bool) -> "MapStatements":
        """The same with those statements alone that the reader wants to see."""
        return MapStatements(
            self.control if holders else self.control.iloc[:0],
            self.states if holders else self.states.iloc[:0],
            self.presence if reports else self.presence.iloc[:0],
            self.found if reports else self.found.iloc[:0],
            self.at_places,
            self.of_areas if reports else {},
        )


def map_figure(
    boundaries: Boundaries,
    places: pd.DataFrame,
    statements: MapStatements,
    *,
    account: AccountView,
    window: Window,
    lang: Language,
    theme: Theme,
    reports: bool = True,
    holders: bool = True,
    wide: bool = False,
) -> dict[str, Any]:
    """Draw what had been said by a day.

    Parameters
    ----------
    places
        ``Record.places``.
    account
        Whose last word on settlements is shown, or how the accounts compare.
    reports, holders
        Whether reports of North Koreans are drawn, and who was said to hold a settlement.
    wide
        Whether the legend stands beside the map, as there is room for on a wall, and not below it.
    """
    statements = statements.without(reports=reports, holders=holders)
    ground = basemap.basemap_traces(boundaries, lang, theme, statements.of_areas)
    figure = _figure(
        boundaries, markers.with_xy(boundaries, places), statements, ground, account, window, HEIGHT, lang, theme
    )
    figure_layout = figure["layout"] | {"dragmode": "pan", "uirevision": window}
    if wide:
        figure_layout["legend"] = figure_layout["legend"] | {
            "orientation": "v",
            "x": 1.01,
            "y": 1,
            "yref": "paper",
            "yanchor": "top",
            "font": {"size": WALL_SIZE, "color": theme.ink},
        }
        figure_layout["margin"] = figure_layout["margin"] | {"r": LEGEND_WIDTH}
    return figure | {"layout": figure_layout}


def small_map(
    boundaries: Boundaries, places: pd.DataFrame, statements: MapStatements, *, lang: Language, theme: Theme
) -> dict[str, Any]:
    """The same for a glance: all accounts together, no districts."""
    ground = basemap.small_basemap_traces(boundaries, theme)
    return _figure(
        boundaries,
        markers.with_xy(boundaries, places),
        statements,
        ground,
        "together",
        "small",
        SMALL_HEIGHT,
        lang,
        theme,
    )


def _figure(
    boundaries: Boundaries,
    everywhere: pd.DataFrame,
    statements: MapStatements,
    ground: list[dict[str, Any]],
    account: AccountView,
    window: Window,
    height: int,
    lang: Language,
    theme: Theme,
) -> dict[str, Any]:
    box = window_box(boundaries, everywhere, window)
    villages = markers.with_position(everywhere, statements.control)
    looks = markers.marker_styles(statements.states, account)
    ever = markers.with_position(near(boundaries, everywhere), statements.presence[statements.presence["area"] == ""])
    found = ever.merge(statements.found[statements.found["place_id"] != ""], on="place_id")
    areas = statements.found[statements.found["area"] != ""]
    shown = {*looks, *found["place_id"], *areas["area"]}
    hatched = sorted({*statements.presence["area"]} - {""})
    texts, pointers = label_traces(
        boundaries, ever, villages, hatched, shown, set(found["place_id"]), window, box, lang, theme
    )
    names = {area.area_id: lang.localised(area.names, "name") for area in boundaries.areas}
    reported, denied = found[found["said"] != DENIED], found[found["said"] != REPORTED]
    data = [
        *ground,
        *presence.hatching(boundaries, areas, window, theme),
        *presence.legend(statements.presence, lang, theme),
        *(markers.legend(account, lang, theme) if len(statements.control) else []),
        markers.trace(villages, looks, _hovers(villages, statements, names, lang), window, theme),
        *texts,
        presence.trace(reported, _hovers(reported, statements, names, lang), window, theme),
        presence.crosses(denied, _hovers(denied, statements, names, lang), window, theme),
    ]
    figure_layout = _layout(box, height, lang, theme) | {"annotations": pointers}
    figure_layout["legend"] = figure_layout["legend"] | {"font": {"size": LEGEND_SIZE, "color": theme.ink}}
    _scale_bar(figure_layout, box, SCALE_KM[window], lang, theme)
    return {"data": data, "layout": figure_layout}


def _hovers(places: pd.DataFrame, statements: MapStatements, areas: Mapping[str, str], lang: Language) -> list[str]:
    """What each place says when it is pointed at: its names, its district, and what was said of it."""
    return [
        _hover(row, statements.at_places.get(row["place_id"], ()), areas.get(row["district"], ""), lang)
        for row in rows_of(places, Place)
    ]


def _hover(place: Place, lines: Sequence[str], area: str, lang: Language) -> str:
    native = [place["name_uk"], place["name_ru"]] if place["country"] == "UA" else [place["name_ru"]]
    plain = [" · ".join(filter(None, native)), area, *lines]
    return "<br>".join([f"<b>{shown_as_is(lang.localised(place, 'name'))}</b>", *map(shown_as_is, filter(None, plain))])


def statements_without_position(places: pd.DataFrame, control: pd.DataFrame) -> pd.DataFrame:
    """The settlements of ``control`` whose position the record does not know."""
    return places[places["place_id"].isin(control["place_id"]) & places["lat"].isna()]


def _layout(box: Box, height: int, lang: Language, theme: Theme) -> dict[str, Any]:
    hidden = {"visible": False, "zeroline": False, "showgrid": False}
    figure_layout = layout(theme, lang, height, hovermode="closest")
    return figure_layout | {
        "legend": figure_layout["legend"] | {"yref": "container", "y": 0, "yanchor": "bottom"},
        "plot_bgcolor": theme.neighbour,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": {**hidden, "range": [box[0], box[2]]},
        "yaxis": {**hidden, "range": [box[1], box[3]], "scaleanchor": "x"},
    }


def _scale_bar(figure_layout: dict[str, Any], box: Box, length: int, lang: Language, theme: Theme) -> None:
    """A line of so many km: true in width at every zoom, always near the lower edge."""
    start, end = box[0] + 2, box[0] + 2 + length
    bar = {"type": "line", "xref": "x", "yref": "paper", "line": {"color": theme.ink, "width": 1.5}}
    figure_layout["shapes"] = [
        {**bar, "x0": start, "x1": end, "y0": 0.04, "y1": 0.04},
        *({**bar, "x0": x, "x1": x, "y0": 0.028, "y1": 0.052} for x in (start, end)),
    ]
    figure_layout["annotations"] += [
        {
            "text": f"{lang.number(length)} km",
            "xref": "x",
            "x": (start + end) / 2,
            "yref": "paper",
            "y": 0.045,
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": 12, "color": theme.ink},
        }
    ]
