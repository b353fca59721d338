"""What the server says at an address that does not exist: 404, one sentence, and the way to the page that was probably meant; and
at a link that is longer than any question: 414.

The framework answers every unknown address with its page and status 200, and asks the reader to find out in English.
"""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.datastructures import Headers, QueryParams
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ledger.i18n.language import LANGUAGES, Language, LanguageCode
from ledger.i18n.messages import N_
from ledger.question.question import LONGEST_LINK
from ledger.ui.app import FRAMELESS_PAGES, HOME_PAGE, offered_pages
from ledger.ui.document_title import site_name
from ledger.ui.page_paths import is_page, path_below

TITLE = N_("There is no such page")
GUESSED = N_("There is nothing at this address. You probably meant:")
NOT_GUESSED = N_("There is nothing at this address. You can start here:")
TOO_LONG = N_("This link is too long")
START_HERE = N_("A link has at most {most} characters. You can start here:")
ALL_PAGES = N_("All pages")
CLOSE_MATCH = 0.7
"""How like a name must be (``difflib``): a letter more, less or other, not another word."""
LONGEST_NAME = 60
CLOSED = re.compile(r"/_stcore/(metrics|script-health-check|upload_file|agent|bidi-components)(/|$)|^/component(/|$)")
"""Addresses of the framework for what the dashboard does not have: uploads, which anybody could fill the memory with, agents,
files of components; and its metrics, for ours are the operator's (``ledger.server.metrics``)."""
OF_SIGN_IN = re.compile(r"^/(auth|oauth2callback)(/|$)")
"""Those of sign-in, closed unless it is on."""
HTML_OF_OTHERS = ("/media/", "/api/")
"""Where documents may be HTML; all other HTML is the framework's page."""
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


class Link(NamedTuple):
    """A link to a page: its relative address, and its name in the reader's language."""

    href: str
    title: str


class NotFound:
    """Middleware that answers 404 where the framework would show its page at an address that is none of a page.

    Parameters
    ----------
    sign_in
        Whether the addresses of sign-in are open.
    """

    def __init__(self, app: ASGIApp, base: str = "", sign_in: bool = False) -> None:
        self.app = app
        self.base = base
        self.sign_in = sign_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; where the framework's page comes back for an unknown address, send ours instead."""
        path = path_below(self.base, scope.get("path", ""))
        if scope["type"] == "http" and (CLOSED.search(path) or (OF_SIGN_IN.search(path) and not self.sign_in)):
            await not_found(scope, self.base)(scope, receive, send)
        elif scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
        elif is_page(path) and len(scope["query_string"]) > LONGEST_LINK:
            await too_long(scope, self.base)(scope, receive, send)
        elif is_page(path) or f"{path}/".startswith(HTML_OF_OTHERS):
            await self.app(scope, receive, send)
        else:
            await self._pass_on(scope, receive, send)

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        replaced = False

        async def send_unless_page(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                html = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
                if replaced := html and message["status"] in (200, 304):
                    await not_found(scope, self.base)(scope, receive, send)
            if not replaced:
                await send(message)

        await self.app(scope, receive, send_unless_page)


def not_found(scope: Scope, base: str) -> HTMLResponse:
    """The response for an address that does not exist, in the language of the link or else of the browser."""
    page = probable_page(path_below(base, scope["path"]))
    query = scope["query_string"].decode("latin-1") if len(scope["query_string"]) <= LONGEST_LINK else ""
    lang = Language(_language(QueryParams(query), Headers(scope=scope)))
    return _answer(
        scope,
        base,
        lang,
        404,
        lang.gettext(TITLE),
        lang.gettext(GUESSED if page else NOT_GUESSED),
        page or HOME_PAGE,
        query,
    )


def too_long(scope: Scope, base: str) -> HTMLResponse:
    """The response for a link that is longer than any question: the way to the page without it."""
    lang = Language(_language(QueryParams(), Headers(scope=scope)))
    sentence = lang.gettext(START_HERE).format(most=lang.number(LONGEST_LINK))
    page = path_below(base, scope["path"]).strip("/") or HOME_PAGE
    return _answer(scope, base, lang, 414, lang.gettext(TOO_LONG), sentence, page, "")


def _answer(
    scope: Scope, base: str, lang: Language, status: int, title: str, sentence: str, page: str, query: str
) -> HTMLResponse:
    # Relative, because a proxy may have taken a prefix off the path that the browser knows. The browser counts the slashes
    # of the path as it was written, where %2F is none.
    written = scope.get("raw_path", scope["path"].encode()).decode("latin-1")
    up = "../" * (path_below(base, written).count("/") - 1) or "./"

    def link(name: str) -> Link:
        return Link(
            up + ("" if name == HOME_PAGE else name) + (f"?{query}" if query else ""),
            lang.gettext(offered_pages()[name]),
        )

    content = _TEMPLATES.get_template("not_found.html").render(
        language=lang.code,
        site=site_name(lang),
        title=title,
        sentence=sentence,
        probable=link(page),
        all_pages=lang.gettext(ALL_PAGES),
        links=[link(name) for name in offered_pages() if name not in FRAMELESS_PAGES],
    )
    headers = {"Cache-Control": "no-store", "Content-Language": lang.code, "Vary": "Accept-Language"}
    return HTMLResponse(content, status, headers)


def probable_page(path: str) -> str | None:
    """The page that was probably meant, or None: by the last of its last three parts that is a page's name or close to it.

    Case and signs around a name do not count: mail programs and chats take the point or the bracket behind a link for a
    part of it.
    """
    names = _names()
    # No longer than any name could be: whoever sends a path of 60,000 signs shall not keep the process busy.
    for part in reversed(path.rsplit("/", 3)[1:]):
        asked = re.sub(r"^[\W_]+|[\W_]+$", "", part[:LONGEST_NAME].casefold())
        if close := get_close_matches(asked, names, 1, CLOSE_MATCH):
            return names[close[0]]
    return None


@cache
def _names() -> Mapping[str, str]:
    """Pages by their names in addresses and on screen, in all languages."""
    titles = {
        Language(code).gettext(title).casefold(): name for name, title in offered_pages().items() for code in LANGUAGES
    }
    return {**titles, **{name: name for name in offered_pages()}}


def _language(query: QueryParams, headers: Headers) -> LanguageCode:
    """The language of the link, else the one that the browser likes best, else English."""
    accepted = headers.get("accept-language", "").split(",")
    # Sorted by weight, "de;q=0.8"; without one it is 1. Languages of the same weight stay in their order.
    preferred = sorted(accepted, key=lambda each: -_weight(each))
    for wanted in (query.get("lang", ""), *(each.split(";")[0].strip()[:2].lower() for each in preferred)):
        for code in LANGUAGES:
            if wanted == code:
                return code
    return "en"


def _weight(accepted: str) -> float:
    found = re.search(r";\s*q=([01](?:\.\d{0,3})?)\s*$", accepted)
    return float(found[1]) if found else 1.0
