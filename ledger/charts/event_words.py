"""Events in pictures through time: in words above them, and as lines through them."""

from collections.abc import Sequence
from html import escape
from textwrap import wrap
from typing import Any

import pandas as pd

from ledger.charts.spans import Days
from ledger.charts.style import Theme
from ledger.i18n.language import Language
from ledger.record.rows import Event

LINE_HEIGHT, LETTER, NARROWEST, WIDEST = 16, 5.9, 14, 27
"""The words of an event above the panels: the pixels of a line and of a letter, and how many letters a line has."""
Named = tuple[Event, list[str], bool]
"""An event, its words in lines, and whether they stand left of its line, for want of room at the right."""


def events_in_words(
    events: list[Event], first: pd.Timestamp, last: pd.Timestamp, width: float, lang: Language
) -> list[Named]:
    """The words of each event, broken so that they end before the next one begins."""
    if not events:
        return []
    letters_a_day = width / LETTER / (last - first).days
    room = [
        int((following - event["date"]).days * letters_a_day)
        for event, following in zip(events, [*(each["date"] for each in events[1:]), last], strict=True)
    ]
    left = room[-1] < WIDEST
    if left and len(room) > 1:
        room[-2] -= WIDEST
    return [
        (
            event,
            wrap(
                f"{lang.month(event['date'])}: {lang.localised(event, 'title')}",
                WIDEST if turned else min(max(letters, NARROWEST), WIDEST),
                break_long_words=False,
            ),
            turned,
        )
        for event, letters, turned in zip(
            events, room, [*[False] * (len(events) - 1), left][: len(events)], strict=True
        )
    ]


def event_line(event: Event, theme: Theme) -> dict[str, Any]:
    """A dotted line through all panels."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": event["date"],
        "x1": event["date"],
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"color": theme.muted, "width": 1, "dash": "dot"},
    }


def event_words(event: Event, lines: list[str], left: bool, lang: Language, theme: Theme) -> dict[str, Any]:
    return {
        "x": event["date"],
        "xref": "x",
        "xanchor": "right" if left else "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "align": "right" if left else "left",
        "font": {"size": 12, "color": theme.ink},
        "text": "<br>".join(escape(line, quote=False) for line in lines),
        "hovertext": lang.short_date(event["date"]),
    }


def stack_events(events: Sequence[Named], days: Days, width: float) -> list[int]:
    """How many pixels above the picture the words of each event begin, so that none lie upon others: as low as there is room."""
    taken: list[tuple[float, float, int, int]] = []
    for event, lines, left in events:
        at, wide = (event["date"] - days[0]) / (days[1] - days[0]) * width, max(map(len, lines)) * LETTER
        start, end = (at - wide, at) if left else (at, at + wide)
        beside = [(bottom, top) for before, after, bottom, top in taken if before < end and start < after]
        high = len(lines) * LINE_HEIGHT
        shift = min(
            place
            for place in (0, *(top for _, top in beside))
            if all(place >= top or place + high <= bottom for bottom, top in beside)
        )
        taken.append((start, end, shift, shift + high))
    return [shift for _, _, shift, _ in taken]
