"""A picture's figure, read as what a native chart has: series of points, error bars and lines.

The rules of drawing stand once, in ``ledger.charts``; here their result is read: what is a mark, what is a range, what is
a line.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan, nan
from typing import Any

import pandas as pd

from ledger.charts.marks import RANGE_END
from ledger.charts.style import LIGHT, SIDE_SYMBOLS
from ledger.documents.pptx.axes import Axis, number

Figure = Mapping[str, Any]
FLAGS = "y99"
PIXEL = 0.75
"""A pixel of a picture in points."""
TICK = 0.014
"""Half of a tick, as a share of the height of the picture."""
LANE = 0.067
"""The height of a lane of flags, as a share of the height of the picture."""
GLYPH = 2
"""A text of so many letters belongs to a mark: an arrow or a number. Longer ones are labels of rows."""


@dataclass(frozen=True)
class Stroke:
    """A line: its colour, its width in points and plotly's name of its dashes."""

    colour: str
    width: float
    dash: str = "solid"


@dataclass(frozen=True)
class Point:
    """A point with the lengths of its upright bar to either side, its mark and its glyph.

    ``symbol`` is plotly's name of the mark, empty for none; ``label_position`` says on which side of the mark ``glyph`` stands.
    """

    x: float
    y: float
    minus: float = 0.0
    plus: float = 0.0
    symbol: str = ""
    colour: str = ""
    glyph: str = ""
    label_position: str = ""


GAP = Point(nan, nan)
"""Between two pieces of a line."""


@dataclass(frozen=True)
class Series:
    """Points of one look.

    Attributes
    ----------
    bar
        The stroke of the upright bars; None where no point has one. Level ones are lines of their own: LibreOffice shows no
        error bars along x.
    capped
        Whether the bars have a tick at their ends.
    line
        The stroke that joins the points; None for none.
    inside
        Whether the glyphs stand in the marks.
    symbol, colour
        Of the series in the legend.
    """

    name: str
    points: tuple[Point, ...]
    size: float = 8.0
    bar: Stroke | None = None
    capped: bool = False
    line: Stroke | None = None
    symbol: str = ""
    colour: str = ""
    legend: bool = False
    inside: bool = False


def series(figure: Figure, of_axis: str, x: Axis, y: Axis, names: Mapping[str, str]) -> list[Series]:
    """The series on one y axis of a figure.

    Parameters
    ----------
    of_axis
        plotly's short name of the y axis.
    names
        What helping series are called: "lines", "ranges" and "events".
    """
    found = _upright(figure, y, names) if not y.hidden else []
    for trace in figure["data"]:
        own = trace.get("yaxis", "y")
        if own == FLAGS and len(trace["x"]):
            found += _flags(trace, figure["layout"], y, names)
        elif own == of_axis and trace["mode"] == "lines":
            found += _lines(trace, names)
        elif own == of_axis and not is_labels(trace):
            found += _marks(trace, y, names)
    flipped = _is_flipped(figure["layout"], of_axis)
    shown = [_flipped(each, y) if flipped else each for each in found]
    return [each for each in (_possible(each, x, y) for each in shown) if each.points]


def is_labels(trace: Figure) -> bool:
    """Whether a trace is there for its texts: the labels of rows."""
    return bool(trace["mode"] == "markers+text" and any(len(text) > GLYPH for text in trace["text"]))


def _is_flipped(layout: Mapping[str, Any], of_axis: str) -> bool:
    low, high = layout[f"yaxis{of_axis[1:]}"].get("range", (0, 1))
    return bool(low > high)


def _flipped(drawn: Series, y: Axis) -> Series:
    """An axis that runs downward becomes one that runs upward."""
    return replace(drawn, points=tuple(replace(point, y=y.low + y.high - point.y) for point in drawn.points))


def _possible(drawn: Series, x: Axis, y: Axis) -> Series:
    """A logarithmic axis has no place for zero, and PowerPoint warns of it."""
    kept = [
        p
        for p in drawn.points
        if (isnan(p.x) or p.x > 0 or not x.logarithmic) and (isnan(p.y) or p.y > 0 or not y.logarithmic)
    ]
    return replace(drawn, points=tuple(kept))


def _upright(figure: Figure, y: Axis, names: Mapping[str, str]) -> list[Series]:
    """Lines at a day, through the whole height or up to the flags."""
    found = [shape for shape in figure["layout"].get("shapes", ()) if shape["xref"] == "x"]
    top = y.at(1 - flag_band(figure["layout"]))
    points = tuple(Point(number(shape["x0"]), y.low, plus=top - y.low) for shape in found)
    return [Series(names["lines"], points, bar=_stroke(found[0]["line"]))] if found else []


def _stroke(line: Mapping[str, Any]) -> Stroke:
    return Stroke(line["color"], line["width"] * PIXEL, line.get("dash", "solid"))


def _pieces(name: str, pieces: Iterable[tuple[float, float, float]], stroke: Stroke) -> Series:
    """Level lines, each from a start to an end at its height, as one series."""
    points = [point for start, end, height in pieces for point in (Point(start, height), Point(end, height), GAP)]
    return Series(name, tuple(points[:-1]), line=stroke)


def flag_band(layout: Mapping[str, Any]) -> float:
    """The share of the height above the values that the lanes of flags take; 0 without flags."""
    low, high = layout.get(f"yaxis{FLAGS[1:]}", {}).get("range", (0, 0))
    return float(LANE * (low - high))


def _flags(trace: Figure, layout: Mapping[str, Any], y: Axis, names: Mapping[str, str]) -> list[Series]:
    """Numbered flags above the values, each in the lane that the picture gives it."""
    low, high = layout[f"yaxis{FLAGS[1:]}"]["range"]
    band = flag_band(layout)
    heights = [1 - band * (high - place) / (high - low) for place in trace["y"]]
    points = [
        Point(
            number(day),
            y.at(height),
            symbol=trace["marker"]["symbol"],
            colour=LIGHT.grid,
            glyph=glyph,
            label_position="middle center",
        )
        for day, height, glyph in zip(trace["x"], heights, trace.get("text", [""] * len(heights)), strict=True)
    ]
    return [Series(names["events"], tuple(points), size=22, inside=True)]


def _lines(trace: Figure, names: Mapping[str, str]) -> list[Series]:
    """Pieces between two points become bars; a line without a gap stays one, its steps drawn out."""
    stroke, x, y = _stroke(trace["line"]), trace["x"], trace["y"]
    if None in x:
        pairs = zip(x[::3], x[1::3], y[::3], strict=True)
        whole = [
            (number(start), number(end), float(level))
            for start, end, level in pairs
            if pd.notna(start) and pd.notna(end)
        ]
        return [_pieces(names["lines"], whole, stroke)]
    ends = [(number(day), float(value)) for day, value in zip(x, y, strict=True)]
    corners = [(after[0], before[1]) for before, after in zip(ends, ends[1:], strict=False)]
    drawn = [ends[0], *(each for corner, end in zip(corners, ends[1:], strict=True) for each in (corner, end))]
    points = [Point(day, value) for day, value in drawn]
    return [
        Series(
            trace.get("name") or names["lines"], tuple(points), line=stroke, legend=bool(trace.get("showlegend", True))
        )
    ]


def _marks(trace: Figure, y: Axis, names: Mapping[str, str]) -> list[Series]:
    """Marks with their ranges; a range without a best number has a tick at each end and no mark."""
    error = trace.get("error_y") or trace.get("error_x") or {}
    bar = Stroke(error["color"], error["thickness"] * PIXEL) if error else None
    points = _points(trace, error)
    bodies = tuple(point for point in points if point.symbol not in RANGE_END.values())
    ends = [
        (claim, point)
        for claim, point in zip(trace.get("customdata", points), points, strict=True)
        if point.symbol in RANGE_END.values()
    ]
    legend = bool(trace.get("showlegend", True) and trace.get("legendgroup"))
    common = Series(
        trace.get("name") or names["lines"],
        (),
        trace["marker"]["size"] * PIXEL,
        legend=legend,
        symbol=SIDE_SYMBOLS.get(trace.get("legendgroup", ""), ""),
        colour=points[0].colour if points else "",
    )
    alike = {point.symbol for point in bodies}
    if len(alike) == 1:
        # Said of the series and not of each point: LibreOffice heeds it, and the legend shows that all are planned.
        common = replace(common, symbol=alike.pop(), colour=bodies[0].colour)
    if "error_y" in trace:
        with_ends = replace(common, points=_both_ends(ends), bar=bar, capped=True, legend=legend and not bodies)
        return [*([replace(common, points=bodies, bar=bar)] if bodies else []), *([with_ends] if ends else [])]
    ranges = [(point.x - point.minus, point.x + point.plus, point.y) for point in points if point.minus or point.plus]
    return [
        *([_pieces(f"{common.name} ({names['ranges']})", ranges, bar)] if ranges and bar else []),
        *([_ticks([point for _, point in ends], trace["marker"]["line"], y, common)] if ends else []),
        *([replace(common, points=tuple(replace(point, minus=0.0, plus=0.0) for point in bodies))] if bodies else []),
    ]


def _points(trace: Figure, error: Mapping[str, Any]) -> list[Point]:
    marker, count = trace["marker"], len(trace["x"])
    looks = (
        _each(value, count)
        for value in (marker["symbol"], marker["color"], trace.get("text", ""), trace.get("textposition", ""))
    )
    lengths = error.get("arrayminus", [0.0] * count), error.get("array", [0.0] * count)
    return [
        _pointed(Point(number(along), number(up), minus, plus, symbol, colour, glyph, spot))
        for along, up, minus, plus, symbol, colour, glyph, spot in zip(
            trace["x"], trace["y"], *lengths, *looks, strict=True
        )
    ]


def _pointed(point: Point) -> Point:
    """PowerPoint has no mark that points to the right; a glyph does."""
    return (
        replace(point, symbol="", glyph=f"►{point.glyph}", label_position="middle center")
        if point.symbol == "triangle-right"
        else point
    )


def _both_ends(ends: Sequence[tuple[str, Point]]) -> tuple[Point, ...]:
    """Each end of a range with the bar to the other one: so both have their tick."""
    lengths = {claim: end.plus for claim, end in ends if end.plus}
    return tuple(replace(end, symbol="", minus=0.0 if end.plus else lengths.get(claim, 0.0)) for claim, end in ends)


def _ticks(ends: Sequence[Point], line: Mapping[str, Any], y: Axis, common: Series) -> Series:
    """Upright ticks at the ends of level ranges; PowerPoint has no such mark."""
    half = TICK * (y.high - y.low)
    points = tuple(replace(end, symbol="", minus=half, plus=half) for end in ends)
    return replace(common, points=points, bar=Stroke(line["color"], line["width"] * PIXEL), legend=common.legend)


def pad_first_series(drawn: Sequence[Series]) -> list[Series]:
    """Pad the first series to the length of the longest: LibreOffice drops points of the first series if a later one is longer."""
    longest = max((len(each.points) for each in drawn), default=0)
    return [replace(each, points=each.points + (GAP,) * (longest - len(each.points))) for each in drawn[:1]] + list(
        drawn[1:]
    )


def _each(value: Any, count: int) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value] * count
