"""The pages run in this process, without a browser."""

from collections.abc import Callable
from functools import cached_property

import pytest

from tests.support.app_driver import opened
from tests.support.visible_text import texts


class Reader:
    """A reader at one page, with the link that was opened."""

    def __init__(self, page: str, **link: str) -> None:
        self.app = opened(page, **link)

    @cached_property
    def words(self) -> str:
        """All text on the page, a line each."""
        return "\n".join(texts(self.app))

    @property
    def link(self) -> dict[str, str]:
        return {
            name: values[0] if isinstance(values, list) else values for name, values in self.app.query_params.items()
        }


@pytest.fixture
def read() -> Callable[..., Reader]:
    return Reader
