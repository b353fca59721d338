"""What is added to Streamlit's web page and to its host configuration on their way to the browser; it promises to keep neither.

What is taken for granted, and why:

- ``index.html`` has one ``<html lang="en">``, one ``<head>``, one ``<noscript>`` and the title "Streamlit". A script goes in that says when the
  stream does not open; the framework would show its skeleton for ever. Where JavaScript is off, the framework's words are
  about programs and in English: ours lead to the tables. Language, title and description are what link previews and search engines show (``page_meta``).
- ``/_stcore/host-config`` is a JSON object with the field ``blockErrorDialogs``. Set, the framework keeps its English
  dialog "Connection error" to itself when the server goes away under an open page, which would cover a German page.
- Scripts that stand in ``index.html`` itself (one, which tells those who draw pages ahead that this one is not ready) are named
  to whoever forbids all others (``ledger.server.security_headers``), as hashes of what is sent. Without it they do not run.
- ``window.__streamlit.BACKEND_BASE_URL``, in ``ledger/ui/components/stream_watch.js``, where the reason stands.

Each works without the others. What does not look like this passes through unchanged, and ``LEDGER_ADAPTER=off`` takes all
of it away: the dashboard works without it (``tests/browser/test_adapter.py``).
"""

import re
from base64 import b64encode
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from html import escape

import orjson
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ledger.i18n.messages import N_
from ledger.ui.components.assets import asset
from ledger.ui.page_paths import is_page, path_below
from ledger.ui.streamlit_adapter.page_meta import PageMeta, page_meta

WITHOUT_JAVASCRIPT = N_("{name} needs JavaScript. The figures can be read without it, as tables:")
HOST_CONFIG = "/_stcore/host-config"
INLINE_SCRIPTS = "ledger.inline_scripts"
"""Where a request carries a list that the hashes of the page's own scripts are put into."""
CONDITIONAL = (b"if-none-match", b"if-modified-since", b"range", b"accept-encoding")
"""Headers of a request that would bring back less than the whole content as it is."""


class StreamlitPage:
    """Middleware that adds to the framework's page and to its host configuration, on their way to the browser."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app = app
        self.base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and rewrite the response to it where it is one of the two."""
        change = self._change(scope)
        if change is None:
            await self.app(scope, receive, send)
            return
        # Asked with GET for HEAD too, so that the length is right; asked for the whole content, neither packed nor a part.
        headers = [(name, value) for name, value in scope["headers"] if name not in CONDITIONAL]
        await self.app({**scope, "method": "GET", "headers": headers}, receive, _Rewriter(change, scope, send))

    def _change(self, scope: Scope) -> Callable[[bytes], bytes] | None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return None
        path = path_below(self.base, scope["path"])
        if is_page(path):
            return partial(add_to_page, meta=page_meta(scope, self.base))
        return block_error_dialogs if path == HOST_CONFIG else None


class _Rewriter:
    """Collects a response, changes its content, and sends it on."""

    def __init__(self, change: Callable[[bytes], bytes], scope: Scope, send: Send) -> None:
        self.change, self.method, self.send = change, scope["method"], send
        self.inline_scripts: list[str] = scope.get(INLINE_SCRIPTS, [])
        self.start: Message = {}
        self.content = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        if message["type"] != "http.response.body":
            await self.send(message)
            return
        self.content += message.get("body", b"")
        if message.get("more_body", False):
            return
        if self.start["status"] == 200 and "content-encoding" not in Headers(raw=self.start["headers"]):
            self._rewrite()
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": b"" if self.method == "HEAD" else self.content})

    def _rewrite(self) -> None:
        changed = self.change(self.content)
        self.inline_scripts.extend(inline_scripts(changed))
        if changed == self.content:
            return
        headers = MutableHeaders(raw=list(self.start["headers"]))
        headers["content-length"] = str(len(changed))
        for of_the_file in ("etag", "last-modified", "accept-ranges"):
            del headers[of_the_file]
        self.start = {**self.start, "headers": headers.raw}
        self.content = changed


def add_to_page(page: bytes, meta: PageMeta) -> bytes:
    """The framework's page with our script, language, title and description, and our words where there is no JavaScript."""
    text = page.decode("utf-8", "surrogateescape")
    # Deferred like the framework's own script, and before it, so that it runs first.
    script = f'<head><script defer src=".{asset("stream_watch.js")}"></script>'
    needs = meta.lang.gettext(WITHOUT_JAVASCRIPT).format(name=meta.site)
    words = (
        f'<p>{escape(meta.title)}</p><p>{escape(meta.description)}</p><p>{escape(needs)} <a href="./api">./api</a></p>'
    )
    for expected, ours in (
        ('<html lang="en"', f'<html lang="{meta.lang.code}"'),
        ("<head>", script),
        ("<title>Streamlit</title>", f"<title>{escape(meta.title)}</title>{meta.html()}"),
        ("<noscript>.*?</noscript>", f"<noscript>{words}</noscript>"),
    ):
        found = re.findall(expected, text, re.DOTALL)
        if len(found) != 1:
            return page
        text = text.replace(found[0], ours, 1)
    return text.encode("utf-8", "surrogateescape")


def inline_scripts(page: bytes) -> list[str]:
    """The hashes of the scripts that stand in a page, as a Content Security Policy names them."""
    contents = re.findall(rb"<script>(.*?)</script>", page, re.DOTALL)
    return ["sha256-" + b64encode(sha256(content).digest()).decode() for content in contents]


def block_error_dialogs(config: bytes) -> bytes:
    """The host configuration with ``blockErrorDialogs`` set; unchanged if it has no such field."""
    try:
        fields = orjson.loads(config)
    except orjson.JSONDecodeError:
        return config
    if not isinstance(fields, dict) or "blockErrorDialogs" not in fields:
        return config
    return orjson.dumps({**fields, "blockErrorDialogs": True})
