"""Several measures through time as panels below each other, all on one scale, with a few events named in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any

import pandas as pd

from ledger.answers.sampling import sample_claims
from ledger.answers.series import highest_named
from ledger.charts import marks
from ledger.charts.axes import day_axis, round_steps, span_of_days
from ledger.charts.event_words import LINE_HEIGHT, event_line, event_words, events_in_words
from ledger.charts.style import Theme, axis, layout
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.rows import Event, rows_of

FOOT_HEIGHT, GAP, LEFT = 44, 10, 134
TITLE = 13
"""So many letters of a panel's title stand in a line."""
DRAWN_WIDTH = 800
"""The width of the panels on a laptop, in pixels."""
HEADROOM = 1.12
"""How far a panel reaches beyond its largest number, for its mark and its arrow."""


@dataclass(frozen=True)
class Panel:
    """One measure: what it is called, its series, and which of its marks are pale (same index)."""

    title: str
    series: pd.DataFrame
    pale: "pd.Series[bool]"

    @property
    def largest(self) -> float:
        """The largest number in it; 0 without one."""
        numbers = highest_named(self.series).dropna()
        return float(numbers.max()) if len(numbers) else 0.0


def panels(
    shown: Sequence[Panel],
    events: pd.DataFrame,
    last: pd.Timestamp,
    height: int,
    lang: Language,
    theme: Theme,
    width: float = DRAWN_WIDTH,
) -> dict[str, Any]:
    """Draw the panels, from top to bottom; a soldier is as high in each of them.

    Parameters
    ----------
    shown
        At least one of them with a claim.
    events
        Rows of the record's events, in order of date: each gets a line through all panels, and its title above them.
    last
        The last day of the axis.
    height
        Of the whole picture, in pixels.
    width
        For which the words of events are broken into lines: of the panels, in pixels.
    """
    first, last = span_of_days(min(panel.series["as_of"].min() for panel in shown if len(panel.series)), last)
    named = events_in_words(
        rows_of(events[(events["date"] >= first) & (events["date"] <= last)], Event), first, last, width, lang
    )
    above = LINE_HEIGHT * max((len(lines) for _, lines, _ in named), default=0) + 4
    margin = (last - first) * 0.015
    figure_layout = layout(
        theme,
        lang,
        height,
        hovermode="closest",
        annotations=[],
        shapes=[],
        margin={"l": LEFT, "r": 12, "t": above, "b": FOOT_HEIGHT},
        xaxis=day_axis(
            theme, lang, range=[first - margin, last + margin], anchor="free", position=0, fixedrange=True, nticks=8
        ),
    )
    figure_layout["legend"] |= {
        "yref": "container",
        "y": 0,
        "yanchor": "bottom",
        "font": {"size": 12, "color": theme.ink},
    }
    figure_layout["hoverlabel"] |= {"font": figure_layout["hoverlabel"]["font"] | {"size": 13}}
    data: list[dict[str, Any]] = []
    for number, (panel, band) in enumerate(
        zip(shown, _bands(shown, height - above - FOOT_HEIGHT), strict=True), start=1
    ):
        figure_layout[f"yaxis{number if number > 1 else ''}"] = _value_axis(panel, shown, band, lang, theme)
        figure_layout["annotations"].append(_title(panel.title, band, theme))
        drawn = sample_claims(panel.series, "as_of")
        data += marks.traces(
            drawn,
            drawn["as_of"],
            lang,
            "vertical",
            size=9,
            pale=panel.pale,
            yaxis=f"y{number}" if number > 1 else "y",
        )
    figure_layout["shapes"] = [event_line(event, theme) for event, _, _ in named]
    figure_layout["annotations"] += [event_words(*each, lang, theme) for each in named]
    return {"data": _in_legend_once(data), "layout": figure_layout}


def _in_legend_once(traces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """In the order of sides; of each side its last mark that is not hollow stands in the legend, or else its last."""
    ordered = sorted(traces, key=lambda trace: codes.SIDE_ORDER[trace["legendgroup"]])
    signs = {
        trace["legendgroup"]: trace
        for trace in sorted(ordered, key=lambda trace: "-open" not in trace["marker"]["symbol"][0])
    }
    return [trace | {"showlegend": trace is signs[trace["legendgroup"]]} for trace in ordered]


def _bands(shown: Sequence[Panel], room: int) -> list[list[float]]:
    """The vertical domain of each panel, as high as its largest number asks for."""
    heights = [max(panel.largest, 1.0) * HEADROOM for panel in shown]
    free = 1 - GAP * (len(shown) - 1) / room
    top, bands = 1.0, []
    for each in heights:
        low = top - free * each / sum(heights)
        bands.append([max(low, 0.0), top])
        top = low - GAP / room
    return bands


def _value_axis(
    panel: Panel, shown: Sequence[Panel], band: list[float], lang: Language, theme: Theme
) -> dict[str, Any]:
    step = round_steps(max(each.largest for each in shown), 3)[1] if any(each.largest for each in shown) else 1.0
    ticks = [step * n for n in range(max(int(panel.largest * HEADROOM / step), 1) + 1)]
    return axis(
        theme,
        domain=band,
        range=[0, max(panel.largest, 1.0) * HEADROOM],
        fixedrange=True,
        tickvals=ticks,
        ticktext=[lang.compact(tick, "short") for tick in ticks],
        showline=True,
        rangemode="tozero",
    ) | {"tickfont": {"size": 12, "color": theme.muted}}


def _title(title: str, band: list[float], theme: Theme) -> dict[str, Any]:
    """The measure beside its panel, left of the numbers."""
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 4 - LEFT,
        "y": sum(band) / 2,
        "yref": "paper",
        "yanchor": "middle",
        "showarrow": False,
        "align": "left",
        "font": {"size": 13, "color": theme.ink},
        "text": "<br>".join(
            f"<b>{escape(line, quote=False)}</b>" for line in wrap(title, TITLE, break_long_words=False)
        ),
    }
