"""What every answer tells the browser to allow, on a real server and one by one."""

from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import Response as Answer
from starlette.routing import Route

from ledger.server.security_headers import POLICY, SecurityHeaders, security_headers, server_error
from ledger.ui.components.assets import asset
from ledger.ui.streamlit_adapter.web_page import INLINE_SCRIPTS, inline_scripts
from tests.support.api_client import ask

HEADERS = {
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "x-frame-options",
}


def policy_of(header: str) -> dict[str, list[str]]:
    return {name: allowed for name, *allowed in (each.split() for each in header.split(";"))}


def test_nothing_comes_from_elsewhere_and_no_script_of_the_page_runs() -> None:
    policy = policy_of(security_headers()["content-security-policy"])
    assert policy["default-src"] == ["'none'"]
    assert {source for sources in policy.values() for source in sources} == {
        "'self'",
        "'none'",
        "'unsafe-inline'",
        "data:",
        "blob:",
    }
    assert [name for name, sources in policy.items() if "'unsafe-inline'" in sources] == ["style-src"]
    assert policy["script-src"] == ["'self'", "blob:"]
    for closed in ("base-uri", "form-action", "object-src", "frame-src", "frame-ancestors"):
        assert policy[closed] == ["'none'"]


def test_who_may_frame_it_is_as_set() -> None:
    headers = security_headers(("https://a.org", "https://b.org"))
    assert policy_of(headers["content-security-policy"])["frame-ancestors"] == ["https://a.org", "https://b.org"]
    assert "x-frame-options" not in headers
    assert security_headers()["x-frame-options"] == "DENY"


def served(*middleware: Middleware) -> Starlette:
    async def page(request):
        request.scope[INLINE_SCRIPTS].append("sha256-abc")
        return Answer("x", headers={"X-Content-Type-Options": "other", "Set-Cookie": "a=b; Path=/"})

    async def failing(_request):
        raise ZeroDivisionError("secret")

    routes = [Route("/page", page), Route("/failing", failing)]
    return Starlette(routes=routes, middleware=list(middleware), exception_handlers={Exception: server_error(())})


def test_a_header_stands_once_and_the_pages_own_scripts_are_named() -> None:
    answer = ask("page", served=served(Middleware(SecurityHeaders)))
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "script-src 'self' blob: 'sha256-abc';" in answer.headers["content-security-policy"]
    assert answer.headers["set-cookie"] == "a=b; Path=/"


def test_the_hash_is_that_of_what_the_browser_reads() -> None:
    # printf ' x ' | openssl dgst -sha256 -binary | base64
    page = b'<script src="a.js"></script><script> x </script><script type="module" src="b.js"></script>'
    assert inline_scripts(page) == ["sha256-/Bker9nFC+9O7SRNJJUp3pmA/6JARgfA+Y6sRMjadyg="]
    assert inline_scripts(b"<p>none</p>") == []


ADDRESSES = {
    "/": 200,
    "/part?part=map": 200,
    "/nothing": 404,
    "/static/nothing.js": 404,
    "/api": 200,
    "/api/claims?format=csv": 200,
    "/api/nothing": 404,
    "/api/claims?nothing=1": 400,
    "/api/pictures/timeline": 200,
    asset("page.js"): 200,
    "/assets/0/page.js": 404,
    "/favicon.png": 200,
    "/media/nothing.png": 404,
    "/_stcore/health": 200,
    "/_stcore/host-config": 200,
    "/health/ready": 200,
    "/metrics": 404,
    "//double": 400,
}


@pytest.fixture(scope="module")
def connection(server: str) -> Iterator[HTTPConnection]:
    found = HTTPConnection(urlsplit(server).netloc, timeout=60)
    yield found
    found.close()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        *(("GET", path, status) for path, status in ADDRESSES.items()),
        ("HEAD", "/map", 200),
        ("POST", "/api", 405),
        ("POST", "/map", 405),
        ("DELETE", "/_stcore/health", 405),
    ],
)
def test_every_answer_has_them_once_and_names_no_program(connection, method, path, status) -> None:
    connection.request(method, path)
    answer = connection.getresponse()
    answer.read()
    assert answer.status == status
    names = [name.lower() for name, _ in answer.getheaders()]
    assert {name: names.count(name) for name in HEADERS} == dict.fromkeys(HEADERS, 1)
    assert "server" not in names
    assert policy_of(answer.headers["content-security-policy"]).keys() == {*POLICY, "frame-ancestors"}


def test_behind_tls_a_cookie_is_sent_over_tls_only(connection) -> None:
    for scheme, secure in (("https", True), ("http", False)):
        connection.request("GET", "/_stcore/health", headers={"X-Forwarded-Proto": scheme})
        answer = connection.getresponse()
        answer.read()
        cookies = answer.headers.get_all("set-cookie")
        assert cookies and all(("; Secure" in cookie) == secure for cookie in cookies)


def test_an_error_of_the_server_has_them_and_says_nothing_of_itself() -> None:
    answer = ask("failing", served=served(Middleware(SecurityHeaders)))
    assert answer.status == 500
    assert set(answer.headers) >= HEADERS
    assert b"secret" not in answer.body
