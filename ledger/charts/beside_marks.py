"""What stands beside the marks of a picture in a browser: arrows that begin at their mark, and how many claims one place holds.

Documents draw the signs of ``marks.py`` as they are.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ledger.charts.style import Theme

Trace = dict[str, Any]
ARROW_HEAD = 9
"""How long an arrow is, in pixels."""
ANGLE = {"↑": 180, "↓": 0}
"""How far an arrow that hangs below its mark is turned for each sign."""


def with_arrow_signs(figure: dict[str, Any], theme: Theme) -> dict[str, Any]:
    """The figure with its signs as arrows on their marks, and the number of claims where several have one day and one number."""
    data = [drawn for trace in figure["data"] for drawn in _with_arrows(trace)]
    return {**figure, "data": [*data, *_counts(figure["data"], theme)]}


def _with_arrows(trace: Trace) -> Iterator[Trace]:
    """The trace without its signs, and a trace of arrows that open what their marks open."""
    texts = trace.get("text", ())
    places = [place for place, text in enumerate(texts) if text in ANGLE] if "customdata" in trace else []
    if not places:
        yield trace
        return
    yield {**trace, "text": ["" if place in places else text for place, text in enumerate(texts)]}
    size, colour = trace["marker"]["size"], trace["marker"]["color"]
    yield {
        **{name: trace[name] for name in ("type", "legendgroup", "cliponaxis", "hoverinfo", "yaxis") if name in trace},
        "mode": "markers",
        "showlegend": False,
        "unselected": {"marker": {"opacity": 1}},
        **{name: [trace[name][place] for place in places] for name in ("x", "y", "customdata", "hovertext")},
        "marker": {
            "symbol": "arrow-down",
            "angle": [ANGLE[texts[place]] for place in places],
            "size": ARROW_HEAD,
            "color": colour,
            "line": {"width": 0},
            "standoff": size / 2 + ARROW_HEAD + 1,
        },
    }


def _counts(traces: list[Trace], theme: Theme) -> list[Trace]:
    """For each axis the number of claims at a place, where it is more than one."""
    counted: dict[str, Counter[tuple[Any, Any]]] = {}
    for trace in traces:
        if "customdata" in trace and isinstance(trace["customdata"], list):
            # Each once and in their order: a set's own order is another one in each process.
            places = dict.fromkeys(zip(trace["x"], trace["y"], trace["customdata"], strict=True))
            counted.setdefault(trace.get("yaxis", "y"), Counter()).update((x, y) for x, y, _ in places)
    return [
        {
            "type": "scatter",
            "mode": "text",
            "yaxis": axis,
            "showlegend": False,
            "hoverinfo": "skip",
            "cliponaxis": False,
            "x": [x for x, _ in several],
            "y": [y for _, y in several],
            "text": [f"<b>{n}</b>" for n in several.values()],
            "textposition": "top right",
            "textfont": {"size": 12, "color": theme.ink},
        }
        for axis, places in counted.items()
        if (several := {place: n for place, n in places.items() if n > 1})
    ]
