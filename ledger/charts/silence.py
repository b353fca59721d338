"""Who spoke when: a row a source, a cell a month in which it stated a claim; empty months stay empty."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from ledger.answers.rows import SilenceRow
from ledger.charts.axes import day_axis
from ledger.charts.style import SIDE_COLOURS, Theme, axis, layout
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.frames import to_records
from ledger.record.rows import rows_of

ROW_HEIGHT, HEAD_HEIGHT, FOOT_HEIGHT = 22, 36, 12
CELL = 0.84
"""The share of its month that a cell fills."""

Names = Mapping[str, str]


def silence_calendar(
    cells: pd.DataFrame,
    spoken: pd.DataFrame,
    metric: str,
    day: date,
    *,
    sources: Names,
    measures: Names,
    lang: Language,
    theme: Theme,
) -> dict[str, Any]:
    """Draw the calendar; sources in groups by side, in each the one that spoke last on top.

    The axis covers a year at least. A cell is filled where the source spoke of the chosen measure, else hollow; a cross after the last cell of a
    source says that the record has no newer statement from it.

    Parameters
    ----------
    cells, spoken
        The answers of ``silence.calendar`` and ``silence.silence``; every source of ``cells`` is in ``spoken``.
    metric
        The chosen measure.
    day
        The day on which the reader is placed.
    sources, measures
        The names of sources and measures in the reader's language.
    """
    rows, labels = _rows(spoken, sources, lang)
    height = HEAD_HEIGHT + ROW_HEIGHT * len(labels) + FOOT_HEIGHT
    figure_layout = layout(
        theme,
        lang,
        height,
        hovermode="closest",
        showlegend=False,
        barmode="overlay",
        # A count that does not fit its cell, as on a phone, is left to the hover.
        uniformtext={"minsize": 9, "mode": "hide"},
    )
    figure_layout["margin"] |= {"t": HEAD_HEIGHT, "b": FOOT_HEIGHT, "l": 8}
    last = pd.Timestamp(day)
    end = last + pd.offsets.MonthEnd(0)
    first = min(cells["month"].min(), end + pd.offsets.MonthBegin(-12))
    figure_layout["xaxis"] = day_axis(
        theme, lang, side="top", range=[str(first), str(end + (end - first) * 0.02)], fixedrange=True
    )
    figure_layout["yaxis"] = axis(
        theme,
        tickvals=list(range(len(labels))),
        ticktext=labels,
        range=[len(labels) - 0.4, -0.6],
        automargin=True,
        fixedrange=True,
        showgrid=False,
    )
    figure_layout["yaxis"]["tickfont"] = {"size": 13, "color": theme.ink}
    figure_layout["shapes"] = [
        {
            "type": "line",
            "xref": "x",
            "x0": str(last),
            "x1": str(last),
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "layer": "below",
            "line": {"color": theme.accent, "width": 1.5, "dash": "dot"},
        }
    ]
    bars = [
        _cells(own, rows, metric, sources, measures, lang, theme)
        for side in codes.SIDE
        if len(own := cells[cells["side"] == side])
    ]
    stopped = spoken[spoken["stopped"] & spoken["source"].isin(rows)]
    return {
        "data": [*bars, *([_crosses(stopped, rows, sources, lang, theme)] if len(stopped) else [])],
        "layout": figure_layout,
    }


def _rows(spoken: pd.DataFrame, sources: Names, lang: Language) -> tuple[dict[str, int], list[str]]:
    """The row of each source from the top, and the labels of all rows: above each group its side."""
    rows: dict[str, int] = {}
    labels: list[str] = []
    for side in codes.SIDE:
        own = spoken[spoken["side"] == side].sort_values(["last", "source"], ascending=[False, True])["source"].tolist()
        if own:
            labels.append(f"<b>{lang.gettext(codes.SIDE[side].label)}</b>")
        for source in own:
            rows[source] = len(labels)
            labels.append(sources[source])
    return rows, labels


def _cells(
    cells: pd.DataFrame,
    rows: Mapping[str, int],
    metric: str,
    sources: Names,
    measures: Names,
    lang: Language,
    theme: Theme,
) -> dict[str, Any]:
    """The cells of one side: bars as long as their month, so that they grow and shrink with the picture."""
    colour = SIDE_COLOURS[str(cells["side"].iloc[0])]
    length = ((cells["month"] + pd.offsets.MonthBegin(1)) - cells["month"]).dt.days * 86_400_000
    chosen = [metric in spoken for spoken in cells["measures"]]
    return {
        "type": "bar",
        "orientation": "h",
        "name": lang.gettext(codes.SIDE[str(cells["side"].iloc[0])].label),
        "y": cells["source"].map(rows).tolist(),
        "width": [0.9] * len(cells),
        "base": [str(start) for start in cells["month"]],
        "x": (length * CELL).tolist(),
        "text": [lang.number(count) for count in cells["claims"]],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "insidetextfont": {"size": 11, "color": [theme.paper if filled else theme.ink for filled in chosen]},
        "marker": {
            "color": [colour if filled else theme.paper for filled in chosen],
            "line": {"color": colour, "width": 1.5},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "customdata": cells["claim_id"].tolist(),
        "hoverinfo": "text",
        "hovertext": [_hover(cell, sources, measures, lang) for cell in to_records(cells)],
    }


def _hover(cell: Mapping[str, Any], sources: Names, measures: Names, lang: Language) -> str:
    count = lang.ngettext("{n} claim", "{n} claims", cell["claims"])
    head = f"<b>{sources[cell['source']]}, {lang.date_with_precision(cell['month'], 'month')}: {count}</b>"
    return "<br>".join([head, *(measures[measure] for measure in cell["measures"])])


def _crosses(
    stopped: pd.DataFrame, rows: Mapping[str, int], sources: Names, lang: Language, theme: Theme
) -> dict[str, Any]:
    """After the last cell of each source from which there is no newer statement, a cross."""
    _ = lang.gettext
    after = stopped["last"].dt.to_period("M").dt.end_time.astype("datetime64[us]") + pd.Timedelta(days=8)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [str(day) for day in after],
        "y": stopped["source"].map(rows).tolist(),
        "marker": {
            "symbol": "x-thin-open",
            "size": 7,
            "color": theme.muted,
            "line": {"width": 1.5, "color": theme.muted},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "customdata": stopped["claim_id"].tolist(),
        "hoverinfo": "text",
        "hovertext": [
            _("<b>{source}</b>: no newer statement in this dataset since {day}").format(
                source=sources[row["source"]], day=lang.date(row["last"])
            )
            for row in rows_of(stopped, SilenceRow)
        ],
    }
