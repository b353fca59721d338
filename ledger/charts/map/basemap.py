"""What lies under the marks of the map: land, boundaries, rivers, towns and names."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from math import ceil, dist
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import pandas as pd
from shapely import LineString

from ledger import codes
from ledger.boundaries import GRID, Area, Boundaries, Lines, Town
from ledger.charts.map.labels import CENTRE, LETTER, Box, Name, Placed, place
from ledger.charts.palette import Theme, mixed
from ledger.language import Language

Window = Literal["border", "region", "small"]

BORDER_DISTRICTS = ("sudzhansky", "korenevsky", "glushkovsky", "bolshesoldatsky", "belovsky")
MARGIN = 8.0
SCALES: dict[Window, tuple[float, float]] = {"border": (9.0, 3.4), "region": (2.4, 1.15), "small": (3.5, 2.5)}
"""Pixels per km on a wide screen and on a phone."""

TOWN_SIZE, VILLAGE_SIZE, REGION_SIZE = 13, 11, 12
MARK, DOT = 6, 5
"""Half the size of a settlement's mark, and the size of a town's dot, in pixels."""
BESIDE_MARK, BESIDE_DOT = 9, 5
ANYWHERE = (99, 99)
CROWDED = "sudzha"
"""The town around which the marks crowd; in a window that shows more than the border its name stands aside."""
NOTHING = "rgba(0,0,0,0)"
LARGE: dict[Window, int] = {"border": 0, "region": 40_000, "small": 0}
"""In each window, towns with so many people get their names before regions do."""


class Marked(NamedTuple):
    """A settlement that carries a mark."""

    place_id: str
    kind: str
    name: str
    x: float
    y: float


def window_box(boundaries: Boundaries, settlements: pd.DataFrame, window: Window) -> Box:
    """West, south, east and north of a window: the settlements of the border districts, or the region.

    The window of the small map has the city of Kursk in it as well.
    """
    if window == "region":
        x, y = ([value for value in axis if value is not None] for axis in (boundaries.home.rings.x, boundaries.home.rings.y))
    else:
        near = settlements[settlements["district"].isin(BORDER_DISTRICTS) & settlements["x"].notna()]
        largest = [town for town in boundaries.towns if town.town_id == "kursk"] if window == "small" else []
        x, y = [*near["x"], *(town.x for town in largest)], [*near["y"], *(town.y for town in largest)]
    return min(x) - MARGIN, min(y) - MARGIN, max(x) + MARGIN, max(y) + MARGIN


@lru_cache(maxsize=8)
def outlines(boundaries: Boundaries) -> Mapping[str, Lines]:
    """All lines of the ground by name. No question, language or theme bears on them: a page needs them once.

    Those of the small picture are no finer than a pixel of it.
    """
    finest = 1 / SCALES["small"][0]
    small = {"home": boundaries.home.rings, "rivers": boundaries.rivers, "state border": boundaries.state_border}
    return MappingProxyType({
        **{district.area_id: district.rings for district in boundaries.districts},
        "district lines": boundaries.district_lines, "region lines": boundaries.region_lines,
        "rivers": boundaries.rivers, "state border": boundaries.state_border,
        **{f"small {name}": simplified(lines, finest) for name, lines in small.items()},
    })


def layers(boundaries: Boundaries, lang: Language, theme: Theme) -> list[dict[str, Any]]:
    """Districts that name themselves, then boundaries and rivers, from the ground up; the ``meta`` of each is the name of its outline."""
    return [
        *({**_land(boundaries, district.area_id, theme), **_named(district, lang)} for district in boundaries.districts),
        _line(boundaries, "district lines", mixed(theme.muted, theme.land, 0.3), 1),
        _line(boundaries, "region lines", mixed(theme.muted, theme.land, 0.7), 1),
        _line(boundaries, "rivers", theme.water, 1.4),
        *_state_border(boundaries, "state border", theme),
    ]


def plain_layers(boundaries: Boundaries, theme: Theme) -> list[dict[str, Any]]:
    """The same ground for a small picture: no districts, no names on hover."""
    return [
        _land(boundaries, "small home", theme),
        _line(boundaries, "small rivers", theme.water, 1),
        *_state_border(boundaries, "small state border", theme),
    ]


def simplified(lines: Lines, tolerance: float) -> Lines:
    """The lines with fewer points, nowhere further off than so many km (Douglas and Peucker), to a tenth of a km."""
    points: list[tuple[float | None, float | None]] = []
    for between, part in groupby(zip(lines.x, lines.y, strict=True), lambda point: None in point):
        points += part if between else ((round(x, 1), round(y, 1)) for x, y in LineString(list(part)).simplify(tolerance).coords)
    return Lines(tuple(x for x, _ in points), tuple(y for _, y in points))


def _outline(boundaries: Boundaries, name: str) -> dict[str, Any]:
    lines = outlines(boundaries)[name]
    return {"type": "scatter", "mode": "lines", "showlegend": False, "hoverinfo": "skip", "meta": name, "x": lines.x, "y": lines.y}


def _land(boundaries: Boundaries, name: str, theme: Theme) -> dict[str, Any]:
    return {**_outline(boundaries, name), "fill": "toself", "fillcolor": theme.land, "line": {"width": 0}}


def _named(area: Area, lang: Language) -> dict[str, Any]:
    return {"hoveron": "fills", "hoverinfo": "text", "text": f"{lang.pick(area.names, 'name')}<br>{area.names['name_ru']}"}


def _line(boundaries: Boundaries, name: str, colour: str, width: float) -> dict[str, Any]:
    return {**_outline(boundaries, name), "line": {"color": colour, "width": width, "simplify": False}}


def _state_border(boundaries: Boundaries, name: str, theme: Theme) -> list[dict[str, Any]]:
    """A dark line on a broad pale one, as maps in print have it."""
    return [
        _line(boundaries, name, mixed(theme.muted, theme.land, 0.25), 7),
        _line(boundaries, name, theme.ink, 1.6),
    ]


def names(
    boundaries: Boundaries, settlements: pd.DataFrame, window: Window, box: Box, lang: Language, theme: Theme,
    only: Sequence[str] = (),
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Regions, and towns with their names, as many as fit without touching; as traces and as annotations.

    Parameters
    ----------
    settlements
        The settlements that carry a mark, with ``x``, ``y`` and ``turn``: names keep clear of them, and of the villages those that were
        spoken of first are named first, so that names stay where they are when the reader goes on in time.
    only
        Name these towns and nothing else.
    """
    placed = _placed(boundaries, _marked(settlements, lang), window, box, lang, tuple(only))
    aside = [name for name in placed if name.name.aside]
    regions = [name for name in placed if name.spot == CENTRE and not name.name.aside]
    others = [name for name in placed if name.spot != CENTRE]
    return [_texts(regions, theme.muted, theme), _texts(others, theme.ink, theme)], [_pointer(name, theme) for name in aside]


def _marked(settlements: pd.DataFrame, lang: Language) -> tuple[Marked, ...]:
    ordered = settlements.sort_values("turn")
    return tuple(map(Marked, *(ordered[name].tolist() for name in ("place_id", "kind", f"name_{lang.code}", "x", "y"))))


@lru_cache(maxsize=64)
def _placed(boundaries: Boundaries, marked: tuple[Marked, ...], window: Window, box: Box, lang: Language, only: tuple[str, ...]) -> list[Placed]:
    """Where the names got their places; kept, because for most readers the same settlements carry a mark."""
    points = [(settlement.x, settlement.y) for settlement in marked]
    on_border = zip(boundaries.state_border.x, boundaries.state_border.y, strict=True)
    border = [(x, y) for x, y in on_border if x is not None and y is not None]
    return place(_wanted(boundaries, marked, window, box, lang, only), box, SCALES[window], [points + border, points], MARK)


def _pointer(placed: Placed, theme: Theme) -> dict[str, Any]:
    """A name that stands aside, with a line to its point."""
    return {
        "text": placed.name.text, "font": {"size": placed.name.size, "color": theme.ink},
        "x": placed.x, "y": placed.y, "ax": placed.shift[0], "ay": placed.shift[1], "standoff": 4,
        "showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": theme.ink,
    }


def _texts(placed: Sequence[Placed], colour: str, theme: Theme) -> dict[str, Any]:
    """Names of one colour; a town without a statement gets a dot."""
    dots = [name.name.beside == BESIDE_DOT for name in placed]
    rim = [f"{x}px {y}px 1px {theme.land}" for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]
    return {
        "type": "scatter", "mode": "markers+text", "showlegend": False, "hoverinfo": "skip",
        "x": [name.x for name in placed], "y": [name.y for name in placed],
        "text": [name.name.text for name in placed], "textposition": [name.spot for name in placed],
        "textfont": {"size": [name.name.size for name in placed], "color": colour, "shadow": ", ".join(rim)},
        "marker": {
            "size": [DOT if dot else 2 * MARK for dot in dots], "opacity": 1,
            "color": [theme.paper if dot else NOTHING for dot in dots],
            "line": {"width": 1.2, "color": [theme.muted if dot else NOTHING for dot in dots]},
        },
        # A click on a mark selects it, and plotly pales whatever is not selected.
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": colour}},
    }


def _wanted(
    boundaries: Boundaries, settlements: Sequence[Marked], window: Window, box: Box, lang: Language, only: Sequence[str]
) -> Iterator[Name]:
    """The names in the order in which they get their places."""
    marked = {settlement.place_id for settlement in settlements}
    towns = [town for town in boundaries.towns if not only or town.town_id in only]
    towns.sort(key=lambda town: town.town_id not in marked)
    first = [town for town in towns if town.town_id in marked or town.population >= LARGE[window]]
    regions = [] if only else [boundaries.home, *boundaries.neighbours]
    # Without them nothing would say on which side of the border Ukraine lies.
    yield from (_region(area, SCALES[window][0], box, lang) for area in regions if area.country == "UA")
    yield from (_town(town, town.town_id in marked, window, lang) for town in first)
    yield from (_region(area, SCALES[window][0], box, lang) for area in regions if area.country == "RU")
    if not only:
        yield from (_town(town, False, window, lang) for town in towns if town not in first)
    if window == "border":
        yield from (
            Name(village.name, ((village.x, village.y),), VILLAGE_SIZE, BESIDE_MARK, may_cover=(0, 1))
            for village in settlements if village.kind == "village"
        )


def _town(town: Town, marked: bool, window: Window, lang: Language) -> Name:
    text, point = lang.pick(town.names, "name"), ((town.x, town.y),)
    if not marked:
        return Name(text, point, TOWN_SIZE, BESIDE_DOT, may_cover=(0, 99))
    return Name(text, point, TOWN_SIZE, BESIDE_MARK, aside=town.town_id == CROWDED and window != "border", may_cover=ANYWHERE)


def _region(area: Area, scale: float, box: Box, lang: Language) -> Name:
    """The name of a region and its state, near the middle of what the window shows of it, and all on its ground."""
    text = f"{lang.pick(area.names, 'name')}<br>{lang.gettext(codes.COUNTRY[area.country].label)}"
    reach = ceil(len(text.split("<br>")[0]) * REGION_SIZE * LETTER / 2 / scale / GRID)
    grid = set(area.inside)
    shown = [(x, y) for x, y in area.inside if box[0] < x < box[2] and box[1] < y < box[3]]
    inside = [(x, y) for x, y in shown if all((x + step * GRID, y) in grid for step in range(-reach, reach + 1))]
    middle = [sum(axis) / len(axis) for axis in zip(*shown, strict=True)]
    return Name(text, tuple(sorted(inside, key=lambda point: dist(point, middle))), REGION_SIZE)
