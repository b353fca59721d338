"""Files that a page fetches beside its stream: icon, scripts, drawing library, outlines of the map.

All but the icon stand at addresses that name their version, so that a browser may keep them for good.
"""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from ledger.charts.outlines_file import OUTLINES, outlines_file
from ledger.charts.vendor.plotly_bundle import LIBRARY, PLOTLY
from ledger.record.store import record_store
from ledger.ui.components import assets

ICON = "/favicon.png"
ICON_FILE = Path(__file__).with_name("icon.png")
SCRIPT_PATH = "/assets/{version}/{name}"
IMMUTABLE = {"Cache-Control": "public, max-age=31536000, immutable"}


def favicon(_request: Request) -> Response:
    """The icon, where the framework's page looks for one: a ``page_icon`` is read anew by the server in each run."""
    return FileResponse(ICON_FILE)


def plotly_js(_request: Request) -> Response:
    """The drawing library."""
    return FileResponse(LIBRARY, headers=IMMUTABLE)


def map_outlines(request: Request) -> Response:
    """The outlines of the map; 404 for those of no record that is kept."""
    kept = dict(outlines_file(record.boundaries) for record in record_store().kept())
    content = kept.get(request.path_params["version"])
    if content is None:
        return Response(status_code=404)
    return Response(content, media_type="application/json", headers=IMMUTABLE)


def script(request: Request) -> Response:
    """A script of ``ledger/ui/components``; 404 for those of another version."""
    content = assets.files().get(request.path_params["name"])
    if content is None or request.path_params["version"] != assets.version():
        return Response(status_code=404)
    return Response(content, media_type="text/javascript", headers=IMMUTABLE)


def routes(base: str) -> list[Route]:
    """The routes of the files below the base path."""
    answers = {ICON: favicon, PLOTLY: plotly_js, OUTLINES: map_outlines, SCRIPT_PATH: script}
    return [Route(f"{base}{path}", answer) for path, answer in answers.items()]
