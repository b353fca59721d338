"""What every response has in common: its headers, its ETag, and a sentence where there is nothing to give."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ledger.api.formats import MEDIA
from ledger.api.request import ParsedRequest, RefusedError
from ledger.i18n.language import Language
from ledger.text.sentences.record_name import licence_name
from ledger.views.addresses import source_hash

COMMON_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "*",
}
"""The data are public, the interface knows no visitors and changes nothing: a page of any other site may read it in the browser."""
READS = "GET, HEAD"
PLAIN = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) != "%")
ENGLISH = Language("en")
"""In which the interface speaks of itself, for programs."""


@dataclass(frozen=True)
class Content:
    """A body, what it is, and the headers that it alone has."""

    body: bytes
    media: str = MEDIA["json"]
    headers: Mapping[str, str] = field(default_factory=dict)


def conditional_response(
    request: Request, parsed: ParsedRequest, content: Callable[[], Content], caching: str = "no-cache"
) -> Response:
    """The content, or 304 where the reader has it: it hangs on record, program, day and address alone.

    The ETag is weak, because a response may be packed on its way. ``caching`` is the ``Cache-Control`` of the answer.
    """
    version, scope = parsed.full_record.version, request.scope
    address = f"{request.base_url}{scope['path']}".encode("utf-8", "surrogatepass") + b"?" + scope["query_string"]
    tag = f'"{version}-{hashlib.sha256(f"{parsed.full_record.fingerprint} {source_hash()} {parsed.today} ".encode() + address).hexdigest()[:16]}"'
    headers = {
        **COMMON_HEADERS,
        "ETag": f"W/{tag}",
        "Cache-Control": caching,
        "X-Data-Version": version,
        "X-Known-On": str(parsed.query.day),
        "X-Licence": header_text(licence_name(parsed.full_record, ENGLISH)),
    }
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    given = content()
    return Response(given.body, media_type=given.media, headers={**headers, **given.headers})


def header_text(text: str) -> str:
    """A text as a header can hold it: one line of ASCII; all other letters as a link has them (RFC 3986)."""
    return quote(" ".join(text.split()), safe=PLAIN)


def bad_request(request: Request, error: Exception) -> Response:
    """The sentence of a ``RefusedError``."""
    assert isinstance(error, RefusedError)
    return _sentence(error.status, error.sentence, error.parameter)


def not_found(request: Request, error: Exception) -> Response:
    """An address or a method that there is not."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        return _sentence(405, "The data interface is read-only: it answers GET and HEAD.", Allow=READS)
    return _sentence(error.status_code, "There is nothing at this address. /api lists what there is.")


def internal_error(request: Request, error: Exception) -> Response:
    """What nobody foresaw: a sentence all the same; the server logs the error."""
    return _sentence(500, "This could not be answered: a fault of the data interface, not of the request.")


def _sentence(status: int, sentence: str, parameter: str = "", **headers: Any) -> Response:
    return Response(
        orjson.dumps({"error": sentence, "parameter": parameter}), status, {**COMMON_HEADERS, **headers}, MEDIA["json"]
    )
