"""The plane of the map: degrees become kilometres around the middle of a record's home region."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ledger.record.record_files import KURSK_REGION

if TYPE_CHECKING:
    from pyproj import Transformer

DECIMALS = 2
SURROUNDINGS = 170.0
"""So many km around another region than Kursk region lines and label points are kept: about as many as around that one."""
FLAT_CONE = 1.0
"""Degrees between the equator and the middle of two parallels below which the cone is so flat that Mercator's cylinder takes its place."""


@dataclass(frozen=True)
class Projection:
    """How degrees become km.

    Attributes
    ----------
    definition
        As PROJ writes it.
    nearby
        As far as lines and label points are kept around the region; west, south, east, north in km.
    """

    definition: str
    nearby: tuple[float, float, float, float]


OF_KURSK_REGION = Projection(
    "+proj=lcc +lat_1=50.5 +lat_2=52.5 +lat_0=51.6 +lon_0=36.2 +units=km", (-330.0, -230.0, 340.0, 250.0)
)
"""Lambert's conformal conic projection, centred on Kursk region; its unit is the kilometre."""


def projection_around(home: str, extent: tuple[float, float, float, float]) -> Projection:
    """The projection of a record's home region.

    Lambert's conformal conic projection, centred on the middle of the extent, its standard parallels at one sixth and five sixths of
    the latitudes, as is usual (https://mapthematics.com/ProjectionsList.php?Projection=174). Around the
    equator, where both parallels would be the same but for their sign, Mercator's, which is its limit there.

    Parameters
    ----------
    extent
        West, south, east and north in degrees, west before east.
    """
    if home == KURSK_REGION:
        return OF_KURSK_REGION
    west, south, east, north = extent
    sixth, lon, lat = (north - south) / 6, round((west + east) / 2, 4), round((south + north) / 2, 4)
    lower, upper = round(south + sixth, 4), round(north - sixth, 4)
    if abs(lat) < FLAT_CONE:
        definition = f"+proj=merc +lat_ts={upper} +lon_0={lon} +units=km"
    else:
        definition = f"+proj=lcc +lat_1={lower} +lat_2={upper} +lat_0={lat} +lon_0={lon} +units=km"
    x, y = _transformer(definition).transform(
        np.array([west, west, east, east, lon, lon]), np.array([south, north, south, north, south, north])
    )
    bounds = (min(x) - SURROUNDINGS, min(y) - SURROUNDINGS, max(x) + SURROUNDINGS, max(y) + SURROUNDINGS)
    return Projection(definition, tuple(float(np.round(bound)) for bound in bounds))  # type: ignore[arg-type]


def project(lat: pd.Series, lon: pd.Series, projection: Projection = OF_KURSK_REGION) -> pd.DataFrame:
    """Columns ``x`` and ``y`` in km, with the index of ``lat``; missing where a coordinate is."""
    x, y = _projected(projection.definition, lon.to_numpy("float64").tobytes(), lat.to_numpy("float64").tobytes())
    points = pd.DataFrame({"x": x, "y": y}, index=lat.index)
    return points.mask(~np.isfinite(points)).round(DECIMALS)


@lru_cache(maxsize=8)
def _projected(definition: str, lon: bytes, lat: bytes) -> "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]":
    """The same points are asked for by every picture, and pyproj gets ready anew in each thread, which takes 16 ms."""
    return _transformer(definition).transform(np.frombuffer(lon), np.frombuffer(lat))


@lru_cache(maxsize=4)
def _transformer(definition: str) -> "Transformer":
    from pyproj import Transformer

    return Transformer.from_crs("EPSG:4326", definition, always_xy=True)
