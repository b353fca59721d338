"""The addresses under ``/api``: what is asked there, and how it is answered, refused or found unchanged."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

import orjson
import pandas as pd
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from ledger.answers.changes import NotEarlierError
from ledger.answers.registry import ANSWERS, answer
from ledger.api.asked import Asked, RefusedError, read
from ledger.api.description import LICENCE, formats, openapi
from ledger.api.feed import feed
from ledger.api.formats import MEDIA, written
from ledger.api.tables import TABLES
from ledger.asking import ASKED, stated
from ledger.checking import PACKAGE
from ledger.language import Language

Json = dict[str, Any]
READS = ("GET", "HEAD")
ATTRIBUTION = "Kursk Ledger; settlements: see coord_source in places"


def _table(request: Request) -> Response:
    name = _named(request, TABLES, "table")
    asked = read(request.query_params.multi_items(), TABLES[name].fields, formats(name))
    measure = "metric" in request.query_params
    return _answered(request, asked, {"table": name, **{field: value for field, value in request.query_params.items() if field in TABLES[name].fields}}, lambda: TABLES[name].read(asked.asking, measure))


def _answer(request: Request) -> Response:
    name = _named(request, ANSWERS, "answer")
    asked = read(request.query_params.multi_items(), ASKED, ("json", "csv", "parquet"))
    question = asked.asking.question
    try:
        return _answered(request, asked, stated(name, question, asked.whole, asked.today), lambda: answer(name, asked.whole, question, asked.today))
    except NotEarlierError as error:
        raise RefusedError(400, str(error), "since" if question.since else "known_on") from error


def _feed(request: Request) -> Response:
    asked = read(request.query_params.multi_items(), (), ("json",))
    lang = Language(asked.asking.question.lang)
    entries = feed(asked.asking.record, asked.asking.claims, lang, str(request.base_url).removesuffix("api/"))
    return _unless_known(request, asked, lambda: orjson.dumps(entries), "application/feed+json")


def _package(request: Request) -> Response:
    asked = read(request.query_params.multi_items(), (), ("json",))
    return _unless_known(request, asked, lambda: (asked.whole.boundaries.parent / PACKAGE).read_bytes(), MEDIA["json"])


def _openapi(request: Request) -> Response:
    return _json(openapi())


def _index(request: Request) -> Response:
    if request.method not in READS:  # The framework would refuse it in plain text.
        return _not_here(request, HTTPException(405))
    return _json({
        "tables": {f"/api/{name}": table.holds for name, table in TABLES.items()},
        "answers": {f"/api/answers/{name}": each.tells for name, each in ANSWERS.items()},
        "more": ["/api/openapi.json", "/api/datapackage.json", "/api/feed.json"],
    })


def _named(request: Request, known: Any, kind: str) -> str:
    name: str = request.path_params["name"]
    if name not in known:
        raise RefusedError(404, f"There is no {kind} “{name}”. There are: {', '.join(known)}.")
    return name


def _answered(request: Request, asked: Asked, about: Json, rows: Callable[[], pd.DataFrame]) -> Response:
    def body() -> bytes:
        found = rows()
        total = len(found)
        headers["X-Total-Count"] = str(total)
        following = asked.rows.stop < total
        if following:
            parameters = urlencode({**request.query_params, "page": asked.page + 1}, safe=",")
            headers["Link"] = f'<{request.url.path}?{parameters}>; rel="next"'
        said = {
            **about, "known_on": str(asked.asking.day), "data_version": asked.whole.version, "licence": LICENCE, "attribution": ATTRIBUTION,
            "total": total, "page": asked.page, "page_size": asked.page_size, "last": not following,
        }
        return written(found.iloc[asked.rows], asked.format, said)

    headers: dict[str, str] = {}
    return _unless_known(request, asked, body, MEDIA[asked.format], headers)


def _unless_known(request: Request, asked: Asked, body: Callable[[], bytes], media: str, more: dict[str, str] | None = None) -> Response:
    """The response, or 304 where the reader has it: it hangs on the data version, the day and the address alone."""
    hangs_on = f"{asked.whole.version} {asked.today} {request.url}"
    etag = f'"{asked.whole.version}-{hashlib.sha256(hangs_on.encode("utf-8", "surrogatepass")).hexdigest()[:16]}"'
    headers = {
        "ETag": etag, "Cache-Control": "no-cache", "X-Data-Version": asked.whole.version, "X-Known-On": str(asked.asking.day), "X-Licence": LICENCE,
        "X-Content-Type-Options": "nosniff",
    }
    known = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
    if etag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    content = body()
    return Response(content, media_type=media, headers=headers | (more or {}))


def _json(content: Json, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(orjson.dumps(content, option=orjson.OPT_INDENT_2), status, headers, MEDIA["json"])


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return _json({"error": error.sentence, "parameter": error.parameter}, error.status)


def _not_here(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    sentence = "There is nothing at this address. /api lists what there is."
    if error.status_code == 405:
        sentence = "The data interface is read-only: it answers GET and HEAD."
    return _json({"error": sentence, "parameter": ""}, error.status_code, {"Allow": ", ".join(READS)} if error.status_code == 405 else None)


def _failed(request: Request, error: Exception) -> Response:
    """What nobody foresaw: a sentence all the same; the server logs the error."""
    return _json({"error": "This could not be answered: a fault of the data interface, not of the request.", "parameter": ""}, 500)


ROUTES = (Route("/api", _index, methods=[*READS, "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]), Mount("/api", Starlette(
    routes=[
        Route("/", _index), Route("/openapi.json", _openapi), Route("/datapackage.json", _package), Route("/feed.json", _feed),
        Route("/answers/{name}", _answer), Route("/{name}", _table),
    ],
    exception_handlers={RefusedError: _refused, HTTPException: _not_here, Exception: _failed},
)),)
