"""The data interface on a real server."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPMessage
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.browser.conftest import running_server


@dataclass
class Response:
    """What came back, whatever its status."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@pytest.fixture(scope="session")
def home() -> Iterator[str]:
    with running_server() as address:
        yield f"{address}/"


@pytest.fixture
def get(home: str) -> Callable[..., Response]:
    def ask(path: str, method: str = "GET", **headers: str) -> Response:
        request = Request(home + path, method=method, headers={name.replace("_", "-"): value for name, value in headers.items()})
        try:
            with urlopen(request, timeout=60) as answered:
                return Response(answered.status, answered.headers, answered.read())
        except HTTPError as refused:
            return Response(refused.code, refused.headers, refused.read())

    return ask
