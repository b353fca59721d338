"""The addresses under ``/api``: what is asked there, and what answers it."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

import orjson
import pandas as pd
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ledger.answers.changes import InvalidIntervalError
from ledger.answers.parameters import ANSWER_PARAMETERS, query_parameters
from ledger.answers.registry import ANSWERS, answer
from ledger.api.atom import ATOM, atom
from ledger.api.cards import CARDS, card
from ledger.api.feed import FEED, feed
from ledger.api.files import FILES, file
from ledger.api.formats import MEDIA, ROWS, attribution, written
from ledger.api.openapi import openapi
from ledger.api.pictures import picture
from ledger.api.preview import PATH as PREVIEW, preview
from ledger.api.request import OF_ROWS, Asked, RefusedError, read
from ledger.api.responses import Content, failed, not_here, refused, unless_known
from ledger.api.tables import TABLES
from ledger.i18n.language import Language
from ledger.record.licence import LICENCE
from ledger.views.pictures.registry import PICTURES


def _table(request: Request) -> Response:
    name = _named(request, TABLES, "table")
    table = TABLES[name]
    asked = read(request.query_params.multi_items(), (*table.fields, *OF_ROWS), table.formats)
    return _rows(request, asked, {"table": name, **asked.given}, lambda: table.read(asked))


def _answer(request: Request) -> Response:
    name = _named(request, ANSWERS, "answer")
    asked = read(request.query_params.multi_items(), (*ANSWER_PARAMETERS, *OF_ROWS), ROWS)
    question = asked.asking.question
    try:
        return _rows(
            request,
            asked,
            query_parameters(name, question),
            lambda: answer(name, asked.full_record, question, asked.today),
        )
    except InvalidIntervalError as error:
        raise RefusedError(400, str(error), "since" if question.compare_since else "known_on") from error


def _feed(request: Request) -> Response:
    asked = read(request.query_params.multi_items(), ("lang",))
    lang = Language(asked.asking.question.lang)
    return unless_known(
        request,
        asked,
        lambda: Content(
            orjson.dumps(
                feed(asked.asking.record, asked.asking.claims, asked.asking.presence, lang, str(request.base_url))
            ),
            FEED,
        ),
    )


def _atom(request: Request) -> Response:
    asked = read(request.query_params.multi_items(), ("lang",))
    lang = Language(asked.asking.question.lang)
    return unless_known(
        request,
        asked,
        lambda: Content(
            atom(feed(asked.asking.record, asked.asking.claims, asked.asking.presence, lang, str(request.base_url))),
            ATOM,
        ),
    )


def _package(request: Request) -> Response:
    asked = read(request.query_params.multi_items(), ())
    return unless_known(request, asked, lambda: Content(asked.full_record.package))


def _openapi(request: Request) -> Response:
    asked = read(request.query_params.multi_items(), ())
    return unless_known(
        request, asked, lambda: Content(orjson.dumps(openapi(asked.full_record), option=orjson.OPT_INDENT_2))
    )


def _index(request: Request) -> Response:
    asked = read(request.query_params.multi_items(), ())
    there = {
        "tables": {f"/api/{name}": table.holds for name, table in TABLES.items()},
        "answers": {f"/api/answers/{name}": each.description for name, each in ANSWERS.items()},
        "pictures": {f"/api/pictures/{name}": each.description for name, each in PICTURES.items()},
        "cards": {f"/api/cards/{name}": f"the card of a {name}, as HTML" for name in CARDS},
        "files": [f"/api/{path}" for path in FILES],
        "more": ["/api/openapi.json", "/api/datapackage.json", "/api/feed.json", "/api/feed.atom", PREVIEW],
    }
    return unless_known(request, asked, lambda: Content(orjson.dumps(there, option=orjson.OPT_INDENT_2)))


def _named(request: Request, known: Mapping[str, Any], kind: str) -> str:
    name: str = request.path_params["name"]
    if name not in known:
        raise RefusedError(404, f"There is no {kind} “{name}”. There are: {', '.join(known)}.")
    return name


def _rows(request: Request, asked: Asked, question: Mapping[str, str], compute: Callable[[], pd.DataFrame]) -> Response:
    """A page of rows; what they are stands in the headers too, because CSV has no room for it."""

    def content() -> Content:
        found = compute()
        total, named = len(found), attribution(found, asked.format)
        last = asked.rows.stop >= total
        about = {
            **question,
            "known_on": str(asked.asking.day),
            "data_version": asked.full_record.version,
            "licence": LICENCE.name,
            "attribution": named,
            "total": total,
            "page": asked.page,
            "page_size": asked.page_size,
            "last": last,
        }
        headers = {
            "X-Total-Count": str(total),
            "X-Question": urlencode(question, safe=","),
            "X-Attribution": named,
            "Link": ", ".join(_links(request, asked, last)),
        }
        body = written(found.iloc[asked.rows], asked.format, about, asked.full_record.boundaries)
        return Content(body, MEDIA[asked.format], headers)

    return unless_known(request, asked, content)


def _links(request: Request, asked: Asked, last: bool) -> list[str]:
    """The next page, the description and the licence, as a ``Link`` header has them (RFC 8288)."""
    following = urlencode({**request.query_params, "page": asked.page + 1}, safe=",")
    return [
        *([] if last else [f'<{request.scope["path"]}?{following}>; rel="next"']),
        f'<{request.base_url.path}api/datapackage.json>; rel="describedby"; type="{MEDIA["json"]}"',
        f'<{LICENCE.address}>; rel="license"',
    ]


class _Below(Route):
    """Every path below ``/api``, with line breaks too, which would else lead out of the interface."""

    def __init__(self, app: Starlette) -> None:
        super().__init__("/api/{rest:path}", app)
        self.path_regex = re.compile("^/api/(?P<rest>.*)$", re.DOTALL)


API = Starlette(
    routes=[
        Route("/api", _index),
        Route("/api/", _index),
        Route("/api/openapi.json", _openapi),
        Route("/api/datapackage.json", _package),
        Route("/api/feed.json", _feed),
        Route("/api/feed.atom", _atom),
        Route(PREVIEW, preview),
        Route("/api/answers/{name}", _answer),
        Route("/api/pictures/{name}", picture),
        *(Route(f"/api/{path}", file) for path in FILES),
        Route("/api/cards/{name}", card),
        Route("/api/{name}", _table),
    ],
    exception_handlers={RefusedError: refused, HTTPException: not_here, Exception: failed},
)
"""An application of its own, so that everything under ``/api`` is refused with a sentence."""
API.router.redirect_slashes = False
ROUTES = (Route("/api", API), _Below(API))
