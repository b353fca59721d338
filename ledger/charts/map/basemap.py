"""What lies under the marks of the map: land, boundaries, rivers, towns and names."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from itertools import groupby
from math import ceil, dist
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import numpy as np
import pandas as pd
from shapely import LineString

from ledger.charts.map.labels import CENTRE, LETTER, Box, Label, PlacedLabel, place_labels
from ledger.charts.map.traces import line_trace, name_trace
from ledger.charts.style import Theme, blend
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.boundaries import GRID, Area, Boundaries, Polyline, Town

Window = Literal["border", "region", "small"]

BORDER = "sudzhansky"
"""The district around which the window of the border lies: nearly all fighting was reported there."""
MARGIN: Mapping[Window, float] = MappingProxyType({"border": 1.5, "region": 8.0, "small": 1.5})
AROUND = 20.0
"""So many km beyond the extent of Kursk region a place still belongs to the window of the region."""
ROOM = 2.0
"""Distance of the points at which the name of a district may stand, in km."""
SCALES: dict[Window, tuple[float, float]] = {"border": (8.4, 6.8), "region": (2.6, 2.2), "small": (4.4, 4.2)}
"""Pixels per km on a wide screen and on a phone."""
WIDE: dict[Window, int] = {"border": 820, "region": 820, "small": 350}
"""Pixels that a wide screen has for the map at least: there it shows more of the land to both sides of its window."""

REPORTED_SIZE, TOWN_SIZE, VILLAGE_SIZE, REGION_SIZE = 13, 12, 11, 12
MARK, DOT = 7, 5
"""Half the size of a mark, and the size of a town's dot, in pixels."""
BESIDE_REPORT, BESIDE_MARK, BESIDE_DOT = 11, 9, 5
NO_LIMIT = (99, 99)
HEAVY = 9
"""A name covers the mark of a report no sooner than so many of settlements."""
NEIGHBOUR_FINE = 1.0
"""To how many km the outline of a region around Kursk region is simplified."""
NOTHING = "rgba(0,0,0,0)"


class Marked(NamedTuple):
    """A settlement that carries a mark."""

    place_id: str
    kind: str
    name: str
    x: float
    y: float


def window_box(boundaries: Boundaries, everywhere: pd.DataFrame, window: Window) -> Box:
    """West, south, east and north of a window: Sudzha district, or all places of the record in and around Kursk region.

    Where a picture is wider than its window, it shows more to both sides.
    """
    if window == "region":
        around = near(boundaries, everywhere)
        x, y = around["x"].tolist(), around["y"].tolist()
    else:
        x, y = _extent(next((area for area in boundaries.districts if area.area_id == BORDER), boundaries.focus_region))
    margin = MARGIN[window]
    return min(x) - margin, min(y) - margin, max(x) + margin, max(y) + margin


def near(boundaries: Boundaries, places: pd.DataFrame) -> pd.DataFrame:
    """Those in Kursk region and around it, by ``x`` and ``y``: the others lie on the way from North Korea."""
    x, y = _extent(boundaries.focus_region)
    return places[
        places["x"].between(min(x) - AROUND, max(x) + AROUND) & places["y"].between(min(y) - AROUND, max(y) + AROUND)
    ]


def _extent(area: Area) -> tuple[list[float], list[float]]:
    x, y = ([value for value in axis if value is not None] for axis in (area.rings.x, area.rings.y))
    return x, y


@lru_cache(maxsize=8)
def outlines(boundaries: Boundaries) -> Mapping[str, Polyline]:
    """All lines of the ground by name. No question, language or theme bears on them: a page needs them once.

    Those of the small picture are no finer than a pixel of it.
    """
    finest = 1 / SCALES["small"][0]
    small = {
        "home": boundaries.focus_region.rings,
        "rivers": boundaries.rivers,
        "state border": boundaries.state_border,
    }
    return MappingProxyType(
        {
            **{district.area_id: district.rings for district in boundaries.districts},
            "district lines": boundaries.district_lines,
            "region lines": boundaries.region_lines,
            "rivers": boundaries.rivers,
            "state border": boundaries.state_border,
            **{f"small {name}": simplified(lines, finest) for name, lines in small.items()},
        }
    )


def basemap_traces(
    boundaries: Boundaries, lang: Language, theme: Theme, area_statements: Mapping[str, Sequence[str]]
) -> list[dict[str, Any]]:
    """Districts that name themselves, then boundaries and rivers, from the ground up; the ``meta`` of each is the name of its outline.

    Parameters
    ----------
    area_statements
        What was said of a whole district or region, line by line, by its id.
    """
    home = lines_of(boundaries.focus_region, lang, area_statements)[
        0 if boundaries.focus_region.area_id in area_statements else 2 :
    ]
    return [
        *(
            _neighbour(area, lang, area_statements, theme)
            for area in boundaries.neighbours
            if area.area_id in area_statements
        ),
        *(
            {
                **_land(boundaries, district.area_id, theme),
                **_named([*lines_of(district, lang, area_statements), *home]),
            }
            for district in boundaries.districts
        ),
        _line(boundaries, "district lines", blend(theme.muted, theme.land, 0.3), 1),
        _line(boundaries, "region lines", blend(theme.muted, theme.land, 0.7), 1),
        _line(boundaries, "rivers", theme.water, 1.4),
        *_state_border(boundaries, "state border", theme),
    ]


def small_basemap_traces(boundaries: Boundaries, theme: Theme) -> list[dict[str, Any]]:
    """The same ground for a small picture: no districts, no names on hover."""
    return [
        _land(boundaries, "small home", theme),
        _line(boundaries, "small rivers", theme.water, 1),
        *_state_border(boundaries, "small state border", theme),
    ]


def simplified(lines: Polyline, tolerance: float) -> Polyline:
    """The lines with fewer points, nowhere further off than so many km (Douglas and Peucker), to a tenth of a km."""
    points: list[tuple[float | None, float | None]] = []
    for between, part in groupby(zip(lines.x, lines.y, strict=True), lambda point: None in point):
        points += (
            part
            if between
            else ((round(x, 1), round(y, 1)) for x, y in LineString(list(part)).simplify(tolerance).coords)
        )
    return Polyline(tuple(x for x, _ in points), tuple(y for _, y in points))


def _land(boundaries: Boundaries, name: str, theme: Theme) -> dict[str, Any]:
    return line_trace(outlines(boundaries)[name], {"width": 0}, meta=name, fill="toself", fillcolor=theme.land)


def _neighbour(
    area: Area, lang: Language, area_statements: Mapping[str, Sequence[str]], theme: Theme
) -> dict[str, Any]:
    """A region around Kursk region of which something was said: it looks like the paper, and names itself."""
    ground = line_trace(simplified(area.rings, NEIGHBOUR_FINE), {"width": 0}, fill="toself", fillcolor=theme.neighbour)
    return ground | _named(lines_of(area, lang, area_statements))


def lines_of(area: Area, lang: Language, area_statements: Mapping[str, Sequence[str]]) -> list[str]:
    """The names of an area, and what was said of it as a whole."""
    return [lang.localised(area.names, "name"), area.names["name_ru"], *area_statements.get(area.area_id, ())]


def _named(lines: Sequence[str]) -> dict[str, Any]:
    return {"hoveron": "fills", "hoverinfo": "text", "text": "<br>".join(map(shown_as_is, lines))}


def shown_as_is(text: str) -> str:
    """Words of the record in a text of plotly, which else takes some of them for marks."""
    return escape(text, quote=False)


def _line(boundaries: Boundaries, name: str, colour: str, width: float) -> dict[str, Any]:
    return line_trace(outlines(boundaries)[name], {"color": colour, "width": width, "simplify": False}, meta=name)


def _state_border(boundaries: Boundaries, name: str, theme: Theme) -> list[dict[str, Any]]:
    """A dark line on a broad pale one, as maps in print have it."""
    return [
        _line(boundaries, name, blend(theme.muted, theme.land, 0.25), 7),
        _line(boundaries, name, theme.ink, 1.6),
    ]


def label_traces(
    boundaries: Boundaries,
    reported: pd.DataFrame,
    settlements: pd.DataFrame,
    areas: Sequence[str],
    shown: Collection[str],
    now: Collection[str],
    window: Window,
    box: Box,
    lang: Language,
    theme: Theme,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Regions, places with a mark and towns, as many as fit without touching; as traces and as annotations.

    Names stay where they are when the reader goes on in time: all that are ever shown get their places together.

    Parameters
    ----------
    reported, settlements
        The places of which it was ever said that North Koreans were there, or who holds them, with ``x``, ``y`` and ``turn``. The
        former are named first; of the latter, those that were spoken of first.
    areas
        The districts that are hatched on some day.
    shown
        The places and areas that carry a mark on the day of the map.
    now
        Of these the places where North Koreans had been reported by then.
    """
    always = {area.area_id for area in (boundaries.focus_region, *boundaries.neighbours)} | {
        town.town_id for town in boundaries.towns
    }
    ever = _placed(boundaries, _marked(reported, lang), _marked(settlements, lang), tuple(areas), window, box, lang)
    placed = [name for name in ever if name.label.key in shown or name.label.key in always]
    aside = [name for name in placed if name.offset_px != (0, 0)]
    regions = [name for name in placed if name.anchor == CENTRE and name.offset_px == (0, 0)]
    beside = [name for name in placed if name.anchor != CENTRE]
    first = [name for name in beside if name.label.key in now]
    others = [name for name in beside if name not in first]
    traces = [
        _texts(regions, theme.muted, theme, shown),
        _texts(others, theme.muted, theme, shown),
        _texts(first, theme.ink, theme, shown),
    ]
    return [trace for trace in traces if trace["x"]], [_pointer(name, theme) for name in aside]


def _marked(settlements: pd.DataFrame, lang: Language) -> tuple[Marked, ...]:
    ordered = settlements.sort_values("turn")
    # What everybody knows comes before what was first spoken of.
    ordered = ordered.sort_values("rank", ascending=False, kind="stable")
    return tuple(map(Marked, *(ordered[name].tolist() for name in ("place_id", "kind", f"name_{lang.code}", "x", "y"))))


@lru_cache(maxsize=64)
def _placed(
    boundaries: Boundaries,
    reported: tuple[Marked, ...],
    settlements: tuple[Marked, ...],
    areas: tuple[str, ...],
    window: Window,
    box: Box,
    lang: Language,
) -> list[PlacedLabel]:
    """Where the names got their places; kept, because for most readers the same places carry a mark."""
    large, small = SCALES[window]
    middle, half = (box[0] + box[2]) / 2, max((box[2] - box[0]) / 2, WIDE[window] / 2 / large)
    seen = middle - half, box[1], middle + half, box[3]
    points = [(place.x, place.y) for place in settlements] + HEAVY * [(place.x, place.y) for place in reported]
    on_border = zip(boundaries.state_border.x, boundaries.state_border.y, strict=True)
    border = [(x, y) for x, y in on_border if x is not None and y is not None]
    wanted = _label_candidates(boundaries, reported, settlements, areas, window, seen, lang)
    # The small map is as wide in a column as on a phone.
    return place_labels(
        wanted, [seen, seen if window == "small" else box], [large, small], [points + border, points], MARK
    )


def _pointer(placed: PlacedLabel, theme: Theme) -> dict[str, Any]:
    """A name that stands aside, with a line to its point."""
    return {
        "text": shown_as_is(placed.label.text),
        "font": {"size": placed.label.size, "color": theme.ink},
        "x": placed.x,
        "y": placed.y,
        "ax": placed.offset_px[0],
        "ay": placed.offset_px[1],
        "standoff": 4,
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": theme.ink,
    }


def _texts(placed: Sequence[PlacedLabel], colour: str, theme: Theme, shown: Collection[str]) -> dict[str, Any]:
    """Names of one colour; a town without a mark gets a dot."""
    dots = [name.label.offset > 0 and name.label.key not in shown for name in placed]
    marker = {
        "size": [DOT if dot else 2 * max(name.label.offset - 2, MARK) for name, dot in zip(placed, dots, strict=True)],
        "opacity": 1,
        "color": [theme.paper if dot else NOTHING for dot in dots],
        "line": {"width": 1.2, "color": [theme.muted if dot else NOTHING for dot in dots]},
    }
    texts = ["<br>".join(map(shown_as_is, name.label.text.split("<br>"))) for name in placed]
    return name_trace(placed, texts, colour, theme, marker)


def _label_candidates(
    boundaries: Boundaries,
    reported: Sequence[Marked],
    settlements: Sequence[Marked],
    areas: Sequence[str],
    window: Window,
    box: Box,
    lang: Language,
) -> Iterator[Label]:
    """The names in the order in which they get their places."""
    first, marked = {place.place_id for place in reported}, {place.place_id for place in settlements}
    towns = [town for town in boundaries.towns if town.town_id not in first]
    regions = [boundaries.focus_region, *boundaries.neighbours]
    scale = SCALES[window][0]
    # Without them nothing would say on which side of the border Ukraine lies.
    yield from (_region(area, scale, box, lang) for area in regions if area.country == "UA")
    for place_of in reported:
        yield Label(
            place_of.name,
            ((place_of.x, place_of.y),),
            REPORTED_SIZE,
            BESIDE_REPORT,
            may_stand_aside=window == "border",
            max_overlaps=NO_LIMIT if place_of.kind == "city" else (HEAVY - 1, 3 * HEAVY),
            key=place_of.place_id,
        )
    yield from (_district(area, box, lang) for area in boundaries.districts if area.area_id in areas)
    yield from (_town(town, True, lang) for town in towns if town.town_id in marked)
    yield from (_region(area, scale, box, lang) for area in regions if area.country == "RU")
    yield from (_town(town, False, lang) for town in towns if town.town_id not in marked)
    if window == "border":
        yield from (
            Label(
                village.name,
                ((village.x, village.y),),
                VILLAGE_SIZE,
                BESIDE_MARK,
                max_overlaps=(0, 1),
                key=village.place_id,
            )
            for village in settlements
            if village.kind == "village" and village.place_id not in first
        )


def _town(town: Town, marked: bool, lang: Language) -> Label:
    text, point = lang.localised(town.names, "name"), ((town.x, town.y),)
    return Label(
        text,
        point,
        TOWN_SIZE,
        BESIDE_MARK if marked else BESIDE_DOT,
        max_overlaps=(HEAVY - 1, 99) if marked else (0, HEAVY - 1),
        key=town.town_id,
    )


def _district(area: Area, box: Box, lang: Language) -> Label:
    """The name of a district, on its ground, where the fewest marks are."""
    import shapely

    ground = ground_of(area)
    west, south, east, north = shapely.bounds(shapely.clip_by_rect(ground, *box))
    x, y = (axis.ravel() for axis in np.meshgrid(np.arange(west, east, ROOM), np.arange(south, north, ROOM)))
    inside = shapely.contains_xy(ground, x, y)
    points = tuple(zip(x[inside].round(1).tolist(), y[inside].round(1).tolist(), strict=True))
    return Label(
        lang.localised(area.names, "name"), points, REGION_SIZE, max_overlaps=(HEAVY - 1, 3 * HEAVY), key=area.area_id
    )


def ground_of(area: Area) -> Any:
    """The ground of an area, as shapely has it."""
    import shapely

    runs = [
        list(part)
        for between, part in groupby(zip(area.rings.x, area.rings.y, strict=True), lambda point: None in point)
        if not between
    ]
    return shapely.build_area(shapely.MultiLineString(runs))


def _region(area: Area, scale: float, box: Box, lang: Language) -> Label:
    """The name of a region and its state, near the middle of what the window shows of it, and all on its ground."""
    text = f"{lang.localised(area.names, 'name')}<br>{lang.gettext(codes.COUNTRY[area.country].label)}"
    reach = ceil(len(text.split("<br>")[0]) * REGION_SIZE * LETTER / 2 / scale / GRID)
    grid = set(area.label_points)
    shown = [(x, y) for x, y in area.label_points if box[0] < x < box[2] and box[1] < y < box[3]]
    inside = [(x, y) for x, y in shown if all((x + step * GRID, y) in grid for step in range(-reach, reach + 1))]
    middle = [sum(axis) / len(axis) for axis in zip(*shown, strict=True)]
    return Label(text, tuple(sorted(inside, key=lambda point: dist(point, middle))), REGION_SIZE, key=area.area_id)
