"""The outlines of the map as a file of its own: a browser fetches it once, and figures name it in place of the points."""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from plotly.io.json import to_json_plotly

from ledger.charts.map.basemap import outlines
from ledger.charts.way_basemap import read_land
from ledger.record.boundaries import KEPT, read_boundaries
from ledger.record.record_files import BoundaryFiles

OUTLINES = "/outlines-{version}.json"
"""The path of the file below the dashboard's address; the version is a hash of its content."""


@lru_cache(maxsize=KEPT)
def outlines_file(files: BoundaryFiles) -> tuple[str, bytes]:
    """Version and content of the file: JSON with the outlines by name, each an object of ``x`` and ``y``."""
    found = {**outlines(read_boundaries(files)), **read_land(files)}
    content = to_json_plotly({name: {"x": lines.x, "y": lines.y} for name, lines in found.items()}).encode()
    return sha256(content).hexdigest()[:12], content


def outlines_path(files: BoundaryFiles) -> str:
    """The path of the file."""
    return OUTLINES.format(version=outlines_file(files)[0])


def has_outlines(figure: Mapping[str, Any]) -> bool:
    """Whether traces of the figure are named after an outline (``meta``)."""
    return any("meta" in trace for trace in figure["data"])


def strip_outlines(figure: Mapping[str, Any]) -> dict[str, Any]:
    """The figure as it is sent: traces that are named after an outline lose their points, which the browser has from the file."""
    data = [
        {key: value for key, value in trace.items() if key not in ("x", "y")} if "meta" in trace else trace
        for trace in figure["data"]
    ]
    return {**figure, "data": data}
