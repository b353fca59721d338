"""The pages run in this process, without a browser."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.words import texts

DASHBOARD = "dashboard.py"


class Reader:
    """A reader at one page, with the link that was opened."""

    def __init__(self, page: str, **link: str) -> None:
        self.app = AppTest.from_file(f"../../{DASHBOARD}", default_timeout=60)
        self.app.query_params.update(link)
        self.app.run()
        if page != "briefing":
            self.app.switch_page(f"pages/{page}.py")
            self.app.query_params.update(link)
            self.app.run()
        assert [error.message for error in self.app.exception] == []

    @property
    def words(self) -> str:
        """All text on the page, a line each."""
        return "\n".join(texts(self.app))

    @property
    def link(self) -> dict[str, str]:
        return {name: values[0] if isinstance(values, list) else values for name, values in self.app.query_params.items()}


@pytest.fixture
def read() -> Callable[..., Reader]:
    return Reader
