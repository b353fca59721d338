"""When two sides claimed the same settlement: one bar a settlement through time."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ledger.charts.axes import day_axis
from ledger.charts.style import Theme, axis, layout
from ledger.i18n.language import Language
from ledger.record.frames import to_records

ROW_HEIGHT, AROUND = 30, 84
DAY = pd.Timedelta(days=1)


def disputed(
    spans: pd.DataFrame, order: list[str], names: Mapping[str, str], lang: Language, theme: Theme
) -> dict[str, Any]:
    """Full where both words were young, hatched where one was old; a click gives the place_id.

    Parameters
    ----------
    spans
        ``Disputed.spans``.
    order
        The settlements that are drawn, from top to bottom.
    names
        What each of them is called.
    """
    _ = lang.gettext
    rows = {place: len(order) - 1 - number for number, place in enumerate(order)}
    drawn = spans[spans["place_id"].isin(order)]
    figure_layout = layout(
        theme, lang, AROUND + ROW_HEIGHT * max(len(order), 2), hovermode="closest", barmode="overlay", bargap=0.45
    )
    figure_layout["xaxis"] = day_axis(theme, lang, nticks=5, fixedrange=True)
    figure_layout["yaxis"] = axis(
        theme,
        tickvals=list(rows.values()),
        ticktext=[names[place] for place in rows],
        range=[-0.6, len(order) - 0.4],
        automargin=True,
        fixedrange=True,
        showgrid=False,
    )
    figure_layout["yaxis"]["tickfont"] = {"size": 13, "color": theme.ink}
    kinds = {
        True: (
            _("both statements at most 90 days old"),
            {"color": theme.accent, "line": {"width": 1, "color": theme.accent}},
        ),
        False: (
            _("one of them older"),
            {
                "color": theme.paper,
                "line": {"width": 1, "color": theme.muted},
                "pattern": {"shape": "/", "fgcolor": theme.muted, "bgcolor": theme.paper, "size": 5, "solidity": 0.2},
            },
        ),
    }
    return {
        "data": [
            _bars(drawn[drawn["young"] == young], rows, names, name, marker, lang)
            for young, (name, marker) in kinds.items()
        ],
        "layout": figure_layout,
    }


def _bars(
    spans: pd.DataFrame,
    rows: Mapping[str, int],
    names: Mapping[str, str],
    name: str,
    marker: dict[str, Any],
    lang: Language,
) -> dict[str, Any]:
    told = to_records(spans)
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "marker": marker,
        "base": [row["start"] for row in told],
        "x": [(row["end"] - row["start"] + DAY) / pd.Timedelta(milliseconds=1) for row in told],
        "y": [rows[row["place_id"]] for row in told],
        "customdata": [row["place_id"] for row in told],
        "hovertext": [_hover(row, names, name, lang) for row in told],
        "hoverinfo": "text",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _hover(span: Mapping[str, Any], names: Mapping[str, str], name: str, lang: Language) -> str:
    days = lang.ngettext("{n} day", "{n} days", (span["end"] - span["start"]).days + 1)
    when = lang.gettext("{start} to {end}").format(start=lang.date(span["start"]), end=lang.date(span["end"]))
    return f"<b>{names[span['place_id']]}: {days}</b><br>{when}<br>{name}"
