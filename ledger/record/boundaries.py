"""The ground of the map: boundaries, rivers and towns, projected once into plain coordinates in km."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ledger.record.frames import to_records
from ledger.record.projection import DECIMALS, Projection, project, projection_around
from ledger.record.record_files import BoundaryFiles

if TYPE_CHECKING:
    import geopandas as gpd

UKRAINIAN = ("sumy-oblast", "kharkiv-oblast", "chernihiv-oblast", "poltava-oblast")
"""The regions in Ukraine among those of which the file does not say the country; the others are in Russia."""
GRID = 8.0
"""Distance of the points on which a label may be put, in km."""
COARSE = 0.5
"""To how many km lines far from the region are simplified."""
ROUGH = 0.005
"""To how many degrees an outline that is given away is simplified."""
KEPT = 4
"""So many boundaries are kept as they were read: those of the record, and of others that readers still look at."""


@dataclass(frozen=True)
class Polyline:
    """The coordinates of one or more lines, with None between any two, as plotly wants them."""

    x: tuple[float | None, ...]
    y: tuple[float | None, ...]


@dataclass(frozen=True)
class Area:
    """A region or a district.

    Attributes
    ----------
    names
        ``name_en``, ``name_de`` and ``name_ru``.
    country
        Its code (ISO 3166-1 alpha-2).
    rings
        Closed rings, outer ones one way round, holes the other.
    label_points
        Points of a grid in the area, for whoever looks for room for a label.
    """

    area_id: str
    names: Mapping[str, str]
    country: str
    rings: Polyline
    label_points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Town:
    """A town for orientation; its ``names`` are ``name_en``, ``name_de`` and ``name_native``."""

    town_id: str
    names: Mapping[str, str]
    x: float
    y: float
    population: int
    country: str


@dataclass(frozen=True, eq=False)
class Boundaries:
    """Everything on the map that is not a statement; all coordinates in km. Equal only to itself.

    Attributes
    ----------
    projection
        How degrees became km.
    focus_region
        The region that the record is about.
    neighbours
        The regions around it, on both sides of the state border.
    districts
        The districts and cities of that region; they tile it.
    district_lines, region_lines, state_border
        Each boundary once: between two districts, between two regions of one state, between states.
    rivers
        Schematic.
    towns
        The largest first; those whose population is not given come last.
    """

    projection: Projection
    focus_region: Area
    neighbours: tuple[Area, ...]
    districts: tuple[Area, ...]
    district_lines: Polyline
    region_lines: Polyline
    state_border: Polyline
    rivers: Polyline
    towns: tuple[Town, ...]

    @property
    def areas(self) -> tuple[Area, ...]:
        """All districts and regions."""
        return (*self.districts, self.focus_region, *self.neighbours)


@dataclass(frozen=True)
class Outline:
    """The outline of a region or a district in degrees, for whoever draws it elsewhere.

    Attributes
    ----------
    names
        ``name_en``, ``name_de`` and ``name_ru``.
    is_region
        Whether it is a region, and no district of the home region.
    geometry
        A polygon or several as GeoJSON wants it (RFC 7946), right to about 500 m.
    """

    names: Mapping[str, str]
    geometry: Mapping[str, Any]
    is_region: bool


@lru_cache(maxsize=KEPT)
def read_outlines(files: BoundaryFiles) -> Mapping[str, Outline]:
    """Read regions and districts by their ids, once for the same files; without geopandas, which takes long to load."""
    import shapely
    from shapely.geometry import mapping, shape

    found = {}
    for name in ("odbl/districts", "odbl/oblasts"):
        for feature in json.loads(files.contents[f"{name}.geojson"])["features"]:
            plain = shapely.simplify(shape(feature["geometry"]), ROUGH)
            oriented = shapely.orient_polygons(shapely.set_precision(plain, 0.0001), exterior_cw=False)
            names = {column: feature["properties"][column] for column in ("name_en", "name_de", "name_ru")}
            found[feature["properties"]["id"]] = Outline(names, mapping(oriented), name == "odbl/oblasts")
    return MappingProxyType(found)


def places_within(files: BoundaryFiles, area_id: str, places: pd.DataFrame) -> frozenset[str]:
    """The places with a position in a region or a district, by their ids."""
    import shapely
    from shapely.geometry import shape

    area = shape(read_outlines(files)[area_id].geometry)
    inside = shapely.contains_xy(area, places["lon"].to_numpy("float64"), places["lat"].to_numpy("float64"))
    return frozenset(places["place_id"][inside])


@lru_cache(maxsize=KEPT)
def read_boundaries(files: BoundaryFiles) -> Boundaries:
    """Read and project boundaries, rivers and towns, once for the same files."""
    import geopandas as gpd

    read = (
        gpd.read_file(BytesIO(files.contents[f"{name}.geojson"]))
        for name in ("odbl/oblasts", "odbl/districts", "natural_earth/rivers")
    )
    regions, districts, rivers = read
    west, south, east, north = map(float, regions.set_index("id").geometry[files.home].bounds)
    projection = projection_around(files.home, (west, south, east, north))
    regions, districts, rivers = (frame.to_crs(projection.definition) for frame in (regions, districts, rivers))
    towns = pd.read_csv(
        BytesIO(files.contents["geonames/towns.csv"]), keep_default_na=False, na_values={"population": [""]}
    )
    usual = regions["id"].isin(UKRAINIAN).map({True: "UA", False: "RU"})
    regions["country"] = regions["country"].fillna(usual) if "country" in regions else usual
    districts["country"] = regions.set_index("id")["country"][files.home]
    areas = {area.area_id: area for area in _areas(regions, projection)}
    border = _state_border(regions)
    return Boundaries(
        projection=projection,
        focus_region=areas.pop(files.home),
        neighbours=tuple(areas.values()),
        districts=tuple(_areas(districts, projection)),
        district_lines=_lines(_shared_borders(districts), projection),
        region_lines=_lines(_between_regions(regions, border, files.home), projection),
        state_border=_lines(border, projection),
        rivers=_lines(rivers.geometry.union_all(), projection),
        towns=_towns(towns.join(project(towns["lat"], towns["lon"], projection))),
    )


def _areas(frame: "gpd.GeoDataFrame", projection: Projection) -> list[Area]:
    import shapely

    found = []
    for row in to_records(frame):
        oriented = shapely.orient_polygons(row["geometry"])
        parts = shapely.get_parts(oriented)
        rings = [shapely.get_coordinates(ring) for part in parts for ring in (part.exterior, *part.interiors)]
        names = {column: row[column] for column in ("name_en", "name_de", "name_ru")}
        found.append(Area(row["id"], names, row["country"], _concatenated(rings), _label_points(oriented, projection)))
    return found


def _label_points(shape: Any, projection: Projection) -> tuple[tuple[float, float], ...]:
    """The points of the grid that lie well inside the shape."""
    import shapely

    west, south, east, north = projection.nearby
    x, y = (axis.ravel() for axis in np.meshgrid(np.arange(west, east, GRID), np.arange(south, north, GRID)))
    kept = shapely.contains_xy(shape, x, y)
    return tuple(zip(x[kept].tolist(), y[kept].tolist(), strict=True))


def _shared_borders(frame: "gpd.GeoDataFrame") -> Any:
    """The lines between any two of the areas, each once, without the outline of the whole."""
    import shapely

    shapes = frame.geometry.to_numpy()
    outline = shapely.boundary(shapely.coverage_union_all(shapes))
    return shapely.difference(shapely.union_all(shapely.boundary(shapes)), outline)


def _state_border(regions: "gpd.GeoDataFrame") -> Any:
    import shapely

    states = [shapely.coverage_union_all(rows.to_numpy()) for _, rows in regions.geometry.groupby(regions["country"])]
    outlines = map(shapely.boundary, states)
    shared = [shapely.intersection(one, other) for one, other in combinations(outlines, 2)]
    return shared[0] if len(shared) == 1 else shapely.union_all(shared)


def _between_regions(regions: "gpd.GeoDataFrame", border: Any, home: str) -> Any:
    """The lines between regions of one state: exact around the home region, coarser farther off."""
    import shapely

    lines = shapely.line_merge(shapely.difference(_shared_borders(regions), border))
    around_home = shapely.buffer(shapely.boundary(regions.set_index("id").geometry[home]), 0.01)
    farther = shapely.difference(lines, around_home)
    return shapely.union(
        shapely.intersection(lines, around_home), shapely.simplify(shapely.line_merge(farther), COARSE)
    )


def _lines(shape: Any, projection: Projection) -> Polyline:
    """The lines of the neighbourhood, joined where they meet."""
    import shapely

    merged = shapely.line_merge(shapely.clip_by_rect(shape, *projection.nearby))
    return _concatenated([shapely.get_coordinates(line) for line in shapely.get_parts(merged)])


def _concatenated(parts: list[np.ndarray[Any, Any]]) -> Polyline:
    x: list[float | None] = []
    y: list[float | None] = []
    for number, part in enumerate(parts):
        gap = [None] if number else []
        x += [*gap, *part[:, 0].round(DECIMALS).tolist()]
        y += [*gap, *part[:, 1].round(DECIMALS).tolist()]
    return Polyline(tuple(x), tuple(y))


def _towns(towns: pd.DataFrame) -> tuple[Town, ...]:
    names = ("name_en", "name_de", "name_native")
    ordered = towns.fillna({"population": 0}).sort_values(["population", "town_id"], ascending=[False, True])
    return tuple(
        Town(
            row["town_id"],
            {name: row[name] for name in names},
            row["x"],
            row["y"],
            int(row["population"]),
            row["country"],
        )
        for row in to_records(ordered)
    )
