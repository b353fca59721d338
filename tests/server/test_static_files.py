"""Files that a page fetches beside its stream; all but the icon are kept for good at an address that names their version."""

import json
from pathlib import Path

import plotly
import pytest
import streamlit
from starlette.applications import Starlette

from ledger.charts.map.basemap import basemap_traces, small_basemap_traces
from ledger.charts.outlines_file import outlines_path, strip_outlines
from ledger.charts.style import DARK, LIGHT
from ledger.charts.vendor.plotly_bundle import PLOTLY
from ledger.i18n.language import Language
from ledger.record.boundaries import read_boundaries
from ledger.record.load import DATA
from ledger.record.record_files import read_folder
from ledger.server.static_files import ICON, ICON_FILE, routes
from ledger.ui.components import assets
from ledger.ui.components.assets import asset
from tests.support.api_client import Response, ask

SERVED = Starlette(routes=[*routes(""), *routes("/kursk")])


def fetched(address: str) -> Response:
    return ask(address[1:], served=SERVED)


def test_a_browser_keeps_both_for_good() -> None:
    for path, kind in ((PLOTLY, "javascript"), (outlines_path(read_folder(DATA).boundaries), "json")):
        answer = fetched(path)
        assert answer.status == 200
        assert kind in answer.headers["content-type"]
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert plotly.offline.get_plotlyjs_version() in PLOTLY


def test_the_icon_is_where_the_page_of_the_framework_looks_for_one() -> None:
    assert f'href=".{ICON}"' in (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    answer = fetched(ICON)
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    assert int(answer.headers["content-length"]) == ICON_FILE.stat().st_size


def test_another_version_is_not_answered_with_this_one() -> None:
    assert fetched("/outlines-0123456789ab.json").status == 404


def test_what_is_sent_and_what_is_fetched_are_the_figure_together() -> None:
    boundaries = read_boundaries(read_folder(DATA).boundaries)
    town = {"type": "scatter", "x": [1.5], "y": [2.5]}
    for ground in (basemap_traces(boundaries, Language("de"), DARK, {}), small_basemap_traces(boundaries, LIGHT)):
        whole = {"data": [*ground, town], "layout": {"height": 300}}
        sent = strip_outlines(whole)
        assert sent["layout"] == whole["layout"]
        assert sent["data"][-1] == town
        assert not [trace for trace in sent["data"][:-1] if "x" in trace or "y" in trace]
        lines = fetched(outlines_path(read_folder(DATA).boundaries)).json
        together = [trace | lines.get(trace.get("meta"), {}) for trace in sent["data"]]
        assert together == json.loads(json.dumps(whole["data"]))


def test_a_figure_without_a_map_is_sent_whole() -> None:
    figure = {"data": [{"type": "scatter", "x": [1], "y": [2]}], "layout": {}}
    assert strip_outlines(figure) == figure


@pytest.mark.parametrize("base", ["", "/kursk"])
def test_every_script_of_the_components_is_kept_for_good(base) -> None:
    names = {path.name for path in assets.FOLDER.glob("*.js")}
    assert "stream_watch.js" in names
    for name in names:
        answer = fetched(f"{base}{asset(name)}")
        assert (answer.status, answer.body) == (200, (assets.FOLDER / name).read_bytes())
        assert answer.headers["content-type"].startswith("text/javascript")
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_scripts_of_another_version_and_other_files_are_not_there() -> None:
    version = assets.version()
    for path in (
        "/assets/0123456789ab/stream_watch.js",
        f"/assets/{version}/assets.py",
        f"/assets/{version}/no.js",
        f"/assets/{version}/../assets.py",
    ):
        assert fetched(path).status == 404
    with pytest.raises(KeyError):
        asset("no.js")


def test_one_script_that_changes_changes_the_address_of_all(tmp_path, monkeypatch) -> None:
    def version(**files: str) -> str:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        for name, content in files.items():
            (folder / f"{name}.js").write_text(content)
        monkeypatch.setattr(assets, "FOLDER", folder)
        assets.files.cache_clear()
        return assets.version.__wrapped__()

    try:
        assert version(a="1", b="2") == version(b="2", a="1")
        assert (
            len(
                {
                    version(a="1", b="2"),
                    version(a="1", b="3"),
                    version(a="1", c="2"),
                    version(a="1"),
                    version(a="12", b=""),
                }
            )
            == 5
        )
    finally:
        assets.files.cache_clear()
