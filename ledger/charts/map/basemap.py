"""What lies under the marks of the map: land, boundaries and rivers."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import Any

from shapely import LineString

from ledger.charts.map.traces import line_trace, shown_as_is
from ledger.charts.map.window import SCALES
from ledger.charts.style import Theme, blend
from ledger.i18n.language import Language
from ledger.record.boundaries import Area, Boundaries, Polyline

NEIGHBOUR_FINE = 1.0
"""To how many km the outline of a region around Kursk region is simplified."""


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


def _line(boundaries: Boundaries, name: str, colour: str, width: float) -> dict[str, Any]:
    return line_trace(outlines(boundaries)[name], {"color": colour, "width": width, "simplify": False}, meta=name)


def _state_border(boundaries: Boundaries, name: str, theme: Theme) -> list[dict[str, Any]]:
    """A dark line on a broad pale one, as maps in print have it."""
    return [
        _line(boundaries, name, blend(theme.muted, theme.land, 0.25), 7),
        _line(boundaries, name, theme.ink, 1.6),
    ]


def ground_of(area: Area) -> Any:
    """The ground of an area, as shapely has it."""
    import shapely

    runs = [
        list(part)
        for between, part in groupby(zip(area.rings.x, area.rings.y, strict=True), lambda point: None in point)
        if not between
    ]
    return shapely.build_area(shapely.MultiLineString(runs))
