"""What is added to the framework's page and host configuration; fails when the framework changes what that relies on."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, JSONResponse
from starlette.routing import Route

from ledger.i18n.language import Language
from ledger.runtime.settings import Settings
from ledger.server.app import middleware
from ledger.ui.components.assets import asset
from ledger.ui.streamlit_adapter.page_meta import PageMeta, page_meta
from ledger.ui.streamlit_adapter.web_page import StreamlitPage, add_to_page, block_error_dialogs
from tests.support.api_client import Response, ask

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


META = PageMeta(
    Language("en"),
    "Timeline <b>",
    'Claims "by day"',
    "http://ledger.example/timeline?lang=en&metric=killed",
    "Kursk Ledger",
)


def scope_of(path: str, query: str = "", **headers: str) -> dict[str, Any]:
    given = {"host": "ledger.example"} | {name.replace("_", "-"): value for name, value in headers.items()}
    encoded = [(name.encode(), value.encode("latin-1")) for name, value in given.items()]
    return {"type": "http", "scheme": "http", "path": path, "query_string": query.encode(), "headers": encoded}


def get(path: str, base: str = "", method: str = "GET", **headers: str) -> Response:
    return ask(path[1:], method, {name.replace("_", "-"): value for name, value in headers.items()}, framework(base))


def test_the_installed_frameworks_page_looks_as_expected() -> None:
    page = add_to_page(INDEX.read_bytes(), META).decode()
    assert page.count("<title>Timeline &lt;b&gt;</title>") == 1
    assert "<b>" not in page
    script = f'<script defer src=".{asset("stream_watch.js")}"></script>'
    assert page.count(script) == 1
    # It tells the framework's script where the server is, and deferred scripts run in their order.
    assert page.index(script) < page.index('<script type="module"')
    words = page[page.index("<noscript>") : page.index("</noscript>")]
    assert "Kursk Ledger needs JavaScript." in words
    assert "Timeline &lt;b&gt;" in words
    assert words.count('<a href="./api">') == 1
    assert "Streamlit" not in words


def test_the_installed_framework_reads_where_the_server_is() -> None:
    assert any("__streamlit" in path.read_text(encoding="utf-8") for path in INDEX.parent.glob("static/js/index.*.js"))


@pytest.mark.parametrize("taken_out", ['<html lang="en"', "<head>", "<title>Streamlit</title>", "<noscript>"])
def test_a_page_that_looks_otherwise_passes_unchanged(taken_out) -> None:
    other = INDEX.read_bytes().replace(taken_out.encode(), b"<other>")
    assert add_to_page(other, META) == other
    twice = INDEX.read_bytes().replace(b"<head>", b"<head><head>")
    assert add_to_page(twice, META) == twice


@pytest.mark.parametrize("path", ["/", "/timeline", "/part"])
@pytest.mark.parametrize("base", ["", "/kursk"])
def test_pages_are_added_to_whole_and_unpacked(base, path) -> None:
    answer = get(base + path, base, accept_encoding="gzip", if_none_match='"x"')
    assert answer.body == add_to_page(INDEX.read_bytes(), page_meta(scope_of(base + path), base))
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
    assert [StreamlitPage in [each.cls for each in middleware(Settings(adapter=on))] for on in (True, False)] == [
        True,
        False,
    ]


class Head(HTMLParser):
    """Language, title and named contents of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lang, self.title, self.meta, self._in_title = "", "", {}, False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._in_title = tag == "title"
        if tag == "html":
            self.lang = given["lang"]
        if tag == "meta" and "content" in given:
            self.meta[given.get("name") or given.get("property")] = given["content"]

    def handle_data(self, data):
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag):
        self._in_title = False


@pytest.mark.parametrize(
    ("path", "lang", "title", "words"),
    [
        (
            "/",
            "en",
            "Kursk Ledger: who said what, when, about North Korean soldiers in Russia's Kursk region",
            "How many North Korean soldiers",
        ),
        (
            "/",
            "de",
            "Kursk Ledger: wer wann was über nordkoreanische Soldaten in Russlands Region Kursk gesagt hat",
            "Wie viele nordkoreanische Soldaten",
        ),
        ("/map", "de", "Karte · Kursk Ledger", "Wo in der Region Kursk"),
        ("/timeline?metric=killed", "en", "Timeline: Killed · Kursk Ledger", "Every claim on its day"),
        ("/timeline?panels=yes", "en", "Timeline · Kursk Ledger", "Every claim on its day"),
    ],
)
def test_an_address_says_what_it_is_in_its_language_before_any_script_runs(path, lang, title, words) -> None:
    link = f"{path}{'&' if '?' in path else '?'}lang={lang}&known_on=2025-04-28"
    head = Head(get(f"{link}&utm_source=letter&fbclid=x").body.decode())
    assert (head.lang, head.title, head.meta["og:title"]) == (lang, title, title)
    assert head.meta["description"] == head.meta["og:description"]
    assert head.meta["description"].startswith(words)
    assert {"en": "Known on 28 April 2025.", "de": "Wissensstand 28. April 2025."}[lang] in head.meta["description"]
    assert head.meta["og:locale"] == {"en": "en_GB", "de": "de_DE"}[lang]
    assert head.meta["og:url"] == f"http://ledger.example{link}"


@pytest.mark.parametrize("base", ["", "/kursk"])
def test_beside_a_link_stands_a_picture_in_its_language_at_an_address_of_ours(base) -> None:
    link = f"{base}/timeline?lang=de&metric=killed&sides=ukraine&known_on=2025-04-28&sections=spread"
    meta = Head(get(link, base).body.decode()).meta
    assert meta["og:image"] == (
        f"http://ledger.example{base}/api/preview.png?lang=de&sides=ukraine&known_on=2025-04-28"
    )
    size = meta["og:image:width"], meta["og:image:height"], meta["og:image:type"], meta["twitter:card"]
    assert size == ("1200", "630", "image/png", "summary_large_image")
    assert meta["og:image:alt"].startswith("Das Briefing des Kursk Ledger")
    drawn = ask(urlsplit(meta["og:image"]).path.removeprefix(f"{base}/") + "?" + urlsplit(meta["og:image"]).query)
    assert (drawn.status, drawn.body[:4]) == (200, b"\x89PNG")


def test_no_picture_stands_beside_a_link_whose_host_is_not_known() -> None:
    meta = page_meta(scope_of("/map") | {"headers": []})
    assert (meta.image, "og:image" in meta.html(), '"summary"' in meta.html()) == ("", False, True)


def test_without_a_language_in_the_link_it_is_the_visitors() -> None:
    assert Head(get("/map", accept_language="de-AT,en;q=0.5").body.decode()).lang == "de"
    assert Head(get("/map", accept_language="fr,de;q=0.5").body.decode()).lang == "en"


@pytest.mark.parametrize(
    "query",
    [
        "lang=%22%3E%3Cscript%3E&metric=%00",
        "metric=killed&metric=%ff&lang=fr",
        "x=" + "y" * 20_000,
        "known_on=soon&=&&;%",
    ],
)
def test_nothing_in_a_link_or_a_host_becomes_markup_or_an_error(query) -> None:
    answer = get(f"/timeline?{query}", host='[x"><script>alert(1)</script>')
    assert answer.status == 200
    assert b"alert(1)</script>" not in answer.body
