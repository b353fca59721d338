"""An address that does not exist: 404, a sentence in the reader's language, the way to the page that was probably meant."""

import re
from html import unescape
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from ledger.question.question import LONGEST_LINK
from ledger.server import not_found
from ledger.server.not_found import NotFound, probable_page
from ledger.ui.app import FRAMELESS_PAGES, HOME_PAGE, PAGES
from tests.support.api_client import Response, ask

PAGE_OF_THE_FRAMEWORK = "<title>Streamlit</title>"


def framework(base: str = "") -> Starlette:
    """Like the framework: metrics for everybody, documents, and its page for every other address."""

    async def metrics(_request):
        return PlainTextResponse("cache_memory_bytes 1")

    async def page(request):
        if request.url.path.endswith("/missing"):
            return PlainTextResponse("Not Found", 404)
        return HTMLResponse(PAGE_OF_THE_FRAMEWORK)

    routes = [Route(f"{base}/_stcore/metrics", metrics), Route("/{path:path}", page, methods=["GET", "HEAD", "POST"])]
    return Starlette(routes=routes, middleware=[Middleware(NotFound, base=base)])


def get(address: str, base: str = "", method: str = "GET", **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(address[1:], method, named, framework(base))


def led_to(address: str, base: str = "", **headers: str) -> str:
    """Where the link to the page that was probably meant leads, as a browser understands it."""
    answer = get(address, base, **headers)
    assert answer.status == 404
    found = re.search(r'<a id="probable" href="([^"]*)"', answer.body.decode())
    assert found
    return urljoin(f"http://ledger.example{address}", unescape(found[1])).removeprefix("http://ledger.example")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/Timeline", "timeline"),
        ("/TIMELINE/", "timeline"),
        ("/karte", "map"),
        ("/zeitverlauf", "timeline"),
        ("/vergleich", "comparison"),
        ("/angaben", "claims"),
        ("/methode", "method"),
        ("/Überblick", "briefing"),
        ("/timeline)", "timeline"),
        ("/timeline.", "timeline"),
        ("/timeline”,", "timeline"),
        ("/(timeline", "timeline"),
        ("/timelines", "timeline"),
        ("/timline", "timeline"),
        ("/methods", "method"),
        ("/comparsion", "comparison"),
        ("/timeline/more", "timeline"),
        ("/kursk/map", "map"),
        ("/briefing", "briefing"),
        ("/presentation.", "presentation"),
    ],
)
def test_the_page_that_was_probably_meant(path, name) -> None:
    assert probable_page(path) == name


@pytest.mark.parametrize("path", ["/", "/)", "/wp-login.php", "/x", "/robots.txt", "/.env", "/" + "a" * 5000])
def test_nothing_is_guessed_where_nothing_is_like_it(path) -> None:
    assert probable_page(path) is None


@pytest.mark.parametrize("path", ["/mxp" * 15_000, "/" + "(" * 60_000 + "x", "/" + "map" * 20_000])
def test_a_path_of_sixty_thousand_signs_keeps_nobody_busy(path, monkeypatch) -> None:
    compared = []

    def no_match(word: str, *_: object) -> list[str]:
        compared.append(word)
        return []

    monkeypatch.setattr(not_found, "get_close_matches", no_match)
    assert probable_page(path) is None
    assert compared
    assert max(map(len, compared)) <= not_found.LONGEST_NAME


def test_the_way_leads_there_with_the_question_whatever_the_depth() -> None:
    assert led_to("/Timeline") == "/timeline"
    assert led_to("/a/b/Karte?lang=de&sides=ukraine") == "/map?lang=de&sides=ukraine"
    assert led_to("/briefing?lang=de") == "/?lang=de"
    assert led_to("/a/b?x=1") == "/?x=1"
    # Written like this it is one part of the path, though the server reads a slash.
    assert led_to("/static/nothing.js") == "/"


def test_below_a_base_path_the_way_stays_below_it() -> None:
    assert led_to("/kursk/Timeline", "/kursk") == "/kursk/timeline"
    assert led_to("/kursk/a/karte", "/kursk") == "/kursk/map"
    assert get("/kursk/timeline", "/kursk").status == get("/kursk/", "/kursk").status == 200


def test_pages_and_what_is_not_the_frameworks_page_pass_unchanged() -> None:
    for name in PAGES:
        path = "/" if name == HOME_PAGE else f"/{name}"
        assert (get(path).status, get(path).body.decode()) == (200, PAGE_OF_THE_FRAMEWORK)
    assert get("/map/").status == 200
    assert get("/media/briefing.html").status == 200
    missing = get("/timeline/_stcore/missing")
    assert (missing.status, missing.body) == (404, b"Not Found")
    assert get("/nothing", method="POST").status == 200


def test_the_page_of_a_new_claim_is_unknown_where_the_operator_does_not_want_it() -> None:
    answer = get("/add_claim?lang=en")
    assert answer.status == 404
    assert "There is no such page" in answer.body.decode()
    assert "Add claim" not in answer.body.decode()


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/", "/kursk/_stcore/metrics"])
def test_the_frameworks_own_metrics_are_closed(path) -> None:
    answer = get(path, "/kursk" if "kursk" in path else "")
    assert answer.status == 404
    assert b"cache_memory_bytes" not in answer.body


@pytest.mark.parametrize(
    ("query", "accepted", "code"),
    [
        ("", "", "en"),
        ("", "de", "de"),
        ("", "de-AT,de;q=0.9,en;q=0.8", "de"),
        ("", "en-GB,de;q=0.9", "en"),
        ("", "ko,de;q=0.3,en;q=0.2", "de"),
        ("", "en;q=0.2,de;q=0.3", "de"),
        ("", "fr", "en"),
        ("?lang=de", "en", "de"),
        ("?lang=en", "de", "en"),
        ("?lang=xx", "de", "de"),
        ("", "de;q=x,;;,", "de"),
    ],
)
def test_the_language_is_that_of_the_link_and_else_of_the_browser(query, accepted, code) -> None:
    answer = get(f"/nothing{query}", accept_language=accepted)
    assert answer.headers["content-language"] == code
    text = answer.body.decode()
    assert f'<html lang="{code}">' in text
    assert ("Karte</a>" in text, "Map</a>" in text) == (code == "de", code == "en")


def test_it_has_a_title_a_sentence_and_the_way_to_every_page_that_is_in_the_navigation() -> None:
    text = get("/karte?lang=de").body.decode()
    assert "<title>Diese Seite gibt es nicht · Kursk Ledger</title>" in text
    assert "Unter dieser Adresse ist nichts zu finden. Gemeint ist vermutlich:" in text
    assert "Hier geht es weiter:" in get("/nothing?lang=de").body.decode()
    targets = re.findall(r'<li><a href="([^"]*)"', text)
    assert [unescape(each) for each in targets] == [
        "./" + ("" if name == HOME_PAGE else name) + "?lang=de" for name in PAGES if name not in FRAMELESS_PAGES
    ]


def test_nothing_of_the_address_gets_out_of_its_attribute() -> None:
    answer = get("/timeline)?lang=en&x=\"'><script>alert(1)</script>&y=%22%3E")
    assert b"<script" not in answer.body
    link = unescape(re.search(r'<a id="probable" href="([^"]*)"', answer.body.decode())[1])
    assert parse_qs(urlsplit(link).query)["y"] == ['">']
    assert link.startswith("./timeline?")


def test_head_is_answered_without_a_body() -> None:
    assert get("/nothing", method="HEAD").status == 404


def test_nobody_keeps_it() -> None:
    headers = get("/nothing").headers
    assert (headers["cache-control"], headers["vary"]) == ("no-store", "Accept-Language")


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/upload_file/a/b",
        "/_stcore/agent/mcp",
        "/auth/login",
        "/oauth2callback",
        "/component/x/y.js",
        "/map/_stcore/agent/interact",
    ],
)
@pytest.mark.parametrize("base", ["", "/kursk"])
def test_what_the_dashboard_does_not_have_is_closed_whatever_the_method(base, path) -> None:
    for method in ("GET", "POST", "PUT", "DELETE"):
        assert get(base + path, base, method).status == 404


@pytest.mark.parametrize("path", ["/authors", "/components", "/timeline"])
def test_names_that_begin_alike_are_not_closed(path) -> None:
    assert get(path, method="POST").status == 200


@pytest.mark.parametrize(("accepted", "words"), [("de", "Dieser Link ist zu lang"), ("en", "This link is too long")])
def test_a_link_that_is_longer_than_any_question_leads_to_its_page_without_it(accepted, words) -> None:
    assert get(f"/timeline?{'x' * LONGEST_LINK}").status == 200
    answer = get(f"/timeline?{'x' * (LONGEST_LINK + 1)}", accept_language=accepted)
    assert (answer.status, words in answer.body.decode()) == (414, True)
    assert len(answer.body) < 3000
    assert re.search(r'<a id="probable" href="\./timeline">', answer.body.decode())
