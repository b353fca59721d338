"""The map as native shapes: land and lines as freeforms, a small shape a place, names and legend as text; all in one group."""

from collections.abc import Iterator, Mapping
from typing import Any

from pptx.util import Pt

from ledger.documents.pptx.chart_xml import set_alt_text
from ledger.documents.pptx.deck import Box, SlideWriter
from ledger.documents.pptx.map_legend import draw_legend, key_rows
from ledger.documents.pptx.map_shapes import (
    HOLLOW,
    MapScale,
    dashed,
    filled,
    freeform,
    mark_shape,
    rectangle,
    rgb,
    sides,
    straight,
)
from ledger.documents.pptx.text import LEADING, LEAST, Text, label_runs, width_of

NEAR = 0.1
"""To how many km the lines are simplified: a third of a point on the slide."""
NAME_SIZE = LEAST
NAMED_AT = 13
"""The size in which towns are named in the picture, in pixels."""
SPOTS = {"left": -1, "center": 0, "right": 1, "top": -1, "middle": 0, "bottom": 1}


def draw_map(
    writer: SlideWriter, shapes: Any, figure: Mapping[str, Any], box: Box, legend: Box, name: str, alt: str
) -> None:
    """Put the figure of a map on a slide, as large as its box allows, and its legend in another."""
    (west, east), (south, north) = figure["layout"]["xaxis"]["range"], figure["layout"]["yaxis"]["range"]
    keys = [trace for trace in figure["data"] if trace.get("name")]
    rows = key_rows([trace["name"] for trace in keys], legend.width)
    scale = min(box.width / (east - west), box.height / (north - south))
    # As on screen, a box that is wider than the window shows more of the land to both sides.
    middle, half = (west + east) / 2, box.width / scale / 2
    map_scale = MapScale(
        middle - half, south, middle + half, north, Box(box.left, box.top, box.width, (north - south) * scale), []
    )
    before = len(shapes)
    rectangle(shapes, map_scale.box, figure["layout"]["plot_bgcolor"])
    for trace in figure["data"]:
        _trace(writer, shapes, trace, map_scale)
    _pointers(writer, shapes, figure["layout"], map_scale)
    _scale_bar(shapes, figure["layout"], map_scale)
    draw_legend(writer, shapes, keys, rows, legend)
    # Grouped at the end: python-pptx measures a group anew with every shape that it gets.
    set_alt_text(shapes.add_group_shape(list(shapes)[before:]), name, alt)


def _trace(writer: SlideWriter, shapes: Any, trace: Mapping[str, Any], map_scale: MapScale) -> None:
    """What a trace of the map is made of; keys of the legend have a place of their own."""
    if trace.get("name"):
        return
    if trace.get("fill") == "toself":
        _land(shapes, trace, map_scale)
    elif trace["mode"] == "lines":
        _stroke(shapes, trace, map_scale)
    elif trace["mode"] == "markers":
        _places(shapes, trace, map_scale)
    else:
        _names(writer, shapes, trace, map_scale)


def _pieces(trace: Mapping[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """The lines of a trace, which has None between any two."""
    piece: list[tuple[float, float]] = []
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None:
            yield piece
            piece = []
        else:
            piece.append((x, y))
    yield piece


def _land(shapes: Any, trace: Mapping[str, Any], map_scale: MapScale) -> None:
    """A district, cut at the edge of the map; rings within rings are holes."""
    import shapely

    rings = shapely.MultiLineString([piece for piece in _pieces(trace) if len(piece) > 3])
    cut = shapely.clip_by_rect(shapely.simplify(shapely.build_area(rings), NEAR), *sides(map_scale))
    outlines = [
        ring
        for polygon in shapely.get_parts(cut)
        if polygon.geom_type == "Polygon"
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    shape = freeform(shapes, [list(ring.coords) for ring in outlines], map_scale, closed=True)
    if shape is not None:
        filled(shape, trace["fillcolor"])
        set_alt_text(shape, label_runs(trace.get("text", ""))[0][0].text if trace.get("text") else "", "")


def _stroke(shapes: Any, trace: Mapping[str, Any], map_scale: MapScale) -> None:
    """The lines of one kind, cut at the edge of the map, as one shape."""
    import shapely

    lines = shapely.MultiLineString([piece for piece in _pieces(trace) if len(piece) > 1])
    cut = shapely.clip_by_rect(shapely.simplify(lines, NEAR), *sides(map_scale))
    shape = freeform(
        shapes,
        [list(line.coords) for line in shapely.get_parts(cut) if line.geom_type == "LineString"],
        map_scale,
        closed=False,
    )
    if shape is not None:
        shape.fill.background()
        shape.line.color.rgb, shape.line.width = rgb(trace["line"]["color"]), Pt(trace["line"]["width"] * 0.75)
        dashed(shape, trace["line"])


def _places(shapes: Any, trace: Mapping[str, Any], map_scale: MapScale) -> None:
    """A small shape a place, named after it."""
    marker = trace["marker"]
    for number, (x, y, text) in enumerate(zip(trace["x"], trace["y"], trace["hovertext"], strict=True)):
        if map_scale.west < x < map_scale.east and map_scale.south < y < map_scale.north:
            symbol, colour, size = (_each(marker[name], number) for name in ("symbol", "color", "size"))
            shape = mark_shape(shapes, symbol, colour, size * 0.75, *map_scale.at(x, y))
            set_alt_text(
                shape,
                label_runs(text)[0][0].text,
                " · ".join("".join(run.text for run in line) for line in label_runs(text)),
            )


def _each(value: Any, number: int) -> Any:
    """The entry of a list, or the one value that holds for all."""
    return value[number] if isinstance(value, list) else value


def _names(writer: SlideWriter, shapes: Any, trace: Mapping[str, Any], map_scale: MapScale) -> None:
    """Names beside their points, on the side on which the picture has them."""
    colour = trace["textfont"]["color"]
    dots = trace["marker"]["line"]["color"]
    for x, y, text, spot, wanted, size, dot in zip(
        trace["x"],
        trace["y"],
        trace["text"],
        trace["textposition"],
        trace["textfont"]["size"],
        trace["marker"]["size"],
        dots,
        strict=True,
    ):
        if not (map_scale.west < x < map_scale.east and map_scale.south < y < map_scale.north):
            continue
        left, top = map_scale.at(x, y)
        if dot.startswith("#"):
            mark_shape(shapes, "circle" + HOLLOW, dot, size * 0.75, left, top)
        up, aside = spot.split()
        font = max(wanted * NAME_SIZE / NAMED_AT, LEAST)
        reach = (size / 2 + 1) * 0.75
        _name(
            writer,
            shapes,
            text,
            font,
            colour,
            left + SPOTS[aside] * reach,
            top + SPOTS[up] * reach,
            SPOTS[aside],
            SPOTS[up],
            map_scale,
        )


def _name(
    writer: SlideWriter,
    shapes: Any,
    text: str,
    size: float,
    colour: str,
    x: float,
    y: float,
    aside: int,
    down: int,
    map_scale: MapScale,
) -> None:
    """A name on one side of a place, moved as far as it must to stay on the map; left out where another stands."""
    lines = label_runs(text)
    width = max(width_of("".join(run.text for run in line), size) for line in lines) + 2
    height = len(lines) * size * LEADING
    left, top = x + (aside - 1) * width / 2, y + (down - 1) * height / 2
    edge = map_scale.box
    left, top = (
        min(max(left, edge.left), edge.left + edge.width - width),
        min(max(top, edge.top), edge.top + edge.height - height),
    )
    place = Box(left, top, width, height)
    if any(_overlap(place, other) for other in map_scale.named):
        return
    map_scale.named.append(place)
    writer.add_text(
        shapes,
        Text(lines, size, colour),
        place,
        "middle",
        {-1: "right", 0: "center", 1: "left"}[aside],
        wrap=False,
    )


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )


def _pointers(writer: SlideWriter, shapes: Any, layout: Mapping[str, Any], map_scale: MapScale) -> None:
    """Names that stand aside, with a line to their points; and the length of the scale bar."""
    for note in layout["annotations"]:
        size = max(note["font"]["size"] * NAME_SIZE / NAMED_AT, LEAST)
        if note["showarrow"] and not (
            map_scale.west < note["x"] < map_scale.east and map_scale.south < note["y"] < map_scale.north
        ):
            continue
        if not note["showarrow"]:
            x, _ = map_scale.at(note["x"], map_scale.south)
            _name(
                writer,
                shapes,
                note["text"],
                size,
                note["font"]["color"],
                x,
                map_scale.box.top + (1 - note["y"]) * map_scale.box.height,
                0,
                -1,
                map_scale,
            )
            continue
        start = map_scale.at(note["x"], note["y"])
        end = start[0] + note["ax"] * 0.75, start[1] + note["ay"] * 0.75
        straight(shapes, start, end, note["arrowcolor"])
        _name(
            writer, shapes, note["text"], size, note["font"]["color"], *end, 0, -1 if note["ay"] < 0 else 1, map_scale
        )


def _scale_bar(shapes: Any, layout: Mapping[str, Any], map_scale: MapScale) -> None:
    for line in layout["shapes"]:
        ends = [
            (map_scale.at(line[f"x{end}"], 0)[0], map_scale.box.top + (1 - line[f"y{end}"]) * map_scale.box.height)
            for end in (0, 1)
        ]
        straight(shapes, ends[0], ends[1], line["line"]["color"])
