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
from ledger.api.files import file
from ledger.api.formats import MEDIA, ROWS, attribution, serialise
from ledger.api.openapi import openapi
from ledger.api.pictures import picture
from ledger.api.preview import PATH as PREVIEW, preview
from ledger.api.request import ROW_PARAMETERS, ParsedRequest, RefusedError, read
from ledger.api.responses import (
    ENGLISH,
    Content,
    bad_request,
    conditional_response,
    header_text,
    internal_error,
    not_found,
)
from ledger.api.tables import TABLES
from ledger.i18n.language import Language
from ledger.record.record_files import DESCRIBED_FILES
from ledger.text.sentences.record_name import licence_name, record_name
from ledger.views.pictures.registry import PICTURES


def _table(request: Request) -> Response:
    name = _require_known_name(request, TABLES, "table")
    table = TABLES[name]
    parsed = read(request.query_params.multi_items(), (*table.fields, *ROW_PARAMETERS), table.formats)
    return _rows(request, parsed, {"table": name, **parsed.raw_parameters}, lambda: table.read(parsed))


def _answer(request: Request) -> Response:
    name = _require_known_name(request, ANSWERS, "answer")
    parsed = read(request.query_params.multi_items(), (*ANSWER_PARAMETERS, *ROW_PARAMETERS), ROWS)
    question = parsed.query.question
    try:
        return _rows(
            request,
            parsed,
            query_parameters(name, question),
            lambda: answer(name, parsed.full_record, question, parsed.today),
        )
    except InvalidIntervalError as error:
        raise RefusedError(400, str(error), "since" if question.compare_since else "known_on") from error


def _feed(request: Request) -> Response:
    return _feed_written(request, orjson.dumps, FEED)


def _atom(request: Request) -> Response:
    return _feed_written(request, atom, ATOM)


def _feed_written(request: Request, write: Callable[[dict[str, Any]], bytes], media_type: str) -> Response:
    """The newest rows in the reader's language, in one of the forms of a feed."""
    parsed = read(request.query_params.multi_items(), ("lang",))
    query, lang = parsed.query, Language(parsed.query.question.lang)
    return conditional_response(
        request,
        parsed,
        lambda: Content(
            write(feed(query.record, query.claims, query.presence, lang, str(request.base_url))), media_type
        ),
    )


def _package(request: Request) -> Response:
    parsed = read(request.query_params.multi_items(), ())
    return conditional_response(request, parsed, lambda: Content(parsed.full_record.package))


def _openapi(request: Request) -> Response:
    parsed = read(request.query_params.multi_items(), ())
    return conditional_response(
        request, parsed, lambda: Content(orjson.dumps(openapi(parsed.full_record), option=orjson.OPT_INDENT_2))
    )


def _index(request: Request) -> Response:
    parsed = read(request.query_params.multi_items(), ())
    there = {
        "tables": {f"/api/{name}": table.description for name, table in TABLES.items()},
        "answers": {f"/api/answers/{name}": each.description for name, each in ANSWERS.items()},
        "pictures": {f"/api/pictures/{name}": each.description for name, each in PICTURES.items()},
        "cards": {f"/api/cards/{name}": f"the card of a {name}, as HTML" for name in CARDS},
        "files": [f"/api/{path}" for path in DESCRIBED_FILES],
        "more": ["/api/openapi.json", "/api/datapackage.json", "/api/feed.json", "/api/feed.atom", PREVIEW],
    }
    return conditional_response(request, parsed, lambda: Content(orjson.dumps(there, option=orjson.OPT_INDENT_2)))


def _require_known_name(request: Request, known: Mapping[str, Any], kind: str) -> str:
    name: str = request.path_params["name"]
    if name not in known:
        raise RefusedError(404, f"There is no {kind} “{name}”. There are: {', '.join(known)}.")
    return name


def _rows(
    request: Request, parsed: ParsedRequest, question: Mapping[str, str], compute: Callable[[], pd.DataFrame]
) -> Response:
    """A page of rows; what they are stands in the headers too, because CSV has no room for it."""
    record = parsed.full_record

    def content() -> Content:
        found = compute()
        total, named = len(found), attribution(record_name(record, ENGLISH), found, parsed.format)
        last = parsed.rows.stop >= total
        about = {
            **question,
            "known_on": str(parsed.query.day),
            "data_version": record.version,
            "licence": licence_name(record, ENGLISH),
            "attribution": named,
            "total": total,
            "page": parsed.page,
            "page_size": parsed.page_size,
            "last": last,
        }
        headers = {
            "X-Total-Count": str(total),
            "X-Question": urlencode(question, safe=","),
            "X-Attribution": header_text(named),
            "Link": ", ".join(_links(request, parsed, last)),
        }
        body = serialise(found.iloc[parsed.rows], parsed.format, about, record.boundaries)
        return Content(body, MEDIA[parsed.format], headers)

    return conditional_response(request, parsed, content)


def _links(request: Request, parsed: ParsedRequest, last: bool) -> list[str]:
    """The next page, the description and the licence, as a ``Link`` header has them (RFC 8288)."""
    licence = parsed.full_record.licence
    following = urlencode({**request.query_params, "page": parsed.page + 1}, safe=",")
    return [
        *([] if last else [f'<{request.scope["path"]}?{following}>; rel="next"']),
        f'<{request.base_url.path}api/datapackage.json>; rel="describedby"; type="{MEDIA["json"]}"',
        *([f'<{licence.address}>; rel="license"'] if licence and licence.address else []),
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
        *(Route(f"/api/{path}", file) for path in DESCRIBED_FILES),
        Route("/api/cards/{name}", card),
        Route("/api/{name}", _table),
    ],
    exception_handlers={RefusedError: bad_request, HTTPException: not_found, Exception: internal_error},
)
"""An application of its own, so that everything under ``/api`` is refused with a sentence."""
API.router.redirect_slashes = False
ROUTES = (Route("/api", API), _Below(API))
