"""The names on the map: of regions, districts, places with a mark and towns, as many as fit without touching."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from math import ceil, dist
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ledger.charts.map.basemap import ground_of
from ledger.charts.map.labels import CENTRE, LETTER, Box, Label, PlacedLabel, place_labels
from ledger.charts.map.traces import name_trace, shown_as_is
from ledger.charts.map.window import SCALES, WIDE, Window
from ledger.charts.style import Theme
from ledger.i18n.language import Language
from ledger.record.boundaries import GRID, Area, Boundaries, Town
from ledger.text.sentences.region import country_name

ROOM = 2.0
"""Distance of the points at which the name of a district may stand, in km."""
REPORTED_SIZE, TOWN_SIZE, VILLAGE_SIZE, REGION_SIZE = 13, 12, 11, 12
MARK, DOT = 7, 5
"""Half the size of a mark, and the size of a town's dot, in pixels."""
BESIDE_REPORT, BESIDE_MARK, BESIDE_DOT = 11, 9, 5
NO_LIMIT = (99, 99)
HEAVY = 9
"""A name covers the mark of a report no sooner than so many of settlements."""
NOTHING = "rgba(0,0,0,0)"


class Marked(NamedTuple):
    """A settlement that carries a mark."""

    place_id: str
    kind: str
    name: str
    x: float
    y: float


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
    yield from (_region(area, scale, box, lang) for area in regions if area.country != "UA")
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


def _region(area: Area, scale: float, box: Box, lang: Language) -> Label:
    """The name of a region and its state, near the middle of what the window shows of it, and all on its ground."""
    text = f"{lang.localised(area.names, 'name')}<br>{country_name(area.country, lang)}"
    reach = ceil(len(text.split("<br>")[0]) * REGION_SIZE * LETTER / 2 / scale / GRID)
    grid = set(area.label_points)
    shown = [(x, y) for x, y in area.label_points if box[0] < x < box[2] and box[1] < y < box[3]]
    inside = [(x, y) for x, y in shown if all((x + step * GRID, y) in grid for step in range(-reach, reach + 1))]
    middle = [sum(axis) / len(axis) for axis in zip(*shown, strict=True)]
    return Label(text, tuple(sorted(inside, key=lambda point: dist(point, middle))), REGION_SIZE, key=area.area_id)
