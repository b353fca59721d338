"""One measure through time: each claim a mark, unlike claims in rows of their own, events as lines."""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from ledger import codes, phrases
from ledger.answers.series import Apart, ceiling
from ledger.charts import marks
from ledger.charts.axes import day_axis, value_axis
from ledger.charts.palette import SIDE_COLOURS, Theme, axis, layout
from ledger.charts.thinned import thinned
from ledger.frames import records
from ledger.language import Language

MAIN_HEIGHT, ROW_HEIGHT, LEGEND_HEIGHT = 430, 110, 90
FLAG_SIZE, NARROW_WIDTH = 20, 300
Pale = Callable[[pd.DataFrame], "pd.Series[bool]"]
"""Which of some claims are pale."""


def timeline(
    series: pd.DataFrame, groups: Apart, steps: pd.DataFrame, events: pd.DataFrame, *,
    dated: str, logarithmic: bool, unit: str, lang: Language, theme: Theme, pale: "Pale | None" = None,
) -> dict[str, Any]:
    """Draw the series in the large panel, each group of unlike claims in a marked panel below it.

    Parameters
    ----------
    series, groups
        The answers of ``series.series`` and ``series.unlike``.
    steps
        The answer of ``steps.steps``; empty for no step lines.
    events
        Rows of the record's events, in order of date; numbered from 1 in the picture.
    dated
        ``as_of`` or ``stated_on``: which day places a claim. Periods and steps are about days, so they are
        drawn only with ``as_of``.
    unit
        Name of the unit in the reader's language.
    pale
        Gives for claims which of them are pale, as ``current.pale`` does; None for none.
    """
    apart = _flag_width(pd.concat([series[dated], events["date"]]))
    flag_lanes = max(lanes(events.loc[events["importance"] == "1", "date"], apart), default=0) + 1
    flags_height = (flag_lanes + 1) * FLAG_SIZE
    height = flags_height + MAIN_HEIGHT + ROW_HEIGHT * len(groups) + LEGEND_HEIGHT
    bands = _bands(height - LEGEND_HEIGHT - 8, flags_height, len(groups))
    figure_layout = layout(theme, lang, height, hovermode="closest", dragmode="pan", annotations=[])
    figure_layout["xaxis"] = day_axis(theme, lang, anchor="free", position=0, showgrid=True)
    figure_layout["legend"] |= {"yref": "container", "y": 0, "yanchor": "bottom"}
    figure_layout["margin"] |= {"b": LEGEND_HEIGHT}
    figure_layout["yaxis"] = value_axis(theme, lang, _largest(series), unit, logarithmic, domain=bands[0], fixedrange=True)
    drawn = thinned(series, dated)
    data = _step_lines(steps) + (_spans(drawn, "y") if dated == "as_of" else []) + marks.traces(
        drawn, drawn[dated], lang, "vertical", theme=theme, pale=pale and pale(drawn),
    )
    for number, (key, claims) in enumerate(groups.items(), start=2):
        data += _panel(figure_layout, number, bands[number - 1], key, thinned(claims, dated), dated, unit, logarithmic, lang, theme, pale)
    if len(events):
        figure_layout["yaxis99"] = {"domain": [bands[0][1], 1], "visible": False, "range": [flag_lanes - 0.4, -1.4], "fixedrange": True}
        data += _flags(events, apart, figure_layout, lang, theme)
    return {"data": data or [{"type": "scatter", "x": [], "y": []}], "layout": figure_layout}


def _flag_width(days: pd.Series) -> pd.Timedelta:
    """How many days a flag covers where the picture is ``NARROW_WIDTH`` wide, as on a phone."""
    return (days.max() - days.min()) * (FLAG_SIZE / NARROW_WIDTH) if len(days) else pd.Timedelta(0)


def _bands(height: int, flags_height: int, rows: int) -> list[list[float]]:
    """The vertical domain of the main panel and of each row below it, from top to bottom."""
    top = 1 - flags_height / height
    step = ROW_HEIGHT / height
    below = [[row * step + (0.1 * step if row else 0), (row + 1) * step - 38 / height] for row in reversed(range(rows))]
    return [[rows * step, top], *below]


def _largest(claims: pd.DataFrame) -> float:
    numbers = ceiling(claims)
    return float(numbers.max()) if numbers.notna().any() else 1.0


def _panel(
    figure_layout: dict[str, Any], number: int, band: list[float], key: tuple[str, str, bool],
    claims: pd.DataFrame, dated: str, unit: str, logarithmic: bool, lang: Language, theme: Theme, pale: "Pale | None",
) -> list[dict[str, Any]]:
    """One row for claims that are unlike the series: its axis, its reason, its marks."""
    name = f"y{number}"
    figure_layout["annotations"].append({
        "x": 0, "xref": "paper", "xanchor": "left", "y": band[1], "yref": "paper", "yanchor": "bottom", "showarrow": False,
        "align": "left", "font": {"size": 13, "color": theme.ink},
        "text": f"<b>{phrases.name_apart(*key, lang)}</b>",
    })
    if key[2]:
        figure_layout[f"yaxis{number}"] = axis(theme, domain=band, visible=False, range=[0, 2], fixedrange=True)
        return _words(claims, dated, name, lang)
    figure_layout[f"yaxis{number}"] = value_axis(theme, lang, _largest(claims), unit, logarithmic, domain=band, nticks=3, fixedrange=True)
    spans = _spans(claims, name) if dated == "as_of" else []
    return spans + marks.traces(claims, claims[dated], lang, "vertical", size=9, theme=theme, pale=pale and pale(claims), yaxis=name, showlegend=False)


def _spans(claims: pd.DataFrame, yaxis: str) -> list[dict[str, Any]]:
    """A period as a bar from its start to its end, at each number that was named."""
    spans: dict[str, list[marks.Row]] = {}
    for claim in records(claims[claims["period_start"].notna()]):
        spans.setdefault(claim["side"], []).extend(marks.points(claim))
    return [
        {
            "type": "scatter", "mode": "lines", "yaxis": yaxis, "showlegend": False, "hoverinfo": "skip",
            "line": {"color": SIDE_COLOURS[side], "width": 3},
            "x": [day for point in drawn for day in (point["period_start"], point["as_of"], None)],
            "y": [value for point in drawn for value in (point["value"], point["value"], None)],
        }
        for side, drawn in spans.items()
    ]


def _words(claims: pd.DataFrame, dated: str, yaxis: str, lang: Language) -> list[dict[str, Any]]:
    """Claims in words: a mark on a line without values, the words on hover."""
    result = []
    for side, rows in claims.groupby("side"):
        result.append({
            "type": "scatter", "mode": "markers", "yaxis": yaxis, "showlegend": False,
            "x": rows[dated].tolist(), "y": [1] * len(rows),
            "marker": {"symbol": "asterisk-open", "size": 10, "color": SIDE_COLOURS[str(side)], "line": {"width": 2, "color": SIDE_COLOURS[str(side)]}},
            "customdata": rows["claim_id"].tolist(), "hoverinfo": "text",
            "hovertext": [marks.hover(row, lang) for row in records(rows)],
            "unselected": {"marker": {"opacity": 1}},
        })
    return result


def _step_lines(steps: pd.DataFrame) -> list[dict[str, Any]]:
    """One thin line a side; it breaks where no figure was current."""
    spoken = set(steps["side"])
    return [
        {
            "type": "scatter", "mode": "lines", "showlegend": False, "hoverinfo": "skip", "opacity": 0.55,
            "line": {"color": SIDE_COLOURS[side], "width": 1.5},
            "x": [day for row in rows.itertuples() for day in (row.start, row.end, None)],
            "y": [value for row in rows.itertuples() for value in (row.value, row.value, None)],
        }
        for side, rows in ((side, steps[steps["side"] == side]) for side in codes.SIDE if side in spoken)
    ]


def lanes(days: Iterable[pd.Timestamp], apart: pd.Timedelta) -> list[int]:
    """For each day, in order, the lowest lane in which its flag does not touch an earlier one."""
    last: list[pd.Timestamp] = []
    chosen = []
    for day in days:
        lane = next((number for number, end in enumerate(last) if day - end >= apart), len(last))
        last[lane:lane + 1] = [day]
        chosen.append(lane)
    return chosen


def _flags(events: pd.DataFrame, apart: pd.Timedelta, figure_layout: dict[str, Any], lang: Language, theme: Theme) -> list[dict[str, Any]]:
    """Above the picture: a numbered flag with a line through it for each key event, a small tick for the others."""
    numbered = list(enumerate(records(events), start=1))
    flagged, others = ([(number, event) for number, event in numbered if (event["importance"] == "1") == key] for key in (True, False))
    figure_layout["shapes"] = [
        {
            "type": "line", "xref": "x", "yref": "paper", "x0": event["date"], "x1": event["date"], "y0": 0, "y1": 1, "layer": "below",
            "line": {"color": theme.muted, "width": 1, "dash": "dot"}, "opacity": 0.6,
        }
        for _, event in flagged
    ]

    def signs(shown: list[tuple[int, dict[Any, Any]]], **more: Any) -> dict[str, Any]:
        return {
            "type": "scatter", "yaxis": "y99", "showlegend": False, "cliponaxis": False, "hoverinfo": "text",
            "unselected": {"marker": {"opacity": 1}, "textfont": {"color": theme.ink}}, "x": [event["date"] for _, event in shown],
            "hovertext": [f"<b>{lang.short_date(event['date'])}</b><br>{lang.pick(event, 'title')}" for _, event in shown],
        } | more

    return [
        signs(
            flagged, mode="markers+text", y=lanes([event["date"] for _, event in flagged], apart),
            text=[str(number) for number, _ in flagged], textfont={"size": 11, "color": theme.ink},
            marker={"symbol": "circle", "size": FLAG_SIZE, "color": theme.paper, "line": {"width": 1, "color": theme.muted}},
        ),
        signs(
            others, mode="markers", y=[-0.9] * len(others),
            marker={"symbol": "line-ns-open", "size": 9, "color": theme.muted, "line": {"width": 2, "color": theme.muted}},
        ),
    ]


def small_timeline(series: pd.DataFrame, *, unit: str, lang: Language, theme: Theme, pale: "Pale | None" = None) -> dict[str, Any]:
    """The series alone, without events and controls, for the briefing."""
    figure_layout = layout(theme, lang, 300, hovermode="closest")
    figure_layout["xaxis"] = day_axis(theme, lang, nticks=5, fixedrange=True)
    figure_layout["yaxis"] = value_axis(theme, lang, _largest(series), unit, nticks=4, fixedrange=True)
    drawn = thinned(series, "as_of")
    return {"data": _spans(drawn, "y") + marks.traces(
        drawn, drawn["as_of"], lang, "vertical", size=9, theme=theme, pale=pale and pale(drawn),
    ), "layout": figure_layout}
