"""What the tests of ``deploy/`` share: two processes behind nginx, and visitors with cookies of their own."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import PATIENCE, Visit, chromium
from tests.support.cluster import RunningCluster, running_cluster

__all__ = ["chromium"]


@pytest.fixture(scope="session")
def served() -> Iterator[RunningCluster]:
    with running_cluster() as two:
        yield two


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Callable[[str], Visit]]:
    """A visitor with cookies of their own, known to nginx by the name of their browser."""
    contexts = []

    def come(name: str) -> Visit:
        context = chromium.new_context(locale="en-GB", user_agent=name, ignore_https_errors=True, bypass_csp=True)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return Visit(context.new_page())

    yield come
    for context in contexts:
        context.close()
