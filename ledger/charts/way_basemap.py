"""What lies under the marks of the way from North Korea to Kursk region: two frames, land, state borders, names of countries."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from ledger.charts.map.labels import Box, Label
from ledger.charts.map.traces import line_trace
from ledger.charts.style import Theme, blend, layout
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.boundaries import KEPT, Polyline
from ledger.record.record_files import BoundaryFiles

if TYPE_CHECKING:
    from pyproj import Transformer

FrameName = Literal["way", "east"]
Point = tuple[float, float]

LEGEND_HEIGHT, MAP_HEIGHT = 68, 404
HEIGHT = MAP_HEIGHT + LEGEND_HEIGHT
COUNTRY_SIZE = 12
DECIMALS = 1
"""Of a point in km; the lines of the whole way need none."""
EDGE_POINTS = 12
"""On so many points an edge of the eastern frame is drawn in the other one, where it is bent."""


@dataclass(frozen=True)
class Frame:
    """A window of the way.

    Attributes
    ----------
    projection
        As PROJ writes it; its unit is the kilometre.
    box
        West, south, east and north in km.
    scales
        Pixels per km on a wide screen and on a phone.
    bar_km
        Length of the scale bar.
    countries
        For each country, by its code, the points (latitude, longitude) at which its name may stand, the best first.
    fixed
        Whether the picture shows its box and nothing beside it, however wide the page is.
    """

    name: FrameName
    projection: str
    box: Box
    scales: tuple[float, float]
    bar_km: int
    countries: Mapping[str, tuple[Point, ...]]
    fixed: bool

    @property
    def middle(self) -> Point:
        """The middle of the box in km."""
        west, south, east, north = self.box
        return (west + east) / 2, (south + north) / 2

    def project(self, lat: float, lon: float) -> Point:
        """A point in km; missing coordinates stay missing."""
        x, y = _projection(self.projection).transform(lon, lat)
        return (round(x, DECIMALS), round(y, DECIMALS)) if np.isfinite(x) else (np.nan, np.nan)


FRAMES: Mapping[FrameName, Frame] = MappingProxyType(
    {
        "way": Frame(
            "way",
            "+proj=laea +lat_0=52 +lon_0=86 +units=km",
            (-4450.0, -2000.0, 4150.0, 1800.0),
            (0.058, 0.041),
            1000,
            MappingProxyType(
                {
                    "RU": ((63, 95), (61, 88), (66, 100), (60, 80), (64, 110), (58, 70)),
                    "UA": ((48.6, 31.5), (49.3, 31), (49, 27), (49, 26), (49.2, 25.2), (48.6, 25)),
                    "KZ": ((48, 67), (47.5, 70), (49, 60), (50, 72)),
                    "MN": ((46.5, 103), (45.5, 106), (47, 98)),
                    "CN": ((41, 98), (42.5, 90), (41, 106), (43, 86), (40, 110)),
                }
            ),
            False,
        ),
        "east": Frame(
            "east",
            "+proj=lcc +lat_1=40 +lat_2=49 +lat_0=44.5 +lon_0=131 +units=km",
            (-570.0, -700.0, 580.0, 740.0),
            (0.28, 0.28),
            200,
            MappingProxyType(
                {
                    "RU": ((47.2, 135.6), (46.3, 135.3), (45.6, 134.8), (50.4, 132), (49.8, 131)),
                    "CN": ((46, 128), (45.5, 127.5), (47, 129), (47.5, 127), (44, 127)),
                    "KP": ((40.4, 126.8), (40.8, 127.2), (40.6, 126), (40, 126.6), (39.8, 125.6)),
                    "KR": ((38.45, 127.0), (38.5, 128.0), (38.4, 126.6)),
                }
            ),
            True,
        ),
    }
)
"""The whole way in an equal-area projection, and its eastern end in a conformal one, where most places lie."""

COUNTRIES: Mapping[str, str] = MappingProxyType(
    {
        **{code: country.label for code, country in codes.COUNTRY.items()},
        "CN": N_("China"),
        "KR": N_("South Korea"),
        "KZ": N_("Kazakhstan"),
        "MN": N_("Mongolia"),
    }
)


@cache
def _projection(projection: str) -> "Transformer":
    from pyproj import Transformer

    return Transformer.from_crs("EPSG:4326", projection, always_xy=True)


def inside(point: Point, box: Box) -> bool:
    """Whether a point lies in a box."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


@lru_cache(maxsize=KEPT)
def read_land(files: BoundaryFiles) -> Mapping[str, Polyline]:
    """Land and state borders of both frames by name (``way-land``, ``east-borders``), projected, once for the same files."""
    import json

    found = {}
    for feature in json.loads(files.contents["natural_earth/land.geojson"])["features"]:
        key, geometry = feature["properties"]["id"], feature["geometry"]
        parts = geometry["coordinates"]
        rings = [ring for part in parts for ring in part] if geometry["type"] == "MultiPolygon" else parts
        found[key] = projected(FRAMES[key.partition("-")[0]], rings)
    return MappingProxyType(found)


def projected(frame: Frame, rings: Any) -> Polyline:
    """Lines of longitudes and latitudes, in the km of a frame."""
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in rings:
        degrees = np.array(ring, dtype="float64")
        east, north = _projection(frame.projection).transform(degrees[:, 0], degrees[:, 1])
        for axis, km in ((x, east), (y, north)):
            axis += [
                *([None] if axis else []),
                *(km.round(DECIMALS) if frame.fixed else km.round().astype(int)).tolist(),
            ]
    return Polyline(tuple(x), tuple(y))


def basemap_traces(land: Mapping[str, Polyline], frame: Frame, theme: Theme) -> list[dict[str, Any]]:
    """Land and state borders; the ``meta`` of each is the name of its lines, which a browser fetches once for all days."""
    drawn: dict[str, dict[str, Any]] = {
        "land": {
            "fill": "toself",
            "fillcolor": theme.land,
            "line": {"width": 0.8, "color": blend(theme.muted, theme.land, 0.55)},
        },
        "borders": {"line": {"width": 1, "color": blend(theme.muted, theme.land, 0.75), "dash": "dot"}},
    }
    names = {kind: f"{frame.name}-{kind}" for kind in drawn}
    return [line_trace(land[name], meta=name, **drawn[kind]) for kind, name in names.items()]


def area(lines: Polyline, theme: Theme) -> dict[str, Any]:
    """A toned area, such as Kursk region."""
    toned = blend(theme.accent, theme.land, 0.35)
    return line_trace(lines, {"width": 1, "color": theme.accent}, fill="toself", fillcolor=toned)


@cache
def eastern_edges() -> Polyline:
    """The edges of the eastern frame, in the km of the other one."""
    west, south, east, north = FRAMES["east"].box
    corners = np.array([(west, south), (west, north), (east, north), (east, south), (west, south)])
    edges = np.concatenate([np.linspace(one, other, EDGE_POINTS) for one, other in pairwise(corners)])
    lon, lat = _projection(FRAMES["east"].projection).transform(edges[:, 0], edges[:, 1], direction="INVERSE")
    return projected(FRAMES["way"], [np.column_stack((lon, lat))])


def eastern_frame(theme: Theme) -> dict[str, Any]:
    """Where the eastern frame lies in the other one."""
    return line_trace(eastern_edges(), {"width": 1.6, "color": theme.ink, "dash": "dash"})


def country_names(frame: Frame, lang: Language) -> list[Label]:
    """The names of countries, each with the points at which it may stand."""
    return [
        Label(lang.gettext(COUNTRIES[code]), tuple(frame.project(*point) for point in points), COUNTRY_SIZE)
        for code, points in frame.countries.items()
    ]


def frame_layout(frame: Frame, lang: Language, theme: Theme) -> dict[str, Any]:
    """The window, its scale bar near the lower edge, and the legend below it, for which the margin is kept free."""
    west, south, east, north = frame.box
    hidden = {"visible": False, "zeroline": False, "showgrid": False, "fixedrange": True}
    shared = layout(theme, lang, HEIGHT, hovermode="closest")
    start = east - (east - west) * 0.03 - frame.bar_km
    bar = {"type": "line", "xref": "x", "yref": "paper", "line": {"color": theme.ink, "width": 1.5}}
    ends = (start, start + frame.bar_km)
    return shared | {
        "legend": shared["legend"] | {"y": -0.02, "yanchor": "top"},
        "plot_bgcolor": blend(theme.water, theme.paper, 0.35),
        "margin": {"l": 0, "r": 0, "t": 0, "b": LEGEND_HEIGHT},
        "xaxis": {
            **hidden,
            "range": [west, east],
            **({"constrain": "domain", "constraintoward": "left"} if frame.fixed else {}),
        },
        "yaxis": {**hidden, "range": [south, north], "scaleanchor": "x"},
        "shapes": [
            {**bar, "x0": ends[0], "x1": ends[1], "y0": 0.04, "y1": 0.04},
            *({**bar, "x0": x, "x1": x, "y0": 0.025, "y1": 0.055} for x in ends),
        ],
        "annotations": [
            {
                "text": f"{lang.number(frame.bar_km)} km",
                "xref": "x",
                "x": sum(ends) / 2,
                "yref": "paper",
                "y": 0.05,
                "yanchor": "bottom",
                "showarrow": False,
                "font": {"size": 12, "color": theme.ink},
            }
        ],
    }
