"""The framework's cookie, as the framework signs it, is read; fails when the installed framework signs or reads in another way."""

import json

import pytest
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from ledger.ui.streamlit_adapter import signed_in
from ledger.ui.streamlit_adapter.signed_in import COOKIE, is_signed_in

HOME = "https://ledger.example"
SECRET = "nobody-guesses-this-" * 2  # pragma: allowlist secret (for tests)
USER = {"sub": "ada", "is_logged_in": True, "origin": HOME, "provider": "default"}


@pytest.fixture(autouse=True)
def provider(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signed_in.st, "secrets", {"auth": {"redirect_uri": f"{HOME}/oauth2callback"}})
    monkeypatch.setattr(starlette_websocket, "get_cookie_secret", lambda: SECRET)


def cookies(user: object, secret: str = SECRET, name: str = COOKIE) -> dict[str, str]:
    return {COOKIE: create_signed_value(secret, name, json.dumps(user)).decode()}


def test_whoever_the_provider_knows_is_signed_in() -> None:
    assert starlette_websocket.USER_COOKIE_NAME == COOKIE
    assert is_signed_in(cookies(USER))


@pytest.mark.parametrize(
    "given",
    [
        {},
        {COOKIE: ""},
        {COOKIE: json.dumps(USER)},
        {COOKIE: "é.ü.ß"},
        cookies(USER, secret="another" * 6),
        cookies(USER, name="_streamlit_user_tokens"),  # pragma: allowlist secret
        cookies({**USER, "is_logged_in": False}),
        cookies({**USER, "is_logged_in": "yes"}),
        cookies({**USER, "origin": "https://evil.example"}),
        cookies({}),
        cookies([USER]),
        cookies("ada"),
    ],
    ids=[
        "none",
        "empty",
        "unsigned",
        "no text",
        "another secret",
        "another name",
        "signed out",
        "no truth value",
        "another origin",
        "nothing",
        "a list",
        "a word",
    ],
)
def test_anybody_else_is_not(given: dict[str, str]) -> None:
    assert not is_signed_in(given)


def test_a_framework_that_reads_in_another_way_closes_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(starlette_websocket, "_get_signed_cookie_with_chunks")
    assert not is_signed_in(cookies(USER))
