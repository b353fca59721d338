"""What a page fetches beside its stream: its icon, and what a browser keeps for good, under addresses that name their version: the library that draws, the outlines of the map."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from plotly.io.json import to_json_plotly
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from ledger.boundaries import read_boundaries
from ledger.charts.ground import outlines
from ledger.charts.library import LIBRARY, VERSION
from ledger.record import DATA

ICON = "/favicon.png"
PLOTLY = f"/plotly-basic-{VERSION}.min.js"
OUTLINES = "/outlines-{version}.json"
FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


def icon(_request: Request) -> Response:
    """The icon, where the framework's page looks for one. Told of another by each run, it would read that anew each time."""
    return FileResponse(Path(__file__).with_name("icon.png"))


def library(_request: Request) -> Response:
    """The library that draws."""
    return FileResponse(LIBRARY, headers=FOR_GOOD)


def outlines_of_the_map(request: Request) -> Response:
    """The outlines by their names, each an object of ``x`` and ``y``; 404 for those of another version."""
    version, content = _outlines()
    if request.path_params["version"] != version:
        return Response(status_code=404)
    return Response(content, media_type="application/json", headers=FOR_GOOD)


def without_outlines(figure: Mapping[str, Any]) -> dict[str, Any]:
    """A figure as it is sent: where a trace is named after an outline, the address of the outlines stands for its points."""
    if not any("meta" in trace for trace in figure["data"]):
        return dict(figure)
    data = [{key: value for key, value in trace.items() if key not in ("x", "y")} if "meta" in trace else trace for trace in figure["data"]]
    return {**figure, "data": data, "outlines": OUTLINES.format(version=_outlines()[0])}


@cache
def _outlines() -> tuple[str, bytes]:
    found = outlines(read_boundaries(DATA / "boundaries"))
    content = to_json_plotly({name: {"x": lines.x, "y": lines.y} for name, lines in found.items()}).encode()
    return sha256(content).hexdigest()[:12], content
