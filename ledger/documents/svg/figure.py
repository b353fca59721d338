"""A figure of ``charts`` as a drawing for paper: SVG with real text, made without a browser.

The figure stays plotly's; here matplotlib draws what such figures use: scatter traces with marks, text, lines and filled
rings, error bars, lines as shapes, annotations, axes and the legend.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure as Canvas
from matplotlib.patches import Rectangle
from matplotlib.transforms import Bbox

from ledger.documents.part import Figure
from ledger.documents.svg.axes import Scale, number, scale
from ledger.documents.svg.shapes import CLEAR, fill, legend_key, marker, point_label, steps, stroke, unbroken
from ledger.documents.svg.text import width, write
from ledger.i18n.language import Language

WIDTH = 680
"""Pixels, unless the caller wants another width; as on a page of medium width."""
LEGEND_ROW, LEGEND_GAP, LEGEND_MARK = 22, 22, 22
LABEL_GAP, AXIS = 6, 34


@dataclass(frozen=True)
class Ground:
    """The area between the margins, in pixels from the lower left corner, and the scales by their plotly names."""

    left: float
    bottom: float
    width: float
    height: float
    scales: Mapping[str, Scale]

    def across(self, reference: str, value: Any, on: str = "x") -> float:
        """The pixel of a value along an axis, or of a share of the whole area."""
        if reference != "paper":
            return self.scales[reference].at(value)
        return self.left + float(value) * self.width if on == "x" else self.bottom + float(value) * self.height


def svg(figure: Figure, lang: Language, wide: int = WIDTH, high: int = 0) -> bytes:
    """Draw a figure.

    Returns
    -------
    bytes
        SVG of ``wide`` by ``high`` pixels (0: the figure's own height), its text in the fonts of ``lettering.FAMILY``.
    """
    layout = figure["layout"]
    high = high or layout["height"] - layout["margin"]["b"] + _below(figure, wide)
    canvas = Canvas(figsize=(wide / 72, high / 72), dpi=72, facecolor=CLEAR)
    ground = _ground(figure, wide, high)
    _paper(canvas, ground, layout)
    for shape in layout.get("shapes", ()):
        _line(canvas, ground, shape)
    for trace in figure["data"]:
        _trace(canvas, ground, trace, layout)
    for note in layout.get("annotations", ()):
        _note(canvas, ground, note)
    _axes(canvas, ground, layout, lang)
    _legend(canvas, ground, figure, wide)
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "ledger"}):
        written = BytesIO()
        canvas.savefig(written, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    return written.getvalue()


def _ground(figure: Figure, wide: float, high: float) -> Ground:
    """Margins, with room for the names on the left and for the legend; then a scale for each axis that is used."""
    layout, margin = figure["layout"], figure["layout"]["margin"]
    names = layout.get("yaxis", {})
    left = margin["l"]
    if names.get("automargin"):
        left = max(width(text, names["tickfont"]["size"]) for text in names["ticktext"]) + 2 * LABEL_GAP
    bottom, above = _below(figure, wide), margin["t"]
    if not _legend_below(layout):
        above += LEGEND_ROW * len(_rows(figure, wide - left))
    across, up = wide - left - margin["r"], high - bottom - above
    scales = {}
    for letter, begin, extent in (("x", left, across), ("y", bottom, up)):
        for name in dict.fromkeys(trace.get(f"{letter}axis", letter) for trace in figure["data"]):
            axis = layout.get(f"{letter}axis{name[1:]}", {})
            start, end = (begin + share * extent for share in axis.get("domain", (0, 1)))
            values = [
                number(value)
                for trace in figure["data"]
                if trace.get(f"{letter}axis", letter) == name
                for value in trace[letter]
            ]
            scales[name] = scale(axis, values, start, end)
    if layout.get("yaxis", {}).get("scaleanchor"):
        scales["x"], scales["y"] = _equal(scales["x"], scales["y"])
    return Ground(left, bottom, across, up, scales)


def _legend_below(layout: dict[str, Any]) -> bool:
    return bool(layout["legend"].get("yref") == "container")


def _below(figure: Figure, wide: float) -> float:
    """The lower margin: the figure's own, or as much as axis and legend take where the figure has left room for a phone."""
    layout = figure["layout"]
    if not _legend_below(layout):
        return float(layout["margin"]["b"])
    return LEGEND_ROW * len(_rows(figure, wide)) + (AXIS if layout["xaxis"].get("visible", True) else 0)


def _equal(x: Scale, y: Scale) -> tuple[Scale, Scale]:
    """Both with as many pixels to the unit: the one that has room is widened about its middle."""
    each = [(one.end - one.start) / (one.high - one.low) for one in (x, y)]
    least = min(each)
    widened = []
    for one in (x, y):
        middle, half = (one.low + one.high) / 2, (one.end - one.start) / least / 2
        widened.append(Scale(one.axis, middle - half, middle + half, one.start, one.end))
    return widened[0], widened[1]


def _paper(canvas: Canvas, ground: Ground, layout: dict[str, Any]) -> None:
    colour = layout["plot_bgcolor"]
    if not colour.startswith("rgba"):
        canvas.add_artist(
            Rectangle(
                (ground.left, ground.bottom), ground.width, ground.height, facecolor=colour, linewidth=0, transform=None
            )
        )


def _axes(canvas: Canvas, ground: Ground, layout: dict[str, Any], lang: Language) -> None:
    """Names of values and, below everything that was drawn, the grid."""
    for name, found in ground.scales.items():
        axis = found.axis
        if axis.get("visible") is False:
            continue
        size, ink, grid = axis["tickfont"]["size"], axis["tickfont"]["color"], {"color": axis["gridcolor"], "width": 1}
        other = ground.scales[axis["anchor"]] if axis.get("anchor", "free") in ground.scales else None
        for place, text in found.ticks(lang):
            if name[0] == "x":
                low, high = (other.start, other.end) if other else (ground.bottom, ground.bottom + ground.height)
                stroke(canvas, [place, place], [low, high], grid, below=True)
                write(canvas, place, low - LABEL_GAP, text, size, ink, "center", "top")
            else:
                left = other.start if other else ground.left
                right = other.end if other else ground.left + ground.width
                stroke(canvas, [left, right], [place, place], grid, below=True)
                if axis.get("showticklabels", True):
                    write(canvas, left - LABEL_GAP, place, text, size, ink, "right")
        _title(canvas, ground, name, found)


def _title(canvas: Canvas, ground: Ground, name: str, found: Scale) -> None:
    """The unit: in the middle below an axis of values that runs across, along one that runs up."""
    title = found.axis["title"]
    if not title.get("text"):
        return
    if name[0] == "x":
        write(
            canvas,
            (found.start + found.end) / 2,
            ground.bottom - 38,
            title["text"],
            title["font"]["size"],
            title["font"]["color"],
            "center",
            "middle",
        )
    else:
        canvas.text(
            max(8, ground.left - 58),
            (found.start + found.end) / 2,
            title["text"],
            color=title["font"]["color"],
            fontsize=title["font"]["size"],
            family=["Ledger Sans"],
            rotation=90,
            ha="center",
            va="center",
            transform=None,
        )


def _trace(canvas: Canvas, ground: Ground, trace: dict[str, Any], layout: dict[str, Any]) -> None:
    across, up = ground.scales[trace.get("xaxis", "x")], ground.scales[trace.get("yaxis", "y")]
    points = [(across.at(x), up.at(y)) for x, y in zip(trace["x"], trace["y"], strict=True)]
    within = Bbox(
        [[min(across.start, across.end), min(up.start, up.end)], [max(across.start, across.end), max(up.start, up.end)]]
    )
    mode = trace.get("mode", "markers")
    if trace.get("fill") == "toself":
        fill(canvas, points, trace, within)
    if "lines" in mode and trace["line"].get("width", 2):
        for run in unbroken(points):
            xs, ys = steps(run) if trace["line"].get("shape") == "hv" else zip(*run, strict=True)
            stroke(canvas, xs, ys, trace["line"], within)
    for name, scale_of in (("error_x", across), ("error_y", up)):
        if name in trace:
            _bars(canvas, trace, points, name[-1], scale_of)
    if "markers" in mode:
        for number_of, (x, y) in enumerate(points):
            marker(canvas, x, y, trace, number_of, within)
    if "text" in mode:
        for number_of, (x, y) in enumerate(points):
            point_label(canvas, x, y, trace, number_of, within if layout.get("yaxis", {}).get("scaleanchor") else None)


def _bars(canvas: Canvas, trace: dict[str, Any], points: list[tuple[float, float]], on: str, found: Scale) -> None:
    """The range of each claim, as a bar to both sides of its point."""
    error = trace[f"error_{on}"]
    for value, more, less, (x, y) in zip(trace[on], error["array"], error["arrayminus"], points, strict=True):
        if not (more or less):
            continue
        low, high = found.at(value - less), found.at(value + more)
        ends = ([low, high], [y, y]) if on == "x" else ([x, x], [low, high])
        stroke(canvas, *ends, {"color": error["color"], "width": error["thickness"]})


def _line(canvas: Canvas, ground: Ground, shape: dict[str, Any]) -> None:
    xs = [ground.across(shape.get("xref", "x"), shape[end]) for end in ("x0", "x1")]
    ys = [ground.across(shape.get("yref", "y"), shape[end], "y") for end in ("y0", "y1")]
    stroke(canvas, xs, ys, shape["line"], None, shape.get("layer") == "below")


def _note(canvas: Canvas, ground: Ground, note: dict[str, Any]) -> None:
    """An annotation: at its point, or aside with a line to it."""
    x = ground.across(note.get("xref", "x"), note["x"]) + note.get("xshift", 0)
    y = ground.across(note.get("yref", "y"), note["y"], "y") + note.get("yshift", 0)
    font = note["font"]
    if note.get("showarrow"):
        aside = x + note["ax"], y - note["ay"]
        stroke(canvas, [x, aside[0]], [y, aside[1]], {"color": note["arrowcolor"], "width": note["arrowwidth"]})
        x, y = aside
    write(
        canvas,
        x,
        y,
        note["text"],
        font["size"],
        font["color"],
        note.get("xanchor", "center"),
        note.get("yanchor", "middle"),
    )


def _entries(figure: Figure) -> list[dict[str, Any]]:
    """The traces that the legend names: none where there is only one of them."""
    named = [trace for trace in figure["data"] if trace.get("showlegend", True) and trace.get("name")]
    return named if len(named) > 1 and figure["layout"].get("showlegend", True) else []


def _rows(figure: Figure, wide: float) -> list[list[dict[str, Any]]]:
    """The entries of the legend, as many in a row as fit."""
    size, rows, left = figure["layout"]["legend"]["font"]["size"], list[list[dict[str, Any]]](), 0.0
    for trace in _entries(figure):
        needs = LEGEND_MARK + width(trace["name"], size) + LEGEND_GAP
        if not rows or left + needs > wide:
            rows.append([])
            left = 0.0
        rows[-1].append(trace)
        left += needs
    return rows


def _legend(canvas: Canvas, ground: Ground, figure: Figure, wide: float) -> None:
    """The signs with their names: above the picture, or at the lower edge."""
    legend = figure["layout"]["legend"]
    left = 0.0 if _legend_below(figure["layout"]) else ground.left
    rows = _rows(figure, wide - left)
    lowest = LEGEND_ROW / 2 if _legend_below(figure["layout"]) else ground.bottom + ground.height + 14
    for number_of, row in enumerate(rows):
        x, y = left, lowest + (len(rows) - 1 - number_of) * LEGEND_ROW
        for trace in row:
            legend_key(canvas, x + LEGEND_MARK / 2 - 2, y, trace)
            write(canvas, x + LEGEND_MARK, y, trace["name"], legend["font"]["size"], legend["font"]["color"])
            x += LEGEND_MARK + width(trace["name"], legend["font"]["size"]) + LEGEND_GAP
