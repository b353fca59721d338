"""Events above pictures through time: numbered flags in lanes, and small ticks."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from ledger.charts.event_words import event_line
from ledger.charts.style import Theme
from ledger.i18n.language import Language
from ledger.record.rows import Event, rows_of

FLAG_SIZE, NARROW_WIDTH = 20, 300


def event_ticks(events: Iterable[Event], height: float, lang: Language, theme: Theme, **more: Any) -> dict[str, Any]:
    """A small tick for each event, at one height; the words on hover."""
    shown = list(events)
    return (
        _signs(
            shown,
            lang,
            theme,
            mode="markers",
            y=[height] * len(shown),
            marker={
                "symbol": "line-ns-open",
                "size": 9,
                "color": theme.muted,
                "line": {"width": 2, "color": theme.muted},
            },
        )
        | more
    )


def flag_width(days: pd.Series) -> pd.Timedelta:
    """How many days a flag covers where the picture is ``NARROW_WIDTH`` wide, as on a phone."""
    return (days.max() - days.min()) * (FLAG_SIZE / NARROW_WIDTH) if len(days) else pd.Timedelta(0)


def assign_lanes(days: Iterable[pd.Timestamp], apart: pd.Timedelta) -> list[int]:
    """For each day, in order, the lowest lane in which its flag does not touch an earlier one."""
    last: list[pd.Timestamp] = []
    chosen = []
    for day in days:
        lane = next((number for number, end in enumerate(last) if day - end >= apart), len(last))
        last[lane : lane + 1] = [day]
        chosen.append(lane)
    return chosen


def flags(
    events: pd.DataFrame,
    flagged: "pd.Series[bool]",
    apart: pd.Timedelta,
    figure_layout: dict[str, Any],
    lang: Language,
    theme: Theme,
) -> list[dict[str, Any]]:
    """Above the picture: a numbered flag with a line through it for each event in words, a small tick for the others."""
    numbered = list(enumerate(rows_of(events, Event), start=1))
    shown, others = (
        [each for each, flag in zip(numbered, flagged, strict=True) if flag is of_kind] for of_kind in (True, False)
    )
    figure_layout["shapes"] = [event_line(event, theme) for _, event in shown]
    return [
        _signs(
            [event for _, event in shown],
            lang,
            theme,
            mode="markers+text",
            y=assign_lanes([event["date"] for _, event in shown], apart),
            text=[str(number) for number, _ in shown],
            textfont={"size": 11, "color": theme.ink},
            marker={
                "symbol": "circle",
                "size": FLAG_SIZE,
                "color": theme.paper,
                "line": {"width": 1, "color": theme.muted},
            },
        ),
        event_ticks((event for _, event in others), -0.9, lang, theme, yaxis="y99"),
    ]


def _signs(events: list[Event], lang: Language, theme: Theme, **more: Any) -> dict[str, Any]:
    """The signs of some events, each with its words on hover."""
    return {
        "type": "scatter",
        "yaxis": "y99",
        "showlegend": False,
        "cliponaxis": False,
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": theme.ink}},
        "x": [event["date"] for event in events],
        "hovertext": [
            f"<b>{lang.short_date(event['date'])}</b><br>{lang.localised(event, 'title')}" for event in events
        ],
    } | more
