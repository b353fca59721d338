"""The way from North Korea to Kursk region as two maps: the whole, and its eastern end at another scale.

A mark is one kind of statement on one place. Marks of one place stand in a row; a row that would touch another stands
aside, with a thin line to its point. No line joins two places.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, dist, pi, sin
from types import MappingProxyType
from typing import Any

import pandas as pd

from ledger.charts import way_basemap
from ledger.charts.map.basemap import simplified
from ledger.charts.map.labels import Box, Label, PlacedLabel, place_labels
from ledger.charts.map.traces import line_trace, mark_trace, name_trace
from ledger.charts.style import Theme
from ledger.charts.way_basemap import FRAMES, Frame, FrameName, Point, inside
from ledger.charts.way_sites import Site, sites
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.boundaries import KEPT, Polyline, read_outlines
from ledger.record.record_files import BoundaryFiles

SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        "departure": "triangle-up",
        "arrival": "triangle-down",
        "training": "square",
        "transit": "diamond-wide",
        "arms": "pentagon-open",
        "denial": "circle-open",
    }
)
"""One shape for each kind of statement on soldiers, and one for arms; a denial is a cross over the mark, or over a ring where there is none."""
KEYS: Mapping[str, str] = MappingProxyType(
    {
        **{kind: codes.PRESENCE_KIND[kind].label for kind in SYMBOLS if kind != "arms"},
        "arms": codes.PRESENCE_WHAT["arms"].label,
        "denial": N_("denied"),
    }
)
ARMS = {"light": "#A15C00", "dark": "#E0A040"}
"""The colour of arms in each theme, with a contrast of at least 3:1 to land and sea (WCAG 2.2, 1.4.11)."""
MARK, STEP, REACH = 11, 15, 7
"""Size of a mark, distance of two in a row, and half of what a mark takes up, in pixels."""
SIZES = {"training": 10, "transit": 13}
CROSS, DOT = 22, 4
LAST_KEY = 1001
"""After all others, which plotly ranks 1000."""
ASIDE = (0, 12, 18, 24, 30, 38, 46, 56, 68, 82)
"""How far from its point a row of marks may stand, in pixels."""
DIRECTIONS = 24
NAME_SIZE, BESIDE, BESIDE_CROSS = 12, 9, 14
LONG_NAME = 15
"""A name of so many letters and of several words stands on two lines."""
BESIDE_EAST = (2900, -1000)
"""Where the words on the eastern frame stand best, below it, in the km of the whole way."""
KURSK_LINES_KM = 8


@dataclass(frozen=True)
class Mark:
    """One mark on the map."""

    site: Site
    kind: str
    x: float
    y: float


def way_figure(
    name: FrameName,
    rows: pd.DataFrame,
    statements: pd.DataFrame,
    places: pd.DataFrame,
    sources: Mapping[str, str],
    boundaries: BoundaryFiles,
    *,
    lang: Language,
    theme: Theme,
) -> dict[str, Any]:
    """Draw one of the two maps.

    Parameters
    ----------
    name
        ``way`` for the whole, in which those places alone are marked that lie outside the eastern frame; ``east`` for that.
    rows
        The answer of ``way.way``.
    statements
        The statements that it counts, with those named in its ``ids``.
    places
        ``Record.places``.
    sources
        The short names of the sources in the reader's language.
    boundaries
        ``Record.boundaries``.
    """
    frame = FRAMES[name]
    everywhere = sites(rows, statements, places, sources, boundaries, lang)
    shown = everywhere[name]
    marks = spread(shown, frame)
    first = [far_east(len(everywhere["east"]), lang)] if name == "way" and everywhere["east"] else []
    return {
        "data": [
            *way_basemap.basemap_traces(way_basemap.read_land(boundaries), frame, theme),
            *(
                [way_basemap.area(_region(boundaries, name), theme), way_basemap.eastern_frame(theme)]
                if name == "way"
                else []
            ),
            _pointers(shown, marks, theme),
            *_names(names(shown, marks, frame, lang, first), way_basemap.country_names(frame, lang), theme),
            *_marks(marks, lang, theme),
        ],
        "layout": way_basemap.frame_layout(frame, lang, theme),
    }


@lru_cache(maxsize=2 * KEPT)
def _region(boundaries: BoundaryFiles, frame_name: FrameName) -> Polyline:
    """The outline of Kursk region, as coarse as the frame is."""
    geometry = read_outlines(boundaries)[boundaries.home].geometry
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return simplified(way_basemap.projected(FRAMES[frame_name], [part[0] for part in parts]), KURSK_LINES_KM)


def spread(shown: Sequence[Site], frame: Frame) -> list[Mark]:
    """The marks of each place in a row around its point, or aside where the row would touch another, on the smallest screen too."""
    scale = min(frame.scales)
    taken: list[Box] = []
    marks = []
    for site in shown:
        x, y = _free(site, [other for other in shown if other is not site], taken, frame.box, scale)
        taken.append(_row(x, y, len(site.kinds), scale))
        start = x - (len(site.kinds) - 1) * STEP / 2 / scale
        marks += [
            Mark(site, kind, start + number * STEP / scale, y) for number, kind in enumerate(_in_order(site.kinds))
        ]
    return marks


def _in_order(kinds: Iterable[str]) -> list[str]:
    return sorted(kinds, key=list(SYMBOLS).index)


def _row(x: float, y: float, count: int, scale: float) -> Box:
    """What a row of marks takes up, in km."""
    half = ((count - 1) * STEP / 2 + REACH) / scale
    return x - half, y - REACH / scale, x + half, y + REACH / scale


def _free(site: Site, others: Sequence[Site], taken: Sequence[Box], window: Box, scale: float) -> Point:
    """The nearest point at which the row of marks touches no other; of equally near ones the one farthest from other places."""
    for pixels in ASIDE:
        turns = (2 * pi * turn / DIRECTIONS for turn in range(DIRECTIONS))
        around = [(site.x + pixels / scale * cos(turn), site.y + pixels / scale * sin(turn)) for turn in turns]
        rows = [(point, _row(*point, len(site.kinds), scale)) for point in around if inside(point, window)]
        free = [(point, row) for point, row in rows if not any(_touch(row, box) for box in taken)]
        # A row that stands aside covers no point of a place.
        clear = [
            point
            for point, row in free
            if not pixels or not any(inside((each.x, each.y), row) for each in (site, *others))
        ]
        if clear:
            return max(clear, key=lambda point: min((dist(point, (other.x, other.y)) for other in others), default=0.0))
    return site.x, site.y


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def far_east(count: int, lang: Language) -> Label:
    """What the eastern frame is, and how many places of the way lie in it."""
    text = f"{lang.gettext('Far East')}<br>{lang.ngettext('{n} place', '{n} places', count)}<br>{lang.gettext('other map')}"
    points = tuple((x, y) for y in range(-1450, -600, 50) for x in range(1800, 3600, 50))
    return Label(text, tuple(sorted(points, key=lambda point: dist(point, BESIDE_EAST))), NAME_SIZE)


def names(
    shown: Sequence[Site], marks: Sequence[Mark], frame: Frame, lang: Language, first: Sequence[Label] = ()
) -> list[PlacedLabel]:
    """The names of countries and of places, the places with most marks first; one that finds no room is left out."""
    points = [(mark.x, mark.y) for mark in marks] + [(site.x, site.y) for site in shown]
    if frame.name == "way":
        edges = way_basemap.eastern_edges()
        points += [(x, y) for x, y in zip(edges.x, edges.y, strict=True) if x is not None and y is not None]
    wanted = [*first, *way_basemap.country_names(frame, lang), *(_named(site, marks) for site in shown)]
    return place_labels(wanted, [frame.box] * len(frame.scales), frame.scales, [points, points], REACH)


def _named(site: Site, marks: Sequence[Mark]) -> Label:
    own = [(mark.x, mark.y) for mark in marks if mark.site is site]
    points = (own[len(own) // 2], own[-1], own[0]) if len(own) > 2 else (own[-1], own[0])
    text = site.name.replace(" ", "<br>", 1) if len(site.name) >= LONG_NAME else site.name
    return Label(text, points, NAME_SIZE, BESIDE_CROSS if site.denied else BESIDE)


def _pointers(shown: Sequence[Site], marks: Sequence[Mark], theme: Theme) -> dict[str, Any]:
    """A thin line from each row of marks that stands aside to its point."""
    x: list[float | None] = []
    y: list[float | None] = []
    for site in shown:
        own = [mark for mark in marks if mark.site is site]
        middle = sum(mark.x for mark in own) / len(own), own[0].y
        if dist(middle, (site.x, site.y)) > 1:
            x += [site.x, middle[0], None]
            y += [site.y, middle[1], None]
    dots = {"size": [DOT, 0, 0] * (len(x) // 3), "color": theme.ink, "opacity": 1, "line": {"width": 0}}
    lines = Polyline(tuple(x), tuple(y))
    return line_trace(lines, {"width": 1, "color": theme.muted}, mode="lines+markers", marker=dots)


def _names(placed: Sequence[PlacedLabel], countries: Sequence[Label], theme: Theme) -> list[dict[str, Any]]:
    return [
        _texts([name for name in placed if name.label in countries], theme.muted, theme),
        _texts([name for name in placed if name.label not in countries], theme.ink, theme),
    ]


def _texts(placed: Sequence[PlacedLabel], colour: str, theme: Theme) -> dict[str, Any]:
    unseen = {
        "size": [2 * name.label.offset - 6 if name.label.offset else 1 for name in placed],
        "color": "rgba(0,0,0,0)",
        "line": {"width": 0},
    }
    return name_trace(placed, [name.label.text for name in placed], colour, theme, unseen)


def _marks(marks: Sequence[Mark], lang: Language, theme: Theme) -> Iterator[dict[str, Any]]:
    """One trace a kind, with its key in the legend, and before them, below, the crosses of what was denied; a click gives the place_id."""
    crossed = [mark for mark in marks if mark.kind in mark.site.denied]
    if crossed:
        yield {
            "type": "scatter",
            "mode": "markers",
            "name": lang.gettext(KEYS["denial"]),
            "legendrank": LAST_KEY,
            "hoverinfo": "skip",
            "x": [mark.x for mark in crossed],
            "y": [mark.y for mark in crossed],
            "marker": {"symbol": "x-thin", "size": CROSS, "opacity": 1, "line": {"width": 2, "color": theme.ink}},
            "unselected": {"marker": {"opacity": 1}},
        }
    for kind in SYMBOLS:
        of_kind = [mark for mark in marks if mark.kind == kind]
        if not of_kind:
            continue
        colour = ARMS[theme.name] if kind == "arms" else theme.ink
        rim = {"width": 2.2, "color": colour} if "open" in SYMBOLS[kind] else {"width": 1.2, "color": theme.paper}
        yield mark_trace(
            [mark.x for mark in of_kind],
            [mark.y for mark in of_kind],
            [mark.site.place_id for mark in of_kind],
            [mark.site.kinds[kind] for mark in of_kind],
            {"symbol": SYMBOLS[kind], "size": SIZES.get(kind, MARK), "color": colour, "line": rim},
            name=lang.gettext(KEYS[kind]),
            showlegend=kind != "denial",
        )
