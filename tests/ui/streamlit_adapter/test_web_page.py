"""What is added to the framework's page and host configuration; fails when the framework changes what that relies on."""

import json
from pathlib import Path
from urllib.request import urlopen

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, JSONResponse
from starlette.routing import Route

from ledger.server.app import middleware
from ledger.settings import Settings
from ledger.ui.components.assets import asset
from ledger.ui.streamlit_adapter.web_page import StreamlitPage, add_to_page, block_error_dialogs
from tests.api.conftest import Response, ask

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


def framework(base: str = "") -> Starlette:
    """Like the framework: it packs, and answers a visitor who has the page with 304."""
    async def page(request):
        if "if-none-match" in request.headers:
            return JSONResponse(None, 304)
        return FileResponse(INDEX, headers={"Cache-Control": "no-cache"})

    async def config(_request):
        return JSONResponse({"allowedOrigins": [], "blockErrorDialogs": False})

    routes = [Route(f"{base}/_stcore/host-config", config), Route("/{path:path}", page)]
    return Starlette(routes=routes, middleware=[Middleware(StreamlitPage, base=base), Middleware(GZipMiddleware)])


def get(path: str, base: str = "", method: str = "GET", **headers: str) -> Response:
    return ask(path[1:], method, {name.replace("_", "-"): value for name, value in headers.items()}, framework(base))


def test_the_installed_frameworks_page_looks_as_expected() -> None:
    page = add_to_page(INDEX.read_bytes()).decode()
    assert page.count("<title>Kursk Ledger</title>") == 1
    script = f'<script defer src=".{asset("stream_watch.js")}"></script>'
    assert page.count(script) == 1
    # It tells the framework's script where the server is, and deferred scripts run in their order.
    assert page.index(script) < page.index('<script type="module"')
    words = page[page.index("<noscript>"):page.index("</noscript>")]
    assert "Kursk Ledger needs JavaScript." in words
    assert "Kursk Ledger braucht JavaScript." in words
    assert words.count('<a href="./api">') == 2
    assert "Streamlit" not in words


def test_the_installed_framework_reads_where_the_server_is() -> None:
    assert any("__streamlit" in path.read_text(encoding="utf-8") for path in INDEX.parent.glob("static/js/index.*.js"))


@pytest.mark.parametrize("taken_out", ["<head>", "<title>Streamlit</title>", "<noscript>"])
def test_a_page_that_looks_otherwise_passes_unchanged(taken_out) -> None:
    other = INDEX.read_bytes().replace(taken_out.encode(), b"<other>")
    assert add_to_page(other) == other
    twice = INDEX.read_bytes().replace(b"<head>", b"<head><head>")
    assert add_to_page(twice) == twice


@pytest.mark.parametrize("path", ["/", "/timeline", "/part"])
@pytest.mark.parametrize("base", ["", "/kursk"])
def test_pages_are_added_to_whole_and_unpacked(base, path) -> None:
    answer = get(base + path, base, accept_encoding="gzip", if_none_match='"x"')
    assert answer.body == add_to_page(INDEX.read_bytes())
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert answer.headers["cache-control"] == "no-cache"
    # They are those of the file before it was added to.
    assert not {"etag", "last-modified", "content-encoding"} & set(answer.headers)
    head = get(base + path, base, "HEAD")
    assert (head.body, head.headers["content-length"]) == (b"", answer.headers["content-length"])


def test_other_answers_pass_unchanged() -> None:
    answer = get("/nothing", accept_encoding="gzip")
    assert (answer.headers["content-encoding"], "etag" in answer.headers) == ("gzip", True)
    assert get("/nothing", if_none_match='"x"').status == 304


@pytest.mark.parametrize("base", ["", "/kursk"])
def test_the_frameworks_english_dialogs_are_kept_back(base) -> None:
    assert get(f"{base}/_stcore/host-config", base).json == {"allowedOrigins": [], "blockErrorDialogs": True}


@pytest.mark.parametrize("config", [b"", b"no JSON", b"[]", b'{"other": 1}', b"null"])
def test_a_configuration_that_looks_otherwise_passes_unchanged(config) -> None:
    assert block_error_dialogs(config) == config


def test_the_running_framework_has_the_field(server: str) -> None:
    with urlopen(f"{server}/_stcore/host-config", timeout=20) as answer:
        assert json.load(answer)["blockErrorDialogs"] is True


def test_the_adapter_can_be_switched_off() -> None:
    assert [StreamlitPage in [each.cls for each in middleware(Settings(adapter=on))] for on in (True, False)] == [True, False]
