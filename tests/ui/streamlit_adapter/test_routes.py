"""Every address that the installed framework answers, and whether it is open: one that is new turns this test red."""

import re
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import streamlit as st
from starlette.routing import Mount

from ledger.server.not_found import CLOSED, OF_SIGN_IN
from ledger.ui.app import DASHBOARD

OPEN = {
    "/_stcore/health": "that the process lives",
    "/_stcore/host-config": "what a page may be told by a page around it",
    "/_stcore/stream": "the stream, behind its guard",
    "/media/{file_id:path}": "downloads, under names that nobody guesses",
    "/": "the framework's own page, scripts and styles",
}
"""The addresses that are open on purpose, and what for."""


@pytest.fixture(scope="module")
def paths() -> list[str]:
    """The addresses of the framework, as it makes them for every server."""
    routes = st.App(str(DASHBOARD))._build_starlette_app().routes
    return [route.path or "/" if isinstance(route, Mount) else route.path for route in routes]


def test_every_address_of_the_framework_is_open_on_purpose_or_closed(paths: list[str]) -> None:
    assert set(OPEN) <= set(paths)
    unknown = [path for path in paths if path not in OPEN and not CLOSED.search(path) and not OF_SIGN_IN.search(path)]
    assert unknown == []
    assert [path for path in OPEN if CLOSED.search(path) or OF_SIGN_IN.search(path)] == []


def answered(address: str, method: str) -> int:
    try:
        with urlopen(
            Request(address, data=b"x" if method in ("POST", "PUT", "PATCH") else None, method=method), timeout=20
        ) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def test_what_is_closed_is_not_there(server: str, paths: list[str]) -> None:
    closed = sorted({re.sub(r"{.*?}", "x", path) for path in paths if path not in OPEN})
    assert any("upload_file" in path for path in closed)
    for path in closed:
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
            assert answered(server + path, method) == 404, (method, path)
