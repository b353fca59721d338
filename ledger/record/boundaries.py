"""The ground of the map: boundaries, rivers and towns, projected once into plain coordinates in km."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ledger.record.frames import to_records
from ledger.record.record_files import BoundaryFiles

if TYPE_CHECKING:
    import geopandas as gpd
    from pyproj import Transformer

PROJECTION = "+proj=lcc +lat_1=50.5 +lat_2=52.5 +lat_0=51.6 +lon_0=36.2 +units=km"
"""Lambert's conformal conic projection, centred on Kursk region; its unit is the kilometre."""

FOCUS_REGION = "kursk-oblast"
UKRAINIAN = ("sumy-oblast", "kharkiv-oblast", "chernihiv-oblast", "poltava-oblast")
NEARBY = (-330.0, -230.0, 340.0, 250.0)
"""As far as lines and label points are kept around the region; west, south, east, north in km."""
GRID = 8.0
"""Distance of the points on which a label may be put, in km."""
COARSE = 0.5
"""To how many km lines far from the region are simplified."""
ROUGH = 0.005
"""To how many degrees an outline that is given away is simplified."""
DECIMALS = 2
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
        RU or UA.
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
    focus_region
        Kursk region.
    neighbours
        The regions around it, on both sides of the state border.
    districts
        The districts and cities of Kursk region; they tile it.
    district_lines, region_lines, state_border
        Each boundary once: between two districts, between two regions of one state, between the states.
    rivers
        Schematic.
    towns
        The largest first; those whose population is not given come last.
    """

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
    geometry
        A polygon or several as GeoJSON wants it (RFC 7946), right to about 500 m.
    """

    names: Mapping[str, str]
    geometry: Mapping[str, Any]


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
            found[feature["properties"]["id"]] = Outline(names, mapping(oriented))
    return MappingProxyType(found)


def places_within(files: BoundaryFiles, area_id: str, places: pd.DataFrame) -> frozenset[str]:
    """The places with a position in a region or a district, by their ids."""
    import shapely
    from shapely.geometry import shape

    area = shape(read_outlines(files)[area_id].geometry)
    inside = shapely.contains_xy(area, places["lon"].to_numpy("float64"), places["lat"].to_numpy("float64"))
    return frozenset(places["place_id"][inside])


def project(lat: pd.Series, lon: pd.Series) -> pd.DataFrame:
    """Columns ``x`` and ``y`` in km, with the index of ``lat``; missing where a coordinate is."""
    x, y = _projected(lon.to_numpy("float64").tobytes(), lat.to_numpy("float64").tobytes())
    points = pd.DataFrame({"x": x, "y": y}, index=lat.index)
    return points.mask(~np.isfinite(points)).round(DECIMALS)


@lru_cache(maxsize=8)
def _projected(lon: bytes, lat: bytes) -> "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]":
    """The same points are asked for by every picture, and pyproj gets ready anew in each thread, which takes 16 ms."""
    return _projection().transform(np.frombuffer(lon), np.frombuffer(lat))


@lru_cache(maxsize=1)
def _projection() -> "Transformer":
    from pyproj import Transformer

    return Transformer.from_crs("EPSG:4326", PROJECTION, always_xy=True)


@lru_cache(maxsize=KEPT)
def read_boundaries(files: BoundaryFiles) -> Boundaries:
    """Read and project boundaries, rivers and towns, once for the same files."""
    import geopandas as gpd

    regions, districts, rivers = (
        gpd.read_file(BytesIO(files.contents[f"{name}.geojson"])).to_crs(PROJECTION)
        for name in ("odbl/oblasts", "odbl/districts", "natural_earth/rivers")
    )
    towns = pd.read_csv(
        BytesIO(files.contents["geonames/towns.csv"]), keep_default_na=False, na_values={"population": [""]}
    )
    regions["country"] = regions["id"].isin(UKRAINIAN).map({True: "UA", False: "RU"})
    districts["country"] = "RU"
    areas = {area.area_id: area for area in _areas(regions)}
    border = _state_border(regions)
    return Boundaries(
        focus_region=areas.pop(FOCUS_REGION),
        neighbours=tuple(areas.values()),
        districts=tuple(_areas(districts)),
        district_lines=_lines(_shared_borders(districts)),
        region_lines=_lines(_between_regions(regions, border)),
        state_border=_lines(border),
        rivers=_lines(rivers.geometry.union_all()),
        towns=_towns(towns.join(project(towns["lat"], towns["lon"]))),
    )


def _areas(frame: "gpd.GeoDataFrame") -> list[Area]:
    import shapely

    found = []
    for row in to_records(frame):
        oriented = shapely.orient_polygons(row["geometry"])
        parts = shapely.get_parts(oriented)
        rings = [shapely.get_coordinates(ring) for part in parts for ring in (part.exterior, *part.interiors)]
        names = {column: row[column] for column in ("name_en", "name_de", "name_ru")}
        found.append(Area(row["id"], names, row["country"], _concatenated(rings), _label_points(oriented)))
    return found


def _label_points(shape: Any) -> tuple[tuple[float, float], ...]:
    """The points of the grid that lie well inside the shape."""
    import shapely

    west, south, east, north = NEARBY
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
    if len(states) < 2:
        return shapely.GeometryCollection()
    return shapely.intersection(*map(shapely.boundary, states))


def _between_regions(regions: "gpd.GeoDataFrame", border: Any) -> Any:
    """The lines between regions of one state: exact around the home region, coarser farther off."""
    import shapely

    lines = shapely.line_merge(shapely.difference(_shared_borders(regions), border))
    around_home = shapely.buffer(shapely.boundary(regions.set_index("id").geometry[FOCUS_REGION]), 0.01)
    farther = shapely.difference(lines, around_home)
    return shapely.union(
        shapely.intersection(lines, around_home), shapely.simplify(shapely.line_merge(farther), COARSE)
    )


def _lines(shape: Any) -> Polyline:
    """The lines of the neighbourhood, joined where they meet."""
    import shapely

    merged = shapely.line_merge(shapely.clip_by_rect(shape, *NEARBY))
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
