"""The files that the data package names, each at its path beside it, byte for byte: so the package holds at its own address."""

from starlette.requests import Request
from starlette.responses import Response

from ledger.api.formats import MEDIA
from ledger.api.request import read
from ledger.api.responses import Content, conditional_response


def media(path: str) -> str:
    """What a file is, by its ending."""
    return MEDIA[path.rpartition(".")[2]]


def file(request: Request) -> Response:
    """One of the files: all rows and the columns as they are curated, whatever was known when."""
    path: str = request.scope["path"].partition("/api/")[2]
    parsed = read(request.query_params.multi_items(), ())
    record = parsed.full_record
    return conditional_response(request, parsed, lambda: Content(record.files.read(path), media(path)))
