"""Sign-in on: what is closed to strangers, where one comes back to, and what the operator is told. With a real provider: ``tests/faults``."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Route

from ledger.runtime.settings import EX_CONFIG, SettingError
from ledger.server import sign_in
from ledger.server.sign_in import BACK, REFUSAL, SignIn, check_sign_in
from tests.support.api_client import Response, ask
from tests.support.settings_of import settings_of

AUTH = {
    "redirect_uri": "https://ledger.example/oauth2callback",
    "cookie_secret": "x" * 32,
    "client_id": "ledger",
    "client_secret": "y",  # pragma: allowlist secret
    "server_metadata_url": "https://provider.example/.well-known/openid-configuration",
}


def get(address: str, method: str = "GET", base: str = "", **headers: str) -> Response:
    async def everything(request):
        if request.url.path.endswith(("/auth/login", "/oauth2callback")):
            return RedirectResponse(f"{base}/", 302)
        return PlainTextResponse("of the record", headers={"Cache-Control": "public, max-age=60"})

    routes = [Route("/{path:path}", everything)]
    served = Starlette(
        routes=routes,
        middleware=[Middleware(SignIn, is_signed_in=lambda cookies: cookies.get("who") == "ada", base=base)],
    )
    return ask(address[1:], method, headers, served)


@pytest.mark.parametrize(
    ("path", "base"),
    [
        ("/api", ""),
        ("/api/", ""),
        ("/api/claims?format=csv", ""),
        ("/media/x.pdf", ""),
        ("/api/claims", "/ledger"),
        ("/ledger/api/claims", "/ledger"),
        ("/ledger/media/x", "/ledger"),
    ],
)
def test_data_and_downloads_are_closed_to_strangers_and_kept_by_nobody(path: str, base: str) -> None:
    refused = get(path, base=base)
    assert (refused.status, refused.json, refused.headers["cache-control"]) == (
        401,
        {"error": REFUSAL, "parameter": ""},
        "no-store",
    )
    assert get(path, "HEAD", base).body == b""
    known = get(path, base=base, cookie="who=ada")
    assert (known.status, known.body) == (200, b"of the record")
    assert (known.headers["cache-control"], known.headers["vary"]) == ("private, max-age=60", "Cookie")


@pytest.mark.parametrize("path", ["/", "/timeline", "/_stcore/health", "/health/ready", "/apis", "/mediation"])
def test_pages_and_health_are_passed_on(path: str) -> None:
    assert get(path).status == 200


def came_back_to(referer: str, base: str = "") -> str:
    """Where somebody is led who went to the provider from there."""
    asked = get(f"{base}/auth/login", base=base, referer=referer)
    cookie = asked.headers.get("set-cookie", f"{BACK}=").split(";")[0]
    return get(f"{base}/oauth2callback", base=base, cookie=cookie).headers["location"]


def test_one_comes_back_to_the_view() -> None:
    assert (
        came_back_to("http://ledger.example/timeline?lang=de&metric=casualties")
        == "/timeline?lang=de&metric=casualties"
    )
    assert came_back_to("http://ledger.example/") == "/"
    assert came_back_to("http://ledger.example/x/map?lang=de", "/x") == "/x/map?lang=de"
    assert "HttpOnly; SameSite=Lax" in get("/auth/login", referer="http://ledger.example/map").headers["set-cookie"]


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "https://evil.example/timeline",
        "http://ledger.example//evil.example/timeline",
        "http://ledger.example/api/claims",
        "http://ledger.example/nowhere",
        "http://ledger.example/timeline?" + "x" * 4000,
        "http://[",
        "http://ledger.example/timeline?ä",
        "javascript:alert(1)",
    ],
)
def test_and_never_to_another_place(referer: str) -> None:
    assert came_back_to(referer) == "/"


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "https://evil.example/",
        "/%2F/evil.example",
        "timeline%0d%0aset-cookie:x",
        "%2F%2Fevil.example%2Ftimeline",
        "/\\evil.example",
    ],
)
def test_a_cookie_made_by_hand_leads_to_no_other_place(wanted: str) -> None:
    assert get("/oauth2callback", cookie=f"{BACK}={wanted}").headers["location"] == "/"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            {},
            "[auth] in .streamlit/secrets.toml lacks redirect_uri, cookie_secret, client_id, client_secret, server_metadata_url",
        ),
        ({**AUTH, "client_id": ""}, "lacks client_id"),
        (
            {**AUTH, "cookie_secret": "short"},
            "cookie_secret in .streamlit/secrets.toml must have 32 characters or more that nobody guesses",
        ),  # pragma: allowlist secret
        (
            {**AUTH, "redirect_uri": "https://ledger.example/callback"},
            "redirect_uri in .streamlit/secrets.toml must end in /oauth2callback",
        ),
    ],
    ids=["nothing", "half", "short", "elsewhere"],
)
def test_without_a_provider_the_process_ends_with_a_sentence(given, sentence, monkeypatch, capsys) -> None:
    monkeypatch.setattr(sign_in.st, "secrets", {"auth": given})
    with pytest.raises(SystemExit) as ended:
        check_sign_in("")
    assert ended.value.code == EX_CONFIG
    said = capsys.readouterr().err
    assert said.startswith("LEDGER_SIGN_IN: “on” cannot be used: ")
    assert sentence in said


def test_the_setting_is_off_and_goes_with_the_adapter_only() -> None:
    assert not settings_of({}).sign_in
    assert settings_of({"LEDGER_SIGN_IN": "on"}).sign_in
    with pytest.raises(SettingError, match="^LEDGER_SIGN_IN: “yes” cannot be used: it must be on or off.$"):
        settings_of({"LEDGER_SIGN_IN": "yes"})
    with pytest.raises(
        SettingError, match="^LEDGER_SIGN_IN: “on” cannot be used: it must be off where LEDGER_ADAPTER is off"
    ):
        settings_of({"LEDGER_SIGN_IN": "on", "LEDGER_ADAPTER": "off"})
