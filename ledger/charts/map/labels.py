"""Where names fit on a map: each label is tried at a few spots and left out where it would touch another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

LETTER = 0.52
"""Width of a letter as a share of the size of the font, on average."""

ANCHORS = {
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top center": (0, 1),
    "bottom center": (0, -1),
    "top right": (1, 1),
    "bottom right": (1, -1),
    "top left": (-1, 1),
    "bottom left": (-1, -1),
}
"""Places of a name beside its point, the best first, with the direction from the point."""
CENTRE = "middle center"
ASIDES = ((78, -32), (90, 14), (84, 34), (-80, 44), (30, 84), (-80, -32), (-90, 14), (60, -60))
"""Places of a name that stands aside from its point, with a line to it: pixels to the right and down."""
BEYOND = 4.0
"""A screen may show so many km more to both sides."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north."""


@dataclass(frozen=True)
class Label:
    """A text that wants a place.

    Attributes
    ----------
    points
        The points at which it may stand, the best first.
    size
        Of the font, in pixels.
    offset
        How far from the point the text begins, in pixels; 0 to stand on the point itself.
    may_stand_aside
        Whether it may stand farther off, with a line to its point, where there is no room beside it.
    max_overlaps
        On how many marks it may lie where it cannot be helped, in the largest and in all smaller sizes.
    key
        What it names.
    """

    text: str
    points: tuple[Point, ...]
    size: int
    offset: int = 0
    may_stand_aside: bool = False
    max_overlaps: tuple[int, int] = (0, 0)
    key: str = ""


@dataclass(frozen=True)
class PlacedLabel:
    """A name with the point and the spot that it got; ``offset_px`` in pixels is for a name that stands aside."""

    label: Label
    x: float
    y: float
    anchor: str
    offset_px: tuple[int, int] = (0, 0)


def place_labels(
    names: Iterable[Label],
    windows: Sequence[Box],
    scales: Sequence[float],
    marks: Sequence[Sequence[Point]],
    radius: float,
) -> list[PlacedLabel]:
    """Place the names in their order, those that may stand aside before all others; one that fits nowhere is left out.

    Parameters
    ----------
    windows
        What is seen of the map in each size, in km. No label is cut by the edge of one, and all stand within the first.
    scales
        The sizes in which the map may be shown, in pixels per km, the largest first. Names keep clear of
        each other in all of them, and of the marks as far as they must.
    marks
        For each size the points on which no label should lie.
    radius
        Half the size of a mark, in pixels.
    """
    occupied: list[list[Box]] = [[] for _ in scales]
    marked = [_boxes(points, radius / scale) for points, scale in zip(marks, scales, strict=True)]
    placed: list[PlacedLabel] = []

    def put(name: Label, candidates: Iterable[PlacedLabel]) -> bool:
        chosen = _best(candidates, windows, scales, occupied, marked)
        if chosen:
            placed.append(chosen)
            for scale, others in zip(scales, occupied, strict=True):
                others += [_box(chosen, scale), _around(chosen.x, chosen.y, name.offset / scale, name.offset / scale)]
        return chosen is not None

    wanted = list(names)
    crowded = [name for name in wanted if name.may_stand_aside and not put(name, _beside(name))]
    for name in crowded:
        put(name, _aside(name))
    for name in wanted:
        if not name.may_stand_aside:
            put(name, _beside(name))
    return placed


def _best(
    candidates: Iterable[PlacedLabel],
    windows: Sequence[Box],
    scales: Sequence[float],
    occupied: Sequence[Sequence[Box]],
    marked: "Sequence[Boxes]",
) -> PlacedLabel | None:
    """The first that covers the fewest marks, of those that touch no name and are not cut."""
    best: tuple[int, int] | None = None
    chosen = None
    for candidate in candidates:
        boxes = [_box(candidate, scale) for scale in scales]
        if not _within(boxes[0], windows[0]) or not all(map(_fits, repeat(candidate), boxes, windows, occupied)):
            continue
        largest, *smaller = (_covers(box, points) for box, points in zip(boxes, marked, strict=True))
        covered, allowed = (largest, sum(smaller)), candidate.label.max_overlaps
        if covered[0] <= allowed[0] and covered[1] <= allowed[1] and (best is None or covered < best):
            best, chosen = covered, candidate
        if best == (0, 0):
            break
    return chosen


def _fits(placed: PlacedLabel, box: Box, window: Box, others: Iterable[Box]) -> bool:
    seen = window[0] < placed.x < window[2] and window[1] < placed.y < window[3]
    whole = _within(box, window) if seen else not _touches(box, [_enlarged(window)])
    return whole and not _touches(box, others)


def _beside(name: Label) -> Iterator[PlacedLabel]:
    """At its points, or beside them."""
    return (PlacedLabel(name, x, y, spot) for x, y in name.points for spot in (ANCHORS if name.offset else [CENTRE]))


def _aside(name: Label) -> Iterator[PlacedLabel]:
    """Farther off."""
    return (PlacedLabel(name, x, y, CENTRE, shift) for x, y in name.points for shift in ASIDES)


def _box(placed: PlacedLabel, scale: float) -> Box:
    """What a label covers, in km."""
    name = placed.label
    lines = name.text.split("<br>")
    half_width = max(map(len, lines)) * name.size * LETTER / 2
    half_height = len(lines) * name.size * 1.2 / 2
    right, up = ANCHORS.get(placed.anchor, (0, 0))
    x = placed.x + (right * (name.offset + half_width) + placed.offset_px[0]) / scale
    y = placed.y + (up * (name.offset + half_height) - placed.offset_px[1]) / scale
    return _around(x, y, half_width / scale, half_height / scale)


def _around(x: float, y: float, half_width: float, half_height: float) -> Box:
    return x - half_width, y - half_height, x + half_width, y + half_height


def _enlarged(window: Box) -> Box:
    """With what a screen may show beyond its edges."""
    return window[0] - BEYOND, window[1], window[2] + BEYOND, window[3]


def _within(box: Box, window: Box) -> bool:
    return box[0] >= window[0] and box[1] >= window[1] and box[2] <= window[2] and box[3] <= window[3]


def _touches(box: Box, others: Iterable[Box]) -> bool:
    return any(box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in others)


Boxes = np.ndarray[tuple[int, int], np.dtype[np.float64]]


def _boxes(points: Sequence[Point], half: float) -> Boxes:
    centres = np.array(points, dtype="float64").reshape(-1, 2)
    return np.hstack([centres - half, centres + half])


def _covers(box: Box, marks: Boxes) -> int:
    west, south, east, north = marks.T
    return int(((box[0] < east) & (west < box[2]) & (box[1] < north) & (south < box[3])).sum())
