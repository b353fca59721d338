"""Does each place lie in its district, and in the area that it stands for, as far as its precision goes?"""

import json
import math
from collections.abc import Iterator
from typing import Any

import pandas as pd
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape

from ledger.i18n.sentence import Figure, Sentence
from ledger.record.problems import Problem
from ledger.record.record_files import RecordFiles
from ledger.record.schema.relations import Violation

BOUNDARY_FILES = ("boundaries/odbl/districts.geojson", "boundaries/odbl/oblasts.geojson")
KM_PER_DEGREE = 111.2
AREAS = {"district": Sentence("this district"), "area": Sentence("this area")}
"""What the columns name outside which a place may not lie."""


def read_units(files: RecordFiles) -> tuple[dict[str, Any], list[Problem]]:
    """Read the shape of each district and region by its id."""
    units: dict[str, Any] = {}
    problems = []
    for name in BOUNDARY_FILES:
        try:
            features = json.loads(files.read(name))["features"]
            units |= {feature["properties"]["id"]: shape(feature["geometry"]) for feature in features}
        except FileNotFoundError:
            problems.append(Problem(name, None, "", None, Sentence("the file is missing")))
        except (OSError, ValueError, LookupError, TypeError, AttributeError, ShapelyError) as error:
            text = Sentence(
                "the file is no GeoJSON with an id for each shape ({why})", why=f"{type(error).__name__}: {error}"
            )
            problems.append(Problem(name, None, "", None, text))
    return units, problems


def outside(places: pd.DataFrame, units: dict[str, Any]) -> Iterator[Violation]:
    """Find places whose district is unknown, or farther away than the place's precision."""
    yield from _rows_outside("places", "district", places, units)


def outside_area(presence: pd.DataFrame, places: pd.DataFrame, units: dict[str, Any]) -> Iterator[Violation]:
    """Find statements about an area that is unknown, or in which the place that they name does not lie."""
    known = places.drop_duplicates("place_id").set_index("place_id")
    points = {name: presence["place_id"].map(known[name]) for name in ("lat", "lon", "coord_precision_km")}
    yield from _rows_outside("presence", "area", presence.assign(**points), units)


def _rows_outside(table: str, column: str, rows: pd.DataFrame, units: dict[str, Any]) -> Iterator[Violation]:
    located = rows[rows[column] != ""]
    columns = (located[name].tolist() for name in (column, "lat", "lon", "coord_precision_km"))
    for line, area, lat, lon, precision in zip(located.index.tolist(), *columns, strict=True):
        unit = units.get(area)
        if unit is None:
            yield Violation(table, line, column, Sentence("no district or region of the boundaries has this id"))
        elif not math.isnan(lat + lon):
            distance = _distance_km(unit, lat, lon)
            if distance > (0 if math.isnan(precision) else precision):
                rule = Sentence(
                    "the place lies {km} km outside {area}, farther than coord_precision_km",
                    km=Figure(distance, ".1f"),
                    area=AREAS[column],
                )
                yield Violation(table, line, column, rule)


def _distance_km(unit: Any, lat: float, lon: float) -> float:
    """Measure how far a point is from a shape, on a plane around the point: exact enough for a few km."""
    if unit.covers(shapely.Point(lon, lat)):
        return 0.0
    scale = [KM_PER_DEGREE * math.cos(math.radians(lat)), KM_PER_DEGREE]
    plane = shapely.transform(unit, lambda points: (points - [lon, lat]) * scale)
    return float(plane.distance(shapely.Point(0, 0)))
