"""Sign-in, where the operator has switched it on (``LEDGER_SIGN_IN``): everything but health is closed to whoever is not signed in.

The pages ask by themselves (``ledger.ui.sign_in``), because only they can lead to the provider (``st.login``). What is asked for beside
the stream - data, pictures, cards, documents, downloads - is closed here.
"""

import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from urllib.parse import quote, unquote, urlsplit

import orjson
import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ledger.question.question import LONGEST_LINK
from ledger.runtime.settings import EX_CONFIG, variable
from ledger.ui.page_paths import is_page, path_below

CLOSED = ("/api/", "/media/")
"""What holds something of the record; the framework's page, its scripts and the outlines of the map hold nothing."""
LOGIN, CALLBACK = "/auth/login", "/oauth2callback"
REFUSAL = (
    "This copy of Kursk Ledger is for those who have signed in: open its first page in a browser, and sign in there."
)
BACK = "ledger_back"
"""The cookie with the view that somebody wanted to open: the framework leads to the first page after the provider."""
SHORTEST_SECRET = 32
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
"""What the framework needs in ``[auth]`` of ``.streamlit/secrets.toml``."""


class SignIn:
    """Middleware that answers 401 at an address that is closed to whoever asks, and leads back to the view after the sign-in.

    Parameters
    ----------
    is_signed_in
        Whether a request with these cookies comes from somebody who is.
    """

    def __init__(self, app: ASGIApp, is_signed_in: Callable[[Mapping[str, str]], bool], base: str = "") -> None:
        self.app, self.is_signed_in, self.base = app, is_signed_in, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request, path = Request(scope), path_below(self.base, scope["path"])
        if f"{path}/".startswith(CLOSED):
            if self.is_signed_in(request.cookies):
                await self.app(scope, receive, _changing(send, _for_one_reader))
            else:
                body = b"" if scope["method"] == "HEAD" else orjson.dumps({"error": REFUSAL, "parameter": ""})
                headers = {"Cache-Control": "no-store", "Content-Type": "application/json"}
                await Response(body, 401, headers)(scope, receive, send)
        elif path == LOGIN and (view := _view(request.headers, self.base)):
            await self.app(scope, receive, _changing(send, lambda headers: _remember(headers, view)))
        elif path == CALLBACK and (view := self._wanted(request.cookies)):
            await self.app(scope, receive, _changing(send, lambda headers: _lead_back(headers, view)))
        else:
            await self.app(scope, receive, send)

    def _wanted(self, cookies: Mapping[str, str]) -> str:
        view = unquote(cookies.get(BACK, ""))
        return view if len(view) <= LONGEST_LINK and _is_view(view, self.base) else ""


def check_sign_in(base: str) -> None:
    """See whether the provider is named before there is a server.

    Raises
    ------
    SystemExit
        If somebody could not sign in: the process ends with ``EX_CONFIG``, and the sentence that says why is on standard error.
    """
    if problem := _problem(base):
        print(f"{variable('sign_in')}: “on” cannot be used: {problem}.", file=sys.stderr)
        sys.exit(EX_CONFIG)


def _problem(base: str) -> str:
    try:
        given = dict(st.secrets.get("auth", {}))
    except FileNotFoundError:
        given = {}
    if missing := [name for name in NEEDED if not given.get(name)]:
        return f"[auth] in .streamlit/secrets.toml lacks {', '.join(missing)}"
    if len(str(given["cookie_secret"])) < SHORTEST_SECRET:
        return f"cookie_secret in .streamlit/secrets.toml must have {SHORTEST_SECRET} characters or more that nobody guesses"
    if urlsplit(str(given["redirect_uri"])).path != base + CALLBACK:
        return f"redirect_uri in .streamlit/secrets.toml must end in {base}{CALLBACK}"
    return "" if find_spec("authlib") else "Authlib is not installed"


def _view(headers: Headers, base: str) -> str:
    """The view from which somebody goes to sign in; empty where it is none of ours."""
    try:
        came = urlsplit(headers.get("referer", ""))
    except ValueError:
        return ""
    view = came.path + (f"?{came.query}" if came.query else "")
    return (
        view if came.netloc == headers.get("host") and len(view) <= LONGEST_LINK // 2 and _is_view(view, base) else ""
    )


def _is_view(view: str, base: str) -> bool:
    """Whether it is the path of a page of ours, which no other host can be made of."""
    path = view.partition("?")[0]
    return (
        view.isascii()
        and view.isprintable()
        and path.startswith(f"{base}/")
        and is_page(path_below(base, path))
        and not path.startswith("//")
    )


def _changing(send: Send, change: Callable[[MutableHeaders], None]) -> Send:
    async def send_changed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message["headers"]))
            change(headers)
            message = {**message, "headers": headers.raw}
        await send(message)

    return send_changed


def _for_one_reader(headers: MutableHeaders) -> None:
    """Nobody between may keep it for others."""
    headers["cache-control"] = "private, " + headers.get("cache-control", "no-cache").replace("public, ", "")
    headers.add_vary_header("Cookie")


def _remember(headers: MutableHeaders, view: str) -> None:
    headers.append("set-cookie", f"{BACK}={quote(view, safe='')}; Path=/; Max-Age=600; HttpOnly; SameSite=Lax")


def _lead_back(headers: MutableHeaders, view: str) -> None:
    if "location" in headers:
        headers["location"] = view
        headers.append("set-cookie", f"{BACK}=; Path=/; Max-Age=0")
