"""Marks, lines, areas and words of plotly's traces on matplotlib's canvas, in pixels from the lower left corner."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Any

from matplotlib.artist import Artist
from matplotlib.figure import Figure as Canvas
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from ledger.documents.svg.text import width, write

SYMBOLS: Mapping[str, Any] = MappingProxyType(
    {
        "circle": "o",
        "square": "s",
        "diamond": "D",
        "cross": "P",
        "x": "X",
        "triangle-up": "^",
        "triangle-down": "v",
        "triangle-right": ">",
        "star": "*",
        "hexagon": "h",
        "pentagon": "p",
        "line-ew": "_",
        "line-ns": "|",
        "x-thin": "x",
        "asterisk": (8, 2, 0),
    }
)
LARGER = MappingProxyType({"star": 1.45, "diamond": 0.92, "hexagon": 1.08, "x": 0.95, "pentagon": 1.15})
"""How much larger than matplotlib plotly draws a symbol of the same size."""
DASHES: Mapping[str, Any] = MappingProxyType({"solid": "-", "dot": (0, (1, 2)), "dash": (0, (5, 3))})
CLEAR = "none"


def stroke(
    canvas: Canvas,
    xs: Iterable[float],
    ys: Iterable[float],
    line: dict[str, Any],
    within: Bbox | None = None,
    below: bool = False,
) -> None:
    """A line as plotly describes it, nowhere outside ``within``."""
    drawn = Line2D(
        list(xs),
        list(ys),
        color=line["color"],
        linewidth=line.get("width", 2),
        linestyle=DASHES[line.get("dash", "solid")],
        transform=None,
        solid_capstyle="butt",
        dash_capstyle="butt",
        zorder=0.5 if below else 2,
    )
    _add(canvas, drawn, within)


def fill(canvas: Canvas, points: list[tuple[float, float]], trace: dict[str, Any], within: Bbox) -> None:
    """All rings as one area, so that a hole stays a hole."""
    corners, codes = [], []
    for ring in unbroken(points):
        corners += [*ring, ring[0]]
        codes += [Path.MOVETO, *[Path.LINETO] * (len(ring) - 1), Path.CLOSEPOLY]
    if corners:
        _add(
            canvas,
            PathPatch(
                Path(corners, codes), facecolor=trace.get("fillcolor", CLEAR), linewidth=0, transform=None, zorder=1
            ),
            within,
        )


def marker(canvas: Canvas, x: float, y: float, trace: dict[str, Any], number_of: int, within: Bbox) -> None:
    """The mark of one point of a trace; none where the point is nowhere."""
    marker = trace["marker"]
    name, hollow = _symbol(_each(marker.get("symbol", "circle"), number_of))
    colour, line = _colour(marker, number_of), marker.get("line", {})
    rim = _each(line.get("color", colour), number_of)
    thin = name in ("line-ew", "line-ns", "x-thin", "asterisk")
    if x != x or y != y or (colour == CLEAR and str(rim).startswith("rgba")):
        return
    drawn = Line2D(
        [x],
        [y],
        marker=SYMBOLS[name],
        markersize=_each(marker["size"], number_of) * LARGER.get(name, 1),
        linestyle="none",
        transform=None,
        zorder=3,
        markerfacecolor=CLEAR if hollow else colour,
        markeredgecolor=colour if hollow or thin else CLEAR if str(rim).startswith("rgba") else rim,
        markeredgewidth=max(_each(line.get("width", 0), number_of), 2 if thin else 1.4 if hollow else 0),
    )
    _add(canvas, drawn, None if trace.get("cliponaxis") is False else within)


def point_label(
    canvas: Canvas, x: float, y: float, trace: dict[str, Any], number_of: int, within: Bbox | None = None
) -> None:
    """Text at a point, beside its mark as ``textposition`` says; left out where it would be cut at an edge of ``within``."""
    text, font = _each(trace["text"], number_of), trace["textfont"]
    if not text or x != x or y != y:
        return
    down, across = _each(trace.get("textposition", "middle center"), number_of).split()
    size = _each(trace.get("marker", {}).get("size", 0), number_of) if "markers" in trace["mode"] else 0
    apart = size / 2 + 2
    x += {"left": -apart, "center": 0, "right": apart}[across]
    y += {"top": apart - 2, "middle": 0, "bottom": 2 - apart}[down]
    anchored = (
        {"left": "right", "center": "center", "right": "left"}[across],
        {"top": "bottom", "middle": "middle", "bottom": "top"}[down],
    )
    left = x - {"right": 1.0, "center": 0.5, "left": 0.0}[anchored[0]] * width(text, _each(font["size"], number_of))
    if within and not within.x0 <= left <= within.x1 - width(text, _each(font["size"], number_of)):
        return
    write(canvas, x, y, text, _each(font["size"], number_of), _each(font["color"], number_of), *anchored)


def legend_key(canvas: Canvas, x: float, y: float, trace: dict[str, Any]) -> None:
    """How the trace is drawn, small: a mark, or a stretch of its line."""
    if "markers" in trace["mode"]:
        marker(canvas, x, y, trace | {"cliponaxis": False}, 0, Bbox.unit())
    else:
        stroke(canvas, [x - 9, x + 9], [y, y], trace["line"])


def unbroken(points: list[tuple[float, float]]) -> Iterator[list[tuple[float, float]]]:
    """The stretches between points that are nowhere."""
    for there, run in groupby(points, key=lambda point: point[0] == point[0] and point[1] == point[1]):
        if there:
            yield list(run)


def steps(run: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    """Level until the next point, then up or down."""
    corners = [run[0]]
    for (_, before), (x, y) in zip(run, run[1:], strict=False):
        corners += [(x, before), (x, y)]
    return [x for x, _ in corners], [y for _, y in corners]


def _each(value: Any, number_of: int) -> Any:
    """The entry of a list, or the one value that holds for all."""
    return value[number_of] if isinstance(value, list) else value


def _symbol(value: Any) -> tuple[str, bool]:
    """The name of a symbol and whether it is hollow."""
    return str(value).removesuffix("-open"), str(value).endswith("-open")


def _colour(marker: dict[str, Any], number_of: int) -> str:
    value = _each(marker["color"], number_of)
    return CLEAR if str(value).startswith("rgba") else str(value)


def _add(canvas: Canvas, artist: Artist, within: Bbox | None) -> None:
    canvas.add_artist(artist)
    artist.set_clip_on(within is not None)
    if within is not None:
        artist.set_clip_box(within)
