"""Shapes on a slide at places of a map: lines and areas, marks, and the scale that joins km and points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Pt

from ledger.charts.style import LIGHT
from ledger.documents.pptx.deck import Box

HOLLOW = "-open"
SHAPES = {
    "circle": MSO_SHAPE.OVAL,
    "square": MSO_SHAPE.RECTANGLE,
    "diamond": MSO_SHAPE.DIAMOND,
    "x": MSO_SHAPE.MATH_MULTIPLY,
    "pentagon": MSO_SHAPE.REGULAR_PENTAGON,
    "x-thin": MSO_SHAPE.MATH_MULTIPLY,
}
"""PowerPoint's shape for plotly's name of a symbol."""
LARGER = {"diamond": 1.25, "x": 1.7, "x-thin": 1.7}
"""The sign of multiplication does not fill its frame, and a diamond looks smaller than it is wide."""
THIN = 0.07
"""How thick the arms of a thin cross are, as a share of its frame."""


@dataclass(frozen=True)
class MapScale:
    """A piece of the plane on a piece of the slide: km there, points here; ``named`` is where names stand already."""

    west: float
    south: float
    east: float
    north: float
    box: Box
    named: list[Box]

    @property
    def scale(self) -> float:
        """Points a km."""
        return self.box.width / (self.east - self.west)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a place lies on the slide."""
        return self.box.left + (x - self.west) * self.scale, self.box.top + (self.north - y) * self.scale


def sides(map_scale: MapScale) -> tuple[float, float, float, float]:
    """West, south, east and north of the piece of the plane."""
    return map_scale.west, map_scale.south, map_scale.east, map_scale.north


def dashed(shape: Any, line: Mapping[str, Any]) -> None:
    """Dot the outline of a shape where the picture dots it."""
    if line.get("dash") == "dot":
        shape.line.dash_style = MSO_LINE.ROUND_DOT


def freeform(
    shapes: Any, outlines: Sequence[Sequence[tuple[float, float]]], map_scale: MapScale, *, closed: bool
) -> Any:
    """One shape of several outlines; None where nothing is left of it."""
    drawn = [
        [tuple(int(Pt(value)) for value in map_scale.at(x, y)) for x, y in outline]
        for outline in outlines
        if len(outline) > 1
    ]
    if not drawn:
        return None
    builder = shapes.build_freeform(*drawn[0][0], scale=1.0)
    for number, outline in enumerate(drawn):
        if number:
            builder.move_to(*outline[0])
        builder.add_line_segments(outline[1:], close=closed)
    return builder.convert_to_shape()


def rectangle(shapes: Any, box: Box, colour: str) -> None:
    """A rectangle of one colour without an outline."""
    filled(shapes.add_shape(MSO_SHAPE.RECTANGLE, *emu(box)), colour)


def mark_shape(shapes: Any, symbol: str, colour: str, size: float, x: float, y: float) -> Any:
    """A mark of the map around a point; of a hollow one the ground is seen."""
    kind, hollow = symbol.removesuffix(HOLLOW), symbol.endswith(HOLLOW)
    size *= LARGER.get(kind, 1.0)
    shape = shapes.add_shape(SHAPES[kind], *emu(Box(x - size / 2, y - size / 2, size, size)))
    if kind == "x-thin":
        shape.adjustments[0], hollow = THIN, False
    if hollow:
        shape.fill.background()
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(colour)
    shape.line.color.rgb, shape.line.width = rgb(colour if hollow else LIGHT.paper), Pt(1.25 if hollow else 0.75)
    return shape


def straight(shapes: Any, start: tuple[float, float], end: tuple[float, float], colour: str, width: float = 1) -> Any:
    """A straight line between two points of the slide."""
    line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *(Pt(value) for value in (*start, *end)))
    line.line.color.rgb, line.line.width = rgb(colour), Pt(width)
    return line


def filled(shape: Any, colour: str) -> None:
    """Fill a shape, and take its outline away."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.fill.background()


def emu(box: Box) -> list[Any]:
    """Left, top, width and height as python-pptx takes them."""
    return [Pt(length) for length in (box.left, box.top, box.width, box.height)]


def rgb(colour: str) -> Any:
    """#RRGGBB as python-pptx takes it."""
    return RGBColor.from_string(colour[1:].upper())
