"""Lines, names and marks on the ground of a map, as traces of plotly."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from ledger.charts.map.labels import PlacedLabel
from ledger.charts.style import Theme
from ledger.record.boundaries import Polyline


def line_trace(lines: Polyline, line: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """Lines that neither stand in the legend nor say anything when they are pointed at."""
    return {
        "type": "scatter",
        "mode": "lines",
        "showlegend": False,
        "hoverinfo": "skip",
        "x": lines.x,
        "y": lines.y,
        "line": line,
        **more,
    }


def name_trace(
    placed: Sequence[PlacedLabel], texts: Iterable[str], colour: str, theme: Theme, marker: Mapping[str, Any]
) -> dict[str, Any]:
    """Names of one colour with a rim of the land's, so that they can be read over lines.

    Parameters
    ----------
    marker
        What stands at the point of a name; its size keeps the name off the point.
    """
    rim = ", ".join(f"{x}px {y}px 1px {theme.land}" for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "showlegend": False,
        "hoverinfo": "skip",
        "x": [name.x for name in placed],
        "y": [name.y for name in placed],
        "text": list(texts),
        "textposition": [name.anchor for name in placed],
        "textfont": {"size": [name.label.size for name in placed], "color": colour, "shadow": rim},
        "marker": marker,
        # A click on a mark selects it, and plotly pales whatever is not selected.
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": colour}},
    }


def mark_trace(
    x: Sequence[float],
    y: Sequence[float],
    place_ids: Sequence[str],
    texts: Sequence[str],
    marker: Mapping[str, Any],
    **more: Any,
) -> dict[str, Any]:
    """Marks of places; a click on one gives its place_id.

    Parameters
    ----------
    texts
        What is said of each when it is pointed at.
    """
    return {
        "type": "scatter",
        "mode": "markers",
        "showlegend": False,
        "x": x,
        "y": y,
        "marker": {"opacity": 1, **marker},
        "customdata": place_ids,
        "hoverinfo": "text",
        "hovertext": texts,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        **more,
    }


def shown_as_is(text: str) -> str:
    """Words of the record in a text of plotly, which else takes some of them for marks."""
    return escape(text, quote=False)
