"""One measure through time: each claim a mark, unlike claims in rows of their own, a few events in words, the others as ticks."""

from collections.abc import Callable, Collection
from typing import Any

import pandas as pd

from ledger.answers.sampling import sample_claims
from ledger.answers.series import ExcludedGroups, highest_named
from ledger.charts import marks
from ledger.charts.axes import day_axis, span_of_days, value_axis
from ledger.charts.event_flags import FLAG_SIZE, assign_lanes, flag_width, flags
from ledger.charts.event_words import LINE_HEIGHT, Named, event_words, events_in_words, stack_events
from ledger.charts.panels import DRAWN_WIDTH
from ledger.charts.spans import SPANS, Days, explorable
from ledger.charts.style import SIDE_COLOURS, Theme, axis, layout, pale as pale_colour
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.claim import claims_of
from ledger.record.rows import Event, rows_of
from ledger.text import claim_text

MAIN_HEIGHT, ROW_HEIGHT, LEGEND_HEIGHT, TOP = 430, 110, 90, 8
Pale = Callable[[pd.DataFrame], "pd.Series[bool]"]
"""Which of some claims are pale."""
AXIS_LABELS, TICK_ROOM = 40, 8
"""How many pixels the days below an axis take in two lines, and the ticks above panels."""


def timeline(
    series: pd.DataFrame,
    groups: ExcludedGroups,
    steps: pd.DataFrame,
    events: pd.DataFrame,
    *,
    dated: str,
    logarithmic: bool,
    unit: str,
    lang: Language,
    theme: Theme,
    pale: "Pale | None" = None,
    in_words: Collection[str] = (),
    span: str = "all",
    width: float = DRAWN_WIDTH,
) -> dict[str, Any]:
    """Draw the series in the large panel, each group of unlike claims in a marked panel below it.

    Parameters
    ----------
    series, groups
        The answers of ``series.series`` and ``series.excluded_groups``.
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
    in_words
        The IDs of the events that have a flag and a line, and are named above the picture; the others are ticks.
    span
        A key of ``SPANS``: which days are in sight; all of them for any other word.
    width
        Of the picture between its margins, in pixels, for which the words of events are placed.
    """
    apart = flag_width(pd.concat([series[dated], events["date"]]))
    flagged = events["event_id"].isin(list(in_words))
    flag_lanes = max(assign_lanes(events.loc[flagged, "date"], apart), default=0) + 1
    flags_height = (flag_lanes + 1) * FLAG_SIZE
    days = SPANS.get(span) or _days(pd.concat([series, *groups.values()]), events, dated)
    named_events = _named(events[flagged], days, width, lang)
    shifts = stack_events(named_events, days, width)
    top = (
        max(
            (shift + len(lines) * LINE_HEIGHT for shift, (_, lines, _) in zip(shifts, named_events, strict=True)),
            default=0,
        )
        + TOP
    )
    height = flags_height + MAIN_HEIGHT + ROW_HEIGHT * len(groups) + LEGEND_HEIGHT + top - TOP
    bands = _bands(height - LEGEND_HEIGHT - top, flags_height, len(groups))
    figure_layout = layout(
        theme,
        lang,
        height,
        hovermode="closest",
        annotations=[
            event_words(*each, lang, theme) | {"yshift": shift}
            for each, shift in zip(named_events, shifts, strict=True)
        ],
    )
    explorable(figure_layout, days, span)
    figure_layout["xaxis"] |= day_axis(theme, lang, anchor="free", position=0, showgrid=True)
    figure_layout["legend"] |= {"yref": "container", "y": 0, "yanchor": "bottom"}
    figure_layout["margin"] |= {"b": LEGEND_HEIGHT, "t": top}
    figure_layout["yaxis"] = value_axis(
        theme, lang, _largest(series), unit, logarithmic, domain=bands[0], fixedrange=True
    )
    drawn = sample_claims(series, dated)
    data = (
        _step_lines(steps)
        + (_spans(drawn, "y") if dated == "as_of" else [])
        + marks.traces(
            drawn,
            drawn[dated],
            lang,
            "vertical",
            pale=pale and pale(drawn),
        )
    )
    for number, (key, claims) in enumerate(groups.items(), start=2):
        data += _panel(
            figure_layout,
            number,
            bands[number - 1],
            key,
            sample_claims(claims, dated),
            dated,
            unit,
            logarithmic,
            lang,
            theme,
            pale,
        )
    if len(events):
        figure_layout["yaxis99"] = {
            "domain": [bands[0][1], 1],
            "visible": False,
            "range": [flag_lanes - 0.4, -1.4],
            "fixedrange": True,
        }
        data += flags(events, flagged, apart, figure_layout, lang, theme)
    return {"data": data or [{"type": "scatter", "x": [], "y": []}], "layout": figure_layout}


def make_room(figure_layout: dict[str, Any]) -> None:
    """Between the words above panels and the panels room for ticks; below them days in two lines, and room for a legend of several rows."""
    plot = figure_layout["height"] - figure_layout["margin"]["t"] - figure_layout["margin"]["b"]
    for note in figure_layout["annotations"]:
        if note.get("xref") == "x":
            note["yshift"] = TICK_ROOM
    for stop in figure_layout["xaxis"]["tickformatstops"]:
        stop["value"] = stop["value"].replace(" %Y", "<br>%Y")
    figure_layout["legend"] |= {"yref": "paper", "y": -AXIS_LABELS / plot, "yanchor": "top"}
    figure_layout["margin"] |= {"t": figure_layout["margin"]["t"] + TICK_ROOM, "b": LEGEND_HEIGHT}
    figure_layout["height"] = plot + figure_layout["margin"]["t"] + LEGEND_HEIGHT


def _days(claims: pd.DataFrame, events: pd.DataFrame, dated: str) -> Days:
    """The first and the last day of claims and events."""
    days = pd.concat([claims[dated], events["date"], *([claims["period_start"]] if dated == "as_of" else [])]).dropna()
    return span_of_days(days.min(), days.max()) if len(days) else SPANS["autumn_2024"]


def _named(events: pd.DataFrame, days: Days, width: float, lang: Language) -> list[Named]:
    """The events in sight with their words."""
    first, last = days
    return events_in_words(rows_of(events[events["date"].between(first, last)], Event), first, last, width, lang)


def _bands(height: int, flags_height: int, rows: int) -> list[list[float]]:
    """The vertical domain of the main panel and of each row below it, from top to bottom."""
    top = 1 - flags_height / height
    step = ROW_HEIGHT / height
    below = [[row * step + (0.1 * step if row else 0), (row + 1) * step - 38 / height] for row in reversed(range(rows))]
    return [[rows * step, top], *below]


def _largest(claims: pd.DataFrame) -> float:
    numbers = highest_named(claims)
    return float(numbers.max()) if numbers.notna().any() else 1.0


def _panel(
    figure_layout: dict[str, Any],
    number: int,
    band: list[float],
    key: tuple[str, str, bool],
    claims: pd.DataFrame,
    dated: str,
    unit: str,
    logarithmic: bool,
    lang: Language,
    theme: Theme,
    pale: "Pale | None",
) -> list[dict[str, Any]]:
    """One row for claims that are unlike the series: its axis, its reason, its marks."""
    name = f"y{number}"
    figure_layout["annotations"].append(
        {
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "y": band[1],
            "yref": "paper",
            "yanchor": "bottom",
            "showarrow": False,
            "align": "left",
            "font": {"size": 13, "color": theme.ink},
            "text": f"<b>{claim_text.exclusion_label(*key, lang)}</b>",
        }
    )
    if key[2]:
        figure_layout[f"yaxis{number}"] = axis(theme, domain=band, visible=False, range=[0, 2], fixedrange=True)
        return _words(claims, dated, name, lang)
    figure_layout[f"yaxis{number}"] = value_axis(
        theme, lang, _largest(claims), unit, logarithmic, domain=band, nticks=3, fixedrange=True
    )
    spans = _spans(claims, name) if dated == "as_of" else []
    return spans + marks.traces(
        claims,
        claims[dated],
        lang,
        "vertical",
        size=9,
        pale=pale and pale(claims),
        yaxis=name,
        showlegend=False,
    )


def _spans(claims: pd.DataFrame, yaxis: str) -> list[dict[str, Any]]:
    """A period as a bar from its start to its end, at each number that was named."""
    spans: dict[str, list[marks.Point]] = {}
    for claim in claims_of(claims[claims["period_start"].notna()]):
        spans.setdefault(claim.side, []).extend(marks.points(claim))
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "yaxis": yaxis,
            "showlegend": False,
            "hoverinfo": "skip",
            "line": {"color": SIDE_COLOURS[side], "width": 3},
            "x": [day for point in drawn for day in (point.claim.period_start, point.claim.as_of, None)],
            "y": [value for point in drawn for value in (point.value, point.value, None)],
        }
        for side, drawn in spans.items()
    ]


def _words(claims: pd.DataFrame, dated: str, yaxis: str, lang: Language) -> list[dict[str, Any]]:
    """Claims in words: a mark on a line without values, the words on hover."""
    result = []
    for side, rows in claims.groupby("side"):
        result.append(
            {
                "type": "scatter",
                "mode": "markers",
                "yaxis": yaxis,
                "showlegend": False,
                "x": rows[dated].tolist(),
                "y": [1] * len(rows),
                "marker": {
                    "symbol": "asterisk-open",
                    "size": 10,
                    "color": SIDE_COLOURS[str(side)],
                    "line": {"width": 2, "color": SIDE_COLOURS[str(side)]},
                },
                "customdata": rows["claim_id"].tolist(),
                "hoverinfo": "text",
                "hovertext": [marks.hover(claim, lang) for claim in claims_of(rows)],
                "unselected": {"marker": {"opacity": 1}},
            }
        )
    return result


def _step_lines(steps: pd.DataFrame) -> list[dict[str, Any]]:
    """One thin line a side; it breaks where no figure was current."""
    spoken = set(steps["side"])
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "showlegend": False,
            "hoverinfo": "skip",
            "line": {"color": pale_colour(SIDE_COLOURS[side]), "width": 1.5},
            "x": [day for row in rows.itertuples() for day in (row.start, row.end, None)],
            "y": [value for row in rows.itertuples() for value in (row.value, row.value, None)],
        }
        for side, rows in ((side, steps[steps["side"] == side]) for side in codes.SIDE if side in spoken)
    ]


def small_timeline(
    series: pd.DataFrame, *, unit: str, lang: Language, theme: Theme, pale: "Pale | None" = None
) -> dict[str, Any]:
    """The series alone, without events and controls, for the briefing."""
    figure_layout = layout(theme, lang, 300, hovermode="closest")
    figure_layout["xaxis"] = day_axis(theme, lang, nticks=5, fixedrange=True)
    figure_layout["yaxis"] = value_axis(theme, lang, _largest(series), unit, nticks=4, fixedrange=True)
    drawn = sample_claims(series, "as_of")
    return {
        "data": _spans(drawn, "y")
        + marks.traces(
            drawn,
            drawn["as_of"],
            lang,
            "vertical",
            size=9,
            pale=pale and pale(drawn),
        ),
        "layout": figure_layout,
    }
