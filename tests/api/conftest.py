"""The data interface, asked in the test's own process; and on a real server, for what only that shows."""

from collections.abc import Callable

import pytest

from tests.support.api_client import Response, ask


@pytest.fixture
def get() -> Callable[..., Response]:
    return ask


@pytest.fixture(scope="session")
def home(server: str) -> str:
    return f"{server}/"
