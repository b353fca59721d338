"""The map: what was last said of each settlement on a day, and day after day when it is played.

Plain traces in a projected plane: nothing is fetched, and only the marks change from day to day.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from ledger.answers import control as answers
from ledger.boundaries import Boundaries
from ledger.charts.map import basemap, settlements
from ledger.charts.map.basemap import Window
from ledger.charts.map.labels import Box
from ledger.charts.map.settlements import View
from ledger.charts.palette import Theme, layout, mixed
from ledger.language import Language

HEIGHT, SMALL_HEIGHT = 640, 300
FRAME_MS, LEGEND_WIDTH = 120, 250
DAYS = 100
"""So many days the player shows at most: each is a frame of the figure."""
SCALE_KM: dict[Window, int] = {"border": 20, "region": 50}

def map_figure(
    boundaries: Boundaries, places: pd.DataFrame, control: pd.DataFrame, *,
    day: date, account: View, window: Window, lang: Language, theme: Theme, wide: bool = False, words: pd.DataFrame | None = None,
) -> dict[str, Any]:
    """Draw the settlements of the record as they were spoken of up to a day, ready to be played.

    Parameters
    ----------
    places
        ``Record.places``.
    control
        ``Record.control``, already placed on the day of ``known_on``.
    day
        The day that is shown first; the slider reaches those of ``played`` as well.
    account
        Whose last word is shown, or how the accounts compare.
    wide
        Whether the legend stands beside the map, as there is room for on a wall, and not below it.
    words
        The answer of ``control.words`` to ``control`` where it is there already.
    """
    everywhere = settlements.placed(places)
    shown = settlements.drawn(everywhere, control)
    box = basemap.window_box(boundaries, everywhere, window)
    said = answers.words(control) if words is None else words
    days = sorted({*played(answers.changing_days(said)), day})
    marks = settlements.looks(said, shown["place_id"].tolist(), days, account, window)
    texts, pointers = basemap.names(boundaries, shown, window, box, lang, theme)
    data = [
        *basemap.layers(boundaries, lang, theme),
        *texts,
        *settlements.legend(account, lang, theme),
        settlements.trace(shown, boundaries.areas, marks[days.index(day)], lang, theme),
    ]
    figure_layout = _layout(box, HEIGHT, lang, theme, dragmode="pan")
    figure_layout["annotations"] = pointers
    if wide:
        figure_layout["legend"] = figure_layout["legend"] | {"orientation": "v", "x": 1.01, "y": 1, "yref": "paper", "yanchor": "top"}
        figure_layout["margin"] = figure_layout["margin"] | {"r": LEGEND_WIDTH}
    _scale_bar(figure_layout, box, SCALE_KM[window], lang, theme)
    if len(days) == 1:
        return {"data": data, "layout": figure_layout}
    frames = [
        {"name": str(frame_day), "traces": [len(data) - 1], "data": [{"marker": marker}]}
        for frame_day, marker in zip(days, marks, strict=True)
    ]
    return {"data": data, "layout": figure_layout | _controls(days, days.index(day), lang, theme), "frames": frames}


def played(changes: Sequence[date]) -> Sequence[date]:
    """Which days the player of the map shows.

    Up to 100 days on which the picture can change are all shown. Of more, every second one is shown, or every third, and so
    on, counted back from the last, so that at most 100 are left. The day that was asked for is always among them, and any
    other can be asked for.

    Parameters
    ----------
    changes
        The answer of ``control.changing_days``.
    """
    every = -(-len(changes) // DAYS) or 1
    return changes[::-every][::-1]


def played_said(changes: Sequence[date], lang: Language) -> str:
    """One sentence on the days of the player; empty where it shows all."""
    if len(changes) <= DAYS:
        return ""
    return lang.gettext("The player shows {n} of {m} days on which the picture changes; any other can be chosen above.").format(
        n=lang.number(len(played(changes))), m=lang.number(len(changes))
    )


def small_map(
    boundaries: Boundaries, places: pd.DataFrame, control: pd.DataFrame, states: pd.DataFrame, *, lang: Language, theme: Theme
) -> dict[str, Any]:
    """The same picture of one day for a glance, from the answer of ``control.state``: no player, no legend, two names."""
    everywhere = settlements.placed(places)
    shown = settlements.drawn(everywhere, control)
    box = basemap.window_box(boundaries, everywhere, "small")
    marks = settlements.looks_now(states, shown["place_id"].tolist(), "small")
    texts, pointers = basemap.names(boundaries, shown, "small", box, lang, theme, only=("kursk", "sudzha"))
    data = [
        *basemap.plain_layers(boundaries, theme),
        *texts,
        settlements.trace(shown, boundaries.areas, marks, lang, theme),
    ]
    figure_layout = _layout(box, SMALL_HEIGHT, lang, theme, dragmode=False)
    figure_layout["annotations"] = pointers
    return {"data": data, "layout": figure_layout}


def not_drawn(places: pd.DataFrame, control: pd.DataFrame) -> pd.DataFrame:
    """The settlements of ``control`` whose position the record does not know."""
    return places[places["place_id"].isin(control["place_id"]) & places["lat"].isna()]


def attribution(lang: Language) -> str:
    """Where boundaries, towns, rivers and settlements of the map come from."""
    return lang.gettext(
        "Boundaries © OpenStreetMap contributors, ODbL 1.0, via omim borders and geoBoundaries (Runfola et al. 2020); "
        "towns © GeoNames, CC BY 4.0; rivers: Natural Earth. The source of each settlement's point is in the table of places."
    )


def precision_note(lang: Language) -> str:
    """What the map shows and what it does not."""
    return lang.gettext(
        "The marks are statements about settlements, placed to about a kilometre, as public reports name them. "
        "The map draws no front line: no openly licensed source gives one. Rivers are schematic."
    )


def _layout(box: Box, height: int, lang: Language, theme: Theme, **more: Any) -> dict[str, Any]:
    hidden = {"visible": False, "zeroline": False, "showgrid": False}
    figure_layout = layout(theme, lang, height, hovermode="closest", **more)
    return figure_layout | {
        "legend": figure_layout["legend"] | {"yref": "container", "y": 0, "yanchor": "bottom"},
        "plot_bgcolor": theme.neighbour, "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
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
    figure_layout["annotations"] += [{
        "text": f"{lang.number(length)} km", "xref": "x", "x": (start + end) / 2, "yref": "paper", "y": 0.045,
        "yanchor": "bottom", "showarrow": False, "font": {"size": 12, "color": theme.ink},
    }]


def _controls(days: Sequence[date], active: int, lang: Language, theme: Theme) -> dict[str, Any]:
    """The slider with one step a day of change, and the buttons that play it."""
    _ = lang.gettext
    # Without "redraw" a day is drawn three times as fast, but plotly forgets where the other traces are: the page draws all of
    # them once more when the player stops (figure.js).
    still = {"mode": "immediate", "transition": {"duration": 0}, "frame": {"duration": 0, "redraw": True}}
    playing = still | {"fromcurrent": True, "frame": {"duration": FRAME_MS, "redraw": False}}
    below = {"x": 0, "xanchor": "left", "y": 0, "yanchor": "top"}
    slider = below | {
        "active": active, "len": 1, "pad": {"l": 140, "r": 40, "t": 14, "b": 16}, "transition": {"duration": 0},
        "currentvalue": {"prefix": _("As of") + " ", "offset": 8, "font": {"size": 15, "color": theme.ink}},
        "font": {"size": 12, "color": theme.muted}, "tickcolor": theme.muted, "ticklen": 4, "minorticklen": 0,
        "bgcolor": mixed(theme.accent, theme.paper, 0.25), "activebgcolor": theme.accent, "bordercolor": theme.accent,
        "steps": [{"label": lang.short_date(day), "method": "animate", "args": [[str(day)], still]} for day in days],
    }
    buttons = below | {
        "type": "buttons", "direction": "down", "showactive": False, "pad": {"l": 0, "t": 14},
        "bgcolor": theme.paper, "bordercolor": theme.grid, "font": {"size": 13, "color": theme.ink},
        "buttons": [
            {"label": "▶ " + _("Play"), "method": "animate", "args": [None, playing]},
            {"label": "❚❚ " + _("Pause"), "method": "animate", "args": [[None], still]},
        ],
    }
    return {"sliders": [slider], "updatemenus": [buttons]}
