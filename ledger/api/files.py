"""The files that the data package names, each at its path beside it, byte for byte: so the package holds at its own address."""

from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from ledger.api.formats import MEDIA
from ledger.api.request import read
from ledger.api.responses import Content, conditional_response
from ledger.record.datapackage import BOUNDARIES
from ledger.record.schema import TABLES

FILES = (*(table.file for table in TABLES.values()), *(f"boundaries/{path}" for _name, path, *_rest in BOUNDARIES))
"""Their paths in the folder of the record, and below ``/api``."""


def media(path: str) -> str:
    """What a file is, by its ending."""
    return MEDIA[path.rpartition(".")[2]]


def file(request: Request) -> Response:
    """One of the files: all rows and the columns as they are curated, whatever was known when."""
    path: str = request.scope["path"].partition("/api/")[2]
    parsed = read(request.query_params.multi_items(), ())
    record = parsed.full_record
    return conditional_response(
        request, parsed, lambda: Content(_content(record.boundaries.parent / path, record.version), media(path))
    )


@cache
def _content(path: Path, version: str) -> bytes:
    """A file as it is first read for a version of the record."""
    return path.read_bytes()
