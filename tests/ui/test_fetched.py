"""What a page fetches once: its icon, and, kept for good under an address of their version, the library that draws and the outlines of the map."""

import json
from pathlib import Path

import plotly
from starlette.applications import Starlette
from starlette.requests import Request

from ledger.boundaries import read_boundaries
from ledger.charts.ground import layers, plain_layers
from ledger.charts.palette import DARK, LIGHT
from ledger.language import Language
from ledger.record import DATA
from ledger.settings import given
from ledger.ui import fetched as fetched_files
from ledger.ui.fetched import ICON, PLOTLY, without_outlines
from ledger.ui.server import routes
from ledger.ui.shell import shell
from tests.api.conftest import Response, ask

SERVED = Starlette(routes=routes(given()))


def fetched(address: str) -> Response:
    return ask(address[1:], served=SERVED)


def test_a_browser_keeps_both_for_good() -> None:
    address = without_outlines({"data": [{"meta": "rivers", "x": [], "y": []}]})["outlines"]
    for path, kind in ((PLOTLY, "javascript"), (address, "json")):
        answer = fetched(path)
        assert answer.status == 200
        assert kind in answer.headers["content-type"]
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert plotly.offline.get_plotlyjs_version() in PLOTLY


def test_the_icon_is_where_the_page_of_the_framework_looks_for_one() -> None:
    assert f'href=".{ICON}"' in bytes(shell(Request({"type": "http"})).body).decode()
    answer = fetched(ICON)
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    assert int(answer.headers["content-length"]) == Path(fetched_files.__file__).with_name("icon.png").stat().st_size


def test_another_version_is_not_answered_with_this_one() -> None:
    assert fetched("/outlines-0123456789ab.json").status == 404


def test_what_is_sent_and_what_is_fetched_are_the_figure_together() -> None:
    boundaries = read_boundaries(DATA / "boundaries")
    town = {"type": "scatter", "x": [1.5], "y": [2.5]}
    for ground in (layers(boundaries, Language("de"), DARK), plain_layers(boundaries, LIGHT)):
        whole = {"data": [*ground, town], "layout": {"height": 300}}
        sent = without_outlines(whole)
        assert sent["layout"] == whole["layout"]
        assert sent["data"][-1] == town
        assert not [trace for trace in sent["data"][:-1] if "x" in trace or "y" in trace]
        lines = fetched(sent["outlines"]).json
        together = [trace | lines.get(trace.get("meta"), {}) for trace in sent["data"]]
        assert together == json.loads(json.dumps(whole["data"]))


def test_the_outlines_are_the_same_whatever_is_asked() -> None:
    boundaries = read_boundaries(DATA / "boundaries")
    assert len({without_outlines({"data": layers(boundaries, lang, theme)})["outlines"] for lang in (Language("en"), Language("de")) for theme in (LIGHT, DARK)}) == 1


def test_a_figure_without_a_map_is_sent_whole() -> None:
    figure = {"data": [{"type": "scatter", "x": [1], "y": [2]}], "layout": {}}
    assert without_outlines(figure) == figure
