"""The figures of the Dash peer: plain ``graph_objects``, one trace a side, ranges as error bars."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from ledger.charts.style import SIDE_COLOURS, SIDE_SYMBOLS
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.store import default_record


def key_events(known_on: str) -> pd.DataFrame:
    """The events to know, in order of date."""
    events = default_record().events
    return events[(events["importance"] == "1") & (events["known_from"] <= known_on)].sort_values("date")


def timeline(claims: pd.DataFrame, events: pd.DataFrame, unit: str, lang: Language) -> go.Figure:
    """Each claim on its day, with the events as numbered lines."""
    figure = through_time(claims, unit, lang, height=580)
    figure.update_layout(
        shapes=[
            {
                "type": "line",
                "x0": day,
                "x1": day,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "layer": "below",
                "line": {"color": "gray", "width": 1, "dash": "dot"},
            }
            for day in events["date"]
        ]
    )
    figure.add_scatter(
        x=events["date"],
        y=[1] * len(events),
        yaxis="y2",
        mode="markers+text",
        text=[str(number) for number in range(1, len(events) + 1)],
        marker={"size": 20, "color": "white", "line": {"width": 1, "color": "gray"}},
        hovertext=events[f"title_{lang.code}"],
        hoverinfo="text",
        showlegend=False,
    )
    figure.update_layout(yaxis={"domain": [0, 0.88]}, yaxis2={"domain": [0.9, 1], "visible": False})
    return figure


def through_time(claims: pd.DataFrame, unit: str, lang: Language, height: int = 340) -> go.Figure:
    """Each claim on its day."""
    figure = go.Figure([_marks(rows, rows["as_of"], side, lang, "y") for side, rows in claims.groupby("side")])
    figure.update_layout(**_layout(unit, lang, height))
    return figure


def by_source(now: pd.DataFrame, unit: str, lang: Language) -> go.Figure:
    """Each source's newest claim as a range."""
    figure = go.Figure(
        [_marks(rows, rows[f"short_{lang.code}"], side, lang, "x") for side, rows in now.groupby("side")]
    )
    layout = _layout(unit, lang, 60 + 30 * max(len(now), 2))
    figure.update_layout(**layout | {"xaxis": layout["yaxis"], "yaxis": {"automargin": True}})
    return figure


def by_side(claims: pd.DataFrame, unit: str, lang: Language) -> go.Figure:
    """One panel a side, all on the same axes."""
    groups = dict(iter(claims.groupby("side")))
    lines = max(-(-len(groups) // 2), 1)
    titles = [lang.gettext(codes.SIDE[str(side)].label) for side in groups]
    figure = make_subplots(lines, 2, subplot_titles=titles, shared_xaxes="all", shared_yaxes="all")
    for number, (side, rows) in enumerate(groups.items()):
        figure.add_trace(_marks(rows, rows["as_of"], side, lang, "y"), row=number // 2 + 1, col=number % 2 + 1)
    figure.update_layout(**_layout(unit, lang, 50 + 190 * lines), showlegend=False)
    return figure


def _marks(rows: pd.DataFrame, along: pd.Series, side: Any, lang: Language, values: str) -> go.Scatter:
    value = rows["best"].fillna(rows["low"]).fillna(rows["high"])
    error = {
        "type": "data",
        "symmetric": False,
        "array": (rows["high"] - value).fillna(0),
        "arrayminus": (value - rows["low"]).fillna(0),
        "width": 0,
        "thickness": 3,
    }
    places = {values: value, "x" if values == "y" else "y": along, f"error_{values}": error}
    hover = [
        f"<b>{row[f'short_{lang.code}']}: {row[f'wording_{lang.code}']}</b><br>{row['as_of']:%Y-%m-%d}<br>{row['stated_on']:%Y-%m-%d}<br>{row[f'scope_{lang.code}']}"
        for row in rows.to_dict("records")
    ]
    return go.Scatter(
        **places,
        mode="markers",
        name=lang.gettext(codes.SIDE[side].label),
        customdata=rows["claim_id"],
        hovertext=hover,
        hoverinfo="text",
        marker={"color": SIDE_COLOURS[side], "symbol": SIDE_SYMBOLS[side], "size": 11},
    )


def _layout(unit: str, lang: Language, height: int) -> dict[str, Any]:
    return {
        "template": "plotly_white",
        "height": height,
        "separators": lang.separators,
        "hovermode": "closest",
        "clickmode": "event+select",
        "margin": {"l": 72, "r": 12, "t": 24, "b": 48},
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom"},
        "yaxis": {"title": lang.gettext(codes.UNIT[unit].label), "rangemode": "tozero"},
    }
