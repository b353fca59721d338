"""One request of a program, and patience."""

import json
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

UNCHECKED = ssl._create_unverified_context()
"""The certificate is one that the tests made."""


@dataclass
class Answer:
    """What came back, whatever its status; the names of headers are in small letters."""

    status: int
    headers: dict[str, list[str]]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def get(address: str, **headers: str) -> Answer:
    """One request of a program; ``accept_encoding`` is the header Accept-Encoding."""
    request = Request(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        response = urlopen(request, timeout=20, context=UNCHECKED)
    except HTTPError as error:
        response = error
    with response:
        names = {name.lower() for name in response.headers}
        return Answer(response.status, {name: response.headers.get_all(name) for name in names}, response.read())


def until(true: Callable[[], bool], what: str) -> None:
    """Wait for something, a minute at most."""
    for _ in range(240):
        with suppress(URLError, ConnectionError, TimeoutError):
            if true():
                return
        time.sleep(0.25)
    raise AssertionError(f"after a minute still not: {what}")
